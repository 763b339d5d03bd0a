package inductive_test

import (
	"slices"
	"testing"

	"cocode/analysis/inductive"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// negations are written apart from the lists of package condense.
var negations = []string{"not", "n't", "no", "never", "nobody", "nothing", "none", "without", "hardly",
	"inte", "ingen", "inget", "inga", "aldrig", "utan", "knappast", "varken", "ingenting", "nej"}

// denied returns the negations of some words, one for several that are the same in a row.
func denied(language, words string) []string {
	d := &corpus.Document{Language: language, Text: words, Turns: []corpus.Turn{{Span: text.Span{End: len(words)}}}}
	var out []string
	for _, t := range annotate.Document(d).Tokens {
		if slices.Contains(negations, t.Word) {
			out = append(out, t.Word)
		}
	}
	return slices.Compact(out)
}

// In whole interviews no condensed unit has lost a negation, and all together they are
// a good deal shorter than what was said.
func TestCondensedUnitsKeepNegation(t *testing.T) {
	inputs := interviews()
	p, _ := inductive.Propose(inputs, inductive.Options{Categories: 2})
	condensed := map[string]string{}
	for _, r := range p.Readings {
		condensed[r.Unit] = r.Condensed
	}
	said, kept := 0, 0
	for _, in := range inputs {
		for _, u := range in.Units {
			words := ""
			for _, s := range u.Spans {
				words += s.Of(in.Document.Text) + " "
			}
			said, kept = said+len(words), kept+len(condensed[u.ID])
			before, after := denied(in.Document.Language, words), denied(in.Document.Language, condensed[u.ID])
			if !slices.Equal(before, after) {
				t.Errorf("%v became %v: %q, %q", before, after, words, condensed[u.ID])
			}
		}
	}
	if share := float64(kept) / float64(said); share > 0.85 {
		t.Errorf("condensed units have %.0f %% of the words", 100*share)
	}
}
