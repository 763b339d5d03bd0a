package refine

import (
	"cocode/analysis/refine/proposition"
)

// Scope is how near each other findings are told.
type Scope = proposition.Scope

// near is how many turns before and after count as near.
const near = 2

// place is where two things may be told together: one is looked for in the anchor,
// the other within reach of it. The two differ in the scope near only.
type place struct {
	anchor window
	reach  window
}

// places returns all places of a scope, in the order of the units. They are found
// once.
func (m *Material) places(s Scope) []place {
	if _, known := m.placed[s]; !known {
		m.placed[s] = m.findPlaces(s)
	}
	return m.placed[s]
}

func (m *Material) findPlaces(s Scope) []place {
	if s == proposition.Near {
		return m.nearPlaces()
	}
	var windows []window
	switch s {
	case proposition.Unit:
		windows = make([]window, len(m.units))
		for i, u := range m.units {
			windows[i] = window{int32(i), int32(i) + 1, u.participant}
		}
	case proposition.Project:
		windows = m.runs(func(u *unit) int32 { return u.project })
	case proposition.Participant:
		windows = m.persons()
	default:
		windows = m.turns
	}
	all := make([]place, len(windows))
	for i, w := range windows {
		all[i] = place{w, w}
	}
	return all
}

// persons returns the stretches of each participant's units.
func (m *Material) persons() []window { return m.runs(func(*unit) int32 { return 0 }) }

// nearPlaces returns each turn with the turns near it, of the same participant in
// the same document.
func (m *Material) nearPlaces() []place {
	all := make([]place, len(m.turns))
	for t, w := range m.turns {
		reach := w
		for n := 1; n <= near && t-n >= 0 && m.samePerson(t-n, t); n++ {
			reach.first = m.turns[t-n].first
		}
		for n := 1; n <= near && t+n < len(m.turns) && m.samePerson(t+n, t); n++ {
			reach.end = m.turns[t+n].end
		}
		all[t] = place{w, reach}
	}
	return all
}

func (m *Material) samePerson(a, b int) bool {
	x, y := &m.units[m.turns[a].first], &m.units[m.turns[b].first]
	return x.participant == y.participant && x.document == y.document
}
