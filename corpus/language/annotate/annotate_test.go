package annotate_test

import (
	"strings"
	"testing"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// document returns an invented interview with one turn a paragraph.
func document(code, t string) *corpus.Document {
	d := &corpus.Document{Text: t, Language: code}
	at := 0
	for part := range strings.SplitSeq(t, "\n\n") {
		d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: at, End: at + len(part)}})
		at += len(part) + 2
	}
	return d
}

// lemmas returns the base forms of the words of a.
func lemmas(a *language.Annotation) string {
	var out []string
	for _, t := range a.Tokens {
		if t.IsWord() {
			out = append(out, t.Lemma)
		}
	}
	return strings.Join(out, " ")
}

func TestEnglishLemmas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We didn't have meetings.", "we do not have meeting"},
		{"They were meeting us; the meeting's a good one.", "they be meet we the meeting be a good one"},
		{"She'd been ill, and she’d like to leave.", "she have be ill and she would like to leave"},
		{"They left. The left side. We saw it.", "they leave the left side we see it"},
		{"A better staff, best in the group's eyes", "a good staff good in the group 's eye"},
		{"I can't, cannot, won't", "i can not can not will not"},
		{"'Cause we're gonna ask 'em", "because we be go ask they"},
		{"important, different, actually", "important different actually"},
		{"wo- working co-producers", "wo- work co-producer"},
	} {
		if got := lemmas(annotate.Document(document("en", c.text))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
