package matrix

import (
	"cmp"
	"iter"
	"slices"
)

// scope is a stretch of talk in which codes meet: a unit, a turn, or three turns of
// a participant in a row.
type scope int

const (
	inUnit scope = iota
	inTurn
	inNeighbourhood
)

var scopes = []scope{inUnit, inTurn, inNeighbourhood}

// neighbours is how many turns of a participant in a row make a neighbourhood.
const neighbours = 3

// meetings counts how often nodes of a tree meet in a scope.
type meetings struct {
	stretches int     // how many there are
	alone     []int   // how many hold a node
	both      [][]int // how many hold both nodes
	where     [][]int // the unit with the first node in the first stretch that holds both
}

// meet counts meetings of the codebook's nodes under which, one for each of the
// stretches of a scope. nodes lists the nodes that a unit's codes count for.
func (v *View) meet(s scope, size int, nodes func(leaf int) []int) meetings {
	m := meetings{alone: make([]int, size), both: square(size), where: square(size)}
	var held []entry
	for from, to := range v.stretches(s) {
		held = held[:0]
		for _, e := range v.countedIn(from, to) {
			for _, n := range nodes(e.node) {
				held = append(held, entry{e.unit, n})
			}
		}
		slices.SortFunc(held, entry.compare)
		m.add(slices.CompactFunc(held, func(a, b entry) bool { return a.node == b.node }))
	}
	return m
}

func square(size int) [][]int {
	s := make([][]int, size)
	for i := range s {
		s[i] = make([]int, size)
	}
	return s
}

// add counts a stretch, given each node that it holds with the first unit that does.
func (m *meetings) add(held []entry) {
	m.stretches++
	for i, a := range held {
		m.alone[a.node]++
		for _, b := range held[i+1:] {
			if m.both[a.node][b.node] == 0 {
				m.where[a.node][b.node] = a.unit
			}
			m.both[a.node][b.node]++
			m.both[b.node][a.node]++
		}
	}
}

// expected is how many meetings there would be if codes were strewn by chance: the
// product of the two shares, times the stretches.
func (m *meetings) expected(a, b int) float64 {
	if m.stretches == 0 {
		return 0
	}
	return float64(m.alone[a]) * float64(m.alone[b]) / float64(m.stretches)
}

// lift is how many times more often two nodes meet than by chance (Brin, Motwani,
// Ullman & Tsur 1997); a blank cell where one never occurs.
func (m *meetings) lift(a, b int) Cell {
	e := m.expected(a, b)
	if e == 0 {
		return Cell{}
	}
	return decimal(float64(m.both[a][b]) / e)
}

// stretches gives the first unit of each stretch of a scope and the one after its
// last, in order. Neighbourhoods overlap: each turn begins one, and shorter interviews
// are one.
func (v *View) stretches(s scope) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		var starts []int // of the document's turns, or of its units
		for u := 0; u <= len(v.units); u++ {
			if u == len(v.units) || u > 0 && v.units[u].doc != v.units[u-1].doc {
				if !yieldStretches(s, append(starts, u), yield) {
					return
				}
				starts = starts[:0]
			}
			if u < len(v.units) && (len(starts) == 0 || s == inUnit || v.units[u].turn != v.units[u-1].turn) {
				starts = append(starts, u)
			}
		}
	}
}

func yieldStretches(s scope, starts []int, yield func(from, to int) bool) bool {
	width, turns := 1, len(starts)-1
	if s == inNeighbourhood {
		width = neighbours
	}
	for i := 0; i < turns && (i == 0 || i+width <= turns); i++ {
		if !yield(starts[i], starts[min(i+width, turns)]) {
			return false
		}
	}
	return true
}

// countedIn returns what counts of the codebook on the units from one up to another.
func (v *View) countedIn(from, to int) []placed {
	list := v.counted()
	unit := func(e placed, u int) int { return cmp.Compare(e.unit, u) }
	first, _ := slices.BinarySearchFunc(list, from, unit)
	last := first
	for last < len(list) && list[last].unit < to {
		last++
	}
	return list[first:last]
}

// leaves returns the codes of the codebook by their number, and the place of each.
func (v *View) leaves() (codes []int, place map[int]int) {
	place = map[int]int{}
	for i := range v.book.nodes {
		if v.book.leaf(i) {
			place[i] = len(codes)
			codes = append(codes, i)
		}
	}
	return codes, place
}

// meetCodes counts meetings of codes; what stands on a group itself does not meet.
func (v *View) meetCodes(s scope) (m meetings, codes []int) {
	codes, place := v.leaves()
	return v.meet(s, len(codes), func(n int) []int {
		if p, ok := place[n]; ok {
			return []int{p}
		}
		return nil
	}), codes
}

// cooccurrence is how many turns hold both of two codes.
func cooccurrence(v *View, t *Table) {
	p := v.pairs()
	m, codes := p.counts[inTurn], p.codes
	t.Columns, t.Frozen = []Column{{Title: v.t("Code"), Width: 36}}, 1
	for _, c := range codes {
		t.Columns = append(t.Columns, Column{Title: v.book.nodes[c].Name, Group: v.groupName(c), Scale: 1})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Turns with the code"), Width: 11})
	var body []Row
	y := v.count(v.book, v.ofBook(together), Units, 0)
	for a, c := range codes {
		all := y.link("suggestions", c, 0)
		r := Row{Cells: []Cell{words(v.book.nodes[c].Name).to(all)}}
		for b := range codes {
			cell := number(m.both[a][b]).to(p.link(a, b))
			if a == b {
				cell = Cell{}
			}
			r.Cells = append(r.Cells, cell)
		}
		body = append(body, Row{Cells: append(r.Cells, number(m.alone[a]).to(all))})
	}
	t.Rows = rows(body)
	t.Notes = []string{v.t("Turns with any unit: %d.", m.stretches), v.countNote(v.t("turns"))}
}

// pairs is every pair of codes that meet, in three scopes, against chance.
func pairs(v *View, t *Table) {
	t.List, t.Frozen = true, 2
	t.Columns = []Column{{Title: v.t("Code"), Width: 32}, {Title: v.t("And code"), Width: 32}}
	for _, s := range scopes {
		name := v.scopeName(s)
		t.Columns = append(t.Columns, Column{Title: name, Width: 14}, Column{Title: v.t("%s, by chance", name), Width: 16},
			Column{Title: v.t("%s, lift", name), Width: 16})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("First told together"), Width: 30})
	t.Rows = rows(v.pairRows(v.pairs()))
}

// pair is two codes by their places among the codes.
type pair struct{ a, b int }

// pairing is which codes meet, in all scopes.
type pairing struct {
	codes  []int
	counts []meetings // by scope
	met    []pair     // in the order of the table of pairs
	row    map[pair]int
}

// link leads from a meeting to its row in the table of pairs, nil if there is none.
func (p *pairing) link(a, b int) *Link {
	row, met := p.row[pair{min(a, b), max(a, b)}]
	if !met {
		return nil
	}
	return &Link{Table: "pairs", Row: row}
}

func (v *View) pairing() pairing {
	counts := make([]meetings, len(scopes))
	var codes []int
	for i, s := range scopes {
		counts[i], codes = v.meetCodes(s)
	}
	var met []pair
	for a := range codes {
		for b := a + 1; b < len(codes); b++ {
			if counts[inNeighbourhood].both[a][b] > 0 || counts[inTurn].both[a][b] > 0 {
				met = append(met, pair{a, b})
			}
		}
	}
	slices.SortStableFunc(met, func(x, y pair) int {
		return cmp.Or(cmp.Compare(counts[inTurn].both[y.a][y.b], counts[inTurn].both[x.a][x.b]),
			cmp.Compare(counts[inNeighbourhood].both[y.a][y.b], counts[inNeighbourhood].both[x.a][x.b]))
	})
	rows := make(map[pair]int, len(met))
	for i, p := range met {
		rows[p] = i
	}
	return pairing{codes, counts, met, rows}
}

func (v *View) pairRows(p pairing) []Row {
	var body []Row
	for _, x := range p.met {
		back := Link{Table: "cooccurrence", Row: x.a, Col: 1 + x.b}
		r := Row{Cells: []Cell{words(v.book.nodes[p.codes[x.a]].Name).to(&back), words(v.book.nodes[p.codes[x.b]].Name).to(&back)}}
		first := -1
		for i := range p.counts {
			m := &p.counts[i]
			if m.both[x.a][x.b] == 0 {
				r.Cells = append(r.Cells, number(0), decimal(m.expected(x.a, x.b)), m.lift(x.a, x.b))
				continue
			}
			at := m.where[x.a][x.b]
			if first < 0 {
				first = at
			}
			r.Cells = append(r.Cells, number(m.both[x.a][x.b]).to(v.toUnit(at)), decimal(m.expected(x.a, x.b)), m.lift(x.a, x.b))
		}
		body = append(body, Row{Cells: append(r.Cells, words(v.docs[v.units[first].doc].Name+", "+v.place(first)).to(v.toUnit(first)))})
	}
	return body
}

func (v *View) scopeName(s scope) string {
	return [...]string{v.t("In a unit"), v.t("In a turn"), v.t("In three turns")}[s]
}
