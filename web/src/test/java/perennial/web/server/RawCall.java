package perennial.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that sends bytes as they stand, and reads answers as they came. */
final class RawCall implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;

  RawCall(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** An answer: its status line, its header lines as sent, its body. */
  record Reply(int status, List<String> lines, String body) {

    /** The value of a field, byte for byte after ": ". */
    Optional<String> field(String name) {
      String start = name + ": ";
      List<String> found = lines.stream().filter(line -> line.startsWith(start)).toList();
      if (found.size() > 1) {
        throw new IllegalStateException(name + " was sent twice");
      }
      return found.stream().map(line -> line.substring(start.length())).findFirst();
    }
  }

  /** Sends text, each line break of it as CRLF. */
  RawCall send(String text) throws IOException {
    return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  RawCall send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  RawCall endOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one answer. */
  Reply reply() throws IOException {
    return reply(true);
  }

  Reply reply(boolean withBody) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("no answer; so far: " + head);
      }
      head.write(b);
    }
    List<String> lines =
        new ArrayList<>(List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n")));
    int status = Integer.parseInt(lines.removeFirst().split(" ", -1)[1]);
    Reply bare = new Reply(status, lines, "");
    int length = bare.field("Content-Length").map(Integer::parseInt).orElse(0);
    byte[] body = withBody ? in.readNBytes(length) : new byte[0];
    return new Reply(status, lines, new String(body, StandardCharsets.UTF_8));
  }

  /** Whether the server has closed the connection, and sent nothing more. */
  boolean isClosedByServer() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  static Reply once(int port, String text) throws IOException {
    try (RawCall call = new RawCall(port)) {
      return call.send(text).reply();
    }
  }
}
