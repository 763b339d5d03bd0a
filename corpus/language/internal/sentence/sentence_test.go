package sentence_test

import (
	"strings"
	"testing"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/sentence"
	"cocode/corpus/language/internal/token"
	"cocode/corpus/text"
)

var splitter = &sentence.Splitter{
	Markers: language.List{"and then", "but", "so"},
	Capital: map[string]bool{"i": true},
}

var rules = &token.Rules{Abbreviations: map[string]token.Abbreviation{
	"dr": token.Inside, "t.ex": token.Inside, "kl": token.Inside, "etc": token.Closing,
}}

var cases = []struct{ name, text, want string }{
	{"empty", "", ""},
	{"one", "We had time", "We had time"},
	{"stops", "We ran. Did we? Yes! Good", "We ran.|Did we?|Yes!|Good"},
	{"lower case after a stop", "we ran. then we sat.", "we ran.|then we sat."},
	{"pause", "I... I think… so", "I... I think… so"},
	{"pause before a capital", "I think... They came", "I think...|They came"},
	{"quote goes on", `"Are we late?" she said. "No."`, `"Are we late?" she said.|"No."`},
	{"quote ends", "He said “no.” Then he left.", "He said “no.”|Then he left."},
	{"brackets", "It rained (a lot.) We left.", "It rained (a lot.)|We left."},
	{"remark", "“No.” (laughs) We left.", "“No.”|(laughs) We left."},
	{"abbreviations", "Dr. Berg came kl. 10 t.ex. Monday.", "Dr. Berg came kl. 10 t.ex. Monday."},
	{"closing abbreviation", "Beds etc. They came. Beds etc. and so", "Beds etc.|They came.|Beds etc. and so"},
	{"soft line feed", "We had\nno time.\nNone", "We had\nno time.|None"},
	{"paragraph", "We had\n\nno time", "We had|no time"},
	{"stop without blank", "We ran.Then we sat", "We ran.|Then we sat"},
	{"signs alone", "?! ...", "?! ..."},
	{"sign at the end", "We ran. -", "We ran. -"},
	{"pause at the beginning", "... and they left. Yes", "... and they left.|Yes"},
	{"quotation mark begins", `We ran. "Why?"`, `We ran.|"Why?"`},
}

func split(t string) []string {
	var out []string
	pieces := token.Split(nil, t, text.Span{End: len(t)}, rules)
	for _, r := range splitter.Split(nil, t, pieces) {
		out = append(out, t[pieces[r.First].Start:pieces[r.End-1].End])
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range cases {
		if got := strings.Join(split(c.text), "|"); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestUnpunctuatedSpeechIsCut(t *testing.T) {
	part := strings.Repeat("we talk with them ", 6)
	got := split(part + "and then " + part + "\nso " + part)
	if len(got) != 3 || !strings.HasPrefix(got[1], "and then we") || !strings.HasPrefix(got[2], "so we") {
		t.Errorf("got %q", got)
	}
	for _, s := range split(strings.Repeat("word ", 1000)) {
		if n := len(strings.Fields(s)); n > 48 {
			t.Errorf("a stretch of %d words", n)
		}
	}
	long := strings.Repeat("we talk, we listen, ", 30)
	if got := split(long + "and we go."); len(got) != 1 {
		t.Errorf("a sentence with commas was cut: %q", got)
	}
}

// FuzzSplit holds the law that sentences follow each other without gap or overlap.
func FuzzSplit(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s := text.Canonical(in)
		pieces := token.Split(nil, s, text.Span{End: len(s)}, rules)
		at := 0
		for _, r := range splitter.Split(nil, s, pieces) {
			if r.First != at || r.End <= r.First {
				t.Fatalf("%q: sentence %v after piece %d", s, r, at)
			}
			at = r.End
		}
		if at != len(pieces) {
			t.Fatalf("%q: %d of %d pieces lie in sentences", s, at, len(pieces))
		}
	})
}
