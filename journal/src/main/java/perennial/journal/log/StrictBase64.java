package perennial.journal.log;

import java.util.Base64;

/** Standard base64 (RFC 4648 section 4) of which exactly one text stands for the same bytes. */
final class StrictBase64 {
  private StrictBase64() {}

  /**
   * @throws LogFormatException when the text is not what encoding its bytes would give: Java, like
   *     Go, would let the unused bits of the last character pass, and so two texts for one value
   */
  static byte[] decode(String place, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new LogFormatException(place, "no base64", e);
    }
    if (!encode(bytes).equals(text)) {
      throw new LogFormatException(place, "no strict base64");
    }
    return bytes;
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
