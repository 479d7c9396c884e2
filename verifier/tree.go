package main

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // of a tile, fixed by C2SP

// Hashes of inner nodes that are kept; a scan of the leaves in order needs a few thousand.
const maxKept = 1 << 20

// Full tiles that are kept: a scan needs two of each level at a time.
const maxTiles = 64

// A tree reads hashes from the tiles of one tree. It believes them: every tile is held against
// its neighbours in tiles.go, and every proof against the signed root. (The library's
// TileHashReader is not used. As Debian 12 has it, it leaves tiles unchecked when several of
// the root's subtrees lie in one tile, as they do for 70,000 leaves.)
type tree struct {
	tlog.Tree
	source source
	tiles  map[tlog.Tile][]byte
	kept   map[int64]tlog.Hash
}

func newTree(head tlog.Tree, s source) *tree {
	return &tree{head, s, map[tlog.Tile][]byte{}, map[int64]tlog.Hash{}}
}

// hashes says how many hashes a level of tiles has.
func (t *tree) hashes(level int) int64 {
	if level*height > 62 {
		return 0
	}
	return t.N >> uint(level*height)
}

// tile gives the tile of this level and index with the width that a tree of this size has.
func (t *tree) tile(level int, index int64) tlog.Tile {
	width := t.hashes(level) - index<<height
	if width > 1<<height {
		width = 1 << height
	}
	return tlog.Tile{H: height, L: level, N: index, W: int(width)}
}

func name(tile tlog.Tile) string { return tilePath(fmt.Sprint(tile.L), tile.N, tile.W) }

type missing struct {
	path string
	err  error
}

func (m *missing) Error() string { return m.path + ": " + m.err.Error() }

func (t *tree) data(tile tlog.Tile) ([]byte, error) {
	if data, ok := t.tiles[tile]; ok {
		return data, nil
	}
	data, err := t.source.read(fmt.Sprint(tile.L), tile.N, tile.W, tlog.HashSize)
	if err != nil {
		return nil, &missing{name(tile), err}
	}
	if len(t.tiles) >= maxTiles {
		t.tiles = map[tlog.Tile][]byte{}
	}
	t.tiles[tile] = data
	return data, nil
}

// node gives the root of the whole subtree of 2^h leaves at this position of its height.
func (t *tree) node(h int, position int64) (tlog.Hash, error) {
	index := tlog.StoredHashIndex(h, position)
	if hash, ok := t.kept[index]; ok {
		return hash, nil
	}
	first := position << uint(h%height)
	tile := t.tile(h/height, first>>height)
	data, err := t.data(tile)
	if err != nil {
		return tlog.Hash{}, err
	}
	hash, err := tlog.HashFromTile(tile, data, index)
	if err != nil {
		return tlog.Hash{}, err
	}
	if len(t.kept) >= maxKept {
		t.kept = map[int64]tlog.Hash{}
	}
	t.kept[index] = hash
	return hash, nil
}

// ReadHashes makes the tree a tlog.HashReader.
func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		h, position := tlog.SplitStoredHashIndex(index)
		hash, err := t.node(h, position)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash
	}
	return hashes, nil
}

// root gives the root of a full tile, which is a hash of the tile above.
func (t *tree) root(tile tlog.Tile) (tlog.Hash, error) {
	data, err := t.data(tile)
	if err != nil {
		return tlog.Hash{}, err
	}
	row := make([]tlog.Hash, tile.W)
	for i := range row {
		copy(row[i][:], data[i*tlog.HashSize:])
	}
	for len(row) > 1 {
		for i := 0; i < len(row)/2; i++ {
			row[i] = tlog.NodeHash(row[2*i], row[2*i+1])
		}
		row = row[:len(row)/2]
	}
	return row[0], nil
}
