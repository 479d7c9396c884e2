package perennial.licensing;

import org.jspecify.annotations.Nullable;

/** An update's fields: events say only what changed. */
public final class Changes {
  private Changes() {}

  /** The stated value where it differs from the present one, else null for unchanged. */
  public static <T> @Nullable T changed(@Nullable T stated, @Nullable T present) {
    return stated == null || stated.equals(present) ? null : stated;
  }
}
