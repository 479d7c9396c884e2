package perennial.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import perennial.journal.Call;
import perennial.journal.log.VerifierKey;
import perennial.server.log.WitnessAddress;
import perennial.web.server.Limits;

/**
 * All that an operator may set, checked; see docs/operations/configuration.md. Read once at the
 * start by {@link ConfigurationReader}; nothing below the wiring ever reads configuration.
 *
 * @param data the data folder
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param publicUrl base of links for requests that name no host; may be empty
 * @param trustForwarded whether a proxy in front is believed
 * @param sandbox whether licensees to play with are added
 * @param sandboxLicensees producer/processors that the sandbox gets besides
 * @param rules name of the rule pack that the registry begins with
 * @param store which database
 * @param connections database sessions that serve requests
 * @param limits what the door takes at most
 * @param rowsPerCall rows that one call may carry
 * @param sweepRowsPerSecond the least pace of the daily verification; 0 for none
 * @param retention how long what is personal is kept
 * @param stopGrace what requests under way get to finish
 * @param logFormat {@code auto}, {@code json} or {@code text}
 * @param logOrigin name of the log; may be empty
 * @param approvers keys of those who approve what changes the registry past its acts
 * @param rulesChangesMax what a published rule set may change without approval
 * @param witnesses who else remembers the log's checkpoints, and is asked for them
 */
public record Configuration(
    Path data,
    String host,
    int port,
    String publicUrl,
    boolean trustForwarded,
    boolean sandbox,
    int sandboxLicensees,
    String rules,
    Store store,
    int connections,
    Limits limits,
    int rowsPerCall,
    long sweepRowsPerSecond,
    RetentionPeriods retention,
    Duration stopGrace,
    String logFormat,
    String logOrigin,
    List<VerifierKey> approvers,
    long rulesChangesMax,
    List<WitnessAddress> witnesses) {

  /** A page's worth, which the old system took; an operator may set fewer, never more. */
  public static final int ROWS_PER_CALL = Call.ITEMS_MAX;
}
