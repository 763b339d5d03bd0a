package lexicon_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/corpus/language/internal/automaton"
	"cocode/corpus/language/internal/lexicon"
)

const own = `
# forms of our own
dom de      # spoken
both one two
= just only
`

func build(t interface{ Fatal(...any) }, entries ...string) *lexicon.Lexicon {
	file, err := automaton.Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.New(string(file), own, func(word string) string { return word[:1] })
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestAnalyse(t *testing.T) {
	l := build(t,
		lexicon.Entry("meeting", lexicon.Reading{Base: "meeting", Kinds: lexicon.Noun}),
		lexicon.Entry("meeting", lexicon.Reading{Base: "meet", Kinds: lexicon.Verb}),
		lexicon.Entry("went", lexicon.Reading{Base: "go", Kinds: lexicon.Verb}),
		lexicon.Entry("dom", lexicon.Reading{Base: "dom", Kinds: lexicon.Noun}),
	)
	for _, c := range []struct {
		word  string
		want  []lexicon.Reading
		known bool
	}{
		{"meeting", []lexicon.Reading{{Base: "meet", Kinds: lexicon.Verb}, {Base: "meeting", Kinds: lexicon.Noun}}, true},
		{"went", []lexicon.Reading{{Base: "go", Kinds: lexicon.Verb}}, true},
		{"dom", []lexicon.Reading{{Base: "de"}}, true},
		{"both", []lexicon.Reading{{Base: "one"}, {Base: "two"}}, true},
		{"only", []lexicon.Reading{{Base: "only"}}, true},
		{"re-went", []lexicon.Reading{{Base: "re-go", Kinds: lexicon.Verb}}, false},
		{"we-", []lexicon.Reading{{Base: "we-", Kinds: lexicon.Stem}}, false},
		{"xyz", []lexicon.Reading{{Base: "x", Kinds: lexicon.Stem}}, false},
	} {
		got, known := l.Analyse(c.word)
		if diff := cmp.Diff(c.want, got); diff != "" || known != c.known {
			t.Errorf("Analyse(%q), known %v: %s", c.word, known, diff)
		}
	}
}

// An entry leads back to the reading that it was made of.
func TestEntry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zåäö]{1,12}`)
		form := "f" + word.Draw(t, "form")
		want := lexicon.Reading{Base: word.Draw(t, "base"), Kinds: lexicon.Kinds(rapid.IntRange(0, 15).Draw(t, "kinds"))}
		got := build(t, lexicon.Entry(form, want)).Readings(form)
		if len(got) != 1 || got[0] != want {
			t.Fatalf("Readings(%q) = %v, want %v", form, got, want)
		}
	})
}
