package agreement

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// NewSetTable returns a table whose values are sets of codes, for units that a
// coder may give several codes or none. It has one row a unit and one column a
// coder. A nil set is missing: the coder did not see the unit. An empty one that
// is not nil says that the coder saw it and left it uncoded, which two coders can
// agree on. Each different set is one category, named by its codes in order with
// " + " between them, the empty one "∅".
func NewSetTable(coders []string, rows [][][]string) (*Table, error) {
	if err := checkCoders(coders); err != nil {
		return nil, err
	}
	b := newBuilder(coders)
	sets := &setNames{place: map[string]int32{}}
	for i, row := range rows {
		if len(row) != len(coders) {
			return nil, fmt.Errorf("row %d has %d sets, expected %d, one a coder", i+1, len(row), len(coders))
		}
		for _, set := range row {
			b.codes = append(b.codes, sets.category(set))
		}
	}
	return b.finish(sets.scale(b.codes)), nil
}

// setNames numbers the sets of codes that occur.
type setNames struct {
	place map[string]int32
	names [][]string // the codes of each set, in order
}

// category returns the number of a set, or missing for nil.
func (s *setNames) category(set []string) int32 {
	if set == nil {
		return missing
	}
	codes := slices.Clone(set)
	slices.Sort(codes)
	codes = slices.Compact(codes)
	key := fmt.Sprintf("%q", codes)
	k, seen := s.place[key]
	if !seen {
		k = int32(len(s.names))
		s.place[key] = k
		s.names = append(s.names, codes)
	}
	return k
}

// scale puts the sets in order, and renumbers the categories accordingly.
func (s *setNames) scale(categories []int32) scale {
	order := make([]int, len(s.names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return slices.Compare(s.names[a], s.names[b]) })
	place := make([]int32, len(order))
	out := scale{codes: s.codes(), members: make([][]uint64, len(order))}
	for k, i := range order {
		place[i] = int32(k)
		out.labels = append(out.labels, setLabel(s.names[i]))
		out.members[k] = bitsOf(s.names[i], out.codes)
	}
	for i, k := range categories {
		if k != missing {
			categories[i] = place[k]
		}
	}
	return out
}

// codes returns the codes of all sets, in order.
func (s *setNames) codes() []string {
	codes := slices.Concat(s.names...)
	slices.Sort(codes)
	return slices.Compact(codes)
}

// bitsOf returns a set of codes with one bit for each of all.
func bitsOf(set, all []string) []uint64 {
	out := make([]uint64, words(len(all)))
	for _, c := range set {
		i, _ := slices.BinarySearch(all, c)
		out[i/64] |= 1 << (i % 64)
	}
	return out
}

// words returns how many words of 64 bits hold n bits.
func words(n int) int { return (n + 63) / 64 }

func setLabel(codes []string) string {
	if len(codes) == 0 {
		return "∅"
	}
	return strings.Join(codes, " + ")
}

// setMetric returns a distance of two sets as a metric of the categories of t.
func (t *Table) setMetric(distance func(both, either, first, second int) float64) metric {
	if t.scale.members == nil {
		return nominal{}
	}
	size := make([]int, t.scale.len())
	for k, set := range t.scale.members {
		size[k] = count(set)
	}
	return function(func(k, l int32) float64 {
		if k == l {
			return 0
		}
		both := 0
		for i, w := range t.scale.members[k] {
			both += bits.OnesCount64(w & t.scale.members[l][i])
		}
		return distance(both, size[k]+size[l]-both, size[k], size[l])
	})
}

func count(set []uint64) int {
	n := 0
	for _, w := range set {
		n += bits.OnesCount64(w)
	}
	return n
}

// jaccard returns 1 - J of two sets that share both codes and have either
// between them.
func jaccard(both, either, _, _ int) float64 {
	if either == 0 {
		return 0
	}
	return 1 - float64(both)/float64(either)
}

// masi returns 1 - J·M of two sets that have first and second codes.
func masi(both, either, first, second int) float64 {
	monotonicity := 1.0 / 3
	switch {
	case both == either:
		return 0
	case both == 0:
		return 1
	case both == first || both == second:
		monotonicity = 2.0 / 3
	}
	return 1 - float64(both)/float64(either)*monotonicity
}
