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
	c := &chain.Chain{Prior: []float64{.5, .5}, Within: chain.Moves{{.7, .3}, {.4, .6}}, Trust: 1}
	got := c.Read([]chain.Step{{Scores: []float64{math.Log(4)}}, {Scores: []float64{0}}})
	for i, want := range []float64{2.0 / 2.5, 1.6 / 2.5} {
		if math.Abs(got[i][0]-want) > 1e-9 {
			t.Errorf("sentence %d: %v, want %v", i, got[i][0], want)
		}
	}
}

// Pooled, with each move once more than seen: begin 2/3, stay 2/5, leave 2/5, change 1/5,
// of which code 0 has half and code 1 half. Code 0 was left twice: to itself and to none.
func TestCount(t *testing.T) {
	c := chain.Count(2, [][]chain.Seen{{{Code: 0, Opens: true}, {Code: 0}, {Code: chain.None}, {Code: 1}, {Code: 0, Opens: true}}})
	share := c.Prior[0] / (c.Prior[0] + c.Prior[1])
	want := (1 + 40*(2./5+share/5)) / 42
	if got := c.Within[0][0]; math.Abs(got-want) > 1e-9 {
		t.Errorf("code 0 goes on with %v, want %v", got, want)
	}
	for _, m := range []chain.Moves{c.Within, c.Over} {
		for from, row := range m {
			sum := 0.0
			for _, x := range row {
				sum += x
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Errorf("from %d: %v", from, row)
			}
		}
	}
	if c.Prior[0] != .5 {
		t.Errorf("%+v", c)
	}
}

// A code that always follows another is expected after it.
func TestFollows(t *testing.T) {
	var sequences [][]chain.Seen
	for range 40 {
		sequences = append(sequences, []chain.Seen{{Code: 0, Opens: true}, {Code: 1}, {Code: chain.None}, {Code: 2}})
	}
	c := chain.Count(3, sequences)
	if got := c.Within[0]; got[1] < 2*got[2] {
		t.Errorf("after code 0: %v", got)
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

// Further codes whose words are out of the question leave the others as they were.
func TestWith(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, more := chain.Usual(3), rapid.IntRange(1, 4).Draw(t, "more")
		c.Caution = -0.3
		wide := c.With(more)
		var few, many []chain.Step
		for i := range rapid.IntRange(1, 6).Draw(t, "n") {
			scores := rapid.SliceOfN(rapid.Float64Range(-8, 8), 3, 3).Draw(t, "scores")
			few = append(few, chain.Step{Scores: scores, Opens: i%2 == 0})
			for range more {
				scores = append(scores[:len(scores):len(scores)], -1000)
			}
			many = append(many, chain.Step{Scores: scores, Opens: i%2 == 0})
		}
		want, got := c.Read(few), wide.Read(many)
		for i := range want {
			for s, p := range want[i] {
				if math.Abs(got[i][s]-p) > 1e-6 {
					t.Fatalf("sentence %d, code %d: %v, without the further codes %v", i, s, got[i][s], p)
				}
			}
		}
		for _, m := range []chain.Moves{wide.Within, wide.Over} {
			for from, row := range m {
				sum := 0.0
				for _, x := range row {
					sum += x
				}
				if len(row) != 3+more+1 || math.Abs(sum-1) > 1e-9 {
					t.Fatalf("from %d: %v", from, row)
				}
			}
		}
	})
}
