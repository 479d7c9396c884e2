package perennial.leafdata.door;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import perennial.journal.Call;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.leafdata.format.ErrorBody;
import perennial.leafdata.format.JsonAnswer;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Row;
import perennial.leafdata.format.Wrapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decoded request: the commands that it stands for and the form of its answer, or why it cannot
 * be read.
 */
public sealed interface Prepared {
  /** The body cannot be read as what was asked. */
  record Refused(ErrorBody body) implements Prepared {}

  /** The object that the path names is unknown to the caller. */
  record Unknown() implements Prepared {}

  /**
   * @param answers writes the answer of one item, from the rows as they are after the whole call
   */
  record Ready(List<Call.Item> items, Shape shape, ItemAnswer answers) implements Prepared {}

  /**
   * Some fields cannot be read, and the request is refused; what else is wrong with it is said too.
   *
   * @param ready with null for what could not be read; decided, and never done
   */
  record Flawed(Problems problems, Ready ready) implements Prepared {}

  /** How the answers of the items become one body. */
  enum Shape {
    /** A list of objects, one for each item: creates. */
    LIST,
    /** The one item's answer as it is: updates and actions, of one object or one list. */
    SINGLE,
    /** {@code []}: deletes. */
    EMPTY
  }

  /** Writes one item's answer. */
  @FunctionalInterface
  interface ItemAnswer {
    byte[] write(int item, Outcome outcome, State after);

    /** An answer of one object. */
    static ItemAnswer row(RowAnswer answer) {
      return (item, outcome, after) -> JsonAnswer.object(answer.row(item, outcome, after));
    }

    /** An answer of several objects from one item, as {@code finish_lot} gives. */
    static ItemAnswer rows(RowsAnswer answer) {
      return (item, outcome, after) -> JsonAnswer.list(answer.rows(item, outcome, after));
    }
  }

  /** One object. */
  @FunctionalInterface
  interface RowAnswer {
    Row row(int item, Outcome outcome, State after);
  }

  /** Several objects. */
  @FunctionalInterface
  interface RowsAnswer {
    List<Row> rows(int item, Outcome outcome, State after);
  }

  /**
   * The rows of a body, or its refusal.
   *
   * @param then called with the rows, of which there is at least one
   */
  static Prepared rows(Wrapper.Extraction extraction, Function<List<ObjectNode>, Prepared> then) {
    return switch (extraction) {
      case Wrapper.Extraction.Refused(ErrorBody body) -> new Refused(body);
      case Wrapper.Extraction.Rows(List<ObjectNode> rows) -> then.apply(rows);
    };
  }

  /** To be done if all its fields could be read. */
  static Prepared of(Problems problems, Ready ready) {
    return problems.isEmpty() ? ready : new Flawed(problems, ready);
  }

  /** An update or action of one command; refused when its fields have problems. */
  static Prepared single(Problems problems, Command command, ItemAnswer answers) {
    return of(problems, new Ready(List.of(new Call.Item(command, null)), Shape.SINGLE, answers));
  }

  /** A delete of one object. */
  static Prepared delete(Command command) {
    return new Ready(
        List.of(new Call.Item(command, null)), Shape.EMPTY, (item, outcome, after) -> new byte[0]);
  }

  /**
   * Creates, one command a row. A row with an {@code external_id} is repeated by an equal row.
   *
   * @param operation the path, which is part of what is repeated
   * @param commands one a row, or none where unreadable rows cannot even become commands
   */
  static Prepared creates(
      String operation,
      List<ObjectNode> rows,
      Problems problems,
      List<? extends Command> commands,
      ItemAnswer answers) {
    if (commands.isEmpty()) {
      return new Refused(ErrorBody.of(problems));
    }
    var items = new ArrayList<Call.Item>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      items.add(item(operation, rows.get(i), commands.get(i)));
    }
    return of(problems, new Ready(items, Shape.LIST, answers));
  }

  /** One command and, where its row has an {@code external_id}, what repeats it. */
  static Call.Item item(String operation, ObjectNode row, Command command) {
    var external = row.get("external_id");
    boolean isRepeatable =
        external != null && !external.isNull() && !external.asString("").isBlank();
    return new Call.Item(command, isRepeatable ? CanonicalJson.key(operation, row) : null);
  }

  /**
   * A create-like action of one row that answers one object or list: harvest, split, conversion.
   */
  static Prepared action(
      String operation,
      ObjectNode row,
      Problems problems,
      Command command,
      Shape shape,
      ItemAnswer answers) {
    return of(problems, new Ready(List.of(item(operation, row, command)), shape, answers));
  }
}
