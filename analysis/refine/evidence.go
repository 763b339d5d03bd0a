package refine

// Evidence is one finding: a code on a unit, with what is known of it.
type Evidence struct {
	CodingID    string `json:"coding_id" doc:"The unit's id and the code's, joined by a slash."`
	UnitID      string `json:"unit_id" doc:"The meaning unit's id."`
	TurnID      string `json:"turn_id" doc:"The document's id and the turn's number in it, from 1."`
	Document    string `json:"document" doc:"The interview's name."`
	Participant string `json:"participant" doc:"Who says it."`
	Line        int    `json:"line" doc:"The line of the transcript where the unit begins, from 1."`
	Code        string `json:"code" doc:"The code's id."`
	Subcategory string `json:"subcategory" doc:"The id of the subcategory that holds the code; empty if there is none."`
	Dimension   string `json:"dimension" doc:"The corner of the triangle: resources, discourses or contexts; empty if the codebook names none."`
	Direction   string `json:"direction" doc:"Whether it enables or hinders, or is neutral."`
	Holder      string `json:"holder" doc:"Whose resource, view or deed it is; empty if not told."`
	Voice       string `json:"voice" doc:"Whose words tell it, own or reported; empty if not told."`
	When        string `json:"when" doc:"When it holds: now, before, ceased or wished; empty if not told."`
	Phase       string `json:"phase" doc:"Of plan, do, study, act; empty if not told."`
	Status      string `json:"status" doc:"accepted, disputed (another coder rejected it) or suggested (nobody has decided)."`
	Coders      string `json:"coders" doc:"Who accepted it, or the pass that suggests it."`
	Quote       string `json:"quote" doc:"The unit's words."`
	Condensed   string `json:"condensed" doc:"The condensed meaning unit; empty if there is none."`
}

// HasEvidence reports whether anything counts as a finding at all.
func (m *Material) HasEvidence() bool { return len(m.finds) > 0 }

// Evidence returns all findings, by participant and place.
func (m *Material) Evidence() []Evidence {
	all := make([]Evidence, len(m.finds))
	for i := range m.finds {
		all[i] = m.evidence(&m.finds[i])
	}
	return all
}

func (m *Material) evidence(f *find) Evidence {
	u, c := &m.units[f.unit], &m.book.codes[f.code]
	d := &m.in.Documents[u.document]
	return Evidence{
		CodingID: u.ID + "/" + c.ID, UnitID: u.ID, TurnID: d.ID + "-t" + itoa(u.Turn+1),
		Document: d.Name, Participant: m.people[u.participant], Line: m.line(u.document, u.Spans[0].Start),
		Code: c.ID, Subcategory: c.subcategory, Dimension: c.dimension, Direction: c.direction,
		Holder: f.facets.Holder, Voice: f.facets.Voice, When: f.facets.When, Phase: f.facets.Phase,
		Status: f.status(), Coders: f.coders, Quote: m.quote(f.unit), Condensed: m.condensed(f.unit),
	}
}

func (f *find) status() string {
	switch {
	case f.suggested:
		return "suggested"
	case f.disputed:
		return "disputed"
	}
	return "accepted"
}
