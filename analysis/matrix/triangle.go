package matrix

import (
	"slices"

	"cocode/codebook"
)

// The corners of the power triangle (Franzén), as a codebook names them.
const (
	resources  = "resources"
	discourses = "discourses"
	contexts   = "contexts"
)

// corner is one corner of the triangle in one direction.
type corner struct{ dimension, direction string }

// triangle is how resources and discourses meet, in each direction, with and without
// a context told beside them.
func triangle(v *View, t *Table) {
	t.Frozen = 3
	t.Columns = []Column{{Title: v.t("Resources"), Width: 14}, {Title: v.t("Discourses"), Width: 14}, {Title: v.t("Contexts"), Width: 22}}
	for i, s := range scopes {
		name := v.scopeName(s)
		t.Columns = append(t.Columns, Column{Title: v.t("Number"), Group: name, Width: 10, Scale: i + 1},
			Column{Title: v.t("By chance"), Group: name, Width: 10}, Column{Title: v.t("Lift"), Group: name, Width: 10})
	}
	corners := v.corners()
	counts := make([]crossings, len(scopes))
	for i, s := range scopes {
		counts[i] = v.cross(s, corners)
	}
	var body []Row
	for _, resource := range directions {
		for _, discourse := range directions {
			body = append(body, v.crossRows(counts, resource, discourse)...)
		}
	}
	t.Rows = rows(body)
	t.Notes = []string{v.t("By chance: what would be if resources, discourses and contexts were told apart from each other. What meets is told together; it is no cause."), v.countNote(v.t("units"))}
}

var directions = []string{"enables", "hinders"}

func (v *View) crossRows(counts []crossings, resource, discourse string) []Row {
	labels := []string{v.t("all"), v.t("with a context"), v.t("without a context")}
	list := make([]Row, len(labels))
	for i, context := range labels {
		list[i] = Row{Kind: Body, Cells: []Cell{words(v.t(resource)), words(v.t(discourse)), words(context)}}
		if i == 0 {
			list[i].Kind = Group
		}
		for _, c := range counts {
			n, chance, first := c.of(resource, discourse, i)
			lift := Cell{}
			if chance > 0 {
				lift = decimal(float64(n) / chance)
			}
			list[i].Cells = append(list[i].Cells, number(n).to(v.toUnit(first)), decimal(chance), lift)
		}
	}
	return list
}

// corners returns the corner of every node of the codebook. A node without its own
// has that of the nearest above.
func (v *View) corners() []corner {
	list := make([]corner, len(v.book.nodes))
	for i, n := range v.book.nodes {
		p, ok := v.Codebook.Find(n.ID)
		if !ok {
			continue
		}
		list[i] = cornerOf(p)
	}
	return list
}

func cornerOf(p codebook.Place) corner {
	c := corner{p.Dimension, p.Direction}
	for _, up := range slices.Backward(p.Path) {
		if c.dimension == "" {
			c.dimension = up.Dimension
		}
		if c.direction == "" {
			c.direction = up.Direction
		}
	}
	return c
}

// crossings counts stretches by which corners they hold.
type crossings struct {
	stretches int
	n         map[crossing]int
	first     map[crossing]int // the first unit with a code of the first such stretch
}

// crossing says which corners a stretch holds.
type crossing struct {
	resource, discourse [2]bool // enables, hinders
	context             bool
}

func (v *View) cross(s scope, corners []corner) crossings {
	c := crossings{n: map[crossing]int{}, first: map[crossing]int{}}
	for from, to := range v.stretches(s) {
		var x crossing
		first := -1
		for _, e := range v.countedIn(from, to) {
			if e.node >= len(corners) {
				continue
			}
			if first < 0 {
				first = e.unit
			}
			x.hold(corners[e.node])
		}
		c.stretches++
		if c.n[x]++; c.n[x] == 1 {
			c.first[x] = first
		}
	}
	return c
}

func (x *crossing) hold(k corner) {
	way := slices.Index(directions, k.direction)
	switch {
	case k.dimension == contexts:
		x.context = true
	case way < 0:
	case k.dimension == resources:
		x.resource[way] = true
	case k.dimension == discourses:
		x.discourse[way] = true
	}
}

// of returns how many stretches hold a resource and a discourse of two directions,
// in any context (0), with one (1) or without (2), how many chance would give, and
// the first unit of the first; -1 if there is none.
func (c crossings) of(resource, discourse string, context int) (n int, chance float64, first int) {
	first = -1
	r, d := slices.Index(directions, resource), slices.Index(directions, discourse)
	var withR, withD, withC int
	for x, k := range c.n { // sums of whole numbers do not depend on the order
		inContext := context == 0 || x.context == (context == 1)
		if x.resource[r] {
			withR += k
		}
		if x.discourse[d] {
			withD += k
		}
		if inContext {
			withC += k
		}
		if x.resource[r] && x.discourse[d] && inContext {
			n += k
			if first < 0 || c.first[x] < first {
				first = c.first[x]
			}
		}
	}
	if c.stretches == 0 {
		return n, 0, first
	}
	all := float64(c.stretches)
	return n, float64(withR) * float64(withD) * float64(withC) / (all * all), first
}

func hasTriangle(v *View) bool {
	if !hasBook(v) || v.Codebook == nil {
		return false
	}
	seen := map[string]bool{}
	for _, c := range v.corners() {
		seen[c.dimension] = true
	}
	return seen[resources] && seen[discourses]
}
