package clause_test

import (
	"strings"
	"testing"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// cut returns the clauses of a sentence, parted by bars.
func cut(code, sentence string) string {
	d := &corpus.Document{Language: code, Text: sentence, Turns: []corpus.Turn{{Span: text.Span{End: len(sentence)}}}}
	a := annotate.Document(d)
	var parts []string
	for _, c := range clause.Split(a.Tokens) {
		parts = append(parts, a.Span(c.Range).Of(sentence))
	}
	return strings.Join(parts, " | ")
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"en", "She rang the bell, | but nobody came."},
		{"en", "We asked them | because nobody ever had."},
		{"en", "The bread and butter were cold."},
		{"en", "He said, \"I came, and I saw.\""},
		{"en", "If you ask them, | they tell you."},
		{"en", "There was no time, | we had fifteen minutes."},
		{"en", "I think that they were right."},
		{"sv", "Det är inte så att vi saknade tid, | vi hade en hel timme."},
		{"sv", "Vi frågade dem | när de kom hem."},
		{"sv", "Hon låg där i sin säng och räknade bilar."},
		{"sv", "Kaffe och bullar"},
	} {
		if got := cut(c.code, strings.ReplaceAll(c.want, " | ", " ")); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// The clauses of a sentence are all its tokens, in order.
func TestSplitCovers(t *testing.T) {
	for _, s := range []string{"", "Well.", "And, and, \"but\" so because if we do, then what?", "när om å men som"} {
		d := &corpus.Document{Language: "en", Text: s, Turns: []corpus.Turn{{Span: text.Span{End: len(s)}}}}
		a := annotate.Document(d)
		at := 0
		for _, c := range clause.Split(a.Tokens) {
			if c.First != at || c.End <= c.First {
				t.Errorf("%q: %+v", s, c)
			}
			at = c.End
		}
		if at != len(a.Tokens) {
			t.Errorf("%q: %d of %d tokens", s, at, len(a.Tokens))
		}
	}
}
