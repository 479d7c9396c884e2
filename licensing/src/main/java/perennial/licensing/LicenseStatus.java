package perennial.licensing;

/** How a license stands. */
public enum LicenseStatus {
  ACTIVE,
  SUSPENDED,
  EXPIRED,
  SURRENDERED,
  REVOKED;

  /** Whether it is over for good: nothing renews it, and its code may be issued again. */
  public boolean isEnded() {
    return this == SURRENDERED || this == REVOKED;
  }
}
