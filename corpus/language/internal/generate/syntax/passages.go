package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// passages returns the sentences of a file of coded passages, those of the
// interviewer included, by groups: one interview each.
func passages(name string) ([][]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var groups [][]string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := lines.Text()
		_, sentence, coded := strings.Cut(line, "\t")
		question, asked := strings.CutPrefix(line, "Q: ")
		switch {
		case strings.HasPrefix(line, "# "):
			groups = append(groups, nil)
		case len(groups) == 0:
		case asked:
			groups[len(groups)-1] = append(groups[len(groups)-1], question)
		case coded:
			groups[len(groups)-1] = append(groups[len(groups)-1], sentence)
		}
	}
	return groups, lines.Err()
}

// writeWords writes the tokens of each sentence of passages as a line of JSON.
func writeWords(w io.Writer, name string) error {
	groups, err := passages(name)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, g := range groups {
		for _, sentence := range g {
			if err := out.Encode(spellings(sentence, annotate.Phrase("en", sentence))); err != nil {
				return err
			}
		}
	}
	return nil
}

func spellings(text string, tokens []language.Token) []string {
	var all []string
	for _, t := range tokens {
		all = append(all, t.Of(text))
	}
	return all
}
