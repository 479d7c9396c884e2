package main

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// openCheckpoint verifies the log's signature and reads origin, size and root.
func openCheckpoint(bytes []byte, key note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(bytes, note.VerifierList(key))
	if err != nil {
		return tlog.Tree{}, err
	}
	if err := strictSignatures(opened); err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return tlog.Tree{}, fmt.Errorf("not a checkpoint of %s", key.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || size > 1<<56 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("line 2 is no size of a tree")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, fmt.Errorf("line 3 is no hash")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// strictSignatures refuses what note.Open lets pass: a base64 text whose unused last bits are set,
// so that one signature would have several texts.
func strictSignatures(opened *note.Note) error {
	for _, list := range [][]note.Signature{opened.Sigs, opened.UnverifiedSigs} {
		for _, signature := range list {
			if _, err := base64.StdEncoding.Strict().DecodeString(signature.Base64); err != nil {
				return fmt.Errorf("the signature of %s is no strict base64", signature.Name)
			}
		}
	}
	return nil
}
