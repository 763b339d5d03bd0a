package refine

import (
	"slices"

	"cocode/analysis/refine/proposition"
)

// Any stands for all directions together.
const Any = "any"

// Edge is two corners of the triangle told together: a side of it, or, with one
// corner in both directions, a tension within that corner.
type Edge struct {
	A            string `json:"dimension_a" doc:"The corner that comes first: resources, discourses, contexts."`
	DirectionA   string `json:"direction_a" doc:"enables, hinders, neutral, or any for all of them together."`
	B            string `json:"dimension_b" doc:"The other corner."`
	DirectionB   string `json:"direction_b" doc:"enables, hinders, neutral, or any for all of them together."`
	Scope        Scope  `json:"scope" doc:"How near each other they are told."`
	Both         int    `json:"n_both" doc:"Places that hold both."`
	NA           int    `json:"n_a" doc:"Places that hold the first."`
	NB           int    `json:"n_b" doc:"Places that hold the second."`
	Participants int    `json:"participants_both" doc:"Participants with a place that holds both."`
	Chance
	Lift float64 `json:"lift" doc:"n_both by expected; above 1 means more often than chance gives."`
}

// Edges returns, in the scopes unit, turn and near, how the corners of the triangle
// meet: each pair of corners as a whole, then by direction.
func (m *Material) Edges() []Edge {
	var all []Edge
	scopes := []Scope{proposition.Unit, proposition.Turn, proposition.Near}
	whole := m.together(m.layOut(len(dimensions), func(f *find) int { return slices.Index(dimensions, m.book.codes[f.code].dimension) }), scopes...)
	byDirection := m.together(m.byClass(), scopes...)
	for i := range scopes {
		all = append(all, edges(whole[i], func(k int) class { return class{dimensions[k], Any} })...)
		all = append(all, edges(byDirection[i], func(k int) class { return classes[k] })...)
	}
	return all
}

var dimensions = []string{Resources, Discourses, Contexts}

// byClass lays out corners of the triangle by direction.
func (m *Material) byClass() layout {
	return m.layOut(len(classes), func(f *find) int { return m.book.codes[f.code].class })
}

func edges(t together, of func(int) class) []Edge {
	var all []Edge
	for a := range t.n {
		for b := a + 1; b < t.n; b++ {
			if t.alone[a] == 0 || t.alone[b] == 0 {
				continue
			}
			pair := a*t.n + b
			x, y, ch, both := of(a), of(b), t.chances[pair], int(t.both[pair])
			all = append(all, Edge{A: x.dimension, DirectionA: x.direction, B: y.dimension, DirectionB: y.direction, Scope: t.scope,
				Both: both, NA: int(t.alone[a]), NB: int(t.alone[b]), Participants: int(t.people[pair]), Chance: ch, Lift: ch.lift(both)})
		}
	}
	return all
}

// Cell is one of the eight ways in which resources, discourses and contexts meet.
type Cell struct {
	Resource     string   `json:"resource" doc:"The direction of the resource: enables or hinders."`
	Discourse    string   `json:"discourse" doc:"The direction of the discourse: enables or hinders."`
	Context      bool     `json:"context" doc:"Whether a context is told in the same place."`
	Scope        Scope    `json:"scope" doc:"unit or turn."`
	Places       int      `json:"places" doc:"Units or turns that hold them; one that holds a resource in both directions stands in two cells."`
	Participants int      `json:"participants" doc:"Participants with such a place."`
	Expected     float64  `json:"expected" doc:"How many places chance gives, on average; in closed form."`
	Lift         float64  `json:"lift" doc:"places by expected; above 1 means more often than chance gives."`
	Quote        *Passage `json:"quote,omitempty" doc:"The first such place: the units that hold them."`
}

// Cells returns the eight cells of resource, discourse and context, by unit and by
// turn.
func (m *Material) Cells() []Cell {
	l := m.byClass()
	var all []Cell
	for _, s := range []Scope{proposition.Unit, proposition.Turn} {
		for _, resource := range []string{Enables, Hinders} {
			for _, discourse := range []string{Enables, Hinders} {
				for _, context := range []bool{true, false} {
					c := Cell{Resource: resource, Discourse: discourse, Context: context, Scope: s}
					m.fill(&c, l)
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// fill counts a cell.
func (m *Material) fill(c *Cell, l layout) {
	r, d := classOf(Resources, c.Resource), classOf(Discourses, c.Discourse)
	last := int32(-1)
	for _, p := range m.places(c.Scope) {
		w := p.anchor
		if !l.hasIn(w, r) || !l.hasIn(w, d) || inContext(l, w) != c.Context {
			continue
		}
		c.Places++
		c.Participants += one(w.participant != last)
		last = w.participant
		if c.Quote == nil {
			q := m.passage(ofClasses(w, l, r, d)...)
			c.Quote = &q
		}
	}
	c.Expected = m.expectedCell(c, l, r, d)
	c.Lift = Chance{Expected: c.Expected}.lift(c.Places)
}

// inContext reports whether a context is told in a window.
func inContext(l layout, w window) bool {
	for k, c := range classes {
		if c.dimension == Contexts && l.hasIn(w, k) {
			return true
		}
	}
	return false
}

// ofClasses returns the units of a window that hold one of two marks.
func ofClasses(w window, l layout, a, b int) []int32 {
	var units []int32
	for u := w.first; u < w.end; u++ {
		if l.has(u, a) || l.has(u, b) {
			units = append(units, u)
		}
	}
	return units
}
