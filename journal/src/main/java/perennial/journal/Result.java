package perennial.journal;

import java.util.List;
import java.util.Objects;
import perennial.kernel.Bytes;

/**
 * What became of a call.
 *
 * @param accepted false when it was refused; the answer is then one body that says why
 * @param answers one answer for each command, or the one refusal
 * @param replayed true when every answer is that of an earlier, equal call
 * @param leaves the leaf hashes of the entries that the answers tell of, in order and each once:
 *     those that the call wrote, and those that earlier, equal calls wrote where they are repeated
 */
public record Result(boolean accepted, List<byte[]> answers, boolean replayed, List<Bytes> leaves) {
  static Result of(boolean accepted, StoredAnswer answered, boolean replayed) {
    List<Bytes> leaves =
        answered.leaves().stream().filter(Objects::nonNull).map(each -> each).distinct().toList();
    return new Result(accepted, answered.bodies(), replayed, leaves);
  }
}
