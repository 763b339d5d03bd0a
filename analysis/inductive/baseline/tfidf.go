// Package baseline groups texts in the ways that anyone would try first: k-means and
// non-negative matrix factorisation on counted words, and chance. The inductive pass
// is measured against them; nothing that a researcher sees is made by them.
package baseline

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// entry is one word of a text and its weight.
type entry struct {
	word  int
	value float64
}

// Words are texts as weighted words.
type Words struct {
	rows  [][]entry
	width int
}

// Count returns texts as words with their TF-IDF weight, scaled to length 1: counts
// times ln((1+n)/(1+df)) + 1 (Manning, Raghavan & Schütze 2008, section 6.4, smoothed
// as scikit-learn has it). Words are runs of two letters or digits and more, in lower
// case; those that stop holds are left out.
func Count(texts []string, stop func(word string) bool) Words {
	w := Words{rows: make([][]entry, len(texts))}
	ids := map[string]int{}
	var df []float64
	for i, t := range texts {
		for _, word := range split(t) {
			if stop != nil && stop(word) {
				continue
			}
			id, ok := ids[word]
			if !ok {
				id = len(df)
				ids[word] = id
				df = append(df, 0)
			}
			w.rows[i] = append(w.rows[i], entry{id, 1})
		}
		w.rows[i] = merge(w.rows[i])
		for _, e := range w.rows[i] {
			df[e.word]++
		}
	}
	w.width = len(df)
	for _, row := range w.rows {
		for j := range row {
			row[j].value *= math.Log((1+float64(len(texts)))/(1+df[row[j].word])) + 1
		}
		scale(row)
	}
	return w
}

func split(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	})
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 2 })
}

// merge adds up the entries of each word.
func merge(row []entry) []entry {
	slices.SortFunc(row, func(a, b entry) int { return a.word - b.word })
	out := row[:0]
	for _, e := range row {
		if n := len(out); n > 0 && out[n-1].word == e.word {
			out[n-1].value += e.value
		} else {
			out = append(out, e)
		}
	}
	return out
}

func scale(row []entry) {
	square := 0.0
	for _, e := range row {
		square += e.value * e.value
	}
	for i := range row {
		row[i].value /= math.Sqrt(square)
	}
}
