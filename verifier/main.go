// Command verifier checks a whole Perennial log from its published files: the signature of the
// checkpoint, every tile, every entry, every inclusion proof, and consistency from every power of
// two and every size given. It shares no code with the registry.
//
//	verifier [-size N]... KEY DIR|URL
//
// KEY is the log's verifier key or a file that holds it. DIR or URL is where checkpoint, tile/...
// and tile/entries/... are. It prints the first fault of each kind with its place, and exits with
// 0 when there is none, 1 when there are faults, 2 when it could not be started.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type sizes []int64

func (s *sizes) String() string { return fmt.Sprint(*s) }

func (s *sizes) Set(text string) error {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 {
		return fmt.Errorf("a size is a whole number from 1")
	}
	*s = append(*s, n)
	return nil
}

func main() {
	var extra sizes
	flag.Var(&extra, "size", "also verify consistency from this `size`; may be repeated")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: verifier [-size N]... KEY DIR|URL")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	key := flag.Arg(0)
	if !strings.Contains(key, "+") {
		bytes, err := os.ReadFile(key)
		if err != nil {
			fmt.Fprintln(os.Stderr, "verifier: no key:", err)
			os.Exit(2)
		}
		key = strings.TrimSpace(string(bytes))
	}
	faults := newFaults()
	err := verify(key, newSource(flag.Arg(1)), extra, faults)
	if err != nil {
		fmt.Fprintln(os.Stderr, "verifier:", err)
		os.Exit(2)
	}
	os.Exit(faults.report(os.Stdout))
}
