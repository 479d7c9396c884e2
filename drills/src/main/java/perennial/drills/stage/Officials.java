package perennial.drills.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Two officials of a registry, each with a key, and the commands that they give. */
public final class Officials {
  private static final Pattern ORDER = Pattern.compile("Ordered as (LO[0-9A-Z]+)");
  private static final Pattern WAIVER = Pattern.compile("Ordered as (WV[0-9A-Z]+)");

  private final Node node;
  private final Path first;
  private final Path second;

  private Officials(Node node, Path first, Path second) {
    this.node = node;
    this.first = first;
    this.second = second;
  }

  /** Makes them, as an operator does. */
  public static Officials appoint(Node node) throws IOException, InterruptedException {
    Path first = node.data().resolveSibling("first-official.key");
    Path second = node.data().resolveSibling("second-official.key");
    for (Path key : List.of(first, second)) {
      String mail = key.getFileName() + "@lcb.example.org";
      required(node.command("official", "new", mail, "--out", key.toString()));
    }
    return new Officials(node, first, second);
  }

  /** A command of the first official, whatever becomes of it. */
  public Node.Finished says(String... words) throws IOException, InterruptedException {
    return command(first, words);
  }

  /** A command that only reads, and needs no key. */
  public Node.Finished looks(String... words) throws IOException, InterruptedException {
    return node.command(words);
  }

  /**
   * An act that both must want: ordered by the first, approved by the second.
   *
   * @throws StageFailed when it is not done
   */
  public void order(String... words) throws IOException, InterruptedException {
    required(approve(ordered(ORDER, words)));
  }

  private String ordered(Pattern name, String... words) throws IOException, InterruptedException {
    Node.Finished ordered = required(command(first, words));
    Matcher order = name.matcher(ordered.said());
    if (!order.find()) {
      throw new StageFailed("It was not ordered: " + ordered.said());
    }
    return order.group(1);
  }

  /**
   * A lot may leave without a result: ordered by the first, granted by the second.
   *
   * @throws StageFailed when it may not
   */
  public void waive(String lot, LocalDate until) throws IOException, InterruptedException {
    waive("emergency", "--lot", lot, 1, until);
  }

  /**
   * What a scope names may leave without a result.
   *
   * @param scope such as {@code --licensee}
   * @param lots how many lots of each licensee
   * @return the waiver's identifier
   * @throws StageFailed when they may not
   */
  public String waive(String kind, String scope, String of, int lots, LocalDate until)
      throws IOException, InterruptedException {
    String waiver =
        ordered(
            WAIVER,
            "waiver",
            "order",
            "--kind",
            kind,
            scope,
            of,
            "--lots",
            Integer.toString(lots),
            "--until",
            until.toString(),
            "--reason",
            "A drill.");
    required(command(second, "waiver", "grant", waiver));
    return waiver;
  }

  /** The second official approves an order. */
  public Node.Finished approve(String order) throws IOException, InterruptedException {
    return command(second, "license", "orders", "approve", order);
  }

  /** A call of the native API under the first official's key, whatever is answered. */
  public Reply calls(String method, String path, String json) throws IOException {
    return call(first, method, path, json);
  }

  /**
   * A call that both must want: ordered by the first, approved by the second.
   *
   * @param json with single quotes
   * @throws StageFailed when it is not done
   */
  public void orderByCall(String path, String json) throws IOException {
    Reply ordered = required(call(first, "POST", path, json));
    String order = ordered.json().path("id").asString("");
    required(call(second, "POST", "/orders/" + order + "/approve", ""));
  }

  /**
   * A call of the first official that must be done.
   *
   * @throws StageFailed when it is not
   */
  public JsonNode done(String path, String json) throws IOException {
    return required(call(first, "POST", path, json)).json();
  }

  /**
   * A license and an administrator of it, and the software that calls with the administrator's key.
   *
   * @param type in the words of the wire
   * @throws StageFailed when it is not issued
   */
  public Caller license(String code, String type) throws IOException {
    String id =
        done(
                "/licenses",
                "{'code':'%s','type':'%s','name':'Place %s','address1':'1 Road','city':'Omak'}"
                    .formatted(code, type, code))
            .path("id")
            .asString("");
    return administered(code, id);
  }

  /** An administrator of a license, and the software that calls with the administrator's key. */
  public Caller administered(String code, String id) throws IOException {
    String key =
        done("/licenses/" + id + "/administrators", "{'email':'" + code + "@place.example.org'}")
            .path("key")
            .asString("");
    return new Caller(node.url(), code, key, id);
  }

  private Reply call(Path key, String method, String path, String json) throws IOException {
    return new Caller(node.url(), "", Files.readString(key).strip(), "")
        .call(method, path, json.replace('\'', '"'));
  }

  private static Reply required(Reply reply) {
    if (reply.status() >= 300) {
      throw new StageFailed("An official's call was answered " + reply);
    }
    return reply;
  }

  private Node.Finished command(Path key, String... words)
      throws IOException, InterruptedException {
    var all = new ArrayList<String>(List.of(words));
    all.addAll(List.of("--key", key.toString()));
    return node.command(all.toArray(String[]::new));
  }

  private static Node.Finished required(Node.Finished finished) {
    if (finished.status() != 0) {
      throw new StageFailed("An official's command was refused: " + finished.said());
    }
    return finished;
  }
}
