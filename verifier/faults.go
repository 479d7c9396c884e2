package main

import (
	"fmt"
	"io"
)

// faults keeps the first fault of each kind and counts all.
type faults struct {
	first map[string]string
	order []string
	count int64
	size  int64
	seen  struct{ tiles, entries, proofs int64 }
}

func newFaults() *faults { return &faults{first: map[string]string{}} }

func (f *faults) add(kind, place, text string) {
	f.count++
	if _, ok := f.first[kind]; !ok {
		f.first[kind] = fmt.Sprintf("%s at %s: %s", kind, place, text)
		f.order = append(f.order, kind)
	}
}

func (f *faults) has(kind string) bool {
	_, ok := f.first[kind]
	return ok
}

// report prints what was found and returns the exit status.
func (f *faults) report(w io.Writer) int {
	for _, kind := range f.order {
		fmt.Fprintln(w, f.first[kind])
	}
	fmt.Fprintf(w, "size %d: %d tiles, %d entries, %d proofs, %d faults\n",
		f.size, f.seen.tiles, f.seen.entries, f.seen.proofs, f.count)
	if f.count > 0 {
		return 1
	}
	return 0
}
