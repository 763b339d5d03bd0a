package refine

import (
	"slices"

	"cocode/analysis/refine/proposition"
	"cocode/corpus/text"
)

// Tension is a unit or turn in which one thing enables and another hinders.
type Tension struct {
	Scope      Scope  `json:"scope" doc:"unit if one unit holds both, else turn."`
	Enabling   string `json:"enabling_code" doc:"The id of the code that enables."`
	Hindering  string `json:"hindering_code" doc:"The id of the code that hinders."`
	First      string `json:"first" doc:"Which is told first: enables or hinders; empty if that is not known."`
	Connective string `json:"connective" doc:"The word that joins them: but, although, anyway; empty if none was found."`
	Passage
}

// Tensions returns all tensions, by participant and place. Two codes that meet in one
// unit of a turn are not listed for the turn again; of several units, the nearest are
// taken.
func (m *Material) Tensions() []Tension {
	var all []Tension
	for _, w := range m.turns {
		enabling, hindering := m.directed(w, Enables), m.directed(w, Hinders)
		if len(enabling) == 0 || len(hindering) == 0 {
			continue
		}
		for _, e := range m.codesOf(enabling) {
			for _, h := range m.codesOf(hindering) {
				a, b := m.closest(withCode(enabling, e), withCode(hindering, h))
				all = append(all, m.tension(a, b))
			}
		}
	}
	return all
}

// directed returns what is told in a window in one direction.
func (m *Material) directed(w window, direction string) []*find {
	var some []*find
	for i := m.units[w.first].first; i < m.units[w.end-1].end; i++ {
		if f := &m.finds[i]; told(f.facets) && m.book.codes[f.code].direction == direction {
			some = append(some, f)
		}
	}
	return some
}

// codesOf returns the codes of findings, each once, in order of first appearance.
func (m *Material) codesOf(finds []*find) []int32 {
	var codes []int32
	for _, f := range finds {
		if !slices.Contains(codes, f.code) {
			codes = append(codes, f.code)
		}
	}
	return codes
}

func withCode(finds []*find, code int32) []*find {
	var some []*find
	for _, f := range finds {
		if f.code == code {
			some = append(some, f)
		}
	}
	return some
}

// closest returns of two lists, each in order of the text, the two findings whose
// units lie nearest to each other.
func (m *Material) closest(as, bs []*find) (a, b *find) {
	a, b = as[0], bs[0]
	for i, j := 0, 0; i < len(as) && j < len(bs); {
		if apart(as[i], bs[j]) < apart(a, b) {
			a, b = as[i], bs[j]
		}
		if as[i].unit < bs[j].unit {
			i++
		} else {
			j++
		}
	}
	return a, b
}

func apart(a, b *find) int32 { return max(a.unit-b.unit, b.unit-a.unit) }

func (m *Material) tension(enabling, hindering *find) Tension {
	t := Tension{Scope: proposition.Turn, Enabling: m.book.codes[enabling.code].ID, Hindering: m.book.codes[hindering.code].ID}
	if enabling.unit == hindering.unit {
		t.Scope = proposition.Unit
	}
	first, second := enabling, hindering
	switch m.before(enabling, hindering) {
	case 1:
		t.First = Enables
	case -1:
		t.First = Hinders
		first, second = hindering, enabling
	}
	t.Connective = m.joint(first, second)
	t.Passage = m.passage(enabling.unit, hindering.unit)
	t.Suggested = enabling.suggested || hindering.suggested
	return t
}

// before returns 1 if a is told before b, -1 if after it, and 0 if both are in one
// unit and their evidence does not say.
func (m *Material) before(a, b *find) int {
	switch {
	case a.unit < b.unit:
		return 1
	case a.unit > b.unit:
		return -1
	}
	x, y := m.spot(a), m.spot(b)
	switch {
	case x < 0 || y < 0 || x == y:
		return 0
	case x < y:
		return 1
	}
	return -1
}

// spot returns where the evidence of a finding begins; negative if it has none.
func (m *Material) spot(f *find) int {
	at := -1
	for _, i := range f.codings {
		for _, e := range m.in.Codings[i].Evidence {
			if len(e.Spans) > 0 && !e.Against && (at < 0 || e.Spans[0].Start < at) {
				at = e.Spans[0].Start
			}
		}
	}
	return at
}

// joint returns the connective between two findings of one turn: the one nearest to
// where the second begins.
func (m *Material) joint(first, second *find) string {
	u, v := &m.units[first.unit], &m.units[second.unit]
	in := text.Span{Start: min(u.Extent().Start, v.Extent().Start), End: max(u.Extent().End, v.Extent().End)}
	at := v.Extent().Start
	if u.Unit == v.Unit {
		at = max(m.spot(second), at)
	}
	return m.cuesFor(u.document).connective(m.in.Documents[u.document].Text, in, at)
}
