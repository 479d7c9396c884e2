package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perennial.kernel.Digests;

/** Proofs made by others, good and bad: transparency-dev/merkle. */
class MerkleVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("perennial.shared", "absent"), "vectors/merkle");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

  private static final byte[] NO_HASH = "no hash: ".getBytes(StandardCharsets.UTF_8);

  private static List<String> read(String kind) throws IOException {
    Path folder = FOLDER.resolve(kind);
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: no Merkle vectors under the property perennial.shared");
    }
    assumeTrue(Files.isDirectory(folder), "no Merkle vectors under the property perennial.shared");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static String value(String json, String name) {
    Matcher value =
        Pattern.compile("\"" + name + "\": *(\\[[^]]*]|\"[^\"]*\"|[^,\\s}]+)").matcher(json);
    assertThat(value.find()).as(name + " in " + json).isTrue();
    return value.group(1);
  }

  private static long number(String json, String name) {
    return Long.parseUnsignedLong(value(json, name));
  }

  private static Hash hash(String json, String name) {
    return hash(value(json, name).replace("\"", ""));
  }

  /** Some vectors have a text such as "WrongLeaf" where a hash belongs: a digest stands in. */
  private static Hash hash(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    boolean asIs = bytes.length == Hash.LENGTH || bytes.length == 0; // nothing is no hash
    return new Hash(asIs ? bytes : Digests.sha256(NO_HASH, bytes));
  }

  private static List<Hash> proof(String json) {
    return STRING.matcher(value(json, "proof")).results().map(m -> hash(m.group(1))).toList();
  }

  private static void holdsAsWanted(String json, Supplier<Optional<ProofFault>> verification) {
    boolean refused;
    try {
      refused = verification.get().isPresent();
    } catch (IllegalArgumentException e) {
      refused = true; // what is no hash is refused before any proof is looked at
    }
    assertThat(refused).as(json).isEqualTo(Boolean.parseBoolean(value(json, "wantErr")));
  }

  @Test
  void inclusionProofsHoldAndFailAsWanted() throws IOException {
    List<String> vectors = read("inclusion");
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(98);
    for (String json : vectors) {
      long index = number(json, "leafIdx");
      long size = number(json, "treeSize");
      holdsAsWanted(
          json,
          () ->
              new InclusionProof(index, size, proof(json))
                  .verify(hash(json, "leafHash"), hash(json, "root")));
    }
  }

  @Test
  void consistencyProofsHoldAndFailAsWanted() throws IOException {
    List<String> vectors = read("consistency");
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(98);
    for (String json : vectors) {
      long earlier = number(json, "size1");
      long later = number(json, "size2");
      holdsAsWanted(
          json,
          () ->
              new ConsistencyProof(earlier, later, proof(json))
                  .verify(hash(json, "root1"), hash(json, "root2")));
    }
  }
}
