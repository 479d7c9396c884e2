package perennial.bench;

import java.util.Arrays;

/**
 * What one side did in one stretch of time.
 *
 * @param calls requests answered well, or transactions
 * @param errors requests answered otherwise
 * @param error the first such answer; empty when there is none
 * @param seconds how long it went on
 * @param micros latencies of all calls, in ascending order; for pgbench, which keeps them to
 *     itself, only their average
 */
record Slice(long calls, long errors, String error, double seconds, int[] micros, Cpu cpu) {
  static final Slice NONE = new Slice(0, 0, "", 0, new int[0], new Cpu(0, 0, 0, 0, 0));

  double callsPerSecond() {
    return seconds == 0 ? 0 : calls / seconds;
  }

  /** A quantile of the latency in milliseconds. */
  double millis(double quantile) {
    if (micros.length == 0) {
      return 0;
    }
    return micros[(int) Math.min(micros.length - 1L, (long) (micros.length * quantile))] / 1_000.0;
  }

  Slice plus(Slice other) {
    int[] all = Arrays.copyOf(micros, micros.length + other.micros.length);
    System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
    Arrays.sort(all);
    return new Slice(
        calls + other.calls,
        errors + other.errors,
        error.isEmpty() ? other.error : error,
        seconds + other.seconds,
        all,
        cpu.plus(other.cpu));
  }
}
