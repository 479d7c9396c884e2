package main

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func verify(vkey string, s source, extra []int64, f *faults) error {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	bytes, err := s("checkpoint")
	if err != nil {
		f.add("MISSING", "checkpoint", err.Error())
		return nil
	}
	head, err := openCheckpoint(bytes, key)
	if err != nil {
		f.add("CHECKPOINT", "checkpoint", err.Error())
		return nil
	}
	f.size = head.N
	t := newTree(head, s)
	checkTiles(t, f)
	checkInclusions(t, f)
	for size := int64(1); size <= head.N; size *= 2 {
		checkConsistency(t, size, f)
	}
	for _, size := range extra {
		checkConsistency(t, size, f)
	}
	return nil
}

func checkInclusions(t *tree, f *faults) {
	for index := int64(0); index < t.N; index++ {
		f.seen.proofs++
		leaf, err := t.node(0, index)
		if err == nil {
			var proof tlog.RecordProof
			proof, err = tlog.ProveRecord(t.N, index, t)
			if err == nil {
				err = tlog.CheckRecord(proof, t.N, t.Hash, index, leaf)
			}
		}
		f.addProof("INCLUSION", fmt.Sprintf("leaf %d", index), err)
	}
}

func checkConsistency(t *tree, size int64, f *faults) {
	if size > t.N {
		f.add("ROLLBACK", "checkpoint", fmt.Sprintf("%d leaves, fewer than %d", t.N, size))
		return
	}
	f.seen.proofs++
	root, err := tlog.TreeHash(size, t)
	if err == nil {
		var proof tlog.TreeProof
		proof, err = tlog.ProveTree(t.N, size, t)
		if err == nil {
			err = tlog.CheckTree(proof, t.N, t.Hash, size, root)
		}
	}
	f.addProof("CONSISTENCY", fmt.Sprintf("size %d", size), err)
}

// addProof adds what a proof failed of; a tile that is missing was named before.
func (f *faults) addProof(kind, place string, err error) {
	var m *missing
	if err != nil && !errors.As(err, &m) {
		f.add(kind, place, err.Error())
	}
}
