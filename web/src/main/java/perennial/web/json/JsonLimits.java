package perennial.web.json;

/**
 * What a JSON body may hold; each limit is there because without it a small body costs much memory
 * or time.
 */
public final class JsonLimits {

  /** Levels of lists and objects; the deepest real body has 4. */
  public static final int MAX_DEPTH = 32;

  /** Characters of a name; the longest real one has about 60. */
  public static final int MAX_NAME_LENGTH = 256;

  /** Characters of a string; the longest real ones are notes and routes of a few thousand. */
  public static final int MAX_STRING_LENGTH = 262_144;

  /** Characters of a number; quantities and prices need fewer than 20. */
  public static final int MAX_NUMBER_LENGTH = 64;

  /**
   * Digits before or after the point that an exponent may ask for: {@code 1e999999999} is ten
   * characters, and a gigabyte once it is written out.
   */
  public static final int MAX_SCALE = 64;

  /**
   * Values, names and brackets of one body. Each becomes an object of some 50 bytes, so a body of
   * empty lists would cost 30 times its length. 2,500 rows of 211 fields are about 1,060,000.
   */
  public static final int MAX_TOKENS = 1_500_000;

  private JsonLimits() {}
}
