package token_test

import (
	"strings"
	"testing"
	"unicode"

	"cocode/corpus/language/internal/token"
	"cocode/corpus/text"
)

var rules = &token.Rules{
	Abbreviations: map[string]token.Abbreviation{
		"dr": token.Inside, "e.g": token.Inside, "t.ex": token.Inside, "kl": token.Inside,
		"etc": token.Closing, "m.m": token.Closing, "i": token.None,
	},
	Clipped: map[string]bool{"'cause": true, "'em": true},
	Clitic:  clitic,
	Elided:  func(w string) bool { return strings.HasSuffix(w, "in") },
}

// clitic knows just enough English for the tests.
func clitic(w string) int {
	for _, c := range []string{"n't", "'d", "'ve", "n’t", "'s"} {
		if len(w) > len(c) && strings.HasSuffix(w, c) {
			return len(w) - len(c)
		}
	}
	return 0
}

var cases = []struct{ name, text, want string }{
	{"empty", "", ""},
	{"blank", " \n\t ", ""},
	{"sentence", "I ran.", "I|ran|."},
	{"contraction", "I didn't, isn't.", "I|did|n't|,|is|n't|."},
	{"curly apostrophe", "didn’t", "did|n’t"},
	{"two clitics", "I'd've wouldn't've", "I|'d|'ve|would|n't|'ve"},
	{"inner apostrophe and hyphen", "o'clock follow-up", "o'clock|follow-up"},
	{"clipped", "'cause I 'em", "'cause|I|'em"},
	{"single quotes", "'some words'", "'|some|words|'"},
	{"plural possessive", "the users' voice", "the|users|'|voice"},
	{"elided", "goin' home", "goin'|home"},
	{"elided in quotes", "'begin' he said", "'|begin|'|he|said"},
	{"ellipsis", "wait… no... yes", "wait|…|no|...|yes"},
	{"dash", "em—dash and -- so", "em|—|dash|and|--|so"},
	{"false start", "wo- work, th-the", "wo-|work|,|th-|the"},
	{"prefix is no stutter", "co-coach", "co-coach"},
	{"suspended", "hem- och sjukvård", "hem-|och|sjukvård"},
	{"abbreviations", "e.g. this, Dr. Berg etc.", "e.g.|this|,|Dr.|Berg|etc."},
	{"swedish abbreviations", "t.ex. kl. 10 m.m.", "t.ex.|kl.|10|m.m."},
	{"abbreviation without last stop", "t.ex vi", "t.ex|vi"},
	{"initials", "the U.S. and", "the|U.S.|and"},
	{"anonymous", "then A. said, so did I.", "then|A.|said|,|so|did|I|."},
	{"stop without blank", "no time.But then", "no|time|.|But|then"},
	{"numbers", "3.5 10:30 24/7 1,000 2010-2012.", "3.5|10:30|24/7|1,000|2010-2012|."},
	{"numbers in words", "1990-talet 2nd 50%", "1990-talet|2nd|50|%"},
	{"money", "$5 or 5€", "$|5|or|5|€"},
	{"link", "see https://a.se/x?y=1. Or www.a.se, ok", "see|https://a.se/x?y=1|.|Or|www.a.se|,|ok"},
	{"mail", "write anna.b@a-b.se. @home", "write|anna.b@a-b.se|.|@|home"},
	{"brackets", "(laughs) [00:12]", "(|laughs|)|[|00:12|]"},
	{"calls", "what?! no!!", "what|?!|no|!!"},
	{"emoji", "ok👍🏽👩‍⚕️🇸🇪🇳🇴!", "ok|👍🏽|👩‍⚕️|🇸🇪|🇳🇴|!"},
	{"slash", "and/or", "and|/|or"},
	{"combining marks", "a\u0323b", "a\u0323b"},
	{"lone joiner", "\u200d x", "\u200d|x"},
	{"other scripts", "你好，世界 привет", "你好|，|世界|привет"},
}

func split(t string) []token.Piece {
	return token.Split(nil, t, text.Span{End: len(t)}, rules)
}

func TestSplit(t *testing.T) {
	for _, c := range cases {
		var words []string
		for _, p := range split(c.text) {
			words = append(words, p.Of(c.text))
		}
		if got := strings.Join(words, "|"); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestKinds(t *testing.T) {
	s := "Well, wo- 12 % a@b.se 👍 etc. Dr."
	var got []token.Kind
	for _, p := range split(s) {
		got = append(got, p.Kind)
	}
	want := []token.Kind{token.Word, token.Sign, token.Broken, token.Number, token.Symbol,
		token.Link, token.Symbol, token.Word, token.Word}
	if len(got) != len(want) {
		t.Fatalf("%d pieces, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("piece %d is of kind %d, want %d", i, got[i], want[i])
		}
	}
	pieces := split(s)
	if pieces[7].Abbreviation != token.Closing || pieces[8].Abbreviation != token.Inside {
		t.Error("abbreviations are not told apart")
	}
}

func TestSplitStaysWithin(t *testing.T) {
	s := "Coach: we didn't go"
	pieces := token.Split(nil, s, text.Span{Start: 7, End: 13}, rules)
	if len(pieces) != 2 || pieces[1].Of(s) != "did" {
		t.Errorf("got %v", pieces)
	}
}

// FuzzSplit holds the laws: pieces lie in order without overlap, begin and end at
// characters, and leave nothing but blanks between them.
func FuzzSplit(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s := text.Canonical(in)
		at := 0
		for _, p := range split(s) {
			if p.Start < at || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("%q: piece %v after %d", s, p.Span, at)
			}
			if rest := strings.TrimFunc(s[at:p.Start], unicode.IsSpace); rest != "" {
				t.Fatalf("%q: %q lies in no piece", s, rest)
			}
			if strings.ContainsFunc(p.Of(s), unicode.IsSpace) {
				t.Fatalf("%q: piece %q holds a blank", s, p.Of(s))
			}
			if strings.ToValidUTF8(p.Of(s), "") != p.Of(s) {
				t.Fatalf("%q: piece %q cuts a character", s, p.Of(s))
			}
			at = p.End
		}
		if rest := strings.TrimFunc(s[at:], unicode.IsSpace); rest != "" {
			t.Fatalf("%q: %q at the end lies in no piece", s, rest)
		}
	})
}

// TestSplitIsLinear would not end within the time of a test run if a stretch were
// read again for each of its characters.
func TestSplitIsLinear(t *testing.T) {
	for _, unit := range []string{",", "a", "a-", "a.", "a@", "a'", "'", "1.", "www.", "!?", "\u0301", "👍\u200d", "a.a@"} {
		split(strings.Repeat(unit, 300_000))
	}
}

func BenchmarkSplit(b *testing.B) {
	s := strings.Repeat("Well, I didn't think that we'd have enough time for it, to be honest. ", 1000)
	pieces := split(s)
	for b.Loop() {
		pieces = token.Split(pieces[:0], s, text.Span{End: len(s)}, rules)
	}
	b.ReportMetric(float64(b.N*len(pieces))/b.Elapsed().Seconds(), "words/s")
}
