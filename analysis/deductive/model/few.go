package model

import (
	"math"
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/linear"
)

// TrainFew learns codes of which nothing but a few examples is known, alone or to be
// joined to a model that has heard interviews. Frequent is how frequent a code is there. Few examples
// pull weights little, so that what is learned is tried on examples that were left out and
// stretched until it says what it is worth (Platt 1999, "Probabilistic outputs for support
// vector machines"), all codes together. How many examples an author has written says
// nothing of how often people speak of a code: each code counts as if it were as frequent
// as is said (King & Zeng 2001, "Logistic regression in rare events data", weighting).
func TrainFew(d Data, frequent float64) *Model {
	t := newTraining(d, Options{Rare: 1})
	m := &Model{Codes: d.Codes, Space: t.space, Chain: chain.Usual(len(d.Codes)), Threshold: usualThreshold}
	var trial linear.Sample
	unlike := make([]bool, len(d.Codes)) // whether anything is known that a code is not
	for c := range d.Codes {
		scorer, _ := t.fit(c, nil)
		m.Scorers = append(m.Scorers, scorer)
		unlike[c] = t.leaveOut(c, frequent, &trial)
	}
	m.Exhibits = t.exhibits()
	trial.Features = 1
	stretch, _ := linear.Fit(trial, linear.Options{Cost: 100, Rounds: 200}, nil)
	for c := range m.Scorers {
		s := &m.Scorers[c]
		s.Bias = stretch.Score(score(s.Bias))
		by := stretch.Weights[0]
		if !unlike[c] { // its words tell it from nothing
			s.Bias, by = math.Log(frequent/(1-frequent)), 0
		}
		for f := range s.Weights {
			s.Weights[f] *= by
		}
	}
	return m
}

// score is a score as a row of one feature.
func score(x float64) linear.Row {
	return linear.Row{Index: []int32{0}, Value: []float32{float32(x)}}
}

// parts is how many parts the examples of a code are dealt into to be left out.
const parts = 5

// leaveOut adds what is said of each sample of a code when its example is left out. Its
// weight makes the code as frequent as it is; a little of it stands for the other answer,
// since a few examples cannot make sure (Platt's equation for targets). It reports whether
// there is any sample without the code.
func (t *training) leaveOut(c int, frequent float64, trial *linear.Sample) (unlike bool) {
	var own, others []int
	for i, x := range t.samples {
		switch {
		case slices.Contains(x.Codes, c):
			own = append(own, i)
		case len(x.Denied) == 0 || slices.Contains(x.Denied, c):
			others = append(others, i)
		}
	}
	each := frequent / (1 - frequent) * float64(len(others)) / float64(max(len(own), 1))
	for part := range parts {
		in := func(i int) bool { return (t.samples[i].From+i)%parts == part }
		scorer, _ := t.fit(c, func(i int) bool { return !in(i) })
		answer := func(list []int, has bool, weight float64) {
			doubt := 1 / float64(len(list)+2)
			for _, i := range list {
				if in(i) {
					x := score(scorer.Score(t.rows[i]))
					trial.Rows = append(trial.Rows, x, x)
					trial.Has = append(trial.Has, has, !has)
					trial.Weight = append(trial.Weight, weight*(1-doubt), weight*doubt)
				}
			}
		}
		answer(own, true, each)
		answer(others, false, 1)
	}
	return len(others) > 0
}
