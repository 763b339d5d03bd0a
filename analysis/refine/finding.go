package refine

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis"
)

// find is a finding: one code on one unit, as all its codings together have it.
type find struct {
	unit, code int32
	coders     string // who accepted it, or the passes that suggest it
	facets     analysis.Facets
	suggested  bool // no person has decided
	disputed   bool // a person accepted it and another rejected it
	codings    []int32
}

// key orders codings by unit, code and coder.
type key struct{ unit, code, coding int32 }

// gatherFindings makes findings of codings. A code on a unit stands if a person
// accepts it, or, where that is asked for, if it is suggested and no person has
// decided; the same rule as in the matrices.
func (m *Material) gatherFindings() {
	keys := m.keys()
	order := make([]int32, len(keys))
	for i, k := range keys {
		order[i] = k.coding
	}
	for first := 0; first < len(keys); {
		last := first + 1
		for last < len(keys) && keys[last].unit == keys[first].unit && keys[last].code == keys[first].code {
			last++
		}
		m.decide(keys[first], order[first:last:last])
		first = last
	}
	m.point()
	m.layout = m.layOut(len(m.book.codes), func(f *find) int { return int(f.code) })
}

// keys returns the codings of the codebook that count, in order.
func (m *Material) keys() []key {
	var keys []key
	for i := range m.in.Codings {
		c := &m.in.Codings[i]
		if m.in.Codebook == nil || c.Scheme != m.in.Codebook.ID {
			continue
		}
		unit, ok := m.unitAt[c.Unit]
		code, known := m.book.at[c.Code]
		if !ok || !known {
			m.counts.Stray++
			continue
		}
		if c.Status == analysis.Suggested || len(m.o.Coders) == 0 || slices.Contains(m.o.Coders, c.Coder) {
			keys = append(keys, key{unit, int32(code), int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.code, b.code),
			strings.Compare(m.in.Codings[a.coding].Coder, m.in.Codings[b.coding].Coder), cmp.Compare(a.coding, b.coding))
	})
	return keys
}

// decide makes a finding of the codings of one code on one unit, or counts why it is
// none. What coders have settled together stands before what each had given.
func (m *Material) decide(k key, codings []int32) {
	if joint := slices.IndexFunc(codings, func(i int32) bool { return m.in.Codings[i].Settles() }); joint >= 0 {
		codings = codings[joint : joint+1]
	}
	accepted, rejected := m.withStatus(codings, analysis.Accepted), m.withStatus(codings, analysis.Rejected)
	suggested := m.withStatus(codings, analysis.Suggested)
	f := find{unit: k.unit, code: k.code, codings: codings}
	switch {
	case len(accepted) > 0:
		f.coders, f.facets = m.join(accepted)
		f.disputed = len(rejected) > 0
		m.finds = append(m.finds, f)
	case len(m.withStatus(codings, analysis.Unsure)) > 0:
		m.counts.Unsure++
	case len(rejected) > 0:
		f.coders, f.facets = m.join(rejected)
		m.denied = append(m.denied, f)
		m.counts.Rejected++
	case m.o.Suggestions && len(suggested) > 0:
		f.coders, f.facets = m.join(suggested)
		f.suggested = true
		m.finds = append(m.finds, f)
	case len(suggested) > 0:
		m.counts.Open++
		m.units[k.unit].open = true
	}
}

func (m *Material) withStatus(codings []int32, s analysis.Status) []int32 {
	n := 0
	for _, i := range codings {
		n += one(m.in.Codings[i].Status == s)
	}
	if n == len(codings) {
		return codings
	}
	var some []int32
	for _, i := range codings {
		if m.in.Codings[i].Status == s {
			some = append(some, i)
		}
	}
	return some
}

// join returns the coders' names and what their facets tell together; where two
// differ, the first coder's word stands.
func (m *Material) join(codings []int32) (coders string, facets analysis.Facets) {
	if len(codings) == 1 {
		c := &m.in.Codings[codings[0]]
		return c.Coder, c.Facets
	}
	var names []string
	for _, i := range codings {
		names = append(names, m.in.Codings[i].Coder)
		facets = facets.Or(m.in.Codings[i].Facets)
	}
	return strings.Join(slices.Compact(names), ", "), facets
}

// point tells every unit where its findings are.
func (m *Material) point() {
	at := int32(0)
	for i := range m.units {
		m.units[i].first = at
		for int(at) < len(m.finds) && m.finds[at].unit == int32(i) {
			at++
		}
		m.units[i].end = at
	}
}

// findsOf returns the findings of a unit.
func (m *Material) findsOf(u int32) []find { return m.finds[m.units[u].first:m.units[u].end] }
