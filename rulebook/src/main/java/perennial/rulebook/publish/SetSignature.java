package perennial.rulebook.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.NoteSignature;
import perennial.journal.log.NoteVerdict;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.journal.log.VerifierKey;
import perennial.kernel.Digests;
import perennial.rulebook.load.RuleDefect;

/**
 * The signature of a rule set: a signed note (C2SP signed-note, Ed25519) in its folder, over the
 * SHA-256 of every file that the set is read from, those that it shares among them. Whoever takes
 * the set over knows by it that somebody who may sign it has, and that no file is another one
 * since.
 *
 * @param set folder of the set, relative to that of all jurisdictions
 * @param digests path to SHA-256, in hex
 * @param note text and signatures
 */
public record SetSignature(String set, SortedMap<String, String> digests, SignedNote note) {
  /** Beside the files of the set. */
  public static final String FILE = "set.signature";

  private static final String HEADER = "perennial rule set v1\n";

  /** As {@code sha256sum} prints. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._/-]+)");

  public SetSignature {
    digests = new TreeMap<>(digests);
  }

  /** Where the signature of a set is, relative to the folder of all jurisdictions. */
  static String path(String jurisdiction, String set) {
    return jurisdiction + "/" + set + "/" + FILE;
  }

  static boolean isSignature(String path) {
    return path.endsWith("/" + FILE);
  }

  /**
   * Signs a candidate.
   *
   * @param jurisdiction whose it is
   * @param signer of the kind that signs logs
   * @return with the signatures of those who signed the same files before
   */
  public static SetSignature by(SignerKey signer, String jurisdiction, Candidate candidate) {
    var set = jurisdiction + "/" + candidate.version().set();
    var digests = digests(candidate.content());
    var text = text(set, digests);
    NoteSignature line = signer.sign(text);
    return candidate
        .content()
        .read(set + "/" + FILE)
        .map(before -> note(before, text))
        .map(before -> new SetSignature(set, digests, before.with(line)))
        .orElseGet(() -> new SetSignature(set, digests, new SignedNote(text, List.of(line))));
  }

  /** The note, if it is one over that text. */
  private static @Nullable SignedNote note(String written, String text) {
    try {
      var note = SignedNote.parse(written.getBytes(StandardCharsets.UTF_8));
      return note.text().equals(text) ? note : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /**
   * Reads a signature.
   *
   * @param set folder of the set
   * @throws IllegalArgumentException when it is none, or that of another set
   */
  static SetSignature parse(String set, String written) {
    var note = SignedNote.parse(written.getBytes(StandardCharsets.UTF_8));
    var head = HEADER + set + "\n";
    if (!note.text().startsWith(head)) {
      throw new IllegalArgumentException("it is not of " + set);
    }
    var digests = new TreeMap<String, String>();
    for (var line : note.text().substring(head.length()).lines().toList()) {
      var parts = LINE.matcher(line);
      if (!parts.matches() || digests.put(parts.group(2), parts.group(1)) != null) {
        throw new IllegalArgumentException("a line of it names no file, or one again");
      }
    }
    return new SetSignature(set, digests, note);
  }

  /** The file, as it is written. */
  public String text() {
    return new String(note.bytes(), StandardCharsets.UTF_8);
  }

  /** Names of all who signed, known or not. */
  public List<String> signers() {
    return note.signatures().stream().map(NoteSignature::name).toList();
  }

  private static String text(String set, SortedMap<String, String> digests) {
    var text = new StringBuilder(HEADER).append(set).append('\n');
    digests.forEach((path, digest) -> text.append(digest).append("  ").append(path).append('\n'));
    return text.toString();
  }

  private static SortedMap<String, String> digests(SetContent content) {
    var digests = new TreeMap<String, String>();
    content.toSign().forEach((path, text) -> digests.put(path, digest(text)));
    return digests;
  }

  private static String digest(String text) {
    return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What is wrong with the signatures, and with the files that it names. */
  private List<RuleDefect> defects(SetContent content, List<VerifierKey> signers) {
    var defects = new ArrayList<RuleDefect>();
    var place = set + "/" + FILE;
    switch (note.check(signers)) {
      case NoteVerdict.Signed _ -> {}
      case NoteVerdict.Forged(VerifierKey key) ->
          defects.add(new RuleDefect(place, "", "the signature of " + key.name() + " is false"));
      case NoteVerdict.Unsigned _ ->
          defects.add(new RuleDefect(place, "", "is signed by nobody who may: " + may(signers)));
    }
    digests.forEach((path, digest) -> {
      var text = content.read(path);
      if (text.isEmpty()) {
        defects.add(new RuleDefect(path, "", "is signed and missing"));
      } else if (!digest(text.get()).equals(digest)) {
        defects.add(new RuleDefect(path, "", "is not what was signed"));
      }
    });
    return defects;
  }

  private String may(List<VerifierKey> signers) {
    return "it has "
        + String.join(", ", signers())
        + ", and those who may are "
        + (signers.isEmpty()
            ? "none"
            : signers.stream().map(VerifierKey::toString).collect(Collectors.joining(", ")));
  }

  /**
   * What is wrong with the signatures of some sets; nothing when all is as it was signed.
   *
   * @param content all that the sets were read from, with their signatures
   * @param sets names of the sets
   * @param signers whoever may sign
   */
  public static List<RuleDefect> defects(
      SetContent content, String jurisdiction, List<String> sets, List<VerifierKey> signers) {
    var defects = new ArrayList<RuleDefect>();
    Map<String, String> unsigned = content.toSign();
    // It says who may sign, so that it is in no signature.
    unsigned.remove(jurisdiction + "/jurisdiction.json");
    boolean isEveryOneThere = true;
    for (var name : sets) {
      var path = path(jurisdiction, name);
      var written = content.read(path);
      if (written.isEmpty()) {
        isEveryOneThere = false;
        defects.add(new RuleDefect(path, "", "is missing: nobody has signed the set"));
        continue;
      }
      try {
        var signature = parse(jurisdiction + "/" + name, written.get());
        defects.addAll(signature.defects(content, signers));
        unsigned.keySet().removeAll(signature.digests().keySet());
      } catch (IllegalArgumentException e) {
        isEveryOneThere = false;
        defects.add(new RuleDefect(path, "", "is no signature: " + e.getMessage()));
      }
    }
    if (isEveryOneThere) {
      unsigned
          .keySet()
          .forEach(path -> defects.add(new RuleDefect(path, "", "is signed by nobody")));
    }
    return defects;
  }

  /**
   * Who signed a set, in their own words; nobody where it has no signature that can be read.
   *
   * @param content with the signature of the set
   */
  public static List<String> signers(SetContent content, String jurisdiction, String set) {
    return content
        .read(path(jurisdiction, set))
        .map(written -> {
          try {
            return parse(jurisdiction + "/" + set, written).signers();
          } catch (IllegalArgumentException _) {
            return List.<String>of();
          }
        })
        .orElse(List.of());
  }
}
