package propose

import (
	"slices"

	"cocode/analysis"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
)

// material is a study made ready.
type material struct {
	in     Input
	book   *codebook.Codebook
	units  []unit
	at     map[string]int       // units by id
	stands map[standing]verdict // what became of a code on a unit
	scheme analysis.Index       // of the inductive scheme
	many   bool                 // there is more than one document
	yes    map[string][]int     // the units on which a code is accepted, in their order
	judged map[string][]int     // those on which persons accepted or rejected it
	ids    map[string]bool      // ids of codes that are in use
	held   [][]term             // terms by unit, read when asked for
}

// unit is a meaning unit of a participant.
type unit struct {
	*corpus.Unit
	document *corpus.Document
	words    *language.Annotation
	code     string // its open code; empty if it has none
}

// standing names a code on a unit.
type standing struct {
	unit int
	code string
}

// verdict is what persons say of a code on a unit, and what suggested it.
type verdict struct {
	votes     int                 // accepted less rejected
	settled   bool                // together: the votes of single persons count no more
	asked     bool                // a person has looked at it, perhaps unsure
	suggested bool                // by the pass
	evidence  []analysis.Evidence // of suggestions, for it
}

// What persons have settled together decides, or else their majority.
func (v verdict) accepted() bool { return v.votes > 0 }
func (v verdict) rejected() bool { return v.votes < 0 }

// open reports whether the code may be there or not: a suggestion waits for a decision,
// or persons are unsure or disagree.
func (v verdict) open() bool { return v.votes == 0 && (v.suggested || v.asked) }

func newMaterial(in Input) *material {
	m := &material{in: in, book: in.Data.Codebook, at: map[string]int{}, stands: map[standing]verdict{}, many: len(in.Data.Documents) > 1, yes: map[string][]int{}, judged: map[string][]int{}, ids: map[string]bool{}}
	for p := range m.book.All() {
		m.ids[p.ID] = true
	}
	m.scheme = analysis.NewIndex(&in.Data.Inductive)
	codes := map[string]string{}
	for _, r := range in.Data.Readings {
		codes[r.Unit] = r.Code
	}
	for d := range in.Data.Documents {
		doc := &in.Data.Documents[d]
		for i := range doc.Units {
			u := &doc.Units[i]
			if u.Turn < 0 || u.Turn >= len(doc.Turns) || doc.Speaker(doc.Turns[u.Turn]).Role == corpus.Interviewer {
				continue
			}
			m.at[u.ID] = len(m.units)
			m.units = append(m.units, unit{u, &doc.Document, in.Words[doc.ID], codes[u.ID]})
		}
	}
	m.held = make([][]term, len(m.units))
	m.judge()
	m.sortOut()
	return m
}

// judge gathers what persons and passes say of each code on each unit.
func (m *material) judge() {
	for _, c := range m.in.Data.Codings {
		u, ok := m.at[c.Unit]
		if !ok || c.Scheme != m.book.ID {
			continue
		}
		key := standing{u, c.Code}
		v := m.stands[key]
		v.vote(&c)
		v.asked = v.asked || c.Status != analysis.Suggested
		if c.Coder == analysis.MachineCoder {
			v.suggested = true
			for _, e := range c.Evidence {
				if !e.Against {
					v.evidence = append(v.evidence, e)
				}
			}
		}
		m.stands[key] = v
	}
}

// vote counts what a person says.
func (v *verdict) vote(c *analysis.Coding) {
	says := 0
	switch c.Status {
	case analysis.Accepted:
		says = 1
	case analysis.Rejected:
		says = -1
	}
	switch {
	case c.Settles():
		v.votes, v.settled = says, true
	case !v.settled:
		v.votes += says
	}
}

// sortOut lists the units that each code is decided on.
func (m *material) sortOut() {
	for key, v := range m.stands {
		if v.accepted() {
			m.yes[key.code] = append(m.yes[key.code], key.unit)
		}
		if v.accepted() || v.rejected() {
			m.judged[key.code] = append(m.judged[key.code], key.unit)
		}
	}
	for code := range m.judged {
		slices.Sort(m.yes[code])
		slices.Sort(m.judged[code])
	}
}

func (m *material) names(units []int) []string {
	ids := make([]string, len(units))
	for i, u := range units {
		ids[i] = m.units[u].ID
	}
	return ids
}

// documents counts the documents that units are from.
func (m *material) documents(units []int) int {
	var seen []string
	for _, u := range units {
		if id := m.units[u].document.ID; !slices.Contains(seen, id) {
			seen = append(seen, id)
		}
	}
	return len(seen)
}

// spread reports whether units are of more than one document, where there are more.
func (m *material) spread(units []int) bool { return !m.many || m.documents(units) > 1 }

// category returns the inductive category of a unit; empty if it has none.
func (m *material) category(u int) string {
	top := m.scheme.Above(m.units[u].code, analysis.LevelCategory)
	if top.Aside {
		return ""
	}
	return top.Name
}
