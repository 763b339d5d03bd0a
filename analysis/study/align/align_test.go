package align_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cocode/analysis/study/align"
	"cocode/corpus/text"
)

func TestMove(t *testing.T) {
	for _, c := range []struct {
		name, before, after, quote, want string
		kept                             float64
	}{
		{"nothing changed", "a b c d", "a b c d", "b c", "b c", 1},
		{"moved", "a b c d", "new words a b c d", "b c", "b c", 1},
		{"a word corrected", "Their was never time", "There was never time", "Their was", "There was", 3. / 8},
		{"a word corrected at an end", "x. I sawn it. y", "x. I saw it. y", "sawn", "saw", 0},
		{"a word added within", "never time for that", "never any time for that", "never time", "never any time", 1},
		{"a word added at the edge", "we had never time", "we had, yes, never time", "never time", "never time", 1},
		{"words taken away", "we had never, I mean never, time", "we had never time", "never, I mean never, time", "never time", 9. / 24},
		{"all gone", "one two. three four. five six.", "one two. five six.", "three four.", "", 0},
		{"a sentence gone, the one before stands", "We asked anyway. They told us. So?", "We asked anyway. So?", "We asked anyway.", "We asked anyway.", 1},
		{"a sentence added, the one before stands", "We asked anyway. So?", "We asked anyway. They told us. So?", "We asked anyway.", "We asked anyway.", 1},
		{"a sentence gone before one that begins alike", "x. We did A. We did B.", "x. We did B.", "We did B.", "We did B.", 1},
		{"a sentence gone that begins like the next", "x. We did A. We did B.", "x. We did B.", "We did A.", "", 0},
		{"line breaks", "one two three four", "one two\nthree four", "two three", "two\nthree", 1},
		{"two words for one", "it was alot of work", "it was a lot of work", "was alot of", "was a lot of", 5. / 9},
		{"everything else", "a b c", "x y z w", "a b", "x y", 0},
		{"empty before", "", "a b", "", "", 0},
		{"empty after", "a b", "", "a b", "", 0},
	} {
		start := strings.Index(c.before, c.quote)
		now, kept := align.Texts(c.before, c.after).Move(text.Span{Start: start, End: start + len(c.quote)})
		if got := now.Of(c.after); got != c.want || kept < c.kept-1e-9 || kept > c.kept+1e-9 {
			t.Errorf("%s: %q became %q (%.2f kept), want %q (%.2f)", c.name, c.quote, got, kept, c.want, c.kept)
		}
	}
}

// TestLaws holds for any two texts: segments are in order on both sides, and those
// that are the same hold the same bytes.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", "tid", "möte", ".", ",", "\n"}))
		before := strings.Join(words.Draw(t, "before"), " ")
		after := strings.Join(words.Draw(t, "after"), " ")
		old, now := 0, 0
		for _, s := range align.Texts(before, after) {
			if s.Old.Start < old || s.New.Start < now || s.Old.End < s.Old.Start || s.New.End < s.New.Start {
				t.Fatalf("segment %+v after %d, %d in %q and %q", s, old, now, before, after)
			}
			if s.Same && s.Old.Of(before) != s.New.Of(after) {
				t.Fatalf("%q is not %q", s.Old.Of(before), s.New.Of(after))
			}
			old, now = s.Old.End, s.New.End
		}
		if before == after && len(strings.Fields(before)) > 0 {
			if _, kept := align.Texts(before, after).Move(text.Span{End: len(before)}); kept != 1 {
				t.Fatalf("%q aligned with itself keeps %v", before, kept)
			}
		}
	})
}

// TestWorstCase aligns texts of the same words in orders that have nothing to do with
// each other.
func TestWorstCase(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var a, b []string
	for range 40000 {
		a = append(a, string(rune('a'+random.IntN(26))))
		b = append(b, string(rune('a'+random.IntN(26))))
	}
	start := time.Now()
	align.Texts(strings.Join(a, " "), strings.Join(b, " "))
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("aligning 40,000 unrelated words took %v", d)
	}
}

// TestCarry sets one stretch elsewhere, and what is around it stays.
func TestCarry(t *testing.T) {
	before, after := "one two three four five six", "three four one two five six"
	s := align.Texts(before, after)
	for from := range len(before) {
		for to := from + 1; to <= len(before); to++ {
			carried := s.Carry(text.Span{Start: from, End: to}, text.Span{Start: 100, End: 100 + to - from})
			at := 0
			for _, x := range carried {
				if x.Old.Start < at || x.Old.Empty() {
					t.Fatalf("%d-%d: %+v is not in order", from, to, carried)
				}
				at = x.Old.End
			}
			if now, kept := carried.Move(text.Span{Start: from, End: to}); now.Start != 100 || now.Len() != to-from || kept != 1 {
				t.Fatalf("%d-%d went to %v (%v)", from, to, now, kept)
			}
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("Their was never time", "There was never time")
	f.Fuzz(func(t *testing.T, before, after string) {
		for _, s := range align.Texts(before, after) {
			if s.Same && s.Old.Of(before) != s.New.Of(after) {
				t.Fatalf("%q is not %q", s.Old.Of(before), s.New.Of(after))
			}
		}
	})
}
