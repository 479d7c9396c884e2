package perennial.rulebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.journal.log.VerifierKey;
import perennial.kernel.Digests;
import perennial.rulebook.Invented;
import perennial.rulebook.Invented.Damaged;
import perennial.rulebook.Jurisdiction;
import perennial.rulebook.load.RuleDefect;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.load.RulePackRefused;

/** Nobody takes a rule set over whose files are not those that somebody who may has signed. */
class SetSignatureTest {
  private static final String CODE = "ruritania";
  private static final String SET = "grain-2";
  private static final String PLACE = CODE + "/" + SET + "/" + SetSignature.FILE;
  private static final SignerKey ANA = key("ana", 1);
  private static final SignerKey BEN = key("ben", 2);

  private static SignerKey key(String name, int seed) {
    return SignerKey.generate(
        name, SignatureType.ED25519, _ -> Digests.sha256(new byte[] {(byte) seed}));
  }

  private static Candidate candidate(RuleFiles files) {
    Jurisdiction jurisdiction = RulePackLoader.jurisdiction(files, CODE);
    return Candidate.load(files, jurisdiction, SET, null);
  }

  private static Damaged signedBy(SignerKey key) {
    return new Damaged()
        .write(PLACE, SetSignature.by(key, CODE, candidate(Invented.sound())).text());
  }

  private static List<RuleDefect> defects(RuleFiles files, SignerKey... may) {
    List<VerifierKey> signers = List.of(may).stream().map(SignerKey::verifier).toList();
    return candidate(files).unsigned(CODE, signers);
  }

  @Test
  void holdsForTheFilesThatWereSigned() {
    assertThat(defects(signedBy(ANA), ANA, BEN)).isEmpty();
    var content = candidate(signedBy(ANA)).content();
    assertThat(SetSignature.signers(content, CODE, SET)).containsExactly("ana");
    assertThat(content.hash())
        .as("a report of before the signature is of the same files")
        .isEqualTo(candidate(Invented.sound()).content().hash());
    assertThat(SetContent.unpack(content.packed()).read(PLACE)).isPresent();
  }

  @Test
  void addsTheSignaturesOfOthersWhileTheFilesStay() {
    var once = signedBy(ANA);
    var both = SetSignature.by(BEN, CODE, candidate(once));
    assertThat(both.signers()).containsExactly("ana", "ben");
    assertThat(SetSignature.by(BEN, CODE, candidate(once.write(PLACE, both.text()))).signers())
        .as("nobody signs twice")
        .containsExactly("ana", "ben");
    var changed =
        once.replace(CODE + "/" + SET + "/taxes.json", "\"percent\": \"", "\"percent\": \"1");
    assertThat(SetSignature.by(BEN, CODE, candidate(changed)).signers()).containsExactly("ben");
  }

  @Test
  void isMissed() {
    assertThat(defects(Invented.sound(), ANA))
        .containsExactly(new RuleDefect(PLACE, "", "is missing: nobody has signed the set"));
    assertThat(SetSignature.signers(candidate(Invented.sound()).content(), CODE, SET)).isEmpty();
  }

  @Test
  void isOfNoWorthFromAnybodyElse() {
    assertThat(defects(signedBy(ANA), BEN))
        .singleElement()
        .satisfies(defect ->
            assertThat(defect.text())
                .isEqualTo(
                    "is signed by nobody who may: it has ana, and those who may are "
                        + BEN.verifier()));
    assertThat(defects(signedBy(ANA)))
        .singleElement()
        .satisfies(defect -> assertThat(defect.text()).endsWith("those who may are none"));
  }

  @Test
  void tellsEveryFileThatIsAnotherOneSince() {
    var files =
        signedBy(ANA)
            .replace(CODE + "/" + SET + "/taxes.json", "\"percent\": \"", "\"percent\": \"1")
            .replace(CODE + "/" + SET + "/set.json", "\"title\": \"", "\"title\": \"Other ")
            .write(
                CODE + "/" + SET + "/goods.json",
                "{\"about\": \"Of later.\", \"defaults\": {}, \"rows\": []}");
    assertThat(defects(files, ANA))
        .containsExactlyInAnyOrder(
            new RuleDefect(CODE + "/" + SET + "/taxes.json", "", "is not what was signed"),
            new RuleDefect(CODE + "/" + SET + "/set.json", "", "is not what was signed"),
            new RuleDefect(CODE + "/" + SET + "/goods.json", "", "is signed by nobody"));
  }

  @Test
  void isFalseWhereItsTextWasChanged() {
    var signature = SetSignature.by(ANA, CODE, candidate(Invented.sound())).text();
    var changed = signature.replaceFirst("[0-9a-f]{64}", "0".repeat(64));
    assertThat(defects(new Damaged().write(PLACE, changed), ANA))
        .extracting(RuleDefect::text)
        .containsExactlyInAnyOrder("the signature of ana is false", "is not what was signed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Signed: Ana", "perennial rule set v1\nruritania/grain-1\n\nx"})
  void isNoSignature(String written) {
    assertThat(defects(new Damaged().write(PLACE, written), ANA))
        .singleElement()
        .satisfies(defect -> {
          assertThat(defect.file()).isEqualTo(PLACE);
          assertThat(defect.text()).startsWith("is no signature: ");
        });
  }

  @Test
  void isNotThatOfAnotherSet() {
    var other =
        Candidate.load(
            Invented.sound(),
            RulePackLoader.jurisdiction(Invented.sound(), CODE),
            "grain-1",
            LocalDate.of(1990, 1, 1));
    var files = new Damaged().write(PLACE, SetSignature.by(ANA, CODE, other).text());
    assertThat(defects(files, ANA))
        .extracting(RuleDefect::text)
        .containsExactly("is no signature: it is not of " + CODE + "/" + SET);
  }

  /** Whoever changes a shipped set signs it anew: docs/rules/packs.md. */
  @ParameterizedTest
  @ValueSource(strings = {"2018", "current"})
  void isOnEveryShippedSet(String pack) {
    var taken = FoundingPack.take(RuleFiles.shipped(), "wa", pack);
    assertThat(taken.pack().jurisdiction().signers()).isNotEmpty();
    var again = FoundingPack.of(SetContent.unpack(taken.content().packed()), "wa", pack);
    assertThat(again.pack().sets().stream().map(set -> set.version() + " " + set.from()))
        .isEqualTo(
            taken.pack().sets().stream().map(set -> set.version() + " " + set.from()).toList());
    assertThat(again.content()).isEqualTo(taken.content());
  }

  @Test
  void isAskedOfEverySetThatARegistryBeginsWith() {
    var refused =
        catchThrowableOfType(
            RulePackRefused.class, () -> FoundingPack.take(signedBy(ANA), CODE, "both"));
    assertThat(refused.defects())
        .extracting(RuleDefect::toString)
        .anyMatch(text -> text.startsWith(CODE + "/grain-1/" + SetSignature.FILE + ": is missing"))
        .anyMatch(text -> text.startsWith(PLACE + ": is signed by nobody who may"));
  }
}
