package perennial.server;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Digests;
import perennial.licensing.Address;
import perennial.licensing.Holder;
import perennial.licensing.ListedLicense;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads a license list as the old system published it: UTF-16 with a byte order mark, or UTF-8;
 * columns parted by tabs and named in the first line, in any order; backslashes before slashes;
 * blanks around texts; local times, of which some say nothing.
 */
final class LicenseListFile {
  /** The list of 2,886 licenses has 1.2 MB. */
  static final int BYTES_MAX = 64 * 1024 * 1024;

  /** Faults that are named singly. */
  private static final int FAULTS_MAX = 20;

  private static final List<String> COLUMNS =
      List.of(
          "global_id",
          "created_at",
          "updated_at",
          "external_id",
          "deleted_at",
          "name",
          "certificate_number",
          "address1",
          "address2",
          "city",
          "state_code",
          "postal_code",
          "country_code",
          "phone",
          "type",
          "code",
          "is_live",
          "expired_at",
          "suspended");

  private static final Set<String> NO_TIME =
      Set.of(
          "",
          "null",
          "00/00/0000",
          "0000-00-00",
          "0000-00-00 00:00:00",
          "1900-01-01",
          "1900-01-01 00:00:00");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /**
   * A list.
   *
   * @param digest SHA-256 of the file's bytes in hexadecimal
   * @param asOf when it last changed, as its rows say
   */
  record Read(String digest, List<ListedLicense> rows, Instant asOf) {}

  private final ZoneId zone;
  private final List<String> faults = new ArrayList<>();

  private LicenseListFile(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param zone whose clock the list's times are of
   * @throws CannotAct naming what is wrong with the file, all at once
   */
  static Read read(Path file, ZoneId zone) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new CannotAct("A license list has at most 64 MiB, and this has more.");
    }
    byte[] bytes = Files.readAllBytes(file);
    return new LicenseListFile(zone).read(bytes);
  }

  private Read read(byte[] bytes) {
    var rows = new ArrayList<ListedLicense>();
    List<String[]> lines = lines(text(bytes));
    Map<String, Integer> columns = columns(lines.isEmpty() ? new String[0] : lines.getFirst());
    if (faults.isEmpty()) {
      for (int i = 1; i < lines.size(); i++) {
        String[] cells = lines.get(i);
        if (cells.length == columns.size()) {
          rows.add(row(i + 1, cells, columns));
        } else {
          fault(i + 1, "has " + cells.length + " columns of " + columns.size());
        }
      }
    }
    if (!faults.isEmpty()) {
      List<String> shown = faults.subList(0, Math.min(faults.size(), FAULTS_MAX));
      throw new CannotAct(
          "The list cannot be read (%d faults):%n  %s"
              .formatted(faults.size(), String.join("\n  ", shown)));
    }
    Instant asOf =
        rows.stream()
            .map(ListedLicense::updatedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return new Read(HexFormat.of().formatHex(Digests.sha256(bytes)), List.copyOf(rows), asOf);
  }

  private void fault(int line, String text) {
    faults.add("line " + line + " " + text);
  }

  private static String text(byte[] bytes) {
    boolean isUtf16 = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    Charset charset = isUtf16 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static List<String[]> lines(String text) {
    CsvSchema schema =
        CsvSchema.emptySchema().withColumnSeparator('\t').withoutQuoteChar().withEscapeChar('\\');
    try (MappingIterator<String[]> all =
        CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class)
            .with(schema)
            .readValues(text)) {
      return all.readAll();
    } catch (JacksonException e) {
      throw new CannotAct("The file is no list of columns parted by tabs.");
    }
  }

  private Map<String, Integer> columns(String[] head) {
    var columns = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < head.length; i++) {
      columns.put(head[i].strip().toLowerCase(Locale.ROOT), i);
    }
    COLUMNS.stream()
        .filter(name -> !columns.containsKey(name))
        .forEach(name -> fault(1, "names no column " + name));
    return columns;
  }

  private ListedLicense row(int line, String[] cells, Map<String, Integer> columns) {
    Cells row = name -> cells[Objects.requireNonNull(columns.get(name))].strip();
    var holder =
        new Holder(
            row.of("name"),
            row.of("certificate_number"),
            row.of("phone"),
            "",
            row.of("external_id"));
    var address =
        new Address(
            row.of("address1"),
            row.of("address2"),
            row.of("city"),
            row.of("state_code"),
            row.of("postal_code"),
            row.of("country_code"));
    return new ListedLicense(
        line,
        row.of("global_id"),
        row.of("code"),
        row.of("type"),
        holder,
        address,
        flag(line, "is_live", row),
        flag(line, "suspended", row),
        time(line, "created_at", row),
        time(line, "updated_at", row),
        time(line, "deleted_at", row),
        lastDay(time(line, "expired_at", row)));
  }

  /** The cell of a column, without the blanks around it. */
  private interface Cells {
    String of(String column);
  }

  /** The old system kept last days as midnight in UTC, and listed them by the local clock. */
  private static @Nullable LocalDate lastDay(@Nullable Instant time) {
    return time == null ? null : time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private boolean flag(int line, String column, Cells row) {
    String text = row.of(column).toLowerCase(Locale.ROOT);
    if (!Set.of("true", "false", "1", "0").contains(text)) {
      fault(line, "has no flag in " + column);
    }
    return text.equals("true") || text.equals("1");
  }

  private @Nullable Instant time(int line, String column, Cells row) {
    String text = row.of(column);
    if (NO_TIME.contains(text.toLowerCase(Locale.ROOT))) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      fault(line, "has no time in " + column);
      return null;
    }
  }
}
