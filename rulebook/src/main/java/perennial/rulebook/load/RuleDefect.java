package perennial.rulebook.load;

/**
 * One thing that is wrong with a rule pack.
 *
 * @param file the file, relative to the folder of all jurisdictions
 * @param place the row and field in it, such as {@code rows[3].unit}; empty for the file as a whole
 * @param text what is wrong, as a sentence fragment
 */
public record RuleDefect(String file, String place, String text) {

  @Override
  public String toString() {
    return place.isEmpty() ? file + ": " + text : file + ", " + place + ": " + text;
  }
}
