package chain_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/deductive/chain"
)

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// A single sentence whose words say nothing has the prior.
func TestPrior(t *testing.T) {
	c := &chain.Chain{Prior: []float64{.2, .3, .5}, Trust: 1}
	got := c.Read([]chain.Step{{Scores: []float64{logit(.2), logit(.3)}}})[0]
	for s, want := range []float64{.2, .3} {
		if math.Abs(got[s]-want) > 1e-9 {
			t.Errorf("code %d: %v, want %v", s, got[s], want)
		}
	}
}

// Two sentences, worked out by adding up all four sequences of states by hand: one code,
// prior .5, begin .4, stay .7, leave .3; the words give the code the odds 4 to 1 in the
// first sentence and 1 to 1 in the second.
//
//	code code .5·4·.7·1 = 1.4    code none .5·4·.3 = .6
//	none code .5·.4·1   =  .2    none none .5·.6   = .3
func TestByHand(t *testing.T) {
	c := &chain.Chain{Prior: []float64{.5, .5}, Within: chain.Moves{Begin: .4, Stay: .7, Leave: .3}, Trust: 1}
	got := c.Read([]chain.Step{{Scores: []float64{math.Log(4)}}, {Scores: []float64{0}}})
	for i, want := range []float64{2.0 / 2.5, 1.6 / 2.5} {
		if math.Abs(got[i][0]-want) > 1e-9 {
			t.Errorf("sentence %d: %v, want %v", i, got[i][0], want)
		}
	}
}

func TestCount(t *testing.T) {
	c := chain.Count(2, [][]chain.Seen{{{Code: 0, Opens: true}, {Code: 0}, {Code: chain.None}, {Code: 1}, {Code: 0, Opens: true}}})
	if want := (chain.Moves{Begin: 2. / 3, Stay: 2. / 5, Leave: 2. / 5, Change: 1. / 5}); c.Within != want {
		t.Errorf("within a turn %+v, want %+v", c.Within, want)
	}
	if c.Over.Change != .5 || c.Prior[0] != .5 {
		t.Errorf("%+v", c)
	}
}

func draw(t *rapid.T) (*chain.Chain, []chain.Step) {
	c := chain.Usual(2)
	c.Trust = rapid.Float64Range(.3, 1.5).Draw(t, "trust")
	n := rapid.IntRange(1, 8).Draw(t, "n")
	steps := make([]chain.Step, n)
	for i := range steps {
		steps[i] = chain.Step{Scores: []float64{rapid.Float64Range(-8, 5).Draw(t, "a"), rapid.Float64Range(-8, 5).Draw(t, "b")}, Opens: rapid.Bool().Draw(t, "opens")}
	}
	return c, steps
}

// Probabilities are probabilities, and more evidence for a code never makes it less
// likely, neither in its own sentence nor, within a turn, in the one beside it.
func TestMoreEvidenceNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, steps := draw(t)
		before := c.Read(steps)
		for _, p := range before {
			if p[0] < 0 || p[1] < 0 || p[0]+p[1] > 1+1e-9 {
				t.Fatalf("%v", p)
			}
		}
		i := rapid.IntRange(0, len(steps)-1).Draw(t, "i")
		steps[i].Scores[0] += rapid.Float64Range(0, 4).Draw(t, "more")
		after := c.Read(steps)
		if after[i][0] < before[i][0]-1e-9 {
			t.Fatalf("sentence %d fell from %v to %v", i, before[i][0], after[i][0])
		}
		if i+1 < len(steps) && !steps[i+1].Opens && after[i+1][0] < before[i+1][0]-1e-9 {
			t.Fatalf("the sentence after %d fell from %v to %v", i, before[i+1][0], after[i+1][0])
		}
	})
}

func TestNothing(t *testing.T) {
	if chain.Usual(3).Read(nil) != nil {
		t.Error("something came of nothing")
	}
}
