package perennial.journal.log;

import java.util.Arrays;
import java.util.List;

/**
 * A tile of hashes with its bytes, 32 for each hash.
 *
 * @throws IllegalArgumentException when the bytes do not fit the width
 */
public record HashTile(TileAddress address, byte[] bytes) {
  public static final int FULL_LENGTH = TilePath.FULL_WIDTH * Hash.LENGTH;

  public HashTile {
    if (bytes.length != address.width() * Hash.LENGTH) {
      throw new IllegalArgumentException("a tile has 32 bytes for each hash");
    }
  }

  static HashTile of(TileAddress address, List<Hash> hashes) {
    byte[] bytes = new byte[address.width() * Hash.LENGTH];
    for (int i = 0; i < address.width(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
    }
    return new HashTile(address, bytes);
  }

  /**
   * The tile from its source; where a partial one is no longer there, from the full one.
   *
   * @throws MissingTileException when it is absent or of another length
   */
  static HashTile read(TileSource source, TileAddress address) {
    byte[] bytes = source.read(address);
    if (bytes == null && !address.isFull()) {
      byte[] full = source.read(address.full());
      bytes =
          full != null && full.length == FULL_LENGTH
              ? Arrays.copyOf(full, address.width() * Hash.LENGTH)
              : full;
    }
    if (bytes == null) {
      throw new MissingTileException(address, "the tile is missing");
    }
    if (bytes.length != address.width() * Hash.LENGTH) {
      throw new MissingTileException(address, "the tile has not 32 bytes for each hash");
    }
    return new HashTile(address, bytes);
  }

  public Hash hash(int i) {
    return Hash.at(bytes, i * Hash.LENGTH);
  }
}
