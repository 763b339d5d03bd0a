// Package model is what the deductive pass has learned of a codebook: for each code a
// linear model of a sentence's own words (package linear over package features), how
// codes follow each other (package chain), and what the outcome is worth as a
// probability. Everything that speaks for a code feeds it: indicators, examples and
// near-misses of the codebook, and coded interviews. What a researcher decides corrects it
// in package correction.
package model

import (
	"cmp"
	"math"
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// Sample is one sentence with the codes that people gave it.
type Sample struct {
	features.Text
	Codes  []int // that it has, by number
	From   int   // of a sample that stands alone: the number of its example
	Denied []int // not empty: it is only known to have none of these
	Opens  bool  // it opens a turn
}

// Sequence is the sentences of one interview, in order.
type Sequence struct {
	Group   string // what is left out together when the model is tried
	Samples []Sample
}

// Data is what a model learns from.
type Data struct {
	Codes     []string
	Alone     []Sample   // examples and near-misses, without neighbours
	Sequences []Sequence // coded interviews, sentences without code included
}

// Model is what was learned. It is safe for use by several goroutines.
type Model struct {
	Codes     []string
	Space     *features.Space
	Scorers   []linear.Scorer // one a code
	Chain     *chain.Chain
	Scale     Scale
	Threshold float64   // the probability from which a code is suggested
	Exhibits  []Exhibit // the examples, to be pointed at
}

// Exhibit is a sentence of an example.
type Exhibit struct {
	Code    int
	Example int        // Sample.From
	Row     linear.Row // of length 1
}

// Showing returns the model with a text of an example besides, to be pointed at.
func (m *Model) Showing(code, example int, t features.Text) *Model {
	t.Hits = nil
	more := *m
	more.Exhibits = append(slices.Clip(m.Exhibits), Exhibit{code, example, m.Space.Whole(m.Space.Row(t)).Unit()})
	return &more
}

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Cost  float64 // as in linear.Options
	Folds int     // in which the groups are tried; 0: 8
	Rare  int     // the texts that a term must occur in at least; 0: 3
}

// Scores returns, for each code, the logarithm of the odds that the words of a sentence
// give it by themselves.
func (m *Model) Scores(t features.Text) []float64 { return m.scores(m.Space.Row(t)) }

func (m *Model) scores(r linear.Row) []float64 {
	scores := make([]float64, len(m.Scorers))
	for c, s := range m.Scorers {
		scores[c] = s.Score(r)
	}
	return scores
}

// Read returns the probability of each code for each sentence of an interview, its
// neighbours taken into account. Only Text and Opens of the samples are looked at.
func (m *Model) Read(sentences []Sample) [][]float64 {
	_, likely := m.ReadRows(sentences)
	return likely
}

// ReadRows returns the features of each sentence beside what Read returns.
func (m *Model) ReadRows(sentences []Sample) (rows []linear.Row, likely [][]float64) {
	steps := make([]chain.Step, len(sentences))
	for i, s := range sentences {
		rows = append(rows, m.Space.Row(s.Text))
		steps[i] = chain.Step{Scores: m.scores(rows[i]), Opens: s.Opens}
	}
	return rows, m.scaled(m.Chain.Read(steps))
}

// Train learns a model. The same data and options give the same model.
func Train(d Data, o Options) *Model {
	t := newTraining(d, o)
	m := &Model{Codes: d.Codes, Space: t.space}
	for c := range d.Codes {
		scorer, _ := t.fit(c, nil)
		m.Scorers = append(m.Scorers, scorer)
	}
	m.Exhibits = t.exhibits()
	trial := t.try()
	m.Chain = tune(len(d.Codes), trial.sequences, trial.scores)
	read := readAll(m.Chain, trial.sequences, trial.scores)
	m.Scale, m.Threshold = calibrate(trial.sequences, read)
	return m
}

// Nearest returns the number of the example of a code that is most like a text, and how
// like it is: the cosine of their features. ok is false if the code has no example that
// is like it at all.
func (m *Model) Nearest(r linear.Row, code int) (example int, likeness float64, ok bool) {
	r = m.Space.Whole(r).Unit()
	for _, e := range m.Exhibits {
		if e.Code == code {
			if c := linear.Product(r, e.Row); c > likeness {
				example, likeness, ok = e.Example, c, true
			}
		}
	}
	return example, likeness, ok
}

// Reason is a word or pair of words and how much it adds to the score of a code.
type Reason struct {
	Words  string
	Weight float64
}

// Reasons returns the words of a text that speak most for a code, at most n, the
// strongest first.
func (m *Model) Reasons(r linear.Row, code, n int) []Reason {
	var all []Reason
	for i, f := range r.Index {
		words, ok := m.Space.Term(int(f))
		if w := float64(r.Value[i]) * m.Scorers[code].Weights[f]; ok && w > 0 {
			all = append(all, Reason{words, w})
		}
	}
	slices.SortStableFunc(all, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	all = all[:min(n, len(all))]
	for i := range all {
		all[i].Words = features.Readable(all[i].Words)
	}
	return all
}

// Alone returns the probability of a code by a sentence's own words.
func (m *Model) Alone(r linear.Row, code int) float64 {
	return 1 / (1 + math.Exp(m.Chain.Caution-m.Scorers[code].Score(r)))
}
