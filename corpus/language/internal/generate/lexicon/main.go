// Lexicon reads a word list from standard input and writes the file that package
// lexicon searches to standard output. A line of the list is a form, a tab, a base
// and, if it is known, a tab and the letters of the base's kinds: N, V, A, R.
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
	kinds := map[[2]string]lexicon.Kinds{} // by form and base
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		form, rest, _ := strings.Cut(lines.Text(), "\t")
		base, letters, _ := strings.Cut(rest, "\t")
		if isWord(form) && isWord(base) {
			kinds[[2]string{form, base}] |= kindsOf(letters)
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	var entries []string
	for pair, k := range kinds {
		entries = append(entries, lexicon.Entry(pair[0], lexicon.Reading{Base: pair[1], Kinds: k}))
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

func kindsOf(letters string) (k lexicon.Kinds) {
	for _, letter := range letters {
		switch letter {
		case 'N':
			k |= lexicon.Noun
		case 'V':
			k |= lexicon.Verb
		case 'A':
			k |= lexicon.Adjective
		case 'R':
			k |= lexicon.Adverb
		}
	}
	return k
}
