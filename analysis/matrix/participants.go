package matrix

import (
	"math"
	"slices"
	"strings"
)

// participants is one row a person: how much they say, what of, what they never
// speak of, and what only they do. Those at the end are least like the others.
func participants(v *View, t *Table) {
	names := v.attributeNames()
	t.Frozen = 1
	t.Columns = []Column{{Title: v.t("Participant"), Width: 18}}
	for _, n := range names {
		t.Columns = append(t.Columns, Column{Title: n, Width: 16, Long: true})
	}
	t.Columns = append(t.Columns,
		Column{Title: v.t("Interviews"), Width: 11}, Column{Title: v.t("Units"), Width: 8},
		Column{Title: v.t("With a code"), Width: 9}, Column{Title: v.t("Codes used"), Width: 8})
	groups := v.topGroups()
	_, what, counted := v.counting()
	for _, g := range groups {
		t.Columns = append(t.Columns, Column{Title: v.book.nodes[g].Name, Group: v.t("%s by subcategory", counted), Scale: 1})
	}
	t.Columns = append(t.Columns,
		Column{Title: v.t("Likeness to the others"), Width: 10},
		Column{Title: v.t("Never speaks of"), Width: 40, Long: true},
		Column{Title: v.t("The only one to speak of"), Width: 28, Long: true})
	p := v.profiles()
	var body []Row
	for i := range v.people {
		body = append(body, Row{Cells: v.participantCells(p, i, names, groups)})
	}
	slices.SortStableFunc(body, func(a, b Row) int { return compareLikeness(a, b, len(t.Columns)-3) })
	t.Rows = rows(body)
	t.Notes = []string{v.t("Likeness is the cosine between a participant's units per code and those of all others together: 1 is the same mixture, 0 nothing in common. The last rows are the deviant cases, to be read again."), v.countNote(what)}
}

func compareLikeness(a, b Row, column int) int {
	x, y := a.Cells[column], b.Cells[column]
	switch {
	case x.Kind != y.Kind: // blank ones last
		return int(y.Kind) - int(x.Kind)
	case x.Number > y.Number:
		return -1
	case x.Number < y.Number:
		return 1
	}
	return 0
}

// profiles are counts by code and participant.
type profiles struct {
	y, all       *tally // units
	shown, whole *tally // what the options ask for
	inside       *tally // units, with places in the list by interview
	leaves       []int
}

func (v *View) profiles() profiles {
	person := func(u int) int { return v.units[u].person }
	some, every := v.ofBook(person), v.ofAll(v.book, person)
	m, _, _ := v.counting()
	p := profiles{
		y: v.count(v.book, some, Units, len(v.people)), all: v.count(v.book, every, Units, len(v.people)),
		shown: v.count(v.book, some, m, len(v.people)), whole: v.count(v.book, every, m, len(v.people)),
	}
	p.inside = v.count(v.book, v.inInterviewList(some), Units, len(v.people))
	for i := range v.book.nodes {
		if v.book.leaf(i) {
			p.leaves = append(p.leaves, i)
		}
	}
	return p
}

func (v *View) participantCells(p profiles, i int, names []string, groups []int) []Cell {
	cells := []Cell{words(v.people[i])}
	for _, n := range names {
		cells = append(cells, words(v.attribute(v.people[i], n)))
	}
	root := v.book.root()
	used, never, only := v.speaksOf(p, i)
	cells = append(cells, number(v.interviewsOf(i)), number(p.all.of(root, i)),
		percent(p.y.of(root, i), p.all.of(root, i)).to(p.link(root, i)), number(used).to(p.link(root, i)))
	for _, g := range groups {
		cells = append(cells, v.shown(p.shown, p.whole, v.book, g, i).to(p.link(g, i)))
	}
	likeness := Cell{}
	if x := p.likeness(i); !math.IsNaN(x) {
		likeness = decimal(x)
	}
	return append(cells, likeness, words(strings.Join(never, "; ")), words(strings.Join(only, "; ")))
}

// link leads to a participant's rows in the list by interview: to the first where they
// do not stand together, as those of several persons in one interview do not.
func (p profiles) link(node, person int) *Link {
	at := p.inside.at(node, person)
	if p.inside.entries[at] == 0 {
		return nil
	}
	rows := int(p.inside.last[at] - p.inside.first[at] + 1)
	if rows != int(p.inside.entries[at]) {
		rows = 1
	}
	return &Link{Table: "byinterview", Row: int(p.inside.first[at]), Rows: rows}
}

// speaksOf returns how many codes a participant uses, which never, and which nobody
// else does.
func (v *View) speaksOf(p profiles, i int) (used int, never, only []string) {
	for _, leaf := range p.leaves {
		name := v.book.nodes[leaf].Name
		switch {
		case p.y.of(leaf, i) == 0:
			never = append(never, name)
		case p.y.present(leaf) == 1 && len(v.people) > 1:
			only = append(only, name)
			used++
		default:
			used++
		}
	}
	return used, never, only
}

// likeness is the cosine between the units per code of a participant and of all
// others together; NaN where one of them has none.
func (p profiles) likeness(i int) float64 {
	var dot, own, others float64
	for _, leaf := range p.leaves {
		a := float64(p.y.of(leaf, i))
		b := float64(p.y.total(leaf)) - a
		dot, own, others = dot+a*b, own+a*a, others+b*b
	}
	if own == 0 || others == 0 {
		return math.NaN()
	}
	return dot / math.Sqrt(own*others)
}

func (v *View) interviewsOf(person int) int {
	n := 0
	for _, d := range v.docs {
		if slices.Contains(d.Participants(), v.people[person]) {
			n++
		}
	}
	return n
}

// topGroups returns the nodes that a narrow table has as columns: the subcategories,
// and categories that have none.
func (v *View) topGroups() []int {
	var groups []int
	for i := range v.book.nodes {
		if !v.book.leaf(i) && !v.hasGroup(i) {
			groups = append(groups, i)
		}
	}
	return groups
}

// hasGroup reports whether a group holds another group.
func (v *View) hasGroup(node int) bool {
	for i := node + 1; i <= node+v.book.below[node]; i++ {
		if !v.book.leaf(i) {
			return true
		}
	}
	return false
}
