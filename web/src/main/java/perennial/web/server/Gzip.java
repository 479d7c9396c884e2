package perennial.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Compresses answers for clients that accept it (RFC 9110, section 12.5.3). */
final class Gzip {

  /** Shorter bodies fit one packet either way. */
  static final int MIN_LENGTH = 1400;

  /** A full page of JSON shrinks to a fifteenth at the fastest level; more effort gains little. */
  private static final int LEVEL = Deflater.BEST_SPEED;

  private Gzip() {}

  static boolean isWorthIt(String contentType, int length) {
    return length >= MIN_LENGTH
        && (contentType.startsWith("text/") || contentType.contains("json"));
  }

  static boolean isAccepted(HttpFields headers) {
    boolean any = false;
    for (HttpField field : headers) {
      if (field.getHeader() != HttpHeader.ACCEPT_ENCODING) {
        continue;
      }
      for (String coding : field.getValues()) {
        String[] parts = coding.toLowerCase(Locale.ROOT).split(";", 2);
        boolean wanted = parts.length == 1 || !isZero(parts[1]);
        switch (parts[0].strip()) {
          case "gzip", "x-gzip" -> {
            return wanted;
          }
          case "*" -> any = wanted;
          default -> {
            // Some other coding: nothing to us.
          }
        }
      }
    }
    return any;
  }

  /** {@code q=0}, {@code q=0.0} and the like mean "not this one". */
  private static boolean isZero(String parameter) {
    return parameter.strip().matches("q\\s*=\\s*0(\\.0*)?");
  }

  static byte[] compress(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream out = new FastGzip(compressed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return compressed.toByteArray();
  }

  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8192;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(LEVEL);
    }
  }
}
