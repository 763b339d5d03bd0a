package phrase_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis/refine/internal/phrase"
	"cocode/corpus/text"
)

func TestFind(t *testing.T) {
	var s phrase.Set
	s.Add("but", "but", "even though", "fast")
	s.Add("worked", "worked", "till slut gick det", "det gick")
	s.Add("failed", "didn't work")
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"But we asked.", []string{"But/but"}},
		{"butter, rebut, all-but", nil},
		{"It didn’t work, even\nthough it worked once.", []string{"didn’t work/failed", "even\nthough/but", "worked/worked"}},
		{"It didn't. Work went on.", nil},
		{"Fast vi frågade. Till slut gick det.", []string{"Fast/but", "Till slut gick det/worked"}},
		{"det gick, till slut", []string{"det gick/worked"}},
	} {
		var got []string
		for _, h := range s.Find(c.in, text.Span{End: len(c.in)}) {
			got = append(got, h.Of(c.in)+"/"+h.Meaning)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.in, d)
		}
	}
}

func TestFindStaysInItsSpan(t *testing.T) {
	var s phrase.Set
	s.Add("x", "but", "even though")
	in := "but even though but"
	if hits := s.Find(in, text.Span{Start: 4, End: 12}); len(hits) != 0 {
		t.Errorf("found %v outside", hits)
	}
}

func FuzzNext(f *testing.F) {
	f.Add("It didn’t work — all-but; åäö 👩‍⚕️ x-")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for w, ok := phrase.Next(s, 0, len(s)); ok; w, ok = phrase.Next(s, w.End, len(s)) {
			if w.Start < at || w.Empty() || w.End > len(s) {
				t.Fatalf("%q: word %v after %d", s, w, at)
			}
			at = w.End
		}
	})
}
