package perennial.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;

/**
 * One call of a client: a list of commands that are all done or none. A single command is a list of
 * one.
 *
 * @param credentials the epoch's credentials when the caller was identified; another one by now
 *     makes {@link CredentialsChanged}
 * @param operation what was called, such as {@code POST /api/v1/inventories}; part of what an
 *     idempotency key stands for
 * @param request the request's bytes as received; kept sealed
 * @param idempotencyKey the client's key for the whole call, or null
 * @param answers how the answer is written from what happened
 */
public record Call(
    Actor actor,
    long credentials,
    String operation,
    Instant receivedAt,
    byte[] request,
    @Nullable String idempotencyKey,
    List<Item> items,
    AnswerWriter answers) {

  /** Commands of one call: LeafData's page, and more than a day of the busiest licensee. */
  public static final int ITEMS_MAX = 2_500;

  /** An idempotency key is a client's text; UUIDs have 36 characters. */
  public static final int IDEMPOTENCY_KEY_LENGTH_MAX = 255;

  /** For the registry's own acts and others that no key stands behind. */
  public static final long NO_CREDENTIALS = 0;

  public Call {
    if (items.size() > ITEMS_MAX) {
      throw new IllegalArgumentException("at most " + ITEMS_MAX + " commands in one call");
    }
    items = List.copyOf(items);
  }

  /**
   * One command, and what makes a repetition of it.
   *
   * @param replayKey 32 bytes that an equal command repeats, or null when repetitions are commands
   *     of their own
   */
  public record Item(Command command, @Nullable Bytes replayKey) {}

  /** Writes answers; the same answer goes to the client, and sealed to the attempt. */
  public interface AnswerWriter {
    /** The answer to one accepted command, from the rows as they are after the whole call. */
    byte[] accepted(int item, Outcome outcome, State after);

    /** The answer to a refused call. */
    byte[] refused(List<perennial.kernel.Refusal> reasons);
  }
}
