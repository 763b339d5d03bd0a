package refine

import (
	"maps"
	"slices"
)

// Refining is a condition with which a proposition is supported and without which it
// is not: a hint where to look, and no proof.
type Refining struct {
	Kind    string `json:"kind" doc:"context (a code) or attribute."`
	Name    string `json:"name" doc:"The code's id, or the attribute's name."`
	Value   string `json:"value" doc:"The attribute's value; empty for a code."`
	With    Tally  `json:"with" doc:"Voices where the condition holds."`
	Without Tally  `json:"without" doc:"Voices where it does not."`
	Verdict string `json:"verdict_without" doc:"The verdict where it does not hold."`
}

// condition is something that may hold of a tried place, by its index.
type condition struct {
	kind, name, value string
	holds             func(i int) bool
}

// mostValues is how many different values an attribute may have to be tried: more
// tell persons apart and no groups.
const mostValues = 12

// refining returns the conditions that make the difference, and how many were tried.
func (t *trial) refining(results []tried) (found []Refining, n int) {
	if len(results) == 0 {
		return nil, 0
	}
	for _, c := range append(t.contexts(results), t.attributes(results)...) {
		_, with := tally(results, c.holds)
		_, without := tally(results, func(i int) bool { return !c.holds(i) })
		if with.Tried < t.minimum || without.Tried < t.minimum {
			continue
		}
		n++
		if other := verdict(without, t.minimum); verdict(with, t.minimum) == Supported && other != Supported {
			found = append(found, Refining{c.kind, c.name, c.value, with, without, other})
		}
	}
	return found, n
}

// contexts returns the codes of contexts that the proposition does not ask for
// itself. Such a condition holds of a place if the code is told where the "if" is.
func (t *trial) contexts(results []tried) []condition {
	own := map[int]bool{}
	for _, id := range slices.Concat(t.p.If.Codes(), t.p.Then.Codes(), t.p.Against.Codes()) {
		for _, k := range t.m.book.below[id] {
			own[k] = true
		}
	}
	var all []condition
	for k, c := range t.m.book.codes {
		if c.codable && c.dimension == Contexts && !own[k] {
			all = append(all, condition{"context", c.ID, "", func(i int) bool {
				return t.m.layout.hasIn(results[i].anchor, k)
			}})
		}
	}
	return all
}

// attributes returns the values of attributes that tell groups apart.
func (t *trial) attributes(results []tried) []condition {
	columns := map[string][]string{} // by attribute: its value at each place
	for i, r := range results {
		for name, value := range t.m.attributesOf(r.anchor) {
			if columns[name] == nil {
				columns[name] = make([]string, len(results))
			}
			columns[name][i] = value
		}
	}
	var all []condition
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		column := columns[name]
		for _, value := range values(column) {
			all = append(all, condition{"attribute", name, value, func(i int) bool { return column[i] == value }})
		}
	}
	return all
}

// values returns the different values of a column, if they are few enough to tell
// groups apart.
func values(column []string) []string {
	seen := map[string]bool{}
	for _, v := range column {
		if seen[v] = true; len(seen) > mostValues+1 {
			return nil
		}
	}
	delete(seen, "")
	if len(seen) < 2 || len(seen) > mostValues {
		return nil
	}
	return slices.Sorted(maps.Keys(seen))
}

// attributesOf returns what is known of the participant and the document of a window.
func (m *Material) attributesOf(w window) map[string]string {
	at := [2]int32{w.participant, m.units[w.first].document}
	if known, ok := m.attributes[at]; ok {
		return known
	}
	all := maps.Clone(m.in.Documents[at[1]].Attributes)
	if all == nil {
		all = map[string]string{}
	}
	for _, a := range m.in.Attributes {
		if a.OfDocument && a.Subject == m.in.Documents[at[1]].ID || !a.OfDocument && a.Subject == m.people[at[0]] {
			all[a.Name] = a.Value
		}
	}
	m.attributes[at] = all
	return all
}

// Expanding is what no code holds in the places where the "if" is told.
type Expanding struct {
	Units      int       `json:"units" doc:"Units in these turns that no code holds."`
	Categories []Group   `json:"categories" doc:"Their inductive categories, the largest first."`
	Quotes     []Passage `json:"quotes" doc:"Up to three of them, of the largest category."`
}

// Group is an inductive category with a number of units.
type Group struct {
	Category string `json:"category" doc:"The inductive category's name; empty for units without one."`
	Units    int    `json:"units" doc:"How many units."`
}

// expanding gathers what no code holds in the turns where the "if" is told.
func (t *trial) expanding(results []tried) Expanding {
	byCategory := map[string][]int32{}
	var e Expanding
	for _, u := range t.uncovered(results) {
		category, _, _ := t.m.inductive(u)
		byCategory[category] = append(byCategory[category], u)
		e.Units++
	}
	e.Categories = groups(byCategory)
	for _, g := range e.Categories[:min(1, len(e.Categories))] {
		for _, u := range byCategory[g.Category][:min(quotesPerRow, g.Units)] {
			e.Quotes = append(e.Quotes, t.m.passage(u))
		}
	}
	return e
}

// uncovered returns the units that no code holds in the turns of the tried places.
// Anchors that are wider than a turn count as they are.
func (t *trial) uncovered(results []tried) []int32 {
	var units []int32
	last := int32(-1)
	for _, r := range results {
		w := r.anchor
		if turn := t.m.turns[t.m.units[w.first].turn]; w.size() < turn.size() {
			w = turn
		}
		for u := max(w.first, last+1); u < w.end; u++ {
			if t.m.uncovered(u) {
				units = append(units, u)
			}
			last = u
		}
	}
	return units
}

// groups returns categories by falling size, units without one last.
func groups(byCategory map[string][]int32) []Group {
	var all []Group
	for _, name := range slices.Sorted(maps.Keys(byCategory)) {
		all = append(all, Group{name, len(byCategory[name])})
	}
	slices.SortStableFunc(all, func(a, b Group) int {
		if (a.Category == "") != (b.Category == "") {
			return one(a.Category == "") - one(b.Category == "")
		}
		return b.Units - a.Units
	})
	return all
}
