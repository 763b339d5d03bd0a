package refine

import (
	"slices"

	"cocode/analysis/refine/proposition"
)

// Chance is what would be seen if the codes stood in the interviews by chance. In
// the scopes unit, turn and near, each participant's units are dealt the same codes
// in another order. In the wider scopes that would change nothing, and the codes are
// dealt among the projects or participants.
type Chance struct {
	Expected float64 `json:"expected" doc:"How often chance gives it, on average; in closed form."`
	Low      int     `json:"low" doc:"95 of 100 shuffles give at least this number."`
	High     int     `json:"high" doc:"95 of 100 shuffles give at most this number."`
}

// Interaction is two codes told together.
type Interaction struct {
	CodeA        string `json:"code_a" doc:"The id of the code that comes first in the codebook."`
	CodeB        string `json:"code_b" doc:"The id of the other code."`
	Scope        Scope  `json:"scope" doc:"Told together in one unit, one turn, near (two turns either way), one project, or by one participant."`
	Both         int    `json:"n_both" doc:"Places that hold both: units, turns, turns that hold one with the other near, projects, participants."`
	A            int    `json:"n_a" doc:"Places that hold the first."`
	B            int    `json:"n_b" doc:"Places that hold the second."`
	Participants int    `json:"participants_both" doc:"Participants with a place that holds both."`
	Chance
	Lift   float64   `json:"lift" doc:"n_both by expected; above 1 means more often than chance gives. 0 if nothing is expected."`
	Quotes []Passage `json:"quotes" doc:"Up to three passages, of different participants."`
}

// quotesPerRow is how many quotes a row of a table shows.
const quotesPerRow = 3

// Interactions returns, scope by scope, all pairs of codes that are told together or
// that chance would tell together at least once.
func (m *Material) Interactions() []Interaction {
	var all []Interaction
	for _, t := range m.together(m.layout, proposition.Scopes()...) {
		for a := range t.n {
			for b := a + 1; b < t.n; b++ {
				if pair := a*t.n + b; t.both[pair] > 0 || t.chances[pair].Expected >= 1 {
					all = append(all, m.interaction(t, a, b))
				}
			}
		}
	}
	return all
}

func (m *Material) interaction(t together, a, b int) Interaction {
	pair := a*t.n + b
	both, ch := int(t.both[pair]), t.chances[pair]
	row := Interaction{CodeA: m.book.codes[a].ID, CodeB: m.book.codes[b].ID, Scope: t.scope, Both: both,
		A: int(t.alone[a]), B: int(t.alone[b]), Participants: int(t.people[pair]), Chance: ch, Lift: ch.lift(both)}
	for _, p := range t.examples(a, b) {
		row.Quotes = append(row.Quotes, m.meeting(p, a, b))
	}
	return row
}

// lift returns how many times more often than by chance n is; 0 if chance gives none.
func (c Chance) lift(n int) float64 {
	if c.Expected == 0 {
		return 0
	}
	return float64(n) / c.Expected
}

// together is a layout counted in one scope, with what chance gives for each pair.
type together struct {
	*counter
	scope   Scope
	chances []Chance
}

// together counts a layout in several scopes.
func (m *Material) together(l layout, scopes ...Scope) []together {
	var all, narrow []together
	for _, s := range scopes {
		t := together{newCounter(l, m.places(s)), s, nil}
		t.count(l)
		if s == proposition.Project || s == proposition.Participant {
			t.chances = acrossPlaces(t.counter)
		} else {
			t.chances = m.expected(l, t.places)
			narrow = append(narrow, t)
		}
		all = append(all, t)
	}
	m.ranges(l, narrow)
	return all
}

// meeting returns the words where two codes meet in a place: one unit that holds
// both, or else the two that lie nearest to each other.
func (m *Material) meeting(p place, a, b int) Passage {
	u, v := nearest(m.unitsWith(p.anchor, a), m.unitsWith(p.reach, b))
	x, y := nearest(m.unitsWith(p.anchor, b), m.unitsWith(p.reach, a))
	if u < 0 || x >= 0 && max(x-y, y-x) < max(u-v, v-u) {
		u, v = x, y
	}
	q := m.passage(u, v)
	q.Suggested = m.isSuggested([]int32{u, v}, int32(a), int32(b))
	return q
}

// unitsWith returns the units of a window that tell a code.
func (m *Material) unitsWith(w window, code int) []int32 {
	var units []int32
	for u := w.first; u < w.end; u++ {
		if m.layout.has(u, code) {
			units = append(units, u)
		}
	}
	return units
}

// nearest returns of each of two ascending lists the number that lies nearest to one
// of the other, the first such pair; -1 if a list is empty.
func nearest(as, bs []int32) (a, b int32) {
	a, b = -1, -1
	for i, j := 0, 0; i < len(as) && j < len(bs); {
		if d := as[i] - bs[j]; a < 0 || max(d, -d) < max(a-b, b-a) {
			a, b = as[i], bs[j]
		}
		if as[i] < bs[j] {
			i++
		} else {
			j++
		}
	}
	return a, b
}

func (m *Material) isSuggested(units []int32, codes ...int32) bool {
	for _, u := range units {
		for _, f := range m.findsOf(u) {
			if f.suggested && slices.Contains(codes, f.code) {
				return true
			}
		}
	}
	return false
}
