package trial

import (
	"math"
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/linear"
)

// score learns from the rows train and returns the probability of each code for each
// of the rows test. Two stages: models of the words of each text, one a code; and one
// model for all codes of what these say of the text, of its neighbours and of its group.
func (t *table) score(train, test []int) [][]float64 {
	if len(train) == 0 {
		return t.byBookAlone(test)
	}
	inner, outer := t.views(), t.views()
	parts := t.parts(train)
	if t.groupsOf(train) < few {
		parts = nil // the second stage is the usual one
	}
	for v := range t.looks {
		starts := t.words(v, train, nil, test, outer[v], nil)
		for _, part := range parts {
			t.words(v, train, part, part, inner[v], starts)
		}
	}
	return t.applySecond(t.learnSecond(train, inner), train, test, outer)
}

// parts cuts rows into some parts for the inner trial: whole groups, or stretches of the
// only group.
func (t *table) parts(rows []int) [][]int {
	const some = 5
	groups := map[int]int{}
	for _, i := range rows {
		if _, seen := groups[t.of[i]]; !seen {
			groups[t.of[i]] = len(groups)
		}
	}
	parts := make([][]int, min(some, len(rows)))
	if n := len(groups); n > 1 {
		parts = parts[:min(n, len(parts))]
	}
	for k, i := range rows {
		p := groups[t.of[i]] % len(parts)
		if len(groups) == 1 {
			p = k * len(parts) / len(rows)
		}
		parts[p] = append(parts[p], i)
	}
	return slices.DeleteFunc(parts, func(p []int) bool { return len(p) == 0 })
}

type views [][][]float64

func (t *table) views() views {
	v := make(views, len(t.looks))
	for i := range v {
		v[i] = make([][]float64, len(t.of))
	}
	return v
}

// words learns each code, by look v, from the rows train without those of left, and puts
// what it says of the rows test into scores. It returns where the fits came to, for later
// fits on the same rows to start from; starts may be nil.
func (t *table) words(v int, train, left, test []int, scores [][]float64, starts []*linear.State) []*linear.State {
	s := t.lesson(v, train, left)
	tests := make([]linear.Row, len(test))
	for k, i := range test {
		tests[k] = s.space.row(i)
		scores[i] = make([]float64, len(t.codes))
	}
	states := make([]*linear.State, len(t.codes))
	for c := range t.codes {
		var start *linear.State
		if starts != nil {
			start = starts[c]
		}
		var scorer linear.Scorer
		scorer, states[c] = s.learn(t.has[c], start)
		for k, i := range test {
			scores[i][c] = scorer.Score(tests[k])
		}
	}
	return states
}

// lesson is the rows that codes are learned from, made ready for all codes.
type lesson struct {
	train  []int
	space  *space
	sample linear.Sample
	taught int // rows that are not left out
}

func (t *table) lesson(v int, train, left []int) *lesson {
	weight := make([]float64, len(train))
	var kept []int
	for k, i := range train {
		if _, out := slices.BinarySearch(left, i); !out {
			weight[k], kept = 1, append(kept, i)
		}
	}
	s := &lesson{train: train, taught: len(kept), space: t.looks[v].space(kept)}
	s.sample = linear.Sample{Rows: make([]linear.Row, len(train)), Weight: weight, Features: s.space.features()}
	for k, i := range train {
		if weight[k] > 0 {
			s.sample.Rows[k] = s.space.row(i)
		}
	}
	return s
}

// near is the number of rounds that bring a fit home from where one on nearly the same
// rows has ended.
const near = 5

// learn learns one code, which some rows have. A code that no text has is as rare as can
// be.
func (s *lesson) learn(has []bool, start *linear.State) (linear.Scorer, *linear.State) {
	sample, any := s.sample, false
	sample.Has = make([]bool, len(s.train))
	for k, i := range s.train {
		sample.Has[k] = has[i]
		any = any || has[i] && sample.Weight[k] > 0
	}
	if !any {
		return linear.Scorer{Bias: math.Log(0.5 / float64(s.taught))}, nil
	}
	var o linear.Options
	if start != nil {
		o.Rounds = near
	}
	return linear.Fit(sample, o, start)
}

// second returns the features of the second stage, by row and code: what the words say
// of the text, of the texts before and after it in its group, and of the group as a whole;
// what follows from how codes follow each other; the rate of the code; the score of the
// best other code; and what the codebook says.
func (t *table) second(train, rows []int, scores views) [][][]float64 {
	first, rate := scores[0], t.rates(train)
	likely := make([][]float64, len(t.of))
	for _, i := range rows {
		likely[i] = make([]float64, len(t.codes))
		for c, s := range first[i] {
			likely[i][c] = sigmoid(s)
		}
	}
	read, mean := t.chain(train, rows, first), t.means(rows, likely)
	near := func(i, d, c int) float64 {
		if j := i + d; j >= 0 && j < len(t.of) && t.of[j] == t.of[i] && likely[j] != nil {
			return likely[j][c]
		}
		return rate[c]
	}
	out := make([][][]float64, len(rows))
	for k, i := range rows {
		for c := range t.codes {
			f := []float64{near(i, -1, c), near(i, 1, c), near(i, -2, c), near(i, 2, c),
				logit(read[k][c]), logit(mean[t.of[i]][c]), logit(rate[c]), best(first[i], c)}
			for _, s := range scores {
				f = append(f, s[i][c])
			}
			if t.book != nil {
				f = append(f, t.book[i][c])
			}
			out[k] = append(out[k], f)
		}
	}
	return out
}

func logit(p float64) float64 {
	p = max(1e-4, min(1-1e-4, p))
	return math.Log(p / (1 - p))
}

// best returns the highest score of the other codes.
func best(scores []float64, c int) float64 {
	best := -10.0
	for other, s := range scores {
		if other != c {
			best = max(best, s)
		}
	}
	return best
}

func (t *table) rates(train []int) []float64 {
	rate := make([]float64, len(t.codes))
	for c := range rate {
		n := 0.5
		for _, i := range train {
			if t.has[c][i] {
				n++
			}
		}
		rate[c] = n / float64(len(train)+1)
	}
	return rate
}

// means returns how likely each code is in each group on the whole.
func (t *table) means(rows []int, likely [][]float64) map[int][]float64 {
	mean, n := map[int][]float64{}, map[int]float64{}
	for _, i := range rows {
		g := t.of[i]
		if mean[g] == nil {
			mean[g] = make([]float64, len(t.codes))
		}
		for c, p := range likely[i] {
			mean[g][c] += p
		}
		n[g]++
	}
	for g := range mean {
		for c := range mean[g] {
			mean[g][c] /= n[g]
		}
	}
	return mean
}

// chain reads the rows as sequences; it is counted on the rows train.
func (t *table) chain(train, rows []int, scores [][]float64) [][]float64 {
	var sequences [][]chain.Seen
	for _, run := range t.runs(train) {
		var s []chain.Seen
		for _, i := range run {
			state := chain.None
			for c := range t.codes {
				if t.has[c][i] {
					state = c
					break
				}
			}
			s = append(s, chain.Seen{Code: state})
		}
		sequences = append(sequences, s)
	}
	c := chain.Count(len(t.codes), sequences)
	c.Trust = 0.8
	var out [][]float64
	for _, run := range t.runs(rows) {
		steps := make([]chain.Step, len(run))
		for k, i := range run {
			steps[k] = chain.Step{Scores: scores[i]}
		}
		out = append(out, c.Read(steps)...)
	}
	return out
}

// runs cuts rows, in order, into stretches of one group without a gap.
func (t *table) runs(rows []int) [][]int {
	var runs [][]int
	for k, i := range rows {
		if k == 0 || rows[k-1] != i-1 || t.of[rows[k-1]] != t.of[i] {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], i)
	}
	return runs
}
