package perennial.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perennial.web.server.Limits;

/**
 * Everything that an operator may set: one line each, with its default and what it is for. The page
 * docs/operations/configuration.md is written from this list, and a test holds the two together.
 */
enum Setting {
  DATA("data", "./data", new Form.Text(), "The data folder. Not in the file, which lies in it."),
  HOST("host", "127.0.0.1", new Form.Text(), "The address to listen on."),
  PORT("port", "8080", new Form.Whole(0, 65_535), "The port to listen on; 0 takes a free one."),
  PUBLIC_URL(
      "public-url",
      "",
      new Form.Text(),
      "The base of links for requests that name no host; empty makes it of host and port."),
  TRUST_FORWARDED(
      "trust-forwarded",
      "false",
      new Form.Switch(),
      "Believe X-Forwarded-Proto, -Host and -For; only behind a proxy that sets all of them."),
  SANDBOX("sandbox", "false", new Form.Switch(), "Add licensees to play with; see sandbox.json."),
  SANDBOX_LICENSEES(
      "sandbox.licensees",
      "0",
      new Form.Whole(0, Sandbox.FURTHER_MAX),
      "Further producer/processors in the sandbox, J500001 and up: for measurements."),
  RULES(
      "rules",
      "2018",
      new Form.Choice(List.of("2018", "current")),
      "The rule pack to begin with: 2018 is what LeafData opened with, and takes all that it took;"
          + " current goes on to what is in force today."),
  DATABASE_URL(
      "database.url",
      "",
      new Form.Address(),
      "postgresql://user:password@host:port/database, PostgreSQL 15 or newer, by a role that owns"
          + " the database and has CREATEROLE; empty runs the embedded one."),
  DATABASE_CONNECTIONS(
      "database.connections",
      "20",
      new Form.Whole(2, 1_000),
      "Sessions that serve requests. More than a few per core only wait for each other."),
  DATABASE_PORT(
      "database.port",
      "0",
      new Form.Whole(0, 65_535),
      "The port of the embedded database on the loopback interface; 0 takes a free one."),
  BODY_BYTES(
      "limits.body-bytes",
      "" + Limits.BODY_BYTES,
      new Form.Whole(1_024, 1 << 30),
      "Bytes of one request body."),
  BODY_BYTES_IN_FLIGHT(
      "limits.body-bytes-in-flight",
      "" + Limits.BODY_BYTES_IN_FLIGHT,
      new Form.Whole(1_024, 1L << 36),
      "Bytes of all request bodies held at once; not less than limits.body-bytes."),
  ROWS(
      "limits.rows",
      "" + Configuration.ROWS_PER_CALL,
      new Form.Whole(1, Configuration.ROWS_PER_CALL),
      "Rows of one call, since LeafData's calls carry arrays."),
  HEADER_BYTES(
      "limits.header-bytes",
      "" + Limits.HEADER_BYTES,
      new Form.Whole(1_024, 1 << 20),
      "Bytes of request line and header fields together."),
  URI_BYTES(
      "limits.uri-bytes",
      "" + Limits.URI_BYTES,
      new Form.Whole(256, 1 << 20),
      "Bytes of the request target."),
  IN_FLIGHT(
      "limits.in-flight",
      "" + Limits.IN_FLIGHT,
      new Form.Whole(1, 100_000),
      "Requests under way in total."),
  IN_FLIGHT_PER_CALLER(
      "limits.in-flight-per-caller",
      "" + Limits.IN_FLIGHT_PER_CALLER,
      new Form.Whole(1, 100_000),
      "Requests under way for one caller."),
  RATE_PER_SECOND(
      "limits.rate-per-second",
      "" + Limits.RATE_PER_SECOND,
      new Form.Whole(0, 1_000_000),
      "Requests a second for one caller; 0 is no such limit."),
  RATE_BURST(
      "limits.rate-burst",
      "" + Limits.RATE_BURST,
      new Form.Whole(1, 1_000_000),
      "Requests that a caller may send at once after a pause."),
  REQUEST_SECONDS(
      "limits.request-seconds",
      "" + Limits.REQUEST_TIME.toSeconds(),
      new Form.Whole(1, 3_600),
      "From the first byte of a request to its answer."),
  IDLE_SECONDS(
      "limits.idle-seconds",
      "" + Limits.IDLE_TIME.toSeconds(),
      new Form.Whole(1, 3_600),
      "Silence on a connection before it is closed."),
  CONNECTIONS(
      "limits.connections",
      "" + Limits.CONNECTIONS,
      new Form.Whole(1, 1_000_000),
      "Open connections; further ones wait."),
  SWEEP_ROWS(
      "verify.sweep-rows-per-second",
      "2000",
      new Form.Whole(0, 10_000_000),
      "The least pace of the daily verification of everything; 0 turns it off."),
  RETENTION_TRANSPORT(
      "retention.transport-days",
      "1096",
      new Form.Whole(1, 36_500),
      "Days that drivers, vehicles and routes are kept after the last was recorded: 3 years"
          + " (WAC 314-55-083 and -085: records of transport)."),
  RETENTION_SALES(
      "retention.sale-days",
      "1827",
      new Form.Whole(1, 36_500),
      "Days that patients and caregivers of sales are kept: 5 years (WAC 314-55-087: records)."),
  RETENTION_ATTEMPTS(
      "retention.attempt-days",
      "90",
      new Form.Whole(7, 36_500),
      "Days that calls are kept as sent and answered; not longer than the other two, since they hold"
          + " the same. Repetitions are known for three days, so 7 is the least."),
  STOP_SECONDS(
      "stop.grace-seconds",
      "30",
      new Form.Whole(0, 3_600),
      "Time that requests under way get to finish when the registry stops."),
  APPROVERS(
      "approvers",
      "",
      new Form.Keys(),
      "Public keys of those who approve repairs and corrections, separated by spaces; see"
          + " perennial key."),
  RULES_CHANGES(
      "rules.changes-max",
      "0",
      new Form.Whole(0, 1_000_000_000),
      "Verdicts and permissions that a published rule set may change without the approval of two."),
  LOG_ORIGIN(
      "log.origin",
      "",
      new Form.Text(),
      "The log's name for ever, such as registry.example/log; empty makes a random one at the first"
          + " start."),
  LOG_WITNESSES(
      "log.witnesses",
      "",
      new Form.Witnesses(),
      "Witnesses of the log, with commas between: a URL, a space and the witness's verifier key. A"
          + " database behind what one of them holds is not sequenced."),
  LOG_FORMAT(
      "log.format",
      "auto",
      new Form.Choice(List.of("auto", "json", "text")),
      "Lines of JSON, or text for people; auto is text on a terminal and JSON elsewhere.");

  /** Environment variables start with it. */
  static final String ENVIRONMENT_PREFIX = "PERENNIAL_";

  final String key;
  final String standard;
  final Form form;
  final String meaning;

  Setting(String key, String standard, Form form, String meaning) {
    this.key = key;
    this.standard = standard;
    this.form = form;
    this.meaning = meaning;
  }

  /** {@code database.url} is {@code PERENNIAL_DATABASE_URL}. */
  String environmentName() {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofEnvironmentName(String name) {
    return Arrays.stream(values()).filter(each -> each.environmentName().equals(name)).findFirst();
  }
}
