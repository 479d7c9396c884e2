package perennial.licensing;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;

/** An update's fields: events say only what changed. */
public final class Changes {
  private Changes() {}

  /** The stated value where it differs from the present one, else null for unchanged. */
  public static <T> @Nullable T changed(@Nullable T stated, @Nullable T present) {
    return stated == null || stated.equals(present) ? null : stated;
  }

  /** The stated fields that differ from what is kept, as sent. */
  public static Stated changed(Stated stated, Stated present) {
    var changed = new HashMap<String, @Nullable Object>();
    stated
        .asMap()
        .forEach((name, value) -> {
          if (!present.has(name) || !java.util.Objects.equals(present.get(name), value)) {
            changed.put(name, value);
          }
        });
    return Stated.of(changed);
  }
}
