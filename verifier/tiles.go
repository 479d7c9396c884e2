package main

import (
	"crypto/sha256"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// An entry of a bundle: a length of two bytes, and a commitment of 32.
const entryLength = 2 + 32

// A tileCheck holds every tile against what is below it and what is above it. A tile that differs
// from both is itself wrong; where it agrees with what is below, the fault lies above.
type tileCheck struct {
	*tree
	*faults
	edgeHolds bool
	blamed    map[tlog.Tile]bool
}

func checkTiles(t *tree, f *faults) {
	c := &tileCheck{t, f, false, map[tlog.Tile]bool{}}
	if t.N == 0 {
		c.edgeHolds = t.Hash == sha256.Sum256(nil) // the library gives zeros here
	} else if root, err := tlog.TreeHash(t.N, t); err == nil {
		c.edgeHolds = root == t.Hash
	}
	for level := 0; t.hashes(level) > 0; level++ {
		for index := int64(0); index<<height < t.hashes(level); index++ {
			c.check(t.tile(level, index))
		}
	}
	if !c.edgeHolds && len(c.blamed) == 0 && !f.has("MISSING") {
		f.add("ROOT", "checkpoint", "the tiles give another root than it states")
	}
}

func (c *tileCheck) check(tile tlog.Tile) {
	c.seen.tiles++
	var entries [][]byte
	if tile.L == 0 {
		entries = c.bundle(tile)
	}
	data, err := c.data(tile)
	if err != nil {
		c.add("MISSING", name(tile), err.Error())
		return
	}
	holds := c.edgeHolds
	if tile.W == 1<<height {
		root, err := c.root(tile)
		if err != nil {
			return
		}
		stated, err := c.node((tile.L+1)*height, tile.N)
		if err != nil {
			return // the tile above is named in its own turn
		}
		holds = root == stated
	}
	c.checkEntries(tile, data, entries, holds)
	if !holds && tile.W == 1<<height && !c.blamed[tile] {
		c.blame(c.tile(tile.L+1, tile.N>>height), int(tile.N&(1<<height-1)))
	}
}

func (c *tileCheck) checkEntries(tile tlog.Tile, data []byte, entries [][]byte, holds bool) {
	for i, entry := range entries {
		leaf := tlog.RecordHash(entry)
		if string(leaf[:]) == string(data[i*tlog.HashSize:(i+1)*tlog.HashSize]) {
			continue
		}
		if holds {
			place := fmt.Sprintf("%s entry %d", tilePath("entries", tile.N, tile.W), i)
			c.add("ENTRY", place, "its data do not hash to its leaf")
		} else {
			c.blame(tile, i)
		}
	}
}

func (c *tileCheck) blame(tile tlog.Tile, hash int) {
	c.blamed[tile] = true
	place := fmt.Sprintf("%s hash %d", name(tile), hash)
	c.add("TILE", place, "the hash is not what the tree below it gives")
}

func (c *tileCheck) bundle(tile tlog.Tile) [][]byte {
	place := tilePath("entries", tile.N, tile.W)
	bytes, err := c.source.read("entries", tile.N, tile.W, entryLength)
	if err != nil {
		c.add("MISSING", place, err.Error())
		return nil
	}
	entries := make([][]byte, tile.W)
	for i := range entries {
		entry := bytes[i*entryLength : (i+1)*entryLength]
		if entry[0] != 0 || entry[1] != 32 {
			c.add("BUNDLE", fmt.Sprintf("%s entry %d", place, i), "an entry has 32 bytes")
			return nil
		}
		entries[i] = entry[2:]
	}
	c.seen.entries += int64(len(entries))
	return entries
}
