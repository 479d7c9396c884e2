package perennial.leafdata.format;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as the old system did: JSON in UTF-8 without white space, a slash escaped as
 * {@code \/} (api.md 1.6), numbers never in scientific notation.
 */
public final class JsonAnswer {

  /** What a DELETE answers. */
  private static final byte[] EMPTY_LIST = {'[', ']'};

  /** A row of the widest everyday list is about 1,500 bytes. */
  private static final int ROW_BYTES = 1_600;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** For what was sent and comes back as it was. */
  private static final ObjectWriter ECHO = new JsonMapper(FACTORY).writer();

  private JsonAnswer() {}

  /** One object, as updates and actions answer. */
  public static byte[] object(Row row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(ROW_BYTES);
    try (JsonGenerator json = generator(out)) {
      write(json, row);
    }
    return out.toByteArray();
  }

  /** A list of objects, as creates and {@code GET /mmes} answer. */
  public static byte[] list(List<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(ROW_BYTES * (rows.size() + 1));
    try (JsonGenerator json = generator(out)) {
      write(json, rows);
    }
    return out.toByteArray();
  }

  /** The empty list that a DELETE answers. */
  public static byte[] emptyList() {
    return EMPTY_LIST.clone();
  }

  static byte[] page(PageEnvelope page) {
    int rows = page.data().size() + 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream(ROW_BYTES * rows);
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("total", page.total());
      json.writeNumberProperty("per_page", PageEnvelope.PER_PAGE);
      json.writeNumberProperty("current_page", page.query().number());
      json.writeNumberProperty("last_page", page.lastPage());
      writeProperty(json, "next_page_url", page.nextUrl().orElse(null));
      writeProperty(json, "prev_page_url", page.previousUrl().orElse(null));
      writeProperty(json, "from", page.from());
      writeProperty(json, "to", page.to());
      writeProperty(json, "data", page.data());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static byte[] error(ErrorBody error) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeBooleanProperty("error", true);
      json.writeStringProperty("error_message", error.message());
      json.writeName("validation_messages");
      switch (error.messages()) {
        case ValidationMessages.None() -> write(json, List.of());
        case ValidationMessages.Plain(String text) -> json.writeString(text);
        case ValidationMessages.ByField(Map<String, List<String>> messages) -> {
          json.writeStartObject();
          messages.forEach((field, texts) -> writeProperty(json, field, texts));
          json.writeEndObject();
        }
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  private static void writeProperty(JsonGenerator json, String name, @Nullable Object value) {
    json.writeName(name);
    write(json, value);
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean flag -> json.writeBoolean(flag);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Row row -> {
        json.writeStartObject();
        for (int place = 0; place < row.size(); place++) {
          row.writeKey(json, place);
          write(json, row.valueAt(place));
        }
        json.writeEndObject();
      }
      case Collection<?> list -> {
        json.writeStartArray();
        list.forEach(element -> write(json, element));
        json.writeEndArray();
      }
      case JsonNode node -> ECHO.writeValue(json, node);
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }
}
