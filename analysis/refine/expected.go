package refine

import (
	"cmp"
	"maps"
	"slices"

	"cocode/analysis/refine/internal/chance"
)

// shape is what matters of a place for what chance gives: whose it is and how many
// units it has. Places of one shape are counted together.
type shape struct{ participant, anchor, reach int32 }

// shapes returns how many places there are of each shape, in order.
func shapes(places []place) ([]shape, map[shape]int) {
	counts := map[shape]int{}
	for _, p := range places {
		counts[shape{p.anchor.participant, int32(p.anchor.size()), int32(p.reach.size())}]++
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b shape) int {
		return cmp.Or(cmp.Compare(a.participant, b.participant), cmp.Compare(a.anchor, b.anchor), cmp.Compare(a.reach, b.reach))
	}), counts
}

// expected returns for each pair of marks in how many places chance puts them
// together. For one place, with A and B marks in the anchor and A', B' within reach,
//
//	P(both) = P(A)·P(B') + P(B)·P(A') - P(A)·P(B)
//
// since the marks are dealt independently and an anchor lies within its own reach.
func (m *Material) expected(l layout, places []place) []Chance {
	chances := make([]Chance, l.n*l.n)
	people := m.persons()
	marked := l.perPerson(people)
	order, counts := shapes(places)
	var d chance.Dealer
	near, far := make([]float64, l.n), make([]float64, l.n)
	var some []int
	who := int32(-1)
	for _, s := range order {
		if s.participant != who {
			who, some = s.participant, present(marked[s.participant], some[:0])
		}
		all, n := people[who].size(), float64(counts[s])
		for _, k := range some {
			near[k] = d.Hit(all, marked[who][k], int(s.anchor))
			far[k] = d.Hit(all, marked[who][k], int(s.reach))
		}
		for i, a := range some {
			for _, b := range some[i+1:] {
				chances[a*l.n+b].Expected += n * (near[a]*far[b] + near[b]*far[a] - near[a]*near[b])
			}
		}
	}
	return chances
}

// present returns the marks with a count above zero.
func present(counts []int, into []int) []int {
	for k, n := range counts {
		if n > 0 {
			into = append(into, k)
		}
	}
	return into
}

// acrossPlaces deals codes among the places themselves.
func acrossPlaces(c *counter) []Chance {
	chances := make([]Chance, c.n*c.n)
	var d chance.Dealer
	for a := range c.n {
		for b := a + 1; b < c.n; b++ {
			if x, y := int(c.alone[a]), int(c.alone[b]); x > 0 && y > 0 {
				low, high := d.Range(len(c.places), x, y)
				chances[a*c.n+b] = Chance{float64(x) * float64(y) / float64(len(c.places)), low, high}
			}
		}
	}
	return chances
}

// expectedCell returns in how many places chance puts a resource and a discourse
// together, with or without a context. The three are dealt independently of each
// other; contexts in different directions are one mark.
func (m *Material) expectedCell(c *Cell, l layout, r, d int) float64 {
	people := m.persons()
	marked := l.perPerson(people)
	contexts := make([]int, len(people))
	for p, w := range people {
		for u := w.first; u < w.end; u++ {
			contexts[p] += one(inContext(l, window{u, u + 1, int32(p)}))
		}
	}
	var dealer chance.Dealer
	sum := 0.0
	order, counts := shapes(m.places(c.Scope))
	for _, s := range order {
		all, size := people[s.participant].size(), int(s.anchor)
		context := dealer.Hit(all, contexts[s.participant], size)
		if !c.Context {
			context = 1 - context
		}
		sum += float64(counts[s]) * context * dealer.Hit(all, marked[s.participant][r], size) * dealer.Hit(all, marked[s.participant][d], size)
	}
	return sum
}
