package perennial.web.server;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came to and from: the base of absolute links and the caller's address.
 *
 * <p>The Host field is the caller's text, so it is believed only as far as the grammar of RFC 3986,
 * section 3.2.2; otherwise the configured base stands. What a proxy adds is believed only when the
 * operator says that there is one, since anyone can send it.
 *
 * @param configured the base URL without a trailing slash, used when the request names none
 * @param forwardedTrusted whether X-Forwarded-Proto, -Host and -For come from the operator's proxy
 */
record Origin(String configured, boolean forwardedTrusted) {

  /** A DNS name has at most 253 characters, a port 5. */
  static final int MAX_HOST_LENGTH = 260;

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
  private static final int MAX_PORT = 65_535;

  Origin {
    if (configured.endsWith("/")) {
      throw new IllegalArgumentException("a base URL with a trailing slash");
    }
  }

  String base(HttpFields headers, boolean secure) {
    String scheme = secure ? "https" : "http";
    String host = headers.get("Host");
    if (forwardedTrusted) {
      scheme = schemeOf(headers.get("X-Forwarded-Proto")).orElse(scheme);
      String forwarded = headers.get("X-Forwarded-Host");
      host = forwarded == null ? host : forwarded;
    }
    return host != null && isHost(host) ? scheme + "://" + host : configured;
  }

  String remote(HttpFields headers, String peer) {
    String forwarded = forwardedTrusted ? headers.get("X-Forwarded-For") : null;
    if (forwarded == null) {
      return peer;
    }
    // The last one is the one that our own proxy added; those before it are hearsay.
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : peer;
  }

  private static Optional<String> schemeOf(@Nullable String sent) {
    boolean known = "http".equals(sent) || "https".equals(sent);
    return known ? Optional.ofNullable(sent) : Optional.empty();
  }

  /** {@code name}, {@code 192.0.2.1} or {@code [2001:db8::1]}, each with or without a port. */
  static boolean isHost(String text) {
    if (text.isEmpty() || text.length() > MAX_HOST_LENGTH) {
      return false;
    }
    int end = text.charAt(0) == '[' ? endOfBracket(text) : endOfName(text);
    return end > 0 && (end == text.length() || isPort(text, end));
  }

  private static int endOfBracket(String text) {
    int close = text.indexOf(']');
    if (close < 3 || !ADDRESS.matcher(text.substring(1, close)).matches()) {
      return -1;
    }
    return close + 1;
  }

  private static int endOfName(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) != ':') {
      char c = text.charAt(i);
      boolean fits =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || ((c == '-' || c == '.') && i > 0);
      if (!fits) {
        return -1;
      }
      i++;
    }
    return i;
  }

  private static boolean isPort(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || digits < 1 || digits > 5) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      port = port * 10 + (c - '0');
    }
    return port >= 1 && port <= MAX_PORT;
  }
}
