package agreement

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
)

// missing marks a unit that a coder did not code.
const missing = -1

// A Table holds what each of several coders made of each unit: a category, a
// rank or a number, or nothing where the coder did not see the unit. It is built
// by [NewTable], [NewSetTable] or [ReadCSV], does not change, and may be read by
// several goroutines.
//
// If every value is a number (digits, sign, point and exponent; not "NaN"),
// values are compared and ordered as numbers, so that "1" and "1.0" are one
// category. Otherwise categories are labels, compared exactly and ordered by
// code point; interval and ratio distances are then undefined. [Table.Ordered]
// gives another order.
type Table struct {
	coders   []string // those with at least one value
	scale    scale
	patterns []pattern // in ascending order of their rows
	panels   []panel   // the groups of coders who met on a unit
	empty    int       // units without any value
	notes    []string  // what was found while building

	once  sync.Once
	total *counts
}

// A pattern is a row of the table together with the number of units that show it.
type pattern struct {
	row    []int32 // category of each coder, or missing
	weight float64
	values int        // how many coders gave a value
	given  []valueOf  // the values in row, coder by coder
	kinds  []kindOf   // the different categories in row, ascending
	agree  float64    // share of the pairs of values that agree; 0 with one value
	apart  [2]float64 // mean linear and quadratic distance over the pairs of values
}

// valueOf is the category that a coder gave, and where the panel counts it.
type valueOf struct{ coder, category, place int32 }

// kindOf counts how many coders gave one category to a unit.
type kindOf struct {
	category int32
	n        float64
}

// NewTable returns the table with one row a unit and one column a coder; the
// empty string stands for a missing value, and blanks around values are dropped.
// It returns an error if a row has not as many values as there are coders, or if
// two coders have the same name.
func NewTable(coders []string, rows [][]string) (*Table, error) {
	if err := checkCoders(coders); err != nil {
		return nil, err
	}
	b := newBuilder(coders)
	for i, row := range rows {
		if len(row) != len(coders) {
			return nil, fmt.Errorf("row %d has %d values, expected %d, one a coder", i+1, len(row), len(coders))
		}
		b.add(row)
	}
	return b.table(), nil
}

// Coders returns the names of the coders that gave at least one value, in the
// order of the columns.
func (t *Table) Coders() []string { return slices.Clone(t.coders) }

// Categories returns the labels of the categories in their order.
func (t *Table) Categories() []string { return slices.Clone(t.scale.labels) }

// Numeric reports whether every value is a number.
func (t *Table) Numeric() bool { return t.scale.numbers != nil }

// Ordered returns the table with its categories in the given order, from low to
// high. Labels that no coder used are categories that could have been chosen:
// they count in the number of categories of Brennan-Prediger and Gwet. The
// values are still numbers if every label is one and they ascend. It returns an
// error if a label is given twice or if one in use is not among them.
func (t *Table) Ordered(labels ...string) (*Table, error) {
	place := make(map[string]int32, len(labels))
	for i, l := range labels {
		if _, twice := place[l]; twice {
			return nil, fmt.Errorf("category %q is named twice in the order", l)
		}
		place[l] = int32(i)
	}
	to := make([]int32, len(t.scale.labels))
	for k, l := range t.scale.labels {
		p, ok := place[l]
		if !ok {
			return nil, fmt.Errorf("category %q is used in the table but not in the order given", l)
		}
		to[k] = p
	}
	return t.rescaled(t.scale.inOrder(labels, to), to), nil
}

// rescaled returns t with category k renamed to[k] of scale s.
func (t *Table) rescaled(s scale, to []int32) *Table {
	out := &Table{coders: t.coders, scale: s, empty: t.empty, notes: t.notes}
	for _, p := range t.patterns {
		row := make([]int32, len(p.row))
		for g, k := range p.row {
			row[g] = missing
			if k != missing {
				row[g] = to[k]
			}
		}
		out.patterns = append(out.patterns, pattern{row: row, weight: p.weight})
	}
	out.finish()
	return out
}

// finish sorts the patterns and works out what each contributes to every
// coefficient. Sorting makes the sums the same whatever the order of the units.
func (t *Table) finish() {
	slices.SortFunc(t.patterns, func(a, b pattern) int { return slices.Compare(a.row, b.row) })
	byValue := [2]metric{linear(t.scale.unit()), quadratic(t.scale.unit())}
	room := 0
	for i := range t.patterns {
		room += len(t.patterns[i].row)
	}
	kinds, given := make([]kindOf, 0, room), make([]valueOf, 0, room)
	for i := range t.patterns {
		p := &t.patterns[i]
		k, v := len(kinds), len(given)
		kinds, given = appendKinds(kinds, p.row), appendValues(given, p.row)
		p.given = given[v:]
		p.describe(kinds[k:], byValue)
	}
	t.panels = panelsOf(t.patterns, t.scale.len())
}

// describe fills in what follows from the row of p.
func (p *pattern) describe(kinds []kindOf, byValue [2]metric) {
	p.kinds = kinds
	for _, k := range kinds {
		p.values += int(k.n)
	}
	pairs := float64(p.values * (p.values - 1))
	if pairs == 0 {
		return
	}
	p.agree = 1 - p.distance(nominal{})/pairs
	for i, m := range byValue {
		p.apart[i] = p.distance(m) / pairs
	}
}

// distance returns the sum of m over the ordered pairs of values of p.
func (p *pattern) distance(m metric) float64 {
	sum := 0.0
	for i, a := range p.kinds {
		for _, b := range p.kinds[:i] {
			sum += a.n * b.n * (m.at(a.category, b.category) + m.at(b.category, a.category))
		}
	}
	return sum
}

// appendValues appends the values of row with their coders.
func appendValues(given []valueOf, row []int32) []valueOf {
	for g, k := range row {
		if k != missing {
			given = append(given, valueOf{coder: int32(g), category: k})
		}
	}
	return given
}

// appendKinds appends the different categories of row with their counts.
func appendKinds(kinds []kindOf, row []int32) []kindOf {
	start := len(kinds)
	for _, k := range row {
		if k == missing {
			continue
		}
		i, found := slices.BinarySearchFunc(kinds[start:], k, func(e kindOf, k int32) int {
			return cmp.Compare(e.category, k)
		})
		if found {
			kinds[start+i].n++
		} else {
			kinds = slices.Insert(kinds, start+i, kindOf{k, 1})
		}
	}
	return kinds
}

// group returns the different rows of codes, width values each, with the number
// of units that show each. Rows without any value are left out.
func group(codes []int32, width int) []pattern {
	var patterns []pattern
	place := map[string]int{}
	key := make([]byte, 4*width)
	for ; len(codes) > 0; codes = codes[width:] {
		row := codes[:width]
		if blank(row) {
			continue
		}
		for g, k := range row {
			binary.LittleEndian.PutUint32(key[4*g:], uint32(k))
		}
		i, seen := place[string(key)]
		if !seen {
			i = len(patterns)
			place[string(key)] = i
			patterns = append(patterns, pattern{row: slices.Clone(row)})
		}
		patterns[i].weight++
	}
	return patterns
}

// units returns the number of units with at least one value.
func (t *Table) units() float64 {
	n := 0.0
	for _, p := range t.patterns {
		n += p.weight
	}
	return n
}

// blank reports whether no coder gave a value.
func blank(row []int32) bool {
	for _, k := range row {
		if k != missing {
			return false
		}
	}
	return true
}
