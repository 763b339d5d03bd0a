package automaton_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/corpus/language/internal/automaton"
)

func build(t interface{ Fatal(...any) }, words ...string) automaton.Automaton {
	file, err := automaton.Build(words)
	if err != nil {
		t.Fatal(err)
	}
	a, err := automaton.New(string(file))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAfter(t *testing.T) {
	a := build(t, "bo", "boende", "bor", "gå", "gått")
	for _, c := range []struct {
		prefix string
		want   []string
	}{
		{"bo", []string{"", "ende", "r"}},
		{"g", []string{"å", "ått"}},
		{"boende", []string{""}},
		{"bok", nil},
		{"", []string{"bo", "boende", "bor", "gå", "gått"}},
	} {
		if diff := cmp.Diff(c.want, a.After(c.prefix)); diff != "" {
			t.Errorf("After(%q): %s", c.prefix, diff)
		}
	}
}

func TestNothing(t *testing.T) {
	if a := build(t); a.Has("") || a.Has("x") || a.After("") != nil {
		t.Error("an automaton without words holds some")
	}
	if _, err := automaton.New("abc"); err == nil {
		t.Error("a file of three bytes is read")
	}
}

// The automaton holds its words and no others, whatever they are.
func TestHoldsItsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[ab]{1,3}(en|et|s)?`)).Draw(t, "words")
		a := build(t, words...)
		want := slices.Compact(slices.Sorted(slices.Values(words)))
		if got := a.After(""); !slices.Equal(got, want) {
			t.Fatalf("holds %q, want %q", got, want)
		}
		word := rapid.StringMatching(`[ab]{0,4}e?n?`).Draw(t, "word")
		if got := a.Has(word); got != slices.Contains(want, word) {
			t.Fatalf("Has(%q) = %v", word, got)
		}
	})
}
