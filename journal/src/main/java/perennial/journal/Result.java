package perennial.journal;

import java.util.List;
import perennial.kernel.Bytes;

/**
 * What became of a call.
 *
 * @param accepted false when it was refused; the answer is then one body that says why
 * @param answers one answer for each command, or the one refusal
 * @param replayed true when every answer is that of an earlier, equal call
 * @param leaves the leaf hashes of the entries that the call wrote, in order
 */
public record Result(
    boolean accepted, List<byte[]> answers, boolean replayed, List<Bytes> leaves) {}
