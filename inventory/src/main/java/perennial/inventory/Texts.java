package perennial.inventory;

import org.jspecify.annotations.Nullable;

/** Texts as clients send them: a blank one says nothing. */
final class Texts {
  private Texts() {}

  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
