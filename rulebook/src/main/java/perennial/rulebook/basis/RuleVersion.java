package perennial.rulebook.basis;

import java.util.regex.Pattern;

/**
 * Name of a published, immutable rule set, written into every event that it decided: {@code
 * wa-2018/1}.
 *
 * @param set name of the set: lower-case letters, digits and hyphens, at most 40 characters
 * @param number counts the corrections of that set, from 1
 */
public record RuleVersion(String set, int number) {

  /** Fits an event field and a label; no real set name comes near it. */
  public static final int LONGEST_NAME = 40;

  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9-]{0," + (LONGEST_NAME - 1) + "}");
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([1-9][0-9]{0,5})");

  public RuleVersion {
    if (!NAME.matcher(set).matches()) {
      throw new IllegalArgumentException("not a rule set name: " + set);
    }
    if (number < 1) {
      throw new IllegalArgumentException("rule set versions count from 1, not " + number);
    }
  }

  /** Inverse of {@link #toString()}. */
  public static RuleVersion parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a rule version: " + text);
    }
    return new RuleVersion(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return set + "/" + number;
  }
}
