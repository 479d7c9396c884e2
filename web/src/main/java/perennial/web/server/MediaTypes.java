package perennial.web.server;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;

/** Refuses a body that states a media type, charset or coding that its endpoint does not take. */
final class MediaTypes {

  private MediaTypes() {}

  static void check(HttpFields headers, List<String> taken) {
    checkCoding(headers.get("Content-Encoding"));
    headers.getCSV("Transfer-Encoding", false).stream()
        .filter(coding -> !coding.equalsIgnoreCase("chunked"))
        .forEach(MediaTypes::checkCoding);
    String sent = headers.get("Content-Type");
    if (sent == null || sent.isBlank() || taken.isEmpty()) {
      return;
    }
    String[] parts = sent.split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!taken.contains(type)) {
      throw refused("The body must be " + String.join(" or ", taken) + ".");
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
      if (parameter.startsWith("charset=")
          && !parameter.equals("charset=utf-8")
          && !parameter.equals("charset=us-ascii")) {
        throw refused("The body must be in UTF-8.");
      }
    }
  }

  /** A compressed body could hold a thousand times what the limit of bytes lets through. */
  private static void checkCoding(@Nullable String coding) {
    if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
      throw refused("The body must not be compressed.");
    }
  }

  private static RequestFailed refused(String text) {
    return new RequestFailed(FailureKind.MEDIA_TYPE, text);
  }
}
