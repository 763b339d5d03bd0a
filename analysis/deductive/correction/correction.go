// Package correction learns what a researcher's decisions add to what the deductive pass
// says already. It does not begin anew: the score of a code is the pass's own, and what is
// learned is how far to trust it, how often the code comes, and which words speak for it
// or against it, each held near to nothing by a prior (Platt 1999, "Probabilistic outputs
// for support vector machines"; with words as further features). With few decisions the
// pass stays nearly as it was. Package learn makes samples of decisions and tries what
// comes of them; package deductive reads with it.
package correction

import (
	"cmp"
	"math"
	"slices"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
	"cocode/analysis/deductive/model"
)

// Sample is a sentence with what the pass says of it.
type Sample struct {
	Text features.Text
	Said []float64 // by code: its probability
	Near []float64 // by code: the higher one of the sentences beside it
	Told []float64 // by code, to learn from: how much it counts as having the code, or, below zero, as not; 0: undecided
	Fold int       // in which it is left out when the correction is tried
}

// Model corrects what a pass says of sentences. It is safe for use by several goroutines.
type Model struct {
	Space   *features.Space
	Trust   float64   // in words: the deviation of the prior on their weights
	From    []float64 // by code: the logarithm of the odds from which the pass suggests it
	Scorers []linear.Scorer
}

// The first two features are what the pass says of the sentence and of those beside it,
// seen from where it suggests the code.
const (
	ofItself = iota
	ofBeside
	figures
)

// prior is the deviation of the prior on the weight of each figure.
var prior = [figures]float64{0.3, 0.2}

// Logit returns the logarithm of the odds of a probability, which is taken to lie between
// one in a hundred and all but one.
func Logit(p float64) float64 {
	p = max(0.01, min(0.99, p))
	return math.Log(p / (1 - p))
}

// Likely returns the probability of a code for a sentence.
func (m *Model) Likely(s Sample, row linear.Row, code int) float64 {
	score := Logit(s.Said[code]) + m.Scorers[code].Score(row)
	for k, x := range m.figures(s, code) {
		score += x * m.Scorers[code].Weights[k]
	}
	return 1 / (1 + math.Exp(-score))
}

func (m *Model) figures(s Sample, code int) [figures]float64 {
	return [figures]float64{
		ofItself: prior[ofItself] * (Logit(s.Said[code]) - m.From[code]),
		ofBeside: prior[ofBeside] * (Logit(s.Near[code]) - m.From[code]),
	}
}

// Row returns the words of a sentence, as they are weighed.
func (m *Model) Row(t features.Text) linear.Row {
	t.Hits = nil
	r := m.Space.Row(t)
	for i := range r.Value {
		r.Value[i] *= float32(m.Trust)
	}
	return r
}

// Reasons returns the words of a row that speak most for a code, at most n, the strongest
// first.
func (m *Model) Reasons(r linear.Row, code, n int) []model.Reason {
	var all []model.Reason
	for i, f := range r.Index {
		words, ok := m.Space.Term(int(f))
		if w := float64(r.Value[i]) * m.Scorers[code].Weights[f]; ok && w > 0 {
			all = append(all, model.Reason{Words: features.Readable(words), Weight: w})
		}
	}
	return strongest(all, n)
}

// Term is a word or pair of words, as the space has it, and what it adds to the score of a
// code; below zero it speaks against it.
type Term struct {
	Words  string
	Weight float64
}

// Terms returns the terms that weigh for a code and those that weigh against it, the
// strongest first.
func (m *Model) Terms(code int) (pro, contra []Term) {
	for f, w := range m.Scorers[code].Weights {
		words, ok := m.Space.Term(f)
		switch t := (Term{words, w * m.Trust}); {
		case !ok:
		case t.Weight > 0:
			pro = append(pro, t)
		case t.Weight < 0:
			contra = append(contra, t)
		}
	}
	slices.SortStableFunc(pro, func(a, b Term) int { return cmp.Compare(b.Weight, a.Weight) })
	slices.SortStableFunc(contra, func(a, b Term) int { return cmp.Compare(a.Weight, b.Weight) })
	return pro, contra
}

func strongest(all []model.Reason, n int) []model.Reason {
	slices.SortStableFunc(all, func(a, b model.Reason) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return all[:min(n, len(all))]
}
