// Lexicon reads pairs from standard input, a form, a tab and a base a line, and
// writes the file that package lexicon searches to standard output.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"cocode/corpus/language/internal/automaton"
	"cocode/corpus/language/internal/lexicon"
)

func main() {
	if err := compile(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

func compile(in io.Reader, out io.Writer) error {
	var entries []string
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		form, base, ok := strings.Cut(lines.Text(), "\t")
		if ok && isWord(form) && isWord(base) {
			entries = append(entries, lexicon.Entry(form, base))
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	file, err := automaton.Build(entries)
	if err != nil {
		return err
	}
	_, err = out.Write(file)
	return err
}

// isWord leaves out abbreviations, phrases and numbers, which the lists hold too.
func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLower(r) && r != '-' && r != '\''
	}) < 0
}
