package perennial.server.log;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import perennial.journal.log.SignatureType;
import perennial.journal.log.VerifierKey;

/**
 * A witness that a node asks.
 *
 * @param url where it serves, such as {@code https://witness.example}
 * @param key with which it cosigns
 */
public record WitnessAddress(String url, VerifierKey key) {

  /**
   * @param text a URL, a space and a verifier key, for each witness, with commas between; or
   *     nothing
   * @throws IllegalArgumentException saying which of them is wrong and how
   */
  public static List<WitnessAddress> parseAll(String text) {
    List<WitnessAddress> all = new ArrayList<>();
    for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
      try {
        all.add(parse(each.strip().split(" +", -1)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "witness " + (all.size() + 1) + " is not a URL and a verifier key: " + e.getMessage(),
            e);
      }
    }
    return List.copyOf(all);
  }

  private static WitnessAddress parse(String[] words) {
    if (words.length != 2) {
      throw new IllegalArgumentException("it has not two words");
    }
    URI url = URI.create(words[0]);
    if (url.getHost() == null || !words[0].matches("https?://.*")) {
      throw new IllegalArgumentException("its URL begins with http:// or https:// and a host");
    }
    VerifierKey key = VerifierKey.parse(words[1]);
    if (key.type() != SignatureType.COSIGNATURE_V1) {
      throw new IllegalArgumentException("its key is a log's, which does not cosign");
    }
    return new WitnessAddress(words[0], key);
  }
}
