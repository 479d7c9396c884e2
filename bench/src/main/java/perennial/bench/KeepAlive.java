package perennial.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that sends request after request and reads each answer whole: as little
 * work as can be, so that the load costs the machine less than what is measured. It knows answers
 * that state their length, as all of the registry's do, and no others.
 */
final class KeepAlive implements Closeable {
  /** The registry answers or gives up within 30 seconds; more is a hang. */
  private static final int PATIENCE_MILLIS = 120_000;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH_FIELD =
      "\r\ncontent-length:".getBytes(StandardCharsets.ISO_8859_1);

  private final Socket socket;
  private final InputStream in;
  private byte[] buffer = new byte[16_384];
  private int filled;
  private int bodyStart;
  private int bodyEnd;

  KeepAlive(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
  }

  /** Sends a whole request; answers the status when the whole answer is there. */
  int exchange(Message request) throws IOException {
    socket.getOutputStream().write(request.array(), 0, request.length());
    filled = 0;
    int headEnd = -1;
    while (headEnd < 0) {
      int from = Math.max(0, filled - 3);
      fill();
      headEnd = endOfHead(from);
    }
    bodyStart = headEnd;
    bodyEnd = headEnd + contentLength(headEnd);
    while (filled < bodyEnd) {
      fill();
    }
    return (buffer[STATUS_AT] - '0') * 100
        + (buffer[STATUS_AT + 1] - '0') * 10
        + (buffer[STATUS_AT + 2] - '0');
  }

  /** The body of the last answer. */
  String body() {
    return new String(buffer, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
  }

  int bodyLength() {
    return bodyEnd - bodyStart;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, bodyEnd));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the registry closed the connection");
    }
    filled += read;
  }

  /** The place after the empty line, or -1 when it is not there yet. */
  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r') {
        return i + 4;
      }
    }
    return -1;
  }

  private int contentLength(int headEnd) throws IOException {
    for (int i = 0; i + LENGTH_FIELD.length < headEnd; i++) {
      if (isLengthField(i)) {
        int end = i + LENGTH_FIELD.length;
        while (buffer[end] != '\r') {
          end++;
        }
        String digits =
            new String(
                buffer,
                i + LENGTH_FIELD.length,
                end - i - LENGTH_FIELD.length,
                StandardCharsets.ISO_8859_1);
        return Integer.parseInt(digits.strip().toLowerCase(Locale.ROOT));
      }
    }
    throw new IOException("an answer states no length");
  }

  private boolean isLengthField(int at) {
    for (int i = 0; i < LENGTH_FIELD.length; i++) {
      int c = buffer[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != LENGTH_FIELD[i]) {
        return false;
      }
    }
    return true;
  }
}
