package features_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
	"cocode/corpus/language/annotate"
)

func text(words ...string) features.Text { return features.Text{Lemmas: words, Words: words} }

func terms(s *features.Space, r linear.Row) map[string]float64 {
	out := map[string]float64{}
	for i, f := range r.Index {
		if w, ok := s.Term(int(f)); ok {
			out[w] = math.Round(float64(r.Value[i])*1000) / 1000
		}
	}
	return out
}

// The weights of "no" (in both texts, idf 1) and "no time" (in one, idf ln 2 + 1) are
// worked out by hand; a word that is said twice counts 1 + ln 2.
func TestRow(t *testing.T) {
	s := features.Learn([]features.Text{text("no", "time"), text("no")}, 0, features.Options{Terms: features.Singles})
	rare, common := math.Log(2)+1, 1+math.Log(2)
	length := math.Hypot(rare, common)
	want := map[string]float64{"time": math.Round(rare/length*1000) / 1000, "no": math.Round(common/length*1000) / 1000}
	if d := cmp.Diff(want, terms(s, s.Row(text("no", "time", "no", "new")))); d != "" {
		t.Error(d)
	}
}

func TestPairs(t *testing.T) {
	s := features.Learn([]features.Text{text("no", "time")}, 0, features.Options{})
	want := []string{"no", "no time", "time", "time ¶", "¶ no"}
	got := slices.Sorted(slices.Values(s.Terms))
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := features.Readable("¶ no") + features.Readable("time ¶"); got != "… notime …" {
		t.Error(got)
	}
}

func TestPieces(t *testing.T) {
	s := features.Learn([]features.Text{text("tid")}, 0, features.Options{Terms: features.Pieces})
	if d := cmp.Diff([]string{"~<ti", "~<tid", "~<tid>", "~id>", "~tid", "~tid>"}, slices.Sorted(slices.Values(s.Terms))); d != "" {
		t.Error(d)
	}
	if _, ok := s.Term(0); ok {
		t.Error("a piece is shown as a word")
	}
}

// The words of a question are features of their own, and weigh less than the answer's.
func TestAsked(t *testing.T) {
	answer := features.Text{Lemmas: []string{"no"}, Words: []string{"no"}, Asked: []string{"time"}}
	s := features.Learn([]features.Text{answer, text("time")}, 0, features.Options{Terms: features.Singles})
	if d := cmp.Diff([]string{"no", "time", "?time"}, s.Terms); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float32{1, 0.3}, s.Row(answer).Value); d != "" {
		t.Error(d)
	}
	if whole := s.Whole(s.Row(answer)); len(whole.Index) != 1 {
		t.Error(whole)
	}
}

func TestRare(t *testing.T) {
	s := features.Learn([]features.Text{text("a", "b"), text("a")}, 0, features.Options{Terms: features.Singles, Rare: 2})
	if !slices.Equal(s.Terms, []string{"a"}) {
		t.Error(s.Terms)
	}
}

// Rows rise, so that they can be compared, and each kind of feature has length 1 or 0.
func TestRowsAreSound(t *testing.T) {
	var texts []features.Text
	for _, words := range []string{"We never have time to sit down", "She was tired and alone", "The budget, the budget"} {
		x := features.Of(annotate.Phrase("en", words), true, []float64{0, .7})
		x.Asked = []string{"why", "the"}
		texts = append(texts, x)
	}
	s := features.Learn(texts, 2, features.Options{Two: true})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"we", "time", "tired", "budget", "ж", "", "the"})).Draw(t, "words")
		r := s.Row(features.Text{Lemmas: words, Words: words, Asked: words, Hits: []float64{.5, 0}})
		for i := 1; i < len(r.Index); i++ {
			if r.Index[i] <= r.Index[i-1] || int(r.Index[i]) >= s.Len() {
				t.Fatalf("%v", r.Index)
			}
		}
		if c := linear.Cosine(r, r); len(r.Index) > 0 && math.Abs(c-1) > 1e-6 {
			t.Fatalf("a row is %v like itself", c)
		}
	})
}
