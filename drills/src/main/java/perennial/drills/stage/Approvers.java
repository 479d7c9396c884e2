package perennial.drills.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;

/** Two officials with a key each, whom the registry knows. */
public final class Approvers {
  private final List<Path> keys = new ArrayList<>();

  /** Makes their keys beside the data folder, and names their public halves in its settings. */
  public Approvers(Node node) throws IOException {
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
  public Node.Finished apply(Node node, String command, Path plan, int signatures)
      throws IOException, InterruptedException {
    return signed(node, signatures, command, "--apply", plan.toString());
  }

  /** Runs a command with as many of their keys. */
  public Node.Finished signed(Node node, int signatures, String... command)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>(List.of(command));
    for (Path key : keys.subList(0, signatures)) {
      words.addAll(List.of("--key", key.toString()));
    }
    return node.command(words.toArray(String[]::new));
  }
}
