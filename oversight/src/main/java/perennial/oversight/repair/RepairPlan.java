package perennial.oversight.repair;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be set right: the findings of a verification, as its JSON report has them. The plan is
 * approved by its hash, so that nobody can change it afterwards.
 *
 * @param hash SHA-256 of the file
 * @param rows each once; rows of one licensee and object beside each other
 * @param others findings that the journal alone does not settle, by fault
 */
public record RepairPlan(Bytes hash, List<PlannedRow> rows, Map<String, Long> others) {
  /** Rows of one plan: as many take some gigabytes of memory. What is more takes another plan. */
  public static final int ROWS_MAX = 5_000_000;

  /** The tables whose rows all others refer to. */
  static final String REFERRED_TO = "identifiers.";

  /** What follows the report in its file is hashed, too. */
  private static final JsonFactory LEFT_OPEN =
      JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  /**
   * Reads a report.
   *
   * @throws IOException when the file cannot be read, is no such report, or holds too much
   */
  public static RepairPlan read(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
      var reading = new Reading();
      try (JsonParser json = new JsonMapper(LEFT_OPEN).createParser(in)) {
        reading.read(json);
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return new RepairPlan(new Bytes(digest.digest()), reading.sorted(), reading.others);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is no report of a verification", e);
    }
  }

  /** SHA-256 of any plan's file. */
  public static Bytes hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return new Bytes(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one report, row by row: it may be longer than memory. */
  private static final class Reading {
    private final Map<List<Object>, PlannedRow> rows = new LinkedHashMap<>();
    private final Map<String, Long> others = new LinkedHashMap<>();

    void read(JsonParser json) throws IOException {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      if (!"findings".equals(json.nextName())) {
        throw new IllegalArgumentException("it does not begin with findings");
      }
      expect(json.nextToken(), JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        add(finding(json));
      }
      expect(json.currentToken(), JsonToken.END_ARRAY);
      String last = null;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        last = json.currentName();
        json.nextToken();
        json.skipChildren();
      }
      if (last == null) {
        throw new IllegalArgumentException("it has no end: the verification was cut short");
      }
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected) {
      if (found != expected) {
        throw new IllegalArgumentException("not a report");
      }
    }

    private static PlannedRow finding(JsonParser json) {
      Fault fault = Fault.INVARIANT;
      String table = "";
      List<String> key = List.of();
      long licensee = 0;
      ObjectRef object = null;
      long entry = 0;
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        switch (name) {
          case "fault" -> fault = Fault.ofWord(json.getString());
          case "table" -> table = json.getString();
          case "key" -> key = texts(json);
          case "licensee" -> licensee = json.getLongValue();
          case "object" -> {
            String text = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
            object = text == null ? null : ObjectRef.parse(text);
          }
          case "entry" -> entry = json.getLongValue();
          default -> json.skipChildren();
        }
      }
      return new PlannedRow(fault, table, key, licensee, object, entry);
    }

    private static List<String> texts(JsonParser json) {
      var texts = new ArrayList<String>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        texts.add(json.getString());
      }
      return texts;
    }

    private void add(PlannedRow row) throws IOException {
      if (!row.fault().isRepairable() || row.fault() == Fault.CONSTRAINT) {
        others.merge(row.fault().word(), 1L, Long::sum);
        return;
      }
      rows.merge(row.identity(), row, (first, second) -> first);
      if (rows.size() > ROWS_MAX) {
        throw new IOException("a plan has at most " + ROWS_MAX + " rows: plan by licensee");
      }
    }

    List<PlannedRow> sorted() {
      var sorted = new ArrayList<>(rows.values());
      sorted.sort(
          Comparator.comparingInt((PlannedRow row) -> row.table().startsWith(REFERRED_TO) ? 0 : 1)
              .thenComparingLong(PlannedRow::licensee)
              .thenComparing(PlannedRow::object, Comparator.nullsFirst(Comparator.naturalOrder())));
      return sorted;
    }
  }
}
