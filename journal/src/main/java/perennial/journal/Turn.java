package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/** One call in a transaction: what was asked, what was decided, and what will be answered. */
final class Turn {
  /**
   * What an equal command was answered.
   *
   * @param leaf of the entry that it wrote; known when that is written, which may be with this call
   */
  record Earlier(List<ObjectRef> made, byte[] answer, Supplier<@Nullable Bytes> leaf) {}

  /** A command that a repetition may find. */
  record Replay(Bytes key, int item, List<ObjectRef> made) {
    String madeText() {
      return String.join(",", made.stream().map(ObjectRef::toString).toList());
    }
  }

  final Call call;

  /** All licensees that the call names, in ascending order. */
  final Set<LicenseeId> parties = new TreeSet<>();

  final Set<LicenseeId> founded = new TreeSet<>();
  final Bytes requestHash;

  /** Where the entry numbers of this call's commands begin among those of the transaction. */
  final int firstEntry;

  /** Earlier answers by replay key. */
  final Map<Bytes, Earlier> earlier = new HashMap<>();

  final List<byte @Nullable []> answers = new ArrayList<>();
  final EntrySet written = new EntrySet();

  /** Which command each of them is of, in ascending order. */
  final List<Integer> writers = new ArrayList<>();

  /** The leaves of earlier entries that commands were answered with. */
  final Map<Integer, Supplier<@Nullable Bytes>> repeated = new HashMap<>();

  final List<Replay> replays = new ArrayList<>();
  List<Refusal> reasons = List.of();

  /** Settled before the end: failed, or answered as the first equal call was. */
  @Nullable Settled settled;

  Turn(Call call, int firstEntry) {
    this.call = call;
    this.firstEntry = firstEntry;
    this.requestHash =
        new Bytes(
            Digests.sha256(
                (call.operation() + "\n").getBytes(StandardCharsets.UTF_8), call.request()));
    parties.add(call.actor().licensee());
    for (Call.Item item : call.items()) {
      parties.addAll(item.command().parties());
      founded.addAll(item.command().founds());
    }
    parties.addAll(founded);
  }

  boolean isRefused() {
    return !reasons.isEmpty();
  }

  /** Whether nothing was done, since all of it had been done before. */
  boolean isReplay() {
    return !isRefused() && written.isEmpty() && replays.isEmpty() && !earlier.isEmpty();
  }

  /** Whether the attempt is to be recorded: all but repetitions and what was settled before. */
  boolean isRecorded() {
    return settled == null && !isReplay();
  }

  List<byte[]> bodies() {
    return isRefused()
        ? List.of(call.answers().refused(reasons))
        : answers.stream().map(each -> Objects.requireNonNull(each)).toList();
  }

  /** The leaf of the entry behind a command's answer, once all is written; null without one. */
  @Nullable Bytes leaf(int item) {
    int entry = Collections.binarySearch(writers, item);
    if (entry >= 0 && entry < written.leaves().size()) {
      return written.leaves().get(entry);
    }
    return repeated.getOrDefault(item, () -> null).get();
  }

  private List<@Nullable Bytes> leaves(int answers) {
    var leaves = new ArrayList<@Nullable Bytes>();
    for (int i = 0; i < answers; i++) {
      leaves.add(isRefused() ? null : leaf(i));
    }
    return leaves;
  }

  StoredAnswer answered(List<byte[]> bodies) {
    return new StoredAnswer(bodies, leaves(bodies.size()));
  }

  Settled done(List<byte[]> bodies) {
    return settled == null
        ? new Settled.Done(Result.of(!isRefused(), answered(bodies), isReplay()))
        : settled;
  }
}
