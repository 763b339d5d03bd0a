package refine

import (
	"slices"
	"strings"

	"cocode/analysis/refine/internal/likeness"
	"cocode/corpus/text"
)

// Passage is the words of one or more units of a participant, with where they stand.
type Passage struct {
	Units       []string `json:"units" doc:"Ids of the meaning units, in the order of the text."`
	Document    string   `json:"document" doc:"The interview's name."`
	Participant string   `json:"participant" doc:"Who says it."`
	Line        int      `json:"line" doc:"The line of the transcript where the first unit begins, from 1."`
	Quote       string   `json:"quote" doc:"The words; what is left out between two units is shown as […]."`
	Suggested   bool     `json:"suggested,omitempty" doc:"True if a code that it is quoted for is a suggestion that nobody has decided on."`
}

// passage returns the words of units, put into the order of the text.
func (m *Material) passage(units ...int32) Passage {
	slices.Sort(units)
	units = slices.Compact(units)
	first := &m.units[units[0]]
	p := Passage{
		Document:    m.in.Documents[first.document].Name,
		Participant: m.people[first.participant],
		Line:        m.line(first.document, first.Spans[0].Start),
	}
	if len(units) == 1 {
		p.Units, p.Quote = []string{first.ID}, m.quote(units[0])
		return p
	}
	var b strings.Builder
	for i, u := range units {
		if i > 0 {
			b.WriteString(gap(u-units[i-1] == 1 && m.units[u].turn == m.units[u-1].turn))
		}
		b.WriteString(m.quote(u))
		p.Units = append(p.Units, m.units[u].ID)
	}
	p.Quote = b.String()
	return p
}

func gap(neighbours bool) string {
	if neighbours {
		return " "
	}
	return " […] "
}

// quote returns the words of a unit.
func (m *Material) quote(u int32) string {
	return m.in.Documents[m.units[u].document].Quote(*m.units[u].Unit)
}

// line returns the line of an offset in a document.
func (m *Material) line(document int32, offset int) int {
	if m.lines[document] == nil {
		m.lines[document] = text.NewIndex(m.in.Documents[document].Text)
	}
	return m.lines[document].Line(offset)
}

// condensed returns the condensed form of a unit; empty if there is none.
func (m *Material) condensed(u int32) string {
	if r := m.units[u].reading; r >= 0 {
		return m.in.Readings[r].Condensed
	}
	return ""
}

// space returns the likeness of the units' words, made when it is first asked for.
func (m *Material) space() *likeness.Space {
	if m.likeness == nil {
		m.likeness = likeness.New(len(m.units), func(i int) string { return m.quote(int32(i)) })
	}
	return m.likeness
}
