package trial

import (
	"math"
	"slices"

	"cocode/analysis/deductive/chain"
	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// score learns from the rows train and returns the probability of each code for each
// of the rows test. Two stages: models of the words of each text, one a code; and one
// model for all codes of what these say of the text, of its neighbours and of its group.
func (t *table) score(train, test []int) [][]float64 {
	if len(train) == 0 {
		return t.byBookAlone(test)
	}
	inner := t.views()
	for _, part := range t.parts(train) {
		left := slices.DeleteFunc(slices.Clone(train), func(i int) bool { return slices.Contains(part, i) })
		t.words(left, part, inner)
	}
	second := t.learnSecond(train, inner)
	outer := t.views()
	t.words(train, test, outer)
	return t.applySecond(second, train, test, outer)
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

// looks are the ways in which the first stage looks at texts, each with scores by row and
// code: words, pairs and meaning, and pieces of words, which find compounds and endings
// again that no list of base forms knows.
var looks = []features.Options{{}, {Terms: features.Pieces, Plain: true}}

type views [][][]float64

func (t *table) views() views {
	v := make(views, len(looks))
	for i := range v {
		v[i] = make([][]float64, len(t.of))
	}
	return v
}

// words learns each code from the words of the rows train and puts the scores of the
// rows test into scores, for every look.
func (t *table) words(train, test []int, scores views) {
	for v, look := range looks {
		t.look(look, train, test, scores[v])
	}
}

func (t *table) look(o features.Options, train, test []int, scores [][]float64) {
	texts := make([]features.Text, len(train))
	for k, i := range train {
		texts[k] = t.texts[i]
	}
	space := features.Learn(texts, 0, o)
	sample := linear.Sample{Rows: make([]linear.Row, len(train)), Features: space.Len()}
	for k, x := range texts {
		sample.Rows[k] = space.Row(x)
	}
	tests := make([]linear.Row, len(test))
	for k, i := range test {
		tests[k] = space.Row(t.texts[i])
		scores[i] = make([]float64, len(t.codes))
	}
	for c := range t.codes {
		scorer := t.learn(c, train, sample)
		for k, i := range test {
			scores[i][c] = scorer.Score(tests[k])
		}
	}
}

// learn learns one code. A code that no text has is as rare as can be.
func (t *table) learn(code int, train []int, sample linear.Sample) linear.Scorer {
	sample.Has = make([]bool, len(train))
	for k, i := range train {
		sample.Has[k] = t.has[code][i]
	}
	if !slices.Contains(sample.Has, true) {
		return linear.Scorer{Bias: math.Log(0.5 / float64(len(train)))}
	}
	scorer, _ := linear.Fit(sample, linear.Options{}, nil)
	return scorer
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
	for range looks {
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
