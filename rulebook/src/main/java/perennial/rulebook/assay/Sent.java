package perennial.rulebook.assay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value exactly as a laboratory sent it under one field. A field that was not sent at all has no
 * {@code Sent}: it is absent from the record's map, which is not the same as any of these.
 */
public sealed interface Sent {

  /** The field was sent as null. */
  record Null() implements Sent {}

  /** The field was sent as text, perhaps empty, perhaps a number written as text. */
  record Text(String text) implements Sent {}

  /** The field was sent as a number, with the digits as written. */
  record Decimal(BigDecimal value) implements Sent {}

  /** The field was sent as true or false. */
  record Flag(boolean value) implements Sent {}

  /** The bare text, number or flag; null for null. */
  default @Nullable Object scalar() {
    return switch (this) {
      case Null() -> null;
      case Text(String text) -> text;
      case Decimal(BigDecimal value) -> value;
      case Flag(boolean value) -> value;
    };
  }

  /** The characters sent; empty for null. */
  default String asText() {
    return switch (this) {
      case Null() -> "";
      case Text(String text) -> text;
      case Decimal(BigDecimal value) -> value.toString();
      case Flag(boolean value) -> Boolean.toString(value);
    };
  }
}
