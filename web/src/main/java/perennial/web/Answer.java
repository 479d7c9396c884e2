package perennial.web;

import java.nio.charset.StandardCharsets;

/**
 * What goes back to the caller, byte for byte.
 *
 * @param status the HTTP status
 * @param contentType the exact bytes of the Content-Type field: clients compare it letter by letter
 * @param body the bytes of the body. The array is shared, not copied: never change it afterwards
 * @param headers further fields; the server adds length, date, request id and compression itself
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of up to megabytes, handed on, never compared
public record Answer(int status, String contentType, byte[] body, Headers headers) {

  private static final int MIN_STATUS = 200;
  private static final int MAX_STATUS = 599;

  public Answer {
    if (status < MIN_STATUS || status > MAX_STATUS) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
  }

  /** An answer without further fields. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, body, Headers.none());
  }

  /** An answer whose body is text in UTF-8. */
  public static Answer text(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with one more field. */
  public Answer with(String name, String value) {
    return new Answer(status, contentType, body, headers.with(name, value));
  }
}
