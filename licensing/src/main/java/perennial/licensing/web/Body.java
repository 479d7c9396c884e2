package perennial.licensing.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.licensing.web.Problem.Fault;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * The JSON object of one call, read member by member; whatever cannot be read is noted, and so are
 * members that nobody asked for, since a misspelt one would otherwise be lost in silence.
 */
public final class Body {
  /** Longest list of texts: the analytes of one accreditation, with room to spare. */
  public static final int LIST_MAX = 1_000;

  private final JsonNode object;
  private final ZoneId zone;
  private final Set<String> asked = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Body(JsonNode object, ZoneId zone) {
    this.object = object;
    this.zone = zone;
  }

  /**
   * @param bytes empty for a call that says nothing
   * @param zone where days begin
   * @throws RequestFailed when it is no JSON object
   */
  static Body of(byte[] bytes, ZoneId zone) {
    JsonNode tree = bytes.length == 0 ? Json.NODES.objectNode() : Json.parse(bytes);
    if (!tree.isObject()) {
      throw new RequestFailed(FailureKind.MALFORMED, "The body is a JSON object.");
    }
    return new Body(tree, zone);
  }

  private @Nullable JsonNode at(String name) {
    asked.add(name);
    JsonNode node = object.path(name);
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  /** Notes that a member cannot be read. */
  public void fault(String name, String text) {
    faults.add(new Fault(name, "MALFORMED", text));
  }

  /** A text; empty where there is none. */
  public String text(String name) {
    JsonNode node = at(name);
    if (node == null) {
      return "";
    }
    if (!node.isString()) {
      fault(name, "It is a text.");
      return "";
    }
    return node.stringValue();
  }

  public boolean flag(String name) {
    JsonNode node = at(name);
    if (node != null && !node.isBoolean()) {
      fault(name, "It is true or false.");
    }
    return node != null && node.isBoolean() && node.booleanValue();
  }

  public List<String> texts(String name) {
    JsonNode node = at(name);
    var all = new ArrayList<String>();
    if (node == null) {
      return all;
    }
    if (!node.isArray() || node.size() > LIST_MAX) {
      fault(name, "It is a list of at most " + LIST_MAX + " texts.");
      return all;
    }
    for (int i = 0; i < node.size(); i++) {
      if (node.get(i).isString()) {
        all.add(node.get(i).stringValue());
      } else {
        faults.add(new Fault(name + "/" + i, "MALFORMED", "It is a text."));
      }
    }
    return all;
  }

  /**
   * A whole number.
   *
   * @param otherwise where there is none
   */
  public int number(String name, int otherwise) {
    JsonNode node = at(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isIntegralNumber()
        || node.decimalValue().abs().compareTo(new BigDecimal(Integer.MAX_VALUE)) > 0) {
      fault(name, "It is a whole number.");
      return otherwise;
    }
    return node.intValue();
  }

  /** A day, such as 2026-03-01; null where there is none. */
  public @Nullable LocalDate day(String name) {
    String text = text(name);
    try {
      return text.isEmpty() ? null : Times.day(text);
    } catch (DateTimeParseException e) {
      fault(name, "It is a day, such as 2026-03-01.");
      return null;
    }
  }

  /** Notes that a member must be there, unless it is there and cannot be read. */
  public void require(String name) {
    if (faults.stream().noneMatch(fault -> fault.field().equals(name))) {
      faults.add(new Fault(name, "REQUIRED", "It must be stated."));
    }
  }

  /** Names that stand in one text, with commas between them. */
  public List<String> names(String name) {
    List<String> all = texts(name);
    if (all.stream().anyMatch(each -> each.isBlank() || each.contains(","))) {
      fault(name, "A name is not blank and has no comma.");
      return List.of();
    }
    return all;
  }

  /** The first instant of a day, or an instant as it stands; null where there is none. */
  public @Nullable Instant instant(String name) {
    String text = text(name);
    try {
      return text.isEmpty() ? null : Times.read(text, zone);
    } catch (DateTimeParseException e) {
      fault(name, "It is a day or an instant, such as 2026-03-01 or 2026-03-01T08:00:00Z.");
      return null;
    }
  }

  /** The first instant after a day; null where there is none. */
  public @Nullable Instant dayAfter(String name) {
    LocalDate day = day(name);
    return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** All that could not be read, when everything was asked for. */
  List<Fault> faults() {
    var all = new ArrayList<>(faults);
    for (String name : object.propertyNames()) {
      if (!asked.contains(name)) {
        String place = name.replace("~", "~0").replace("/", "~1");
        all.add(new Fault(place, "UNKNOWN", "This call has no such member."));
      }
    }
    return all;
  }
}
