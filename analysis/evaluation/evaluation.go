// Package evaluation compares suggested codes with a reference coding: precision,
// recall and F1 for every code and over all, at the level of codes, subcategories
// or categories, and which codes are taken for which. It works on items (sentences,
// units) that carry sets of codes, and does not know where they come from.
package evaluation

import (
	"cmp"
	"maps"
	"slices"
)

// Item is one sentence or unit: the codes that the reference gives it, and those
// that were found.
type Item struct{ Reference, Found []string }

// Counts are how often a code was rightly found, wrongly found and missed.
type Counts struct{ Right, Wrong, Missed int }

// Precision returns right / (right + wrong): the share of what was found that the
// reference holds too. ok is false if nothing was found.
func (c Counts) Precision() (p float64, ok bool) { return ratio(c.Right, c.Right+c.Wrong) }

// Recall returns right / (right + missed): the share of the reference that was
// found. ok is false if the reference holds nothing.
func (c Counts) Recall() (r float64, ok bool) { return ratio(c.Right, c.Right+c.Missed) }

// F1 returns 2·right / (2·right + wrong + missed), the harmonic mean of precision
// and recall (van Rijsbergen 1979, ch. 7, with β = 1). ok is false if the code was
// neither found nor in the reference.
func (c Counts) F1() (f float64, ok bool) { return ratio(2*c.Right, 2*c.Right+c.Wrong+c.Missed) }

func ratio(a, b int) (float64, bool) {
	if b == 0 {
		return 0, false
	}
	return float64(a) / float64(b), true
}

// Scores are the counts over all items.
type Scores struct {
	Items  int
	Micro  Counts // over all codes together
	ByCode map[string]Counts
}

// Codes returns the codes that occur, in order of their id.
func (s Scores) Codes() []string { return slices.Sorted(maps.Keys(s.ByCode)) }

// Macro returns the mean F1 over the codes that the reference holds. ok is false if
// it holds none.
func (s Scores) Macro() (f float64, ok bool) {
	n := 0
	for _, code := range s.Codes() {
		if c := s.ByCode[code]; c.Right+c.Missed > 0 {
			f1, _ := c.F1()
			f += f1
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return f / float64(n), true
}

// Compare counts over items. Level maps a code to what it stands for at the level
// of comparison ("" leaves it out); codes that fall together count once an item.
func Compare(items []Item, level func(code string) string) Scores {
	s := Scores{Items: len(items), ByCode: map[string]Counts{}}
	for _, i := range items {
		reference, found := raise(i.Reference, level), raise(i.Found, level)
		for code := range reference {
			c := s.ByCode[code]
			if found[code] {
				c.Right++
			} else {
				c.Missed++
			}
			s.ByCode[code] = c
		}
		for code := range found {
			if !reference[code] {
				c := s.ByCode[code]
				c.Wrong++
				s.ByCode[code] = c
			}
		}
	}
	for _, c := range s.ByCode {
		s.Micro.Right += c.Right
		s.Micro.Wrong += c.Wrong
		s.Micro.Missed += c.Missed
	}
	return s
}

func raise(codes []string, level func(string) string) map[string]bool {
	set := map[string]bool{}
	for _, c := range codes {
		if up := level(c); up != "" {
			set[up] = true
		}
	}
	return set
}

// None stands in a confusion for "no code".
const None = ""

// Confusion is how often the reference holds one code where another was found.
type Confusion struct {
	Reference, Found string // None where the other side has no counterpart
	Items            int
}

// Confusions returns what was taken for what, most frequent first. In an item, each
// missed code is paired with each wrong one; what has no counterpart stands beside
// None.
func Confusions(items []Item, level func(code string) string) []Confusion {
	counts := map[[2]string]int{}
	for _, i := range items {
		missed, wrong := difference(raise(i.Reference, level), raise(i.Found, level))
		if len(missed) == 0 {
			missed = []string{None}
		}
		if len(wrong) == 0 {
			wrong = []string{None}
		}
		for _, m := range missed {
			for _, w := range wrong {
				counts[[2]string{m, w}]++
			}
		}
	}
	delete(counts, [2]string{None, None})
	var all []Confusion
	for pair, n := range counts {
		all = append(all, Confusion{pair[0], pair[1], n})
	}
	slices.SortFunc(all, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Items, a.Items), cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Found, b.Found))
	})
	return all
}

func difference(reference, found map[string]bool) (missed, wrong []string) {
	for c := range reference {
		if !found[c] {
			missed = append(missed, c)
		}
	}
	for c := range found {
		if !reference[c] {
			wrong = append(wrong, c)
		}
	}
	return missed, wrong
}
