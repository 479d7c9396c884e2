package perennial.drills.d02;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Node;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;

/** Two officials with a key each, whom the registry knows. */
final class Approvers {
  private final List<Path> keys = new ArrayList<>();

  /** Makes their keys beside the data folder, and names their public halves in its settings. */
  Approvers(Node node) throws IOException {
    var random = new SecureRandom();
    var publics = new ArrayList<String>();
    for (String name : List.of("director", "auditor")) {
      SignerKey key =
          SignerKey.generate(
              name,
              SignatureType.ED25519,
              length -> {
                var bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
              });
      Path file = node.data().resolveSibling(name + ".key");
      Files.writeString(file, key.secretText() + "\n");
      keys.add(file);
      publics.add(key.verifier().text());
    }
    Files.writeString(
        node.data().resolve("perennial.properties"),
        "approvers=" + String.join(" ", publics) + "\n");
  }

  /** Carries out a plan by {@code repair} or {@code reset}, with as many of their keys. */
  Node.Finished apply(Node node, String command, Path plan, int signatures)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>(List.of(command, "--apply", plan.toString()));
    for (Path key : keys.subList(0, signatures)) {
      words.addAll(List.of("--key", key.toString()));
    }
    return node.command(words.toArray(String[]::new));
  }
}
