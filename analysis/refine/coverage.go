package refine

import (
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/corpus/language"
)

// The states of a code with a participant.
const (
	Present      = "present"
	Absent       = "absent"
	Contradicted = "contradicted"
)

// Coverage is one code with one participant.
type Coverage struct {
	Participant string   `json:"participant" doc:"The participant."`
	Code        string   `json:"code" doc:"The code's id."`
	State       string   `json:"state" doc:"present (told as being or having been so), contradicted (only denied or told as ceased) or absent."`
	Findings    int      `json:"findings" doc:"Findings that tell what is or was so."`
	Ceased      int      `json:"ceased" doc:"Findings that tell what has ceased."`
	Wished      int      `json:"wished" doc:"Findings that tell what is wished for."`
	Denied      int      `json:"denied" doc:"Units whose words deny the code and for which a person rejected it."`
	Reason      string   `json:"reason" doc:"What speaks against the code: ceased, or the words that deny it, with the coder's memo."`
	Against     *Passage `json:"against,omitempty" doc:"The first unit that speaks against the code."`
}

// Coverage returns every code that can be given, participant by participant. What a
// participant tells as ceased, or denies in words ("we have no lack of time"), is a
// negative case and not silence.
func (m *Material) Coverage() []Coverage {
	n := len(m.book.codes)
	rows := make([]Coverage, len(m.people)*n)
	row := func(f *find) *Coverage { return &rows[int(m.units[f.unit].participant)*n+int(f.code)] }
	for i := range m.finds {
		f := &m.finds[i]
		switch c := row(f); f.facets.When {
		case analysis.Ceased:
			c.Ceased++
			m.speakAgainst(c, f, analysis.Ceased)
		case analysis.Wished:
			c.Wished++
		default:
			c.Findings++
		}
	}
	for i := range m.denied {
		if reason, ok := m.denial(&m.denied[i]); ok {
			c := row(&m.denied[i])
			c.Denied++
			m.speakAgainst(c, &m.denied[i], reason)
		}
	}
	var all []Coverage
	for i, c := range rows {
		if code := &m.book.codes[i%n]; code.codable {
			c.Participant, c.Code, c.State = m.people[i/n], code.ID, c.state()
			all = append(all, c)
		}
	}
	return all
}

func (c Coverage) state() string {
	switch {
	case c.Findings > 0:
		return Present
	case c.Ceased+c.Denied > 0:
		return Contradicted
	}
	return Absent
}

func (m *Material) speakAgainst(c *Coverage, f *find, reason string) {
	if c.Against == nil {
		p := m.passage(f.unit)
		c.Against, c.Reason = &p, reason
	}
}

// signs are those under which words deny what they would affirm under another.
var signs = []language.Polarity{language.Affirmed, language.Negated, language.Insufficient}

// denial returns why a code that a person rejected is denied by the words: they hold
// it under a sign that the code does not take. A rejection alone says that the code
// does not fit, and nothing of what the participant thinks.
func (m *Material) denial(f *find) (reason string, ok bool) {
	var memo string
	for _, i := range f.codings {
		c := &m.in.Codings[i]
		if c.Status == analysis.Rejected && c.Memo != "" {
			memo = " (" + c.Memo + ")"
		}
		for _, e := range c.Evidence {
			if e.Against && e.Kind == "indicator" && slices.Contains(signs, e.Polarity) {
				reason, ok = m.wordsOf(f.unit, e), true
			}
		}
	}
	return reason + memo, ok
}

// wordsOf returns the words of evidence as they stand, its cues before them.
func (m *Material) wordsOf(u int32, e analysis.Evidence) string {
	t := m.in.Documents[m.units[u].document].Text
	var words []string
	for _, s := range append(append(e.Cues[:0:0], e.Cues...), e.Spans...) {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(t) {
			words = append(words, s.Of(t))
		}
	}
	return strings.Join(words, " … ")
}
