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
	return linear.Fit(sample, linear.Options{}, start)
}

// second is the model of the second stage.
type second struct {
	linear.Scorer
	mean, deviation []float64
}

// learnSecond learns from rows that the first stage had not seen.
func (t *table) learnSecond(train []int, scores views) second {
	var s second
	if t.groupsOf(train) < few {
		return usual(t.book != nil)
	}
	all := t.second(train, train, scores)
	s.mean, s.deviation = moments(all)
	sample := linear.Sample{Features: len(s.mean)}
	for k, i := range train {
		for c := range t.codes {
			sample.Rows = append(sample.Rows, s.row(all[k][c]))
			sample.Has = append(sample.Has, t.has[c][i])
		}
	}
	s.Scorer, _ = linear.Fit(sample, linear.Options{Cost: 1, Rounds: 30}, nil)
	return s
}

// few is the number of groups from which the second stage is learned.
const few = 4

// usual is the second stage where too few groups are known to learn it: about what is
// learned from many. The features are in the order of second.
func usual(book bool) second {
	weights := []float64{3, 3, 0, 0, 0.3, 0, 0, 0}
	for range looksAt {
		weights = append(weights, 0.8)
	}
	if book {
		weights = append(weights, 3)
	}
	s := second{Scorer: linear.Scorer{Weights: weights}, mean: make([]float64, len(weights)), deviation: make([]float64, len(weights))}
	for i := range s.deviation {
		s.deviation[i] = 1
	}
	return s
}

func (t *table) groupsOf(rows []int) int {
	groups := map[int]bool{}
	for _, i := range rows {
		groups[t.of[i]] = true
	}
	return len(groups)
}

func (t *table) applySecond(s second, train, test []int, scores views) [][]float64 {
	all := t.second(train, test, scores)
	out := make([][]float64, len(test))
	for k := range test {
		out[k] = make([]float64, len(t.codes))
		for c := range t.codes {
			out[k][c] = sigmoid(s.Score(s.row(all[k][c])))
		}
	}
	return out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func moments(all [][][]float64) (mean, deviation []float64) {
	n := 0.0
	for _, codes := range all {
		for _, f := range codes {
			if mean == nil {
				mean, deviation = make([]float64, len(f)), make([]float64, len(f))
			}
			for i, x := range f {
				mean[i] += x
				deviation[i] += float64(x * x)
			}
			n++
		}
	}
	for i := range mean {
		mean[i] /= n
		deviation[i] = math.Sqrt(max(0, deviation[i]/n-float64(mean[i]*mean[i])))
	}
	return mean, deviation
}

func (s second) row(f []float64) linear.Row {
	var r linear.Row
	for i, x := range f {
		if s.deviation[i] > 1e-9 {
			r.Index = append(r.Index, int32(i))
			r.Value = append(r.Value, float32((x-s.mean[i])/s.deviation[i]))
		}
	}
	return r
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
