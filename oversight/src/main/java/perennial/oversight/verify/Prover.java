package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import perennial.journal.Entry;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/** Folds objects anew from entries that are what was hashed. */
public final class Prover {
  /**
   * What the entries make.
   *
   * @param unproven objects whose entries are damaged, so that their rows cannot be judged
   */
  public record Proof(Fold fold, Set<ObjectRef> objects, Set<ObjectRef> unproven) {}

  private final Replay replay;
  private final EntryReads entries;

  public Prover(Replay replay, EntryReads entries) {
    this.replay = replay;
    this.entries = entries;
  }

  /**
   * @param licensee in whose name faults of the streams are told
   */
  public Proof prove(Connection connection, Streams streams, long licensee, Findings findings)
      throws SQLException {
    var unproven = new HashSet<ObjectRef>();
    var extra = new ArrayList<Finding>();
    Fold fold = replay.foldOf(streams.objects);
    boolean isWhole =
        fold(
            connection,
            streams,
            fold,
            (object, entry, detail) -> {
              if (detail.isEmpty()) {
                extra.add(stream(Fault.STREAM_EXTRA, object, licensee, entry, ""));
                return;
              }
              unproven.add(object);
              // A damaged entry is told of where its chain is walked; one that never was, here.
              if (detail.equals(NONE)) {
                extra.add(stream(Fault.STREAM_EXTRA, object, licensee, entry, detail));
              }
            });
    extra.forEach(findings::add);
    if (!isWhole) {
      fold = foldSound(connection, streams, unproven, licensee, findings);
    }
    return new Proof(fold, streams.objects, unproven);
  }

  private static final String NONE = "there is no such entry";

  /** Told of an object that an entry does not touch, or of an entry that cannot be used. */
  @FunctionalInterface
  private interface Trouble {
    void at(ObjectRef object, long entry, String detail);
  }

  /** Answers false where the entries contradict each other. */
  private boolean fold(Connection connection, Streams streams, Fold fold, Trouble trouble)
      throws SQLException {
    var isWhole = new boolean[] {true};
    entries.each(
        connection,
        streams.entries(),
        (id, read) -> {
          Set<ObjectRef> listed = Objects.requireNonNull(streams.byEntry.get(id));
          Entry entry = read == null ? null : read.entry();
          if (entry == null) {
            String detail = read == null ? NONE : read.trouble();
            listed.forEach(object -> trouble.at(object, id, detail));
            return;
          }
          try {
            replay.apply(entry, fold);
          } catch (RuntimeException e) {
            isWhole[0] = false;
          }
          Set<ObjectRef> touched = fold.takeTouched();
          if (isWhole[0] && !touched.containsAll(listed)) {
            listed.stream()
                .filter(object -> !touched.contains(object))
                .forEach(object -> trouble.at(object, id, ""));
          }
        });
    return isWhole[0];
  }

  /** Folds the objects whose entries do not contradict each other; the others are unproven. */
  private Fold foldSound(
      Connection connection,
      Streams streams,
      Set<ObjectRef> unproven,
      long licensee,
      Findings findings)
      throws SQLException {
    var read = new ArrayList<Entry>();
    entries.each(
        connection,
        streams.entries(),
        (id, entry) -> {
          if (entry != null && entry.entry() != null) {
            read.add(entry.entry());
          }
        });
    Set<ObjectRef> broken = broken(read, streams, licensee, findings);
    unproven.addAll(broken);
    var sound = new HashSet<>(streams.objects);
    sound.removeAll(broken);
    Fold fold = replay.foldOf(sound);
    read.forEach(entry -> replay.apply(entry, fold));
    return fold;
  }

  /** The objects whose entries contradict each other. */
  private Set<ObjectRef> broken(
      List<Entry> read, Streams streams, long licensee, Findings findings) {
    var broken = new HashSet<ObjectRef>();
    for (ObjectRef object : streams.objects) {
      Fold alone = replay.foldOf(Set.of(object));
      try {
        for (Entry entry : read) {
          long id = entry.occasion().entryId();
          if (Objects.requireNonNull(streams.byEntry.get(id)).contains(object)) {
            replay.apply(entry, alone);
          }
        }
      } catch (RuntimeException e) {
        broken.add(object);
        findings.add(stream(Fault.STREAM_BROKEN, object, licensee, 0, ""));
      }
    }
    return broken;
  }

  static Finding stream(Fault fault, ObjectRef object, long licensee, long entry, String detail) {
    List<String> key =
        List.of(object.kind().letters(), Long.toString(object.serial()), Long.toString(entry));
    return new Finding(
        fault, licensee, "journal.stream", key, null, null, null, entry, detail, object);
  }
}
