package perennial.server.log;

import perennial.journal.LogReader;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.TilePath;
import perennial.web.Answer;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** Tiles of hashes and bundles of entries, 32 bytes each: C2SP tlog-tiles. */
public final class TileEndpoint extends LogEndpoint {
  /** A tile of a width never changes: a year, the longest that caches are told to keep. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final LogReader log;

  /** The rest holds slashes: level or entries, index in groups of three, width when partial. */
  public TileEndpoint(LogReader log) {
    super("/tile/<rest>", "Gives a tile of the log, or the commitments beside one.");
    this.log = log;
  }

  @Override
  public Answer handle(Request request) {
    byte[] bytes = log.tile(address(request.pathParameter("rest")));
    if (bytes == null) {
      throw new RequestFailed(FailureKind.ROUTE_UNKNOWN, "The log has no such tile yet.");
    }
    return Answer.of(200, "application/octet-stream", bytes).with("Cache-Control", FOR_EVER);
  }

  private static TilePath address(String rest) {
    try {
      return TilePath.parse("tile/" + rest);
    } catch (LogFormatException e) {
      throw new RequestFailed(FailureKind.ROUTE_UNKNOWN, "This is no path of a tile.");
    }
  }
}
