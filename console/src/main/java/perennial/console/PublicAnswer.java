package perennial.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import perennial.kernel.Digests;
import perennial.web.Answer;
import perennial.web.Request;

/**
 * Answers that anybody may keep but must ask about again: a result that was voided must not be
 * shown as good by a cache.
 */
final class PublicAnswer {
  static final String HTML = "text/html; charset=utf-8";

  /** Nothing runs, nothing is fetched but our own sheet, nobody frames it. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** As many hexadecimal digits of a digest as make a collision no concern. */
  private static final int TAG_LENGTH = 32;

  private PublicAnswer() {}

  static Answer page(Request request, String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    return isKept(request, tag(body)) ? unchanged(tag(body)) : made(HTML, body, tag(body));
  }

  /** There is no such thing; said in a page, since a person asked. */
  static Answer missing(String html) {
    return guarded(Answer.text(404, HTML, html)).with("Cache-Control", "no-store");
  }

  static Answer json(Request request, byte[] body) {
    return isKept(request, tag(body))
        ? unchanged(tag(body))
        : made("application/json", body, tag(body));
  }

  static Answer made(String type, byte[] body, String tag) {
    return cached(guarded(Answer.of(200, type, body)), tag);
  }

  static Answer unchanged(String tag) {
    return cached(guarded(Answer.of(304, HTML, new byte[0])), tag);
  }

  private static Answer cached(Answer answer, String tag) {
    return answer.with("Cache-Control", "public, no-cache").with("ETag", tag);
  }

  /** With the headers that keep a page from doing anything. */
  static Answer guarded(Answer answer) {
    return answer.with("Content-Security-Policy", POLICY).with("Referrer-Policy", "no-referrer");
  }

  /** Weak: compression changes the bytes and not what they say. */
  static String tag(byte[] content) {
    String hex = HexFormat.of().formatHex(Digests.sha256(content));
    return "W/\"" + hex.substring(0, TAG_LENGTH) + "\"";
  }

  static boolean isKept(Request request, String tag) {
    String known = request.headers().first("if-none-match").orElse("");
    return Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag::equals);
  }
}
