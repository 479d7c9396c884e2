package perennial.licensing;

import java.util.Locale;

/** How a license stands. */
public enum LicenseStatus {
  ACTIVE,
  SUSPENDED,
  EXPIRED,
  SURRENDERED,
  REVOKED;

  /** As rules name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is over for good: nothing renews it, and its code may be issued again. */
  public boolean isEnded() {
    return this == SURRENDERED || this == REVOKED;
  }
}
