package model

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// training is the work of learning one model.
type training struct {
	data    Data
	options Options
	space   *features.Space
	samples []*Sample // all: those alone first, then the sequences
	rows    []linear.Row
	fold    []int // in which a sample is left out; -1: never
	states  []*linear.State
}

func newTraining(d Data, o Options) *training {
	o.Folds = cmp.Or(o.Folds, 8)
	t := &training{data: d, options: o, states: make([]*linear.State, len(d.Codes))}
	for i := range d.Alone {
		t.add(t.alone(d.Alone[i]), -1)
	}
	folds := assign(d.Sequences, o.Folds)
	for i, s := range d.Sequences {
		for k := range s.Samples {
			t.add(&d.Sequences[i].Samples[k], folds[i])
		}
	}
	texts := make([]features.Text, len(t.samples))
	for i, s := range t.samples {
		texts[i] = s.Text
	}
	t.space = features.Learn(texts, hits(texts), features.Options{Rare: cmp.Or(o.Rare, 3), Two: true})
	t.rows = make([]linear.Row, len(texts))
	for i, x := range texts {
		t.rows[i] = t.space.Row(x)
	}
	return t
}

// alone returns a sample as it is learned from. Where there are interviews, only they
// show what indicators are worth: those of a codebook were written with its examples in
// mind, and meet them far more often than they meet what people say.
func (t *training) alone(s Sample) *Sample {
	if len(t.data.Sequences) > 0 {
		s.Hits = nil
	}
	return &s
}

// hits returns how many figures the texts bring along.
func hits(texts []features.Text) int {
	n := 0
	for _, x := range texts {
		n = max(n, len(x.Hits))
	}
	return n
}

func (t *training) add(s *Sample, fold int) {
	t.samples = append(t.samples, s)
	t.fold = append(t.fold, fold)
}

// assign deals groups into folds, in order of first appearance, each to the fold with
// the fewest sentences. It returns the fold of each sequence.
func assign(sequences []Sequence, folds int) []int {
	size := map[string]int{}
	var groups []string
	for _, s := range sequences {
		if _, seen := size[s.Group]; !seen {
			groups = append(groups, s.Group)
		}
		size[s.Group] += len(s.Samples)
	}
	held := make([]int, max(1, min(folds, len(groups))))
	of := map[string]int{}
	for _, g := range groups {
		least := 0
		for f := range held {
			if held[f] < held[least] {
				least = f
			}
		}
		of[g] = least
		held[least] += size[g]
	}
	out := make([]int, len(sequences))
	for i, s := range sequences {
		out[i] = of[s.Group]
	}
	return out
}

// fit learns code c from the samples of which keep says so; nil keeps all, and is
// remembered as the start of later fits.
func (t *training) fit(c int, keep func(i int) bool) (linear.Scorer, *linear.State) {
	s := linear.Sample{Rows: t.rows, Features: t.space.Len(), Has: make([]bool, len(t.rows)), Weight: make([]float64, len(t.rows))}
	for i, x := range t.samples {
		s.Has[i] = slices.Contains(x.Codes, c)
		if (keep == nil || keep(i)) && (len(x.Denied) == 0 || slices.Contains(x.Denied, c)) {
			s.Weight[i] = 1
		}
	}
	scorer, state := linear.Fit(s, linear.Options{Cost: t.options.Cost}, t.states[c])
	if keep == nil {
		t.states[c] = state
	}
	return scorer, state
}

// exhibits returns the samples that stand alone and have a code, by their words and
// meaning.
func (t *training) exhibits() []Exhibit {
	var all []Exhibit
	for i, s := range t.data.Alone {
		for _, c := range s.Codes {
			all = append(all, Exhibit{c, s.From, t.space.Whole(t.rows[i]).Unit()})
		}
	}
	return all
}

// trial is what models say of sentences that they have not seen.
type trial struct {
	sequences []Sequence
	folds     []int         // of each sequence
	scores    [][][]float64 // by sequence, sentence, code
}

// try scores every sequence with models that were learned without its group.
func (t *training) try() *trial {
	r := &trial{sequences: t.data.Sequences, folds: assign(t.data.Sequences, t.options.Folds)}
	for _, s := range r.sequences {
		scores := make([][]float64, len(s.Samples))
		for k := range scores {
			scores[k] = make([]float64, len(t.data.Codes))
		}
		r.scores = append(r.scores, scores)
	}
	folds := 0
	for _, f := range r.folds {
		folds = max(folds, f+1)
	}
	type job struct{ fold, code int }
	jobs := make(chan job)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for j := range jobs {
				t.tryCode(r, j.fold, j.code)
			}
		})
	}
	for c := range t.data.Codes {
		for f := range folds {
			jobs <- job{f, c}
		}
	}
	close(jobs)
	working.Wait()
	return r
}

func (t *training) tryCode(r *trial, fold, code int) {
	scorer, _ := t.fit(code, func(i int) bool { return t.fold[i] != fold })
	at := len(t.data.Alone)
	for i, s := range r.sequences {
		for k := range s.Samples {
			if r.folds[i] == fold {
				r.scores[i][k][code] = scorer.Score(t.rows[at])
			}
			at++
		}
	}
}

// seen returns the states of a sequence; of several codes the first counts.
func seen(s Sequence) []chain.Seen {
	out := make([]chain.Seen, len(s.Samples))
	for i, x := range s.Samples {
		out[i] = chain.Seen{Code: chain.None, Opens: x.Opens}
		if len(x.Codes) > 0 {
			out[i].Code = x.Codes[0]
		}
	}
	return out
}

// tune counts a chain and chooses how much it trusts the words, so that what it says
// of sentences that the models had not seen is most likely.
func tune(codes int, sequences []Sequence, scores [][][]float64) *chain.Chain {
	if len(sequences) == 0 {
		return chain.Usual(codes)
	}
	var states [][]chain.Seen
	for _, s := range sequences {
		states = append(states, seen(s))
	}
	c := chain.Count(codes, states)
	best := c
	likelihood := negativeInfinity
	for _, trust := range []float64{0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3} {
		for _, caution := range []float64{-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1} {
			x := *c
			x.Trust, x.Caution = trust, caution
			if l := logLikelihood(sequences, readAll(&x, sequences, scores)); l > likelihood {
				best, likelihood = &x, l
			}
		}
	}
	return best
}

func readAll(c *chain.Chain, sequences []Sequence, scores [][][]float64) [][][]float64 {
	out := make([][][]float64, len(sequences))
	for i, s := range sequences {
		steps := make([]chain.Step, len(s.Samples))
		for k, x := range s.Samples {
			steps[k] = chain.Step{Scores: scores[i][k], Opens: x.Opens}
		}
		out[i] = c.Read(steps)
	}
	return out
}
