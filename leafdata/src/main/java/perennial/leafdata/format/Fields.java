package perennial.leafdata.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object of a request by LeafData's field names, and notes every problem under the
 * name that the old system gave it: without {@code global_}, except {@code global_id}.
 *
 * <p>Every method answers an empty {@code Optional} for what is absent and for what is refused. A
 * translator reads all its fields, asks once whether there are problems, and takes the values
 * after.
 *
 * <p>In a call of several rows the message keys carry the row's index, {@code 1.area_id}; in a call
 * of one row they are plain. Fields of nested objects are always {@code
 * inventory_transfer_items.0.qty}.
 */
public final class Fields {

  /** The width of the old system's text columns. */
  public static final int TEXT_LENGTH_MAX = 255;

  private final ObjectNode sent;
  private final String prefix;
  private final Problems problems;

  private Fields(ObjectNode sent, String prefix, Problems problems) {
    this.sent = sent;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The one object of a request. */
  public static Fields of(ObjectNode sent, Problems problems) {
    return new Fields(sent, "", problems);
  }

  /** The rows of a request, in order. */
  public static List<Fields> rows(List<ObjectNode> rows, Problems problems) {
    if (rows.size() == 1) {
      return List.of(of(rows.getFirst(), problems));
    }
    List<Fields> all = new ArrayList<>(rows.size());
    for (int index = 0; index < rows.size(); index++) {
      all.add(new Fields(rows.get(index), index + ".", problems));
    }
    return all;
  }

  /** The object as it was sent, for answers that return what was sent. */
  public ObjectNode sent() {
    return sent;
  }

  public Presence presence(String field) {
    JsonNode node = sent.get(field);
    if (node == null) {
      return Presence.ABSENT;
    }
    if (node.isNull()) {
      return Presence.NULL;
    }
    return node.isString() && node.stringValue().isBlank() ? Presence.EMPTY : Presence.VALUE;
  }

  /** The first of these keys that is not there at all, null and empty counting as there. */
  public Optional<String> firstAbsent(String... keys) {
    return Arrays.stream(keys).filter(key -> !sent.has(key)).findFirst();
  }

  /** Notes a problem of this field; {@code :attribute} in the template becomes its name. */
  public void refuse(String field, String template) {
    problems.add(key(field), LeafTexts.of(template, field));
  }

  /** The message key of a field of this object. */
  public String key(String field) {
    return prefix + LeafTexts.internal(field);
  }

  public Optional<String> text(String field, Need need) {
    return text(field, need, TEXT_LENGTH_MAX);
  }

  /** A text without the blanks around it; numbers are taken as their digits. */
  public Optional<String> text(String field, Need need, int lengthMax) {
    return take(field, need, node -> readText(node, lengthMax));
  }

  /** One of several words, spelled exactly so. */
  public Optional<String> choice(String field, Need need, Collection<String> words) {
    return choice(field, need, words, LeafTexts.SELECTED);
  }

  /** One of several words, with its own text when it is none of them. */
  public Optional<String> choice(
      String field, Need need, Collection<String> words, String template) {
    return take(field, need, node -> readChoice(node, words, template));
  }

  /** An identifier, full or short. */
  public Optional<LeafId> id(String field, Need need) {
    return take(field, need, Fields::readId);
  }

  public Optional<BigDecimal> number(String field, Need need, NumberForm form) {
    return take(field, need, form::read);
  }

  /** A number of things, from 0 to the limit. */
  public Optional<Integer> count(String field, Need need, int max) {
    return take(field, need, node -> readCount(node, max));
  }

  public Optional<Boolean> flag(String field, Need need) {
    return take(field, need, LeafFlag::read);
  }

  /** A flag with its own text when it is neither 0 nor 1. */
  public Optional<Boolean> flag(String field, Need need, String template) {
    return take(
        field,
        need,
        node ->
            LeafFlag.read(node) instanceof Reading.Refused<Boolean>
                ? Reading.refused(template)
                : LeafFlag.read(node));
  }

  public Optional<LeafMoment> moment(String field, Need need) {
    return take(field, need, node -> readMoment(node, LeafTexts.DATE, LeafTime::parse));
  }

  /** The time of an adjustment, which has its own rule and its own text. */
  public Optional<LeafMoment> adjustedAt(String field, Need need) {
    return take(
        field, need, node -> readMoment(node, LeafTexts.ADJUSTED_AT, LeafTime::parseAdjustedAt));
  }

  /** The objects of a nested array; one object alone stands for an array of one. */
  public List<Fields> items(String field, Need need, int max) {
    return take(field, need, node -> readItems(field, node, max)).orElse(List.of());
  }

  /**
   * The identifiers of a nested array, given as {@code [{"global_plant_id": id}]} or plainly as
   * {@code [id]}; both are sent (api.md 3.5.2).
   */
  public List<LeafId> ids(String field, String member, Need need, int max) {
    Optional<List<JsonNode>> elements = take(field, need, node -> readElements(node, max));
    List<LeafId> ids = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements.orElse(List.of())) {
      String inner = key(field) + "." + index++;
      if (element instanceof ObjectNode object) {
        new Fields(object, inner + ".", problems).id(member, Need.REQUIRED).ifPresent(ids::add);
      } else if (readId(element) instanceof Reading.Understood<LeafId>(LeafId id)) {
        ids.add(id);
      } else {
        problems.add(inner, LeafTexts.of(LeafTexts.SELECTED, member));
      }
    }
    return ids;
  }

  private <T> Optional<T> take(String field, Need need, Function<JsonNode, Reading<T>> reader) {
    JsonNode node = sent.get(field);
    Reading<T> reading = node == null || node.isNull() ? Reading.absent() : reader.apply(node);
    return switch (reading) {
      case Reading.Understood<T>(T value) -> Optional.of(value);
      case Reading.Refused<T>(String template) -> {
        refuse(field, template);
        yield Optional.empty();
      }
      case Reading.Absent<T>() -> {
        if (need.required()) {
          refuse(field, need.template());
        }
        yield Optional.empty();
      }
    };
  }

  private static Reading<String> readText(JsonNode node, int lengthMax) {
    if (!node.isString() && !node.isNumber()) {
      return Reading.refused(LeafTexts.STRING);
    }
    String text = node.asString().strip();
    if (text.isEmpty()) {
      return Reading.absent();
    }
    return text.length() > lengthMax
        ? Reading.refused(LeafTexts.longerThan(lengthMax))
        : Reading.understood(text);
  }

  private static Reading<String> readChoice(
      JsonNode node, Collection<String> words, String template) {
    return switch (readText(node, TEXT_LENGTH_MAX)) {
      case Reading.Understood<String>(String text) ->
          words.contains(text) ? Reading.understood(text) : Reading.refused(template);
      case Reading.Refused<String> refused -> Reading.refused(template);
      case Reading.Absent<String> absent -> absent;
    };
  }

  private static Reading<LeafId> readId(JsonNode node) {
    return node.isString() ? LeafId.parse(node.stringValue()) : Reading.refused(LeafTexts.SELECTED);
  }

  private static Reading<Integer> readCount(JsonNode node, int max) {
    return switch (NumberForm.COUNT.read(node)) {
      case Reading.Understood<BigDecimal>(BigDecimal number) ->
          number.intValueExact() > max
              ? Reading.refused(LeafTexts.greaterThan(Integer.toString(max)))
              : Reading.understood(number.intValueExact());
      case Reading.Refused<BigDecimal>(String template) -> Reading.refused(template);
      case Reading.Absent<BigDecimal> absent -> Reading.absent();
    };
  }

  private static Reading<LeafMoment> readMoment(
      JsonNode node, String refusal, Function<String, Reading<LeafMoment>> parser) {
    return node.isString() ? parser.apply(node.stringValue()) : Reading.refused(refusal);
  }

  private Reading<List<Fields>> readItems(String field, JsonNode node, int max) {
    return switch (readElements(node, max)) {
      case Reading.Understood<List<JsonNode>>(List<JsonNode> nodes) -> objects(field, nodes);
      case Reading.Refused<List<JsonNode>>(String template) -> Reading.refused(template);
      case Reading.Absent<List<JsonNode>> absent -> Reading.absent();
    };
  }

  private Reading<List<Fields>> objects(String field, List<JsonNode> nodes) {
    List<Fields> items = new ArrayList<>(nodes.size());
    for (int index = 0; index < nodes.size(); index++) {
      if (!(nodes.get(index) instanceof ObjectNode object)) {
        return Reading.refused(LeafTexts.ARRAY);
      }
      items.add(new Fields(object, key(field) + "." + index + ".", problems));
    }
    return Reading.understood(items);
  }

  private static Reading<List<JsonNode>> readElements(JsonNode node, int max) {
    if (node.isString() && node.stringValue().isBlank()) {
      return Reading.absent();
    }
    if (node.isObject()) {
      return Reading.understood(List.of(node));
    }
    if (!node.isArray()) {
      return Reading.refused(LeafTexts.ARRAY);
    }
    if (node.isEmpty()) {
      return Reading.absent();
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements.size() > max
        ? Reading.refused(LeafTexts.moreThanItems(max))
        : Reading.understood(elements);
  }
}
