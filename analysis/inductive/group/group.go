// Package group puts texts that mean something similar into groups. It stands inside
// the inductive pass: codes come in as texts, categories and subcategories go out.
//
// What it does, in order, each step in a file of its own: every text becomes a point
// by the meaning of its words and by the words that it shares with others of the
// study (describe.go); points move towards their nearest neighbours (diffuse.go);
// Ward's method joins them to groups (ward.go); k-means lets each text choose again
// (kmeans.go). Measured on labelled answers and interviews, each step is worth some
// hundredths of adjusted mutual information.
//
// It is exact up to some thousand texts and works with an even sample of them beyond,
// so that time and memory grow in step with the number of texts.
package group

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"gonum.org/v1/gonum/blas/gonum"
)

// Points are texts as points in a space of meaning: rows of length 1, or zero where
// nothing is known of a text.
type Points struct {
	n, dim int
	data   []float32
}

// newPoints returns n points at zero.
func newPoints(n, dim int) Points { return Points{n, dim, make([]float32, n*dim)} }

// Len returns the number of points.
func (p Points) Len() int { return p.n }

// Row returns the coordinates of point i; do not change them.
func (p Points) Row(i int) []float32 { return p.data[i*p.dim : (i+1)*p.dim : (i+1)*p.dim] }

// Subset returns the points with the given indices.
func (p Points) Subset(indices []int) Points {
	s := newPoints(len(indices), p.dim)
	for at, i := range indices {
		copy(s.Row(at), p.Row(i))
	}
	return s
}

// centre moves the points of each source so that their middle is at zero. A source
// with a single point stays where it is.
func (p Points) centre(sources []int) {
	if len(sources) == 0 {
		return
	}
	middles := centresOf(p, number(sources))
	for i, s := range number(sources) {
		if middles.size[s] < 2 {
			continue
		}
		row := p.Row(i)
		for k, x := range middles.Row(s) {
			row[k] -= x
		}
		scale(row)
	}
}

// dot returns the inner product of a and b, in an order of sums that depends on their
// length alone.
func dot(a, b []float32) float32 { return gonum.Implementation{}.Sdot(len(a), a, 1, b[:len(a)], 1) }

// parallel calls f for every number below n, on all processors. What f writes for one
// number must not depend on another.
func parallel(n int, f func(i int)) { inBlocks(n, 16, f) }

// parallelEach is parallel for few numbers with much work each.
func parallelEach(n int, f func(i int)) { inBlocks(n, 1, f) }

func inBlocks(n, block int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+block-1)/block)
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var running sync.WaitGroup
	for w := range workers {
		running.Go(func() {
			for first := w * block; first < n; first += workers * block {
				for i := first; i < min(n, first+block); i++ {
					f(i)
				}
			}
		})
	}
	running.Wait()
}

// number renumbers groups: the largest is 0, equal ones stand in the order of their
// first member. Numbers that no text has are left out.
func number(groups []int) []int {
	type group struct{ id, size, first int }
	at := map[int]int{}
	var all []group
	for i, g := range groups {
		j, ok := at[g]
		if !ok {
			j = len(all)
			at[g] = j
			all = append(all, group{id: g, first: i})
		}
		all[j].size++
	}
	slices.SortFunc(all, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.first, b.first))
	})
	for i, g := range all {
		at[g.id] = i
	}
	out := make([]int, len(groups))
	for i, g := range groups {
		out[i] = at[g]
	}
	return out
}
