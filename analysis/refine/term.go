package refine

import (
	"math/bits"
	"slices"

	"cocode/analysis"
	"cocode/analysis/refine/proposition"
)

// terms is what a condition asks for, made ready: by unit, which of its parts the
// unit tells. Part 0 is "one of any", the others are the codes of "all".
type terms struct {
	asked uint64   // the parts that must be told
	told  []uint64 // by unit
}

// terms reads the units for a condition.
func (m *Material) terms(c proposition.Condition) terms {
	t := terms{told: make([]uint64, len(m.units))}
	parts := make([]uint64, len(m.book.codes)) // by code: the parts that it tells
	add := func(part int, id string) {
		t.asked |= 1 << part
		for _, k := range m.book.below[id] {
			parts[k] |= 1 << part
		}
	}
	for _, r := range c.Any {
		add(0, r.ID)
	}
	for i, r := range c.All {
		add(i+1, r.ID)
	}
	for i := range m.finds {
		if f := &m.finds[i]; parts[f.code] != 0 && takes(c, f.facets) {
			t.told[f.unit] |= parts[f.code]
		}
	}
	return t
}

// takes reports whether a condition takes a finding with facets.
func takes(c proposition.Condition, f analysis.Facets) bool {
	if len(c.When) == 0 && !told(f) {
		return false
	}
	return among(c.Holder, f.Holder) && among(c.Voice, f.Voice) && among(c.When, f.When) && among(c.Phase, f.Phase)
}

func among(words []string, word string) bool { return len(words) == 0 || slices.Contains(words, word) }

// hold reports whether the units from first to end tell all that is asked.
func (t terms) hold(first, end int32) bool {
	if t.asked == 0 {
		return false
	}
	var seen uint64
	for u := first; u < end; u++ {
		if seen |= t.told[u]; seen == t.asked {
			return true
		}
	}
	return false
}

// complete returns the first unit of a window by which all is told that is asked, -1
// if it never is.
func (t terms) complete(w window) int32 {
	var seen uint64
	if t.asked == 0 {
		return -1
	}
	for u := w.first; u < w.end; u++ {
		if seen |= t.told[u]; seen == t.asked {
			return u
		}
	}
	return -1
}

// completeBackwards is complete from the end.
func (t terms) completeBackwards(w window) int32 {
	var seen uint64
	for u := w.end - 1; u >= w.first; u-- {
		if seen |= t.told[u]; seen == t.asked {
			return u
		}
	}
	return -1
}

// parts returns the parts that are asked for, as bits.
func (t terms) parts() []uint64 {
	var parts []uint64
	for rest := t.asked; rest != 0; rest &= rest - 1 {
		parts = append(parts, 1<<bits.TrailingZeros64(rest))
	}
	return parts
}

// with returns the units of a window that tell a part.
func (t terms) with(part uint64, first, end int32) []int32 {
	var units []int32
	for u := first; u < end; u++ {
		if t.told[u]&part != 0 {
			units = append(units, u)
		}
	}
	return units
}
