// Package align finds what stayed the same between two versions of a transcript. It
// is a leaf of package study, which moves every meaning unit and every reason for a
// coding along when a text is corrected.
package align

import (
	"sort"

	"cocode/corpus/text"
)

// Segment is a stretch of the old text and what became of it in the new one. Same
// tells that both hold the same bytes; otherwise they were replaced, or taken away
// if New is empty.
type Segment struct {
	Old, New text.Span
	Same     bool
}

// Alignment holds every word of the old text, in order; the new spans are in order
// too. What was added lies between them.
type Alignment []Segment

// Texts aligns two texts by their tokens. It trims what is equal at both ends, then
// matches the tokens that occur once on both sides and in the same order ("patience
// diff", B. Cohen), and between them the longest common runs (E. Myers, An O(ND)
// Difference Algorithm, 1986), up to a limit after which a stretch counts as
// replaced. The time is close to linear.
func Texts(before, after string) Alignment {
	a, b := tokenize(before), tokenize(after)
	words := intern{}
	m := matcher{a: words.numbers(before, a), b: words.numbers(after, b)}
	m.match(0, len(a), 0, len(b))
	return segments(before, after, a, b, m.slid(side{t: before, tokens: a}, side{t: after, tokens: b}))
}

// slid returns the pairs after gaps were moved to better places on both sides.
func (m *matcher) slid(a, b side) []pair {
	a.numbers, b.numbers = m.a, m.b
	a.match, b.match = unmatched(len(m.a)), unmatched(len(m.b))
	for _, p := range m.pairs {
		a.match[p.a] = p.b
	}
	a.slide()
	for i, j := range a.match {
		if j >= 0 {
			b.match[j] = i
		}
	}
	b.slide()
	var pairs []pair
	for j, i := range b.match {
		if i >= 0 {
			pairs = append(pairs, pair{i, j})
		}
	}
	return pairs
}

func unmatched(n int) []int {
	match := make([]int, n)
	for i := range match {
		match[i] = -1
	}
	return match
}

// pair says that token a of the old text is token b of the new one.
type pair struct{ a, b int }

type matcher struct {
	a, b  []int
	pairs []pair // ascending
}

// match matches tokens a0..a1 of the old text with tokens b0..b1 of the new one.
func (m *matcher) match(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
		m.pairs = append(m.pairs, pair{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a0 < a1-tail && b0 < b1-tail && m.a[a1-1-tail] == m.b[b1-1-tail] {
		tail++
	}
	m.middle(a0, a1-tail, b0, b1-tail)
	for i := tail; i > 0; i-- {
		m.pairs = append(m.pairs, pair{a1 - i, b1 - i})
	}
}

func (m *matcher) middle(a0, a1, b0, b1 int) {
	if a0 == a1 || b0 == b1 {
		return
	}
	anchors := m.anchors(a0, a1, b0, b1)
	if len(anchors) == 0 {
		m.pairs = append(m.pairs, myers(m.a[a0:a1], m.b[b0:b1], a0, b0)...)
		return
	}
	for _, p := range anchors {
		m.match(a0, p.a, b0, p.b)
		m.pairs = append(m.pairs, p)
		a0, b0 = p.a+1, p.b+1
	}
	m.match(a0, a1, b0, b1)
}

// anchors returns the longest ascending run of tokens that occur once on each side.
func (m *matcher) anchors(a0, a1, b0, b1 int) []pair {
	type count struct{ a, b, at int }
	counts := map[int]*count{}
	for i := b0; i < b1; i++ {
		c := counts[m.b[i]]
		if c == nil {
			c = &count{}
			counts[m.b[i]] = c
		}
		c.b, c.at = c.b+1, i
	}
	for i := a0; i < a1; i++ {
		if c := counts[m.a[i]]; c != nil {
			c.a++
		}
	}
	var unique []pair
	for i := a0; i < a1; i++ {
		if c := counts[m.a[i]]; c != nil && c.a == 1 && c.b == 1 {
			unique = append(unique, pair{i, c.at})
		}
	}
	return ascending(unique)
}

// ascending returns the longest run of pairs that rise on both sides (patience
// sorting); the pairs rise in a already.
func ascending(pairs []pair) []pair {
	var tops []int // of each pile, the index of the pair on top
	before := make([]int, len(pairs))
	for i, p := range pairs {
		pile := sort.Search(len(tops), func(t int) bool { return pairs[tops[t]].b >= p.b })
		before[i] = -1
		if pile > 0 {
			before[i] = tops[pile-1]
		}
		if pile == len(tops) {
			tops = append(tops, i)
		} else {
			tops[pile] = i
		}
	}
	run := make([]pair, len(tops))
	if len(tops) > 0 {
		for i, k := tops[len(tops)-1], len(tops)-1; k >= 0; i, k = before[i], k-1 {
			run[k] = pairs[i]
		}
	}
	return run
}
