package matrix

import (
	"cmp"
	"slices"
)

// entry says that a code, by its number in a tree, stands on a unit.
type entry struct{ unit, node int }

func (e entry) compare(o entry) int {
	return cmp.Or(cmp.Compare(e.node, o.node), cmp.Compare(e.unit, o.unit))
}

// tally is a count of a measure by node and column. Its last column counts all
// columns together; its last row is the root.
type tally struct {
	columns int
	n       []int32
	first   []int32 // the lowest place in the list of what was counted
	last    []int32
	entries []int32 // how many entries were met: places are unbroken if last-first+1 of them
	stamps  []int32 // while it counts
}

func newTally(nodes, columns int) *tally {
	size := (nodes + 1) * (columns + 1)
	return &tally{columns: columns, n: make([]int32, size), first: make([]int32, size), last: make([]int32, size),
		entries: make([]int32, size), stamps: make([]int32, size)}
}

func (y *tally) at(node, column int) int { return node*(y.columns+1) + column }

// of returns the count of a node in a column; total is the column of all.
func (y *tally) of(node, column int) int { return int(y.n[y.at(node, column)]) }

// total returns the count of a node in all columns together.
func (y *tally) total(node int) int { return y.of(node, y.columns) }

// link returns where the entries under a count stand in a list, nil if there are
// none. Entries that do not stand together are among all those of the node, if these
// do; else the first is meant.
func (y *tally) link(list string, node, column int) *Link {
	i := y.at(node, column)
	if y.entries[i] == 0 {
		return nil
	}
	for _, at := range []int{i, y.at(node, y.columns)} {
		if rows := y.last[at] - y.first[at] + 1; rows == y.entries[at] {
			return &Link{Table: list, Row: int(y.first[at]), Rows: int(rows)}
		}
	}
	return &Link{Table: list, Row: int(y.first[i]), Rows: 1}
}

// placed is an entry with its place in the list that a count leads to, and the
// column that it counts in; a column that a tally does not have counts in the sum only.
type placed struct {
	entry
	place, column int
}

// count counts entries in one pass: each counts at its node and at every node above
// it, and a unit (document, participant, turn) counts once at each and in each
// column. Entries must be in the order of units.
func (v *View) count(t *tree, entries []placed, m Measure, columns int) *tally {
	y := newTally(t.root(), columns)
	key, weight := v.measure(m)
	if m == Participants {
		entries = v.byPerson(entries)
	}
	for _, e := range entries {
		k := key(e.unit)
		if k < 0 {
			continue
		}
		w := weight(e.unit)
		for node := e.node; ; node = t.parent[node] {
			if e.column >= 0 && e.column < columns {
				y.add(y.at(node, e.column), k+1, w, e.place)
			}
			y.add(y.at(node, columns), k+1, w, e.place)
			if node == t.root() {
				break
			}
		}
	}
	y.stamps = nil
	return y
}

func (y *tally) add(i, stamp, weight, place int) {
	if y.entries[i] == 0 || int32(place) < y.first[i] {
		y.first[i] = int32(place)
	}
	y.last[i] = max(y.last[i], int32(place))
	y.entries[i]++
	if y.stamps[i] != int32(stamp) {
		y.stamps[i] = int32(stamp)
		y.n[i] += int32(weight)
	}
}

// measure returns what a measure counts: the identity of the thing that a unit
// belongs to, and how much a thing weighs.
func (v *View) measure(m Measure) (key, weight func(unit int) int) {
	one := func(int) int { return 1 }
	switch m {
	case Documents:
		return func(u int) int { return v.units[u].doc }, one
	case Participants:
		return func(u int) int { return v.units[u].person }, one
	case Turns:
		return func(u int) int { return v.units[u].turn }, one
	case Words:
		return func(u int) int { return u }, func(u int) int { return v.units[u].wordCount }
	}
	return func(u int) int { return u }, one
}

// byPerson returns entries in the order of participants: bucket by bucket, as a
// participant may speak in several documents.
func (v *View) byPerson(entries []placed) []placed {
	starts := make([]int, len(v.people)+2)
	for _, e := range entries {
		starts[v.units[e.unit].person+2]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	sorted := make([]placed, len(entries))
	for _, e := range entries {
		p := v.units[e.unit].person + 1
		sorted[starts[p]] = e
		starts[p]++
	}
	return sorted
}

// ofBook returns what counts of the codebook, in the order of units, each in the
// column of its unit.
func (v *View) ofBook(column func(unit int) int) []placed {
	list := slices.Clone(v.counted())
	for i := range list {
		list[i].column = column(list[i].unit)
	}
	return list
}

func (v *View) countedByUnit() []placed {
	var list []placed
	for i := range v.given {
		if g := &v.given[i]; g.counts {
			list = append(list, placed{g.entry, i, 0})
		}
	}
	return inUnitOrder(list)
}

// ofOpen returns the readings of the inductive scheme, in the order of units, each
// in the column of its unit.
func (v *View) ofOpen(column func(unit int) int) []placed {
	list := make([]placed, len(v.read))
	for i, e := range v.read {
		list[i] = placed{e, i, column(e.unit)}
	}
	return inUnitOrder(list)
}

// ofAll returns every unit at the root of a tree, coded or not.
func (v *View) ofAll(t *tree, column func(unit int) int) []placed {
	list := make([]placed, len(v.units))
	for i := range v.units {
		list[i] = placed{entry{i, t.root()}, i, column(i)}
	}
	return list
}

func inUnitOrder(list []placed) []placed {
	slices.SortStableFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.node, b.node))
	})
	return list
}

// inDocument is the column of a unit where columns are interviews.
func (v *View) inDocument(u int) int { return v.units[u].doc }

// together is the column of a unit where there is no column but the sum.
func together(int) int { return -1 }
