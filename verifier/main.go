// Command verifier checks a whole Perennial log from its published files: the signature of the
// checkpoint, every tile, every entry, every inclusion proof, and consistency from every power of
// two and every size given. It shares no code with the registry.
//
//	verifier [-size N]... KEY DIR|URL
//	verifier KEY -
//
// With "-" it reads lines of the form "DIR|URL [SIZE]..." from its input and answers each with the
// report below, whose last line begins with "size": many logs, or many states of one, in one run.
//
// KEY is the log's verifier key or a file that holds it. DIR or URL is where checkpoint, tile/...
// and tile/entries/... are. It prints the first fault of each kind with its place, and exits with
// 0 when there is none, 1 when there are faults, 2 when it could not be started.
package main

import (
	"bufio"
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
		fmt.Fprintln(os.Stderr, "usage: verifier [-size N]... KEY DIR|URL|-")
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
	if flag.Arg(1) == "-" {
		os.Exit(verifyLines(key))
	}
	os.Exit(verifyOne(key, flag.Arg(1), extra))
}

func verifyOne(key, base string, extra sizes) int {
	faults := newFaults()
	if err := verify(key, newSource(base), extra, faults); err != nil {
		fmt.Fprintln(os.Stderr, "verifier:", err)
		return 2
	}
	return faults.report(os.Stdout)
}

// verifyLines returns the worst status of all lines.
func verifyLines(key string) int {
	worst := 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) == 0 {
			continue
		}
		var extra sizes
		for _, word := range words[1:] {
			if err := extra.Set(word); err != nil {
				fmt.Fprintln(os.Stderr, "verifier:", err)
				return 2
			}
		}
		if status := verifyOne(key, words[0], extra); status > worst {
			worst = status
		}
		if worst == 2 {
			return 2
		}
	}
	return worst
}
