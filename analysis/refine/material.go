package refine

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/refine/internal/likeness"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Material is a study made ready: its units in an order in which every scope is a
// stretch of neighbours, and its codings made into findings. It is computed once and
// then only read; it is not safe for use by several goroutines.
type Material struct {
	in       *matrix.Data
	o        Options
	book     book
	scheme   analysis.Index // of the inductive scheme
	people   []string       // participants in order of appearance
	units    []unit
	unitAt   map[string]int32
	finds    []find   // by unit, then code
	denied   []find   // codes that persons rejected, by unit, then code
	layout   layout   // what counts as told, by unit
	turns    []window // the participants' turns
	counts   Counts
	lines    []*text.Index // by document, made when asked for
	likeness *likeness.Space

	placed     map[Scope][]place              // made when asked for
	attributes map[[2]int32]map[string]string // by participant and document, made when asked for
}

// unit is a meaning unit of a participant.
type unit struct {
	*corpus.Unit
	document    int32
	participant int32
	project     int32
	turn        int32 // index into Material.turns
	first, end  int32 // its findings, in Material.finds
	reading     int32 // index into Data.Readings; -1 if there is none
	open        bool  // a suggestion on it waits for a decision and does not count
}

// window is a stretch of neighbouring units of one participant.
type window struct{ first, end, participant int32 }

// size returns how many units the window holds.
func (w window) size() int { return int(w.end - w.first) }

// Counts are the numbers that a reader needs to weigh the rest.
type Counts struct {
	Documents    int `json:"documents" doc:"Interviews."`
	Participants int `json:"participants" doc:"Participants with at least one meaning unit."`
	Turns        int `json:"turns" doc:"Turns of participants with at least one meaning unit."`
	Units        int `json:"units" doc:"Meaning units of participants."`
	Findings     int `json:"findings" doc:"Codes on units that count."`
	Suggested    int `json:"suggested" doc:"How many of the findings are suggestions that nobody has decided on."`
	NotSo        int `json:"not_so" doc:"How many of the findings tell what has ceased or is wished for, and do not count as told."`
	Open         int `json:"open" doc:"Suggestions that nobody has decided on and that do not count."`
	Rejected     int `json:"rejected" doc:"Codes on units that a person rejected and none accepted."`
	Unsure       int `json:"unsure" doc:"Codes on units of which a person is unsure and that none accepted."`
	Disputed     int `json:"disputed" doc:"Findings that one coder accepted and another rejected."`
	Stray        int `json:"stray" doc:"Codings left out since their unit or code is not there."`
	Coded        int `json:"coded" doc:"Meaning units with at least one finding."`
	Undecided    int `json:"undecided" doc:"Meaning units without a finding, on which a suggestion waits for a decision."`
	Uncovered    int `json:"uncovered" doc:"Meaning units without a finding and without a waiting suggestion."`
}

// New makes a study ready. It reads the input and keeps it: do not change it
// afterwards.
func New(in *matrix.Data, o Options) *Material {
	m := &Material{in: in, o: o, book: newBook(in.Codebook, o.Language), placed: map[Scope][]place{}, attributes: map[[2]int32]map[string]string{}}
	m.scheme = analysis.NewIndex(&in.Inductive)
	m.lines = make([]*text.Index, len(in.Documents))
	m.gatherUnits()
	m.gatherReadings()
	m.gatherFindings()
	m.count()
	return m
}

// gatherUnits lays the participants' units out by participant, project, document and
// place, so that every scope is a stretch of neighbours.
func (m *Material) gatherUnits() {
	person, project := map[string]int32{}, map[string]int32{}
	turnOf := map[[2]int32]int32{} // document and turn → a number that sorts like the text
	for d := range m.in.Documents {
		doc := &m.in.Documents[d]
		at := number(project, m.project(doc))
		for i := range doc.Units {
			u := &doc.Units[i]
			if u.Turn < 0 || u.Turn >= len(doc.Turns) || len(u.Spans) == 0 {
				continue
			}
			s := doc.Speaker(doc.Turns[u.Turn])
			if s.Role == corpus.Interviewer {
				continue
			}
			p := number(person, s.Participant)
			if int(p) == len(m.people) {
				m.people = append(m.people, s.Participant)
			}
			turn := number2(turnOf, int32(d), int32(u.Turn))
			m.units = append(m.units, unit{Unit: u, document: int32(d), participant: p, project: at, turn: turn, reading: -1})
		}
	}
	slices.SortStableFunc(m.units, func(a, b unit) int {
		return cmp.Or(cmp.Compare(a.participant, b.participant), cmp.Compare(a.project, b.project),
			cmp.Compare(a.document, b.document), cmp.Compare(a.Spans[0].Start, b.Spans[0].Start), strings.Compare(a.ID, b.ID))
	})
	m.unitAt = make(map[string]int32, len(m.units))
	for i, u := range m.units {
		m.unitAt[u.ID] = int32(i)
	}
	m.turns = m.runs(func(u *unit) int32 { return u.turn })
	for t, w := range m.turns {
		for i := w.first; i < w.end; i++ {
			m.units[i].turn = int32(t)
		}
	}
}

func number(known map[string]int32, name string) int32 {
	n, ok := known[name]
	if !ok {
		n = int32(len(known))
		known[name] = n
	}
	return n
}

func number2(known map[[2]int32]int32, a, b int32) int32 {
	n, ok := known[[2]int32{a, b}]
	if !ok {
		n = int32(len(known))
		known[[2]int32{a, b}] = n
	}
	return n
}

// project names the project of a document: its attribute, or else itself.
func (m *Material) project(d *matrix.Document) string {
	for _, a := range m.in.Attributes {
		if a.OfDocument && a.Subject == d.ID && a.Name == ProjectAttribute && a.Value != "" {
			return "project " + a.Value
		}
	}
	if value := d.Attributes[ProjectAttribute]; value != "" {
		return "project " + value
	}
	return "document " + d.ID
}

// runs cuts the units into the longest stretches of one participant with one key.
func (m *Material) runs(key func(*unit) int32) []window {
	var all []window
	for first := 0; first < len(m.units); {
		last := first + 1
		for last < len(m.units) && m.units[last].participant == m.units[first].participant && key(&m.units[last]) == key(&m.units[first]) {
			last++
		}
		all = append(all, window{int32(first), int32(last), m.units[first].participant})
		first = last
	}
	return all
}

func (m *Material) gatherReadings() {
	for i, r := range m.in.Readings {
		if u, ok := m.unitAt[r.Unit]; ok {
			m.units[u].reading = int32(i)
		}
	}
}

// told reports whether what a finding tells is or was so.
func told(f analysis.Facets) bool { return f.When != analysis.Ceased && f.When != analysis.Wished }

func (m *Material) count() {
	c := &m.counts
	c.Documents, c.Participants, c.Turns, c.Units = len(m.in.Documents), len(m.people), len(m.turns), len(m.units)
	c.Findings = len(m.finds)
	for _, f := range m.finds {
		c.Suggested += one(f.suggested)
		c.Disputed += one(f.disputed)
		c.NotSo += one(!told(f.facets))
	}
	for i := range m.units {
		switch u := &m.units[i]; {
		case u.first < u.end:
			c.Coded++
		case u.open:
			c.Undecided++
		default:
			c.Uncovered++
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Counts returns the numbers of the study.
func (m *Material) Counts() Counts { return m.counts }

// Participants returns the participants' names in order of appearance.
func (m *Material) Participants() []string { return slices.Clone(m.people) }
