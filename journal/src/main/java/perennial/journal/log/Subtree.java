package perennial.journal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All whole subtrees within one tile: row h holds the roots over 2^h hashes of the tile. */
final class Subtree {
  private final List<List<Hash>> rows;

  private Subtree(List<List<Hash>> rows) {
    this.rows = rows;
  }

  static Subtree of(HashTile tile) {
    List<Hash> hashes = new ArrayList<>(tile.address().width());
    for (int i = 0; i < tile.address().width(); i++) {
      hashes.add(tile.hash(i));
    }
    return of(hashes);
  }

  static Subtree of(List<Hash> hashes) {
    List<List<Hash>> rows = new ArrayList<>(TilePath.HEIGHT + 1);
    rows.add(hashes);
    for (List<Hash> row = hashes; row.size() > 1; ) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i + 1 < row.size(); i += 2) {
        above.add(Merkle.node(row.get(i), row.get(i + 1)));
      }
      rows.add(above);
      row = above;
    }
    return new Subtree(rows);
  }

  /** The root over hashes [position·2^height, (position+1)·2^height) of the tile. */
  Hash node(int height, int position) {
    return rows.get(height).get(position);
  }

  /** The root of a full tile, which is a hash of the tile above; nothing for a partial one. */
  Optional<Hash> root() {
    return rows.size() > TilePath.HEIGHT
        ? Optional.of(rows.get(TilePath.HEIGHT).getFirst())
        : Optional.empty();
  }

  /** The root over all hashes of this partial tile and what stands to the right of them. */
  Hash fold(@Nullable Hash right) {
    Hash root = right;
    for (int height = 0; height < rows.size(); height++) {
      List<Hash> row = rows.get(height);
      if (row.size() % 2 == 1) {
        root = root == null ? row.getLast() : Merkle.node(row.getLast(), root);
      }
    }
    if (root == null) {
      throw new IllegalStateException("a tile has a hash");
    }
    return root;
  }
}
