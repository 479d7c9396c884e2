package perennial.journal.log;

import org.jspecify.annotations.Nullable;

/** Where tiles and bundles come from: a table, files, a server, a map. */
@FunctionalInterface
public interface TileSource {
  /**
   * The bytes of the tile or bundle at exactly this address, or null when it is not there. What
   * comes back is not trusted. A source that holds a wider tile may answer with its first part;
   * readers themselves try no other than the full one. Failures of the source itself are thrown
   * unchecked.
   */
  byte @Nullable [] read(TilePath path);
}
