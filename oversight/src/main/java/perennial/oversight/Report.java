package perennial.oversight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes findings and tells of them: counts and the first of each sort for people, all of them as
 * JSON for machines. However many there are, it keeps few.
 */
public final class Report implements Findings, AutoCloseable {
  /** Findings of one sort and table shown to people; the JSON has all. */
  public static final int SHOWN_MAX = 10;

  /**
   * What was checked and how long it took.
   *
   * @param scope {@code full}, {@code licensee} or {@code since}
   */
  public record Run(String scope, Instant startedAt, Duration took, long rows, long entries) {
    /** Rows and entries a second. */
    public long rate() {
      return (rows + entries) * 1_000 / Math.max(1, took.toMillis());
    }

    /** An incremental run trusts what it does not look at. */
    public boolean detectsTampering() {
      return !scope.equals("since");
    }
  }

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, List<Finding>> shown = new TreeMap<>();
  private final @Nullable JsonGenerator json;
  private long total;

  /**
   * @param json where all findings go, or null
   */
  public Report(@Nullable Writer json) {
    this.json = json == null ? null : new JsonMapper().createGenerator(json);
    if (this.json != null) {
      this.json.writeStartObject();
      this.json.writeArrayPropertyStart("findings");
    }
  }

  @Override
  public synchronized void add(Finding finding) {
    total++;
    String sort = finding.fault().word() + " " + finding.table();
    counts.merge(sort, 1L, Long::sum);
    List<Finding> some = shown.computeIfAbsent(sort, s -> new ArrayList<>());
    if (some.size() < SHOWN_MAX) {
      some.add(finding);
    }
    if (json != null) {
      write(json, finding);
    }
  }

  public synchronized long total() {
    return total;
  }

  private static void write(JsonGenerator json, Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("fault", finding.fault().word());
    json.writeNumberProperty("licensee", finding.licensee());
    json.writeStringProperty("table", finding.table());
    json.writeArrayPropertyStart("key");
    finding.key().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("column", finding.column());
    json.writeStringProperty("now", finding.now());
    json.writeStringProperty("should", finding.should());
    json.writeNumberProperty("entry", finding.entry());
    json.writeStringProperty("detail", finding.detail());
    json.writeStringProperty(
        "object", finding.object() == null ? null : finding.object().toString());
    json.writeEndObject();
  }

  /** Ends the JSON with what was checked. */
  public synchronized void finish(Run run) {
    if (json == null) {
      return;
    }
    json.writeEndArray();
    json.writeStringProperty("scope", run.scope());
    json.writeBooleanProperty("detectsTampering", run.detectsTampering());
    json.writeStringProperty("startedAt", run.startedAt().toString());
    json.writeNumberProperty("milliseconds", run.took().toMillis());
    json.writeNumberProperty("rows", run.rows());
    json.writeNumberProperty("entries", run.entries());
    json.writeNumberProperty("rate", run.rate());
    json.writeNumberProperty("total", total);
    json.writeObjectPropertyStart("counts");
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
  }

  /** For people: what was checked, what is wrong, and what to do. */
  public synchronized void tell(Run run, Appendable out) {
    try {
      out.append(
          "Checked %,d rows and %,d entries in %.1f s (%,d/s).%n"
              .formatted(run.rows(), run.entries(), run.took().toMillis() / 1e3, run.rate()));
      if (!run.detectsTampering()) {
        out.append("Only what entries touched was checked: this does not detect tampering.\n");
      }
      out.append(total == 0 ? "Nothing is wrong.\n" : "%,d findings:%n".formatted(total));
      for (Map.Entry<String, List<Finding>> sort : shown.entrySet()) {
        tell(sort.getKey(), sort.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String sort, List<Finding> some, Appendable out) throws IOException {
    Fault fault = some.getFirst().fault();
    long count = counts.getOrDefault(sort, 0L);
    out.append("%n%,d x %s: %s%n".formatted(count, sort, fault.meaning()));
    for (Finding finding : some) {
      out.append("  ").append(finding.toString()).append('\n');
    }
    if (count > some.size()) {
      out.append("  and %,d more%n".formatted(count - some.size()));
    }
    out.append(
        fault.isRepairable()
            ? "  The journal proves what is right.\n"
            : "  The journal alone does not settle this: see docs/operations/integrity.md.\n");
  }

  @Override
  public void close() {
    if (json != null) {
      json.close();
    }
  }
}
