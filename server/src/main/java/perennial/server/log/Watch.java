package perennial.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.LogFault;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.OpenedCheckpoint;
import perennial.journal.log.VerifierKey;
import perennial.journal.log.Witness;

/** A witness at its work: looks at a log, remembers, cosigns, raises alarms. */
final class Watch {
  private final LogClient log;
  private final String url;
  private final VerifierKey key;
  private final WitnessFolder folder;
  private final InstantSource clock;

  /** How a look ended; the number is the exit status of a single one. */
  enum Ending {
    COSIGNED(0),
    ALARM(1),
    UNREADABLE(2);

    final int status;

    Ending(int status) {
      this.status = status;
    }
  }

  /** What a look brought, in words for people. */
  record Look(Ending ending, String text) {}

  /**
   * @param url of the registry, for people
   * @param key of the log
   */
  Watch(LogClient log, String url, VerifierKey key, WitnessFolder folder, InstantSource clock) {
    this.log = log;
    this.url = url;
    this.key = key;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * What this witness saw last.
   *
   * @throws LogFormatException when the folder's checkpoint is not of the log that the key is of
   */
  @Nullable Checkpoint seen() {
    byte[] newest = folder.newest();
    if (newest == null) {
      return null;
    }
    return switch (OpenedCheckpoint.open(newest, key)) {
      case OpenedCheckpoint.Trusted trusted -> trusted.checkpoint();
      case OpenedCheckpoint.Refused refused ->
          throw new IllegalArgumentException(
              "what the folder holds is no checkpoint of " + key + ": " + refused.fault().text());
    };
  }

  Look look() {
    Checkpoint seen = seen();
    try {
      byte[] note = log.checkpoint();
      return switch (Witness.judge(seen, note, key, log)) {
        case Witness.Verdict.Accepted accepted -> cosign(seen, accepted);
        case Witness.Verdict.Alarm alarm -> alarm(seen, alarm, note);
      };
    } catch (IOException e) {
      return unreadable(seen, e);
    } catch (UncheckedIOException e) {
      return unreadable(seen, e);
    }
  }

  private Look unreadable(@Nullable Checkpoint seen, Exception e) {
    String why = e.getMessage() == null ? "no answer" : e.getMessage();
    return new Look(
        Ending.UNREADABLE,
        "Nothing was cosigned: the log at "
            + url
            + " or this witness's folder cannot be used: "
            + why
            + (seen == null ? "" : ". Seen last: " + entries(seen)));
  }

  private Look cosign(@Nullable Checkpoint seen, Witness.Verdict.Accepted accepted) {
    folder.remember(
        Witness.cosign(accepted.note(), folder.key(), clock.instant().getEpochSecond()));
    String how =
        seen == null
            ? "the first, taken on trust"
            : "which continue the " + entries(seen) + " seen before";
    return new Look(Ending.COSIGNED, "Cosigned " + entries(accepted.checkpoint()) + ", " + how);
  }

  private Look alarm(@Nullable Checkpoint seen, Witness.Verdict.Alarm alarm, byte[] note) {
    LogFault fault = alarm.fault();
    String text = "ALARM: the log " + key.name() + " at " + url + " " + meaning(fault.kind());
    text += ": " + fault.text() + " (" + fault.place() + ").";
    if (seen != null) {
      text += " It was signed with " + entries(seen) + " before.";
    }
    if (isSigned(fault.kind())) {
      text += " Evidence: " + evidence(alarm, note);
    }
    return new Look(Ending.ALARM, text);
  }

  /** An alarm is raised whether or not the disk is full. */
  private String evidence(Witness.Verdict.Alarm alarm, byte[] note) {
    try {
      return folder.keepEvidence(alarm.fault(), note, alarm.proof());
    } catch (IOException | UncheckedIOException e) {
      return "it cannot be written (" + e.getMessage() + "), so fetch the checkpoint by hand, now";
    }
  }

  private static String meaning(LogFault.Kind kind) {
    return switch (kind) {
      case FORK -> "has forked";
      case ROLLBACK -> "was set back";
      case UNSIGNED, FORGED, OTHER_LOG, MALFORMED -> "gives a checkpoint that is not its own";
      case CONSISTENCY, MISSING, TILE, BUNDLE, ENTRY, ROOT, INCLUSION, WITNESSES ->
          "does not prove that it continues what was seen";
    };
  }

  /** What anybody can make is evidence of nothing. */
  private static boolean isSigned(LogFault.Kind kind) {
    return switch (kind) {
      case UNSIGNED, FORGED, OTHER_LOG, MALFORMED -> false;
      case FORK, ROLLBACK, CONSISTENCY, MISSING, TILE, BUNDLE, ENTRY, ROOT, INCLUSION, WITNESSES ->
          true;
    };
  }

  private static String entries(Checkpoint checkpoint) {
    return String.format(Locale.ROOT, "%,d entries", checkpoint.head().size());
  }
}
