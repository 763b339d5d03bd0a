// Package detect tells in which language a text is, by its small words: how often it
// says "the", "och" or "nicht". That is surer than letters for whole interviews, and
// never asked of single utterances.
package detect

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed words.txt
var data string

// weights holds, for each small word, how much it counts for each language: less the
// more languages share it.
var codes, weights = parse(data)

func parse(data string) (codes []string, weights map[string][]float64) {
	languages := map[string][]int{} // by word
	for line := range strings.Lines(data) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		codes = append(codes, fields[0])
		for _, word := range fields[1:] {
			if at := len(codes) - 1; !slices.Contains(languages[word], at) {
				languages[word] = append(languages[word], at)
			}
		}
	}
	weights = map[string][]float64{}
	for word, in := range languages {
		row := make([]float64, len(codes))
		for _, i := range in {
			row[i] = 1 / float64(len(in))
		}
		weights[word] = row
	}
	return codes, weights
}

const (
	// enough is how many words are read at most: some ten minutes of speech.
	enough = 3000
	// least is what the words of a language must count on average. In text of any of
	// the languages it is 0.2 and more, in others well below.
	least = 0.05
)

// Language returns the ISO 639-1 code of the language that a text is most likely in,
// or "" if it has too few words that are known. Of languages that count alike it is
// the first in the order en, sv, da, nb, nn, de, nl, fr, es, fi, it, pt, pl.
func Language(text string) string {
	scores := make([]float64, len(codes))
	n := 0
	for word := range strings.FieldsFuncSeq(text, between) {
		for i, w := range weights[strings.ToLower(strings.Trim(word, "'’"))] {
			scores[i] += w
		}
		if n++; n == enough {
			break
		}
	}
	best := 0
	for i, score := range scores {
		if score > scores[best] {
			best = i
		}
	}
	if n == 0 || scores[best] < least*float64(n) {
		return ""
	}
	return codes[best]
}

// between reports whether r stands between words.
func between(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
