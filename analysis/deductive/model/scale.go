package model

import (
	"cmp"
	"math"
	"slices"
)

var negativeInfinity = math.Inf(-1)

// Scale turns what the chain says into a probability that holds: steps that never fall,
// found by isotonic regression (Ayer et al. 1955; Zadrozny & Elkan 2002) on sentences
// that the models had not seen. Between the middles of two steps it is a straight line.
type Scale struct {
	From []float64 // what was said, rising
	To   []float64 // what it is worth
}

// At returns what p is worth; p itself if nothing was learned.
func (s Scale) At(p float64) float64 {
	if len(s.From) == 0 {
		return p
	}
	i, _ := slices.BinarySearch(s.From, p)
	switch {
	case i == 0:
		return s.To[0] * p / max(s.From[0], 1e-300)
	case i == len(s.From):
		return s.To[i-1]
	}
	part := (p - s.From[i-1]) / (s.From[i] - s.From[i-1])
	return s.To[i-1] + part*(s.To[i]-s.To[i-1])
}

// scaled puts what the chain says of sentences into what it is worth.
func (m *Model) scaled(read [][]float64) [][]float64 {
	for _, p := range read {
		for c := range p {
			p[c] = m.Scale.At(p[c])
		}
	}
	return read
}

// said is one answer of a model beside the truth.
type said struct {
	p   float64
	has bool
}

// isotonic learns a scale by pooling neighbours that stand in the wrong order. Steps
// with few answers are joined, so that one answer does not make a probability.
func isotonic(answers []said, fewest int) Scale {
	answers = slices.Clone(answers)
	slices.SortStableFunc(answers, func(a, b said) int { return cmp.Compare(a.p, b.p) })
	type step struct{ sum, has, n float64 }
	var steps []step
	for i := 0; i < len(answers); {
		var s step
		for i < len(answers) && (s.n < float64(fewest) || answers[i].p == answers[i-1].p) {
			s.sum += answers[i].p
			s.n++
			if answers[i].has {
				s.has++
			}
			i++
		}
		steps = append(steps, s)
		for k := len(steps) - 1; k > 0 && steps[k-1].has/steps[k-1].n >= steps[k].has/steps[k].n; k-- {
			steps[k-1] = step{steps[k-1].sum + steps[k].sum, steps[k-1].has + steps[k].has, steps[k-1].n + steps[k].n}
			steps = steps[:k]
		}
	}
	var s Scale
	for _, x := range steps {
		from := x.sum / x.n
		if len(s.From) > 0 && from <= s.From[len(s.From)-1] {
			continue
		}
		s.From = append(s.From, from)
		s.To = append(s.To, (x.has+0.5)/(x.n+1))
	}
	for i := 1; i < len(s.To); i++ {
		s.To[i] = max(s.To[i], s.To[i-1])
	}
	return s
}

// calibrate learns the scale and the threshold.
func calibrate(sequences []Sequence, read [][][]float64) (Scale, float64) {
	answers := answersOf(sequences, read)
	if len(answers) == 0 {
		return Scale{}, usualThreshold
	}
	scale := isotonic(answers, 20)
	return scale, scale.At(lowest(answers))
}

// enough is the part of the best F1 at which a threshold is still good.
const enough = 0.98

// lowest returns the lowest threshold at which F1 is still about the best: around its
// top it hardly changes, and to turn a suggestion down costs a moment, to miss a passage
// costs the passage.
func lowest(answers []said) float64 {
	slices.SortStableFunc(answers, func(a, b said) int { return cmp.Compare(b.p, a.p) })
	codes := 0.0
	for _, a := range answers {
		if a.has {
			codes++
		}
	}
	f := make([]float64, len(answers))
	right, best := 0.0, 0.0
	for i, a := range answers {
		if a.has {
			right++
		}
		f[i] = 2 * right / (float64(i+1) + codes)
		best = max(best, f[i])
	}
	last := len(f) - 1
	for f[last] < enough*best {
		last--
	}
	return answers[last].p
}

// usualThreshold is that of a model that has learned from examples alone: of the invented
// interviews that come with the program, it holds as many codes as there are.
const usualThreshold = 0.3

func answersOf(sequences []Sequence, read [][][]float64) []said {
	var answers []said
	for i, s := range sequences {
		for k, x := range s.Samples {
			for c, p := range read[i][k] {
				answers = append(answers, said{p, slices.Contains(x.Codes, c)})
			}
		}
	}
	return answers
}

func logLikelihood(sequences []Sequence, read [][][]float64) float64 {
	sum := 0.0
	for _, a := range answersOf(sequences, read) {
		p := max(1e-6, min(1-1e-6, a.p))
		if a.has {
			sum += math.Log(p)
		} else {
			sum += math.Log(1 - p)
		}
	}
	return sum
}
