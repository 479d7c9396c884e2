package perennial.postgres;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a server whether it takes sessions. An open port says too little: after a crash the server
 * answers "the database system is starting up" until it has replayed its log. The first message of
 * the protocol (PostgreSQL documentation, "Message Flow") is enough: {@code R} asks for a password,
 * so sessions are taken; {@code E} is a refusal.
 */
final class Handshake {
  /** Protocol version 3.0, as the start-up message writes it. */
  private static final int PROTOCOL = 3 << 16;

  /** Milliseconds to wait for an answer on the loopback interface. */
  private static final int TIMEOUT_MILLIS = 1000;

  private Handshake() {}

  static boolean isReady(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      byte[] body =
          ("user\0" + Cluster.SUPERUSER + "\0database\0postgres\0\0")
              .getBytes(StandardCharsets.US_ASCII);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(Integer.BYTES + Integer.BYTES + body.length);
      out.writeInt(PROTOCOL);
      out.write(body);
      out.flush();
      return socket.getInputStream().read() == 'R';
    } catch (IOException e) {
      return false; // not yet listening
    }
  }
}
