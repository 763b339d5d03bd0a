package correction

import (
	"math"
	"runtime"
	"sync"

	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// trusts are how far words may be trusted, from not at all.
var trusts = []float64{0, 0.5, 1, 2, 3}

// Learn learns a correction from samples, and tries it: likely is what corrections that
// were learned without the fold of a sample say of it, by sample and code. How far words
// are trusted is the same for all codes, because one alone has too few decisions to tell;
// it is chosen by what is said of the folds that were left out. From is the confidence
// from which the pass suggests each code. The same samples give the same correction.
func Learn(samples []Sample, from []float64) (m *Model, likely [][]float64) {
	t := newTraining(samples, from)
	tried := make([]*tried, len(trusts))
	for i, trust := range trusts {
		tried[i] = t.try(trust)
	}
	best := choose(tried, everyFold)
	likely = make([][]float64, len(samples))
	for f := range t.folds {
		others := tried[choose(tried, f)]
		for i, s := range samples {
			if s.Fold == f {
				likely[i] = others.likely[i]
			}
		}
	}
	return tried[best].model, likely
}

// everyFold stands for no fold that is left out.
const everyFold = -1

// choose returns the trust by which the folds but one are most likely.
func choose(tried []*tried, but int) int {
	best, likelihood := 0, math.Inf(-1)
	for i, t := range tried {
		sum := 0.0
		for f, l := range t.fit {
			if f != but {
				sum += l
			}
		}
		if sum > likelihood {
			best, likelihood = i, sum
		}
	}
	return best
}

type training struct {
	samples []Sample
	from    []float64 // logits
	folds   int
	space   *features.Space
}

func newTraining(samples []Sample, from []float64) *training {
	t := &training{samples: samples}
	for _, p := range from {
		t.from = append(t.from, Logit(p))
	}
	var texts []features.Text
	for _, s := range samples {
		t.folds = max(t.folds, s.Fold+1)
		text := s.Text
		text.Hits = nil
		texts = append(texts, text)
	}
	t.space = features.Learn(texts, figures, features.Options{Rare: 2})
	return t
}

// tried is a correction, and what such ones say of the folds that they do not know.
type tried struct {
	model  *Model
	likely [][]float64 // by sample and code
	fit    []float64   // by fold: the logarithm of the likelihood of what was told
}

// try learns every code by all folds, and by all but each.
func (t *training) try(trust float64) *tried {
	out := &tried{
		model:  &Model{Space: t.space, Trust: trust, From: t.from, Scorers: make([]linear.Scorer, len(t.from))},
		likely: make([][]float64, len(t.samples)),
		fit:    make([]float64, t.folds),
	}
	rows := make([]linear.Row, len(t.samples))
	for i, s := range t.samples {
		rows[i], out.likely[i] = out.model.Row(s.Text), make([]float64, len(t.from))
	}
	codes := make(chan int)
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for c := range codes {
				t.code(out, rows, c)
			}
		})
	}
	for c := range t.from {
		codes <- c
	}
	close(codes)
	working.Wait()
	for i, s := range t.samples {
		for c, told := range s.Told {
			out.fit[s.Fold] += logLikelihood(out.likely[i][c], told)
		}
	}
	return out
}

func logLikelihood(p, told float64) float64 {
	p = max(1e-6, min(1-1e-6, p))
	if told < 0 {
		return -told * math.Log(1-p)
	}
	return told * math.Log(p)
}

// code learns one code.
func (t *training) code(out *tried, words []linear.Row, c int) {
	s := linear.Sample{Rows: make([]linear.Row, len(words)), Has: make([]bool, len(words)), Before: make([]float64, len(words)), Features: t.space.Len()}
	weight := make([]float64, len(words))
	for i, x := range t.samples {
		s.Rows[i] = joined(out.model.figures(x, c), words[i])
		s.Has[i], weight[i], s.Before[i] = x.Told[c] > 0, math.Abs(x.Told[c]), Logit(x.Said[c])
	}
	s.Weight = weight
	var start *linear.State
	out.model.Scorers[c], start = linear.Fit(s, linear.Options{Cost: 1}, nil)
	for f := range t.folds {
		s.Weight = t.without(f, weight)
		scorer, _ := linear.Fit(s, linear.Options{Cost: 1, Rounds: near}, start)
		for i, x := range t.samples {
			if x.Fold == f {
				out.likely[i][c] = 1 / (1 + math.Exp(-s.Before[i]-scorer.Score(s.Rows[i])))
			}
		}
	}
}

// near is the number of rounds that bring a fit home from where one on nearly the same
// samples has ended.
const near = 10

func (t *training) without(fold int, weight []float64) []float64 {
	left := make([]float64, len(weight))
	for i, s := range t.samples {
		if s.Fold != fold {
			left[i] = weight[i]
		}
	}
	return left
}

// joined puts the figures before the words.
func joined(f [figures]float64, words linear.Row) linear.Row {
	r := linear.Row{Index: make([]int32, 0, figures+len(words.Index)), Value: make([]float32, 0, figures+len(words.Index))}
	for k, x := range f {
		r.Index = append(r.Index, int32(k))
		r.Value = append(r.Value, float32(x))
	}
	r.Index = append(r.Index, words.Index...)
	r.Value = append(r.Value, words.Value...)
	return r
}
