package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;

/** What every refusal below {@code /api/v1} must look like, and a client that sends raw bytes. */
final class Wire {
  private static final int PATIENCE_MILLIS = 30_000;

  /** SQL, classes, hosts, paths: what an outsider could learn from. */
  private static final Pattern LEAK =
      Pattern.compile(
          "(?i)exception|sqlstate|\\bselect \\*|\\binsert into\\b|\\bupdate [a-z_]+ set\\b"
              + "|\\borg\\.|\\bjava\\.|\\bjavax\\.|\\bperennial\\.|jetty|javalin|postgres|hikari"
              + "|127\\.0\\.0\\.1|localhost|/opt|/tmp|/var|/home|\\.java\\b|_g1\\b");

  private Wire() {}

  /** Holds an answer to the three keys, the exact content type and the permitted statuses. */
  static JsonNode refused(Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status).isIn(LeafDialect.STATUSES);
    assertThat(reply.header("content-type")).contains("text/json; charset=UTF-8");
    assertThat(reply.text()).doesNotContainPattern(LEAK);
    JsonNode body = reply.json();
    assertThat(body.propertyNames())
        .containsExactly("error", "error_message", "validation_messages");
    assertThat(body.path("error").booleanValue()).isTrue();
    assertThat(body.path("error_message").isString()).isTrue();
    JsonNode messages = body.path("validation_messages");
    assertThat(messages.isArray() ? messages.isEmpty() : messages.isObject() || messages.isString())
        .as("validation_messages: %s", messages)
        .isTrue();
    assertThat(body.path("error_message").asString().isEmpty() && messages.isArray())
        .as("it says something")
        .isFalse();
    return body;
  }

  /** Holds an answer, whatever it says, to the dialect, and to no defect having shown. */
  static void sound(Reply reply) {
    if (reply.status() == 200) {
      assertThat(reply.header("content-type")).contains(LeafDialect.CONTENT_TYPE);
      assertThat(reply.json().isContainer()).isTrue();
    } else {
      refused(reply, reply.status());
      assertThat(reply.status()).as(reply.text()).isLessThan(500);
    }
  }

  /** As {@link #refused}, and says when to come again. */
  static JsonNode refusedForNow(Reply reply, int status) {
    JsonNode body = refused(reply, status);
    assertThat(reply.header("retry-after").orElse("")).matches("[1-9][0-9]?");
    return body;
  }

  /** Sends a request as it stands, line breaks as CRLF, and reads the answer. */
  static Reply send(int port, String text) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static Reply read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("broken off after: " + head);
      }
      head.write(next);
    }
    var lines =
        new ArrayList<>(
            List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n", -1)));
    int status = Integer.parseInt(lines.removeFirst().split(" ", -1)[1]);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers
          .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    return new Reply(status, headers, in.readNBytes(length));
  }
}
