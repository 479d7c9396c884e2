package perennial.kernel;

/**
 * One reason why an act is refused: the fact that stands in the way, said for a person, at its
 * place.
 *
 * @param field the field that is wrong, in the words of the command, such as {@code area_id}; empty
 *     when no single field is
 * @param row the row of the list that was asked, from 0
 * @param reason the constant of the command's closed list of reasons
 * @param text a whole sentence for the reporter
 */
public record Refusal(String field, int row, Reason reason, String text) {

  /** A command's refusals are an enum that implements this, so the list is closed. */
  public interface Reason {
    String name();
  }

  public static Refusal of(String field, Reason reason, String text) {
    return new Refusal(field, 0, reason, text);
  }

  public Refusal atRow(int index) {
    return new Refusal(field, index, reason, text);
  }
}
