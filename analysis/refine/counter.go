package refine

import (
	"math/bits"
)

// counter counts in how many places two marks stand together. Pairs are numbered by
// row and column, the smaller mark first.
type counter struct {
	n      int
	places []place
	both   []int32  // by pair: places
	people []int32  // by pair: participants
	alone  []int32  // by mark: places that hold it in their anchor
	firsts []quoted // by pair: the first places of different participants
	last   []int32  // by pair: the participant who was counted last, plus one
	anchor []uint64
	reach  []uint64
}

type quoted struct {
	n      int
	places [quotesPerRow]int32
}

func newCounter(l layout, places []place) *counter {
	return &counter{n: l.n, places: places, both: make([]int32, l.n*l.n), people: make([]int32, l.n*l.n), alone: make([]int32, l.n),
		firsts: make([]quoted, l.n*l.n), last: make([]int32, l.n*l.n), anchor: make([]uint64, l.words), reach: make([]uint64, l.words)}
}

// count counts a layout with everything that a row of a table shows.
func (c *counter) count(l layout) {
	for i := range c.places {
		c.look(l, &c.places[i])
		for w, rest := range c.anchor {
			for ; rest != 0; rest &= rest - 1 {
				c.alone[w*64+bits.TrailingZeros64(rest)]++
			}
		}
		c.pairs(func(pair int) { c.add(int32(i), pair) })
	}
}

// recount counts in how many places two marks stand together, and nothing else.
func (c *counter) recount(l layout) {
	clear(c.both)
	if l.words == 1 {
		c.recount64(l.bits)
		return
	}
	for i := range c.places {
		c.look(l, &c.places[i])
		c.pairs(func(pair int) { c.both[pair]++ })
	}
}

// recount64 is recount for at most 64 marks, which is the common case and the one
// that shuffling repeats hundreds of times.
func (c *counter) recount64(marks []uint64) {
	for i := range c.places {
		p := &c.places[i]
		anchor := union(marks[p.anchor.first:p.anchor.end])
		if anchor == 0 {
			continue
		}
		reach := anchor
		if p.reach != p.anchor {
			reach = union(marks[p.reach.first:p.reach.end])
		}
		for ; anchor != 0; anchor &= anchor - 1 {
			a := bits.TrailingZeros64(anchor)
			reach &^= 1 << a // its pairs with the anchor's later marks are counted now
			row := c.both[a*c.n : (a+1)*c.n]
			for others := reach; others != 0; others &= others - 1 {
				row[bits.TrailingZeros64(others)]++
			}
		}
	}
	for a := range c.n {
		for b := range a {
			c.both[b*c.n+a] += c.both[a*c.n+b]
			c.both[a*c.n+b] = 0
		}
	}
}

func union(marks []uint64) uint64 {
	var all uint64
	for _, b := range marks {
		all |= b
	}
	return all
}

// look reads the marks of a place.
func (c *counter) look(l layout, p *place) {
	c.anchor = l.in(p.anchor, c.anchor)
	if p.reach == p.anchor {
		copy(c.reach, c.anchor)
		return
	}
	c.reach = l.in(p.reach, c.reach)
}

// pairs calls do for every pair of which one mark stands in the anchor and the other
// within reach, each once: a mark of the anchor is paired with all within reach but
// itself and the anchor's marks before it.
func (c *counter) pairs(do func(pair int)) {
	for w, rest := range c.anchor {
		for ; rest != 0; rest &= rest - 1 {
			bit := bits.TrailingZeros64(rest)
			a := w*64 + bit
			for v, others := range c.reach {
				switch {
				case v < w:
					others &^= c.anchor[v]
				case v == w:
					others &^= c.anchor[v]&(1<<bit-1) | 1<<bit
				}
				for ; others != 0; others &= others - 1 {
					if b := v*64 + bits.TrailingZeros64(others); a < b {
						do(a*c.n + b)
					} else {
						do(b*c.n + a)
					}
				}
			}
		}
	}
}

func (c *counter) add(place int32, pair int) {
	c.both[pair]++
	who := c.places[place].anchor.participant + 1
	if c.last[pair] == who {
		return
	}
	c.last[pair] = who
	c.people[pair]++
	if f := &c.firsts[pair]; f.n < quotesPerRow {
		f.places[f.n] = place
		f.n++
	}
}

// examples returns places of different participants where two marks meet.
func (c *counter) examples(a, b int) []place {
	var some []place
	q := &c.firsts[a*c.n+b]
	for _, p := range q.places[:q.n] {
		some = append(some, c.places[p])
	}
	return some
}
