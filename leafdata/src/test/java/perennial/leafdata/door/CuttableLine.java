package perennial.leafdata.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that a test can cut and mend: connections break, and new ones are refused. */
final class CuttableLine implements AutoCloseable {
  private final String host;
  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  CuttableLine(String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = listener.getLocalPort();
    accept(listener);
  }

  int port() {
    return port;
  }

  /** Breaks all connections and refuses new ones. */
  void cut() throws IOException {
    listener.close();
    for (Socket each : open) {
      each.close();
    }
    open.clear();
  }

  /** Takes connections again. */
  void mend() throws IOException {
    listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(listener);
  }

  private void accept(ServerSocket on) {
    Thread.ofVirtual()
        .start(() -> {
          while (!on.isClosed()) {
            try {
              Socket near = on.accept();
              Socket far = new Socket(host, target);
              open.add(near);
              open.add(far);
              pump(near, far);
              pump(far, near);
            } catch (IOException e) {
              // The line is cut, or the other side hung up: that is what it is for.
            }
          }
        });
  }

  private static void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException e) {
            // As above.
          }
        });
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
