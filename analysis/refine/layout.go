package refine

import (
	"math/bits"
)

// layout says which marks (codes, or corners of the triangle) stand on which unit, a
// bit for each.
type layout struct {
	n     int // marks are 0 to n-1
	words int // per unit
	bits  []uint64
}

func newLayout(n, units int) layout {
	words := max(1, (n+63)/64)
	return layout{n, words, make([]uint64, words*units)}
}

// layOut lays out what counts as told; mark gives the mark of a finding, negative for
// none.
func (m *Material) layOut(n int, mark func(*find) int) layout {
	l := newLayout(n, len(m.units))
	for i := range m.finds {
		if f := &m.finds[i]; told(f.facets) {
			if k := mark(f); k >= 0 {
				l.set(f.unit, k)
			}
		}
	}
	return l
}

func (l layout) set(u int32, mark int) { l.bits[int(u)*l.words+mark/64] |= 1 << (mark % 64) }

// has reports whether a unit carries a mark.
func (l layout) has(u int32, mark int) bool {
	return l.bits[int(u)*l.words+mark/64]&(1<<(mark%64)) != 0
}

// hasIn reports whether a unit of a window carries a mark.
func (l layout) hasIn(w window, mark int) bool {
	for u := w.first; u < w.end; u++ {
		if l.has(u, mark) {
			return true
		}
	}
	return false
}

// in returns the marks of all units of a window together, in a slice that is used
// again.
func (l layout) in(w window, into []uint64) []uint64 {
	clear(into)
	if l.words == 1 {
		for _, b := range l.bits[w.first:w.end] {
			into[0] |= b
		}
		return into
	}
	for i, b := range l.bits[int(w.first)*l.words : int(w.end)*l.words] {
		into[i%l.words] |= b
	}
	return into
}

// perPerson returns how many units of each participant carry each mark.
func (l layout) perPerson(people []window) [][]int {
	rows := make([][]int, len(people))
	for p, w := range people {
		rows[p] = make([]int, l.n)
		for i, b := range l.bits[int(w.first)*l.words : int(w.end)*l.words] {
			for ; b != 0; b &= b - 1 {
				rows[p][i%l.words*64+bits.TrailingZeros64(b)]++
			}
		}
	}
	return rows
}
