package perennial.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import perennial.journal.JournalMeters;

/** Shows the journal's counts at {@code /metrics}. */
final class Meters {
  private Meters() {}

  static void bind(JournalMeters counts, MeterRegistry meters) {
    count(meters, "perennial.journal.entries", "Entries written.", counts.entries);
    count(meters, "perennial.calls.accepted", "Writing calls accepted.", counts.acceptedCalls);
    count(meters, "perennial.calls.refused", "Writing calls refused.", counts.refusedCalls);
    count(
        meters,
        "perennial.commands.replayed",
        "Commands answered as an earlier, equal one was.",
        counts.replayedCommands);
    count(
        meters,
        "perennial.rows.restored",
        "Rows that did not match their entries and were set right.",
        counts.restoredRows);
    count(
        meters,
        "perennial.transactions.retried",
        "Transactions repeated because others were in their way.",
        counts.retriedTransactions);
    count(
        meters,
        "perennial.calls.grouped",
        "Writing calls that shared a transaction with others.",
        counts.groupedCalls);
    count(
        meters,
        "perennial.groups.split",
        "Transactions of several calls that failed; each call was then done alone.",
        counts.splitGroups);
  }

  private static void count(MeterRegistry meters, String name, String what, LongAdder adder) {
    FunctionCounter.builder(name, adder, LongAdder::sum).description(what).register(meters);
  }
}
