package group

import (
	"math"
	"math/rand/v2"
	"slices"

	"cocode/analysis/inductive/measure"
)

// Resampling tells how groups fare when the grouping is made anew from a part of the
// items.
type Resampling struct {
	Runs  int     // how often
	Share float64 // of the items that each run takes
	Most  int     // items that a run takes at most
	Seed  uint64
}

// Resample is the resampling that is used unless told otherwise.
var Resample = Resampling{Runs: 8, Share: 0.8, Most: 500, Seed: 1}

// run is one resampling: the items that it took, as rows of Layout.points, and how
// they lie by themselves.
type run struct {
	rows   []int
	layout *Layout
}

// runs returns the layouts of the samples, made once.
func (l *Layout) runs(r Resampling) []run {
	if l.resampled != r {
		l.resampled, l.samples = r, l.draw(r)
	}
	return l.samples
}

// draw lays out samples; there are none of very few items.
func (l *Layout) draw(r Resampling) []run {
	if l.points.n < 4 {
		return nil
	}
	runs := make([]run, r.Runs)
	samples := r.Samples(l.points.n)
	parallelEach(r.Runs, func(i int) { runs[i] = run{samples[i], l.part(samples[i])} })
	return runs
}

// Samples returns the numbers below n that each run takes, rising.
func (r Resampling) Samples(n int) [][]int {
	out := make([][]int, r.Runs)
	for i := range out {
		size := min(n, max(2, min(int(r.Share*float64(n)), r.Most)))
		out[i] = rand.New(rand.NewPCG(r.Seed, uint64(i))).Perm(n)[:size]
		slices.Sort(out[i])
	}
	return out
}

// Largest returns the index in tried of the largest number of groups that is as stable as
// the most stable one, but for a standard error.
func Largest(tried []Criterion) int {
	top, best := 0, 0
	for i, c := range tried {
		if c.Stability > tried[top].Stability {
			top = i
		}
	}
	for i, c := range tried {
		if c.Stability >= tried[top].Stability-tried[top].Error {
			best = i
		}
	}
	return best
}

// part lays out some of the known items, given by their rows, without looking at the
// others.
func (l *Layout) part(rows []int) *Layout {
	p := &Layout{n: len(rows), described: l.described.Subset(rows)}
	for i := range rows {
		p.known = append(p.known, i)
	}
	if len(l.net.anchors) < l.described.n {
		p.net = connect(p.described)
	} else {
		p.net = l.net.sample(rows)
	}
	p.settle()
	return p
}

// Criterion is how stable a number of groups is: the mean adjusted mutual information
// between the groups of all items and those that come of a part of them, with the
// standard error of the mean.
type Criterion struct {
	Groups    int
	Stability float64
	Error     float64
}

// Choose returns how stable each number of groups from low to high is (the idea of
// Ben-Hur, Elisseeff & Guyon 2002: groups that are there are found again), and the
// largest number that is as stable as the most stable one, but for a standard error.
func (l *Layout) Choose(low, high int, r Resampling) (best int, tried []Criterion) {
	runs := l.runs(r)
	for k := low; k <= high; k++ {
		all := l.even(k)
		values := make([]float64, len(runs))
		for i, run := range runs {
			values[i] = measure.Compare(run.layout.even(k), pick(all, run.rows)).AMI
		}
		tried = append(tried, NewCriterion(k, values))
	}
	if len(tried) == 0 {
		return max(1, low), nil
	}
	return tried[Largest(tried)].Groups, tried
}

// NewCriterion returns the criterion of a number of groups, given its agreement in each run.
func NewCriterion(k int, agreement []float64) Criterion {
	c := Criterion{Groups: k}
	c.Stability, c.Error = meanError(agreement)
	return c
}

// meanError returns the mean of values and its standard error.
func meanError(values []float64) (mean, err float64) {
	n := float64(len(values))
	if n < 2 {
		return 0, 0
	}
	for _, v := range values {
		mean += v / n
	}
	sum := 0.0
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(sum / (n - 1) / n)
}

func pick(groups, rows []int) []int {
	out := make([]int, len(rows))
	for i, row := range rows {
		out[i] = groups[row]
	}
	return out
}

// Stability returns, for each of some groups of the items, the mean over the samples
// of the greatest Jaccard coefficient that a group of the sample has with it, when the
// sample is cut into as many groups (Hennig 2007): below .6 a group should not be
// trusted, from .75 on it is one. A group without known items has 0; with too few items
// for samples nothing is returned.
func (l *Layout) Stability(groups []int, r Resampling) []float64 {
	runs := l.runs(r)
	if len(runs) == 0 {
		return nil
	}
	count := 0
	for _, g := range groups {
		count = max(count, g+1)
	}
	known := make([]int, len(l.known))
	for at, item := range l.known {
		known[at] = groups[item]
	}
	sums, seen := make([]float64, count), make([]int, count)
	for _, run := range runs {
		for g, best := range Jaccard(pick(known, run.rows), run.layout.even(count), count) {
			if best >= 0 {
				sums[g] += best
				seen[g]++
			}
		}
	}
	for g := range sums {
		sums[g] /= float64(max(1, seen[g]))
	}
	return sums
}

// Jaccard returns, for each of count groups, its greatest Jaccard coefficient with one
// of others, and -1 for a group without members.
func Jaccard(groups, others []int, count int) []float64 {
	size, otherSize, both := make([]int, count), map[int]int{}, map[[2]int]int{}
	for i, g := range groups {
		otherSize[others[i]]++
		if g == None {
			continue
		}
		size[g]++
		both[[2]int{g, others[i]}]++
	}
	best := make([]float64, count)
	for g := range best {
		if size[g] == 0 {
			best[g] = -1
		}
	}
	for pair, n := range both {
		j := float64(n) / float64(size[pair[0]]+otherSize[pair[1]]-n)
		best[pair[0]] = max(best[pair[0]], j)
	}
	return best
}
