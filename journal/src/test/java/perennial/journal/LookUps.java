package perennial.journal;

/** The statements of questions, for tests that ask the database how it answers them. */
public final class LookUps {
  private LookUps() {}

  /** Of one version as of an instant, as known at an instant; with a mark for each value. */
  public static String sql(Versions<?> versions) {
    return versions.sql();
  }
}
