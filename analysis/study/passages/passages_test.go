package passages_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/study/passages"
	"cocode/corpus/text"
)

// finder knows one who has withdrawn, and another who has not.
func finder() *passages.Finder {
	f := passages.New()
	f.Say("I work in Kvastberga with the zebrafink project. There was never time for that, you know that I work in 1987 with 4.")
	f.Other("There was time. Never mind. You know that I work with the project, for that was in the plan.")
	f.Person("Wilhelmina Time Berg")
	f.Call("Wilhelmina Berg")
	f.Call("IP3")
	f.Call("B")
	f.Settle()
	return f
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "a memo on power", "a memo on power"},
		{"a name", "ask Wilhelmina Berg again", "ask (withdrawn) again"},
		{"half a name", "ask Wilhelmina again", "ask (withdrawn) again"},
		{"half a name that is a word of others", "ask for time again", "ask for time again"},
		{"in other letters", "ask WILHELMINA BERG, again", "ask (withdrawn), again"},
		{"a label", "IP3, IP31 and ip3.", "(withdrawn), IP31 and (withdrawn)."},
		{"a label that is too short", "plan B", "plan B"},
		{"a place that only they named", "as in Kvastberga", "as (withdrawn)"},
		{"a quotation", "they say: \"There was never time for that\"", "they say: \"(withdrawn)\""},
		{"words that anyone says", "there was time for that", "there was time for that"},
		{"two words with one of theirs", "the zebrafink project!", "(withdrawn)!"},
		{"one word of theirs that is no name", "a zebrafink", "a zebrafink"},
		{"a figure that is no name", "4 of us", "4 of us"},
		{"a year that only they named", "in 1987", "(withdrawn)"},
		{"four words that anyone says", "\"you know that I work\"", "\"you know that I work\""},
		{"empty", "", ""},
	} {
		if got := finder().Clean(c.in); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
	}
	if got := finder().Left("a zebrafink on a project, a zebrafink"); len(got) != 1 || got[0] != "zebrafink" {
		t.Errorf("left: %q", got)
	}
}

func TestCleanQuotations(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"example: I work in Kvastberga with the zebrafink project, gladly", "example: (withdrawn), gladly"},
		{"- (zebrafink|project) ..4.. Kvastberga", "- (zebrafink|project) ..4.. Kvastberga"},
		{"as IP3 says", "as (withdrawn) says"},
		{"there was never time for that", "there was never time for that"},
	} {
		if got := finder().CleanQuotations(c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

// TestLaws: cleaning twice is cleaning once; filling keeps the length and the lines.
func TestLaws(t *testing.T) {
	words := strings.Fields("I work in Kvastberga with the zebrafink project. There was never time. Wilhelmina Berg IP3 (withdrawn) åäö \n , the")
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOf(rapid.SampledFrom(words)).Draw(t, "words"), " ")
		f := finder()
		once := f.Clean(in)
		if twice := f.Clean(once); twice != once {
			t.Fatalf("%q became %q, then %q", in, once, twice)
		}
		filled := passages.Fill(in, f.Find(in)...)
		if len(filled) != len(in) || strings.Count(filled, "\n") != strings.Count(in, "\n") || text.Canonical(filled) != filled {
			t.Fatalf("%q was filled to %q", in, filled)
		}
	})
}

func TestBorne(t *testing.T) {
	for _, c := range []struct {
		name, in string
		others   []string
		want     bool
	}{
		{"other forms", "nobody sending it over", []string{"Nobody'd sent it over."}, true},
		{"from two texts", "asking the ward", []string{"We asked.", "On the ward?"}, true},
		{"one word of theirs alone", "asking Kvastberga", []string{"We asked."}, false},
		{"short words are no forms of others", "a bar", []string{"a barrier"}, false},
		{"nothing remains", "asking", nil, false},
	} {
		if got := passages.Borne(c.in, c.others); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
