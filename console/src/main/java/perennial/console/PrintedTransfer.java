package perennial.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.transport.Conveyance;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;

/**
 * A transfer with everything that its manifest prints: the parties as they were at its date.
 *
 * @param id of the transfer
 * @param at the date as of which the parties are printed
 * @param known what was known of them when
 * @param date the transfer's own date, which {@code at} and {@code known} are unless others were
 *     asked for
 * @param carrier the carrying licensee; null where none was named, or one that nobody knows
 * @param conveyance null when it was erased
 * @param zone in which times are printed
 */
record PrintedTransfer(
    Transfer transfer,
    String id,
    Instant at,
    Instant known,
    Instant date,
    Party sender,
    Party receiver,
    @Nullable Party carrier,
    @Nullable Conveyance conveyance,
    List<Item> items,
    ZoneId zone) {

  /**
   * A licensee as it was.
   *
   * @param id which never changes
   * @param type of its license, in words
   * @param ubi its number with the state
   * @param isAsRecordedLater whether nothing was known of it then, and this was recorded later
   */
  record Party(
      String id,
      String name,
      String code,
      String type,
      String ubi,
      List<String> address,
      String phone,
      boolean isAsRecordedLater) {}

  /**
   * An item with what its goods are called.
   *
   * @param lot the sender's, {@code received} the receiver's; null where there is none
   * @param waivers under which the lot or a forebear left without a result
   */
  record Item(TransferItem item, String lot, @Nullable String received, List<Waived> waivers) {}

  /** A waiver. */
  record Waived(String id, String kind, String reason, Instant lastInstant) {}
}
