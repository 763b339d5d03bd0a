// Package measure tells how well two groupings of the same texts agree: the groups
// that the inductive pass found and the labels that people gave. It stands beside
// the pass and is used to judge it; nothing that a researcher sees depends on it.
//
// All measures need only the contingency table of the two groupings. They are 1
// where the groupings are the same, whatever the groups are called.
package measure

import (
	"math"
)

// Agreement holds the measures of one comparison.
type Agreement struct {
	AMI          float64 // adjusted mutual information: 0 by chance
	NMI          float64 // normalised mutual information, not adjusted for chance
	ARI          float64 // adjusted Rand index: 0 by chance
	Purity       float64 // share of texts whose label is the commonest of their group
	Homogeneity  float64 // 1 if every group has one label
	Completeness float64 // 1 if every label lies in one group
	V            float64 // harmonic mean of homogeneity and completeness
}

// Compare returns the measures of groups against labels. Both slices name, for each
// text, the group and label that it has; they must be of the same length. Two
// groupings of nothing agree fully.
func Compare[G, L comparable](groups []G, labels []L) Agreement {
	t := tabulate(groups, labels)
	mutual := t.mutual()
	hg, hl := entropy(t.rows, t.n), entropy(t.columns, t.n)
	a := Agreement{
		AMI:          t.adjusted(mutual, hg, hl),
		NMI:          normalised(mutual, hg, hl),
		ARI:          t.rand(),
		Purity:       t.purity(),
		Homogeneity:  share(mutual, hl),
		Completeness: share(mutual, hg),
	}
	if sum := a.Homogeneity + a.Completeness; sum > 0 {
		a.V = 2 * a.Homogeneity * a.Completeness / sum
	}
	return a
}

// table is the contingency table of two groupings.
type table struct {
	n       int
	rows    []int // texts by group
	columns []int // texts by label
	cells   []cell
}

// cell counts the texts that have a group and a label together; only cells above
// zero are kept, in order of appearance.
type cell struct{ row, column, n int }

func tabulate[G, L comparable](groups []G, labels []L) table {
	t := table{n: min(len(groups), len(labels))}
	row, column, at := map[G]int{}, map[L]int{}, map[[2]int]int{}
	for i := range t.n {
		place := [2]int{index(row, groups[i], &t.rows), index(column, labels[i], &t.columns)}
		t.rows[place[0]]++
		t.columns[place[1]]++
		c, ok := at[place]
		if !ok {
			c = len(t.cells)
			at[place] = c
			t.cells = append(t.cells, cell{row: place[0], column: place[1]})
		}
		t.cells[c].n++
	}
	return t
}

// index returns the number of a name, giving the next one to a new name.
func index[K comparable](numbers map[K]int, name K, counts *[]int) int {
	i, ok := numbers[name]
	if !ok {
		i = len(*counts)
		numbers[name] = i
		*counts = append(*counts, 0)
	}
	return i
}

// entropy returns H = -Σ p ln p of a grouping, in nats.
func entropy(counts []int, n int) float64 {
	h := 0.0
	for _, c := range counts {
		p := float64(c) / float64(n)
		h -= p * math.Log(p)
	}
	return h
}

// mutual returns the mutual information Σ p(g,l) ln(p(g,l) / (p(g) p(l))), in nats.
func (t table) mutual() float64 {
	sum, n := 0.0, float64(t.n)
	for _, c := range t.cells {
		nij := float64(c.n)
		sum += nij / n * math.Log(n*nij/(float64(t.rows[c.row])*float64(t.columns[c.column])))
	}
	return max(0, sum)
}

// trivial reports whether both groupings hold everything in one group.
func trivial(hg, hl float64) bool { return hg == 0 && hl == 0 }

// normalised returns the mutual information over the mean of the two entropies
// (Vinh, Epps & Bailey 2010, NMI_sum).
func normalised(mutual, hg, hl float64) float64 {
	if trivial(hg, hl) {
		return 1
	}
	return mutual / ((hg + hl) / 2)
}

// share returns mutual information over one entropy: 1 - H(X|Y)/H(X), the homogeneity
// or completeness of Rosenberg & Hirschberg (2007), equations 1 and 2.
func share(mutual, h float64) float64 {
	if h == 0 {
		return 1
	}
	return mutual / h
}

// purity returns Σ over groups of the texts with the group's commonest label, over n
// (Manning, Raghavan & Schütze 2008, equation 182).
func (t table) purity() float64 {
	if t.n == 0 {
		return 1
	}
	most, sum := make([]int, len(t.rows)), 0
	for _, c := range t.cells {
		most[c.row] = max(most[c.row], c.n)
	}
	for _, m := range most {
		sum += m
	}
	return float64(sum) / float64(t.n)
}

// rand returns the adjusted Rand index (Hubert & Arabie 1985, equation 5).
func (t table) rand() float64 {
	together := 0.0
	for _, c := range t.cells {
		together += pairs(c.n)
	}
	rows, columns, all := sumPairs(t.rows), sumPairs(t.columns), pairs(t.n)
	expected := 0.0
	if all > 0 {
		expected = rows * columns / all
	}
	if most := (rows + columns) / 2; most != expected {
		return (together - expected) / (most - expected)
	}
	return 1
}

func pairs(n int) float64 { return float64(n) * float64(n-1) / 2 }

func sumPairs(counts []int) float64 {
	sum := 0.0
	for _, c := range counts {
		sum += pairs(c)
	}
	return sum
}
