package measure

import "math"

// adjusted returns the adjusted mutual information: what the mutual information is
// above its expected value, over what it could be above it at most, with the mean of
// the entropies as the upper bound (Vinh, Epps & Bailey 2010, AMI_sum).
func (t table) adjusted(mutual, hg, hl float64) float64 {
	if trivial(hg, hl) || len(t.rows) == t.n && len(t.columns) == t.n {
		return 1
	}
	expected := t.expected()
	most := (hg + hl) / 2
	if d := most - expected; math.Abs(d) > epsilon {
		return (mutual - expected) / d
	}
	return (mutual - expected) / epsilon
}

// epsilon stands for a difference that is zero but for rounding.
const epsilon = 2.220446049250313e-16

// expected returns the mean mutual information of two groupings with these sizes and
// random membership, the hypergeometric model (Vinh, Epps & Bailey 2010, equation
// 24a). Equal sizes are summed once.
func (t table) expected() float64 {
	f := logFactorials(t.n)
	sum := 0.0
	rows, columns := sizes(t.rows), sizes(t.columns)
	for _, a := range rows {
		for _, b := range columns {
			sum += float64(a.times*b.times) * expectedCell(a.size, b.size, t.n, f)
		}
	}
	return sum
}

// expectedCell returns what a group of a texts and a label of b texts are expected to
// add, over every number of texts k that they may share.
func expectedCell(a, b, n int, f []float64) float64 {
	sum, total := 0.0, float64(n)
	fixed := f[a] + f[b] + f[n-a] + f[n-b] - f[n]
	for k := max(1, a+b-n); k <= min(a, b); k++ {
		p := math.Exp(fixed - f[k] - f[a-k] - f[b-k] - f[n-a-b+k])
		nij := float64(k)
		sum += nij / total * math.Log(total*nij/(float64(a)*float64(b))) * p
	}
	return sum
}

// logFactorials returns ln k! for k from 0 to n.
func logFactorials(n int) []float64 {
	f := make([]float64, n+1)
	for k := range f {
		f[k], _ = math.Lgamma(float64(k) + 1)
	}
	return f
}

// size is a group size and how many groups have it.
type size struct{ size, times int }

// sizes returns the distinct sizes, in order of appearance.
func sizes(counts []int) []size {
	var list []size
	at := map[int]int{}
	for _, c := range counts {
		i, ok := at[c]
		if !ok {
			i = len(list)
			at[c] = i
			list = append(list, size{size: c})
		}
		list[i].times++
	}
	return list
}
