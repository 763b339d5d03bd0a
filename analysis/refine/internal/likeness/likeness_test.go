package likeness_test

import (
	"math"
	"testing"

	"cocode/analysis/refine/internal/likeness"
)

var texts = []string{
	"we had no time to ask her",
	"there was never time to ask",
	"the manager backed us with money",
	"",
	"we had no time to ask her",
}

func TestLikeRanksBySharedRareWords(t *testing.T) {
	s := likeness.New(len(texts), func(i int) string { return texts[i] })
	c := s.Centre()
	c.Add(0)
	c.Normalise()
	if got := c.Like(4); math.Abs(got-1) > 1e-6 {
		t.Errorf("the same words: %v, want 1", got)
	}
	if c.Like(1) <= c.Like(2) {
		t.Errorf("shared words do not count: %v and %v", c.Like(1), c.Like(2))
	}
	if got := c.Like(3); got != 0 {
		t.Errorf("no words: %v, want 0", got)
	}
}

func TestAddTextKnowsOnlyTheSpacesWords(t *testing.T) {
	s := likeness.New(len(texts), func(i int) string { return texts[i] })
	c := s.Centre()
	c.AddText("A budget from the MANAGER")
	c.Normalise()
	if c.Like(2) <= c.Like(0) {
		t.Error("the manager was not found")
	}
	if got := s.Words(0); got != 7 {
		t.Errorf("%d different words, want 7", got)
	}
}
