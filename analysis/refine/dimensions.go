package refine

import (
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Dimension is one corner of the triangle in one direction.
type Dimension struct {
	Dimension     string   `json:"dimension" doc:"The corner of the triangle: resources, discourses or contexts."`
	Direction     string   `json:"direction" doc:"Whether it enables or hinders, or is neutral."`
	Codings       int      `json:"codings" doc:"Findings that tell what is or was so."`
	Units         int      `json:"units" doc:"Units that hold them."`
	Turns         int      `json:"turns" doc:"Turns that hold them."`
	Participants  int      `json:"participants" doc:"Participants who tell them."`
	Share         float64  `json:"share" doc:"Their share of all findings with a dimension, 0 to 1."`
	NotSo         int      `json:"not_so" doc:"Findings besides these that tell what has ceased or is wished for."`
	FirstDocument string   `json:"first_document" doc:"The first interview, in order of import, that holds one."`
	LastDocument  string   `json:"last_document" doc:"The last interview that holds one."`
	Typical       *Passage `json:"typical,omitempty" doc:"The unit whose words are most like those of the others."`
	Deviant       *Passage `json:"deviant,omitempty" doc:"The unit whose words are least like those of the others."`
}

// Dimensions returns the corners of the triangle by direction, also those without a
// finding if the codebook has a code for them.
func (m *Material) Dimensions() []Dimension {
	var all []Dimension
	total := 0
	for i, c := range classes {
		if !m.book.hasClass(i) {
			continue
		}
		d := m.dimension(i)
		d.Dimension, d.Direction = c.dimension, c.direction
		total += d.Codings
		all = append(all, d)
	}
	for i := range all {
		if total > 0 {
			all[i].Share = float64(all[i].Codings) / float64(total)
		}
	}
	return all
}

func (k book) hasClass(class int) bool {
	for _, c := range k.codes {
		if c.codable && c.class == class {
			return true
		}
	}
	return false
}

func (m *Material) dimension(class int) Dimension {
	var d Dimension
	var units []int32
	last := unit{turn: -1, participant: -1}
	firstDoc, lastDoc := int32(len(m.in.Documents)), int32(-1)
	for i := range m.finds {
		f := &m.finds[i]
		if m.book.codes[f.code].class != class {
			continue
		}
		if !told(f.facets) {
			d.NotSo++
			continue
		}
		d.Codings++
		u := &m.units[f.unit]
		if n := len(units); n > 0 && units[n-1] == f.unit {
			continue
		}
		units = append(units, f.unit)
		d.Turns += one(u.turn != last.turn)
		d.Participants += one(u.participant != last.participant)
		firstDoc, lastDoc = min(firstDoc, u.document), max(lastDoc, u.document)
		last = *u
	}
	d.Units = len(units)
	if d.Units > 0 {
		d.FirstDocument, d.LastDocument = m.in.Documents[firstDoc].Name, m.in.Documents[lastDoc].Name
		d.Typical, d.Deviant = m.extremes(units)
	}
	return d
}

// Words that a quote should have to be shown as typical or deviant: fewer tell
// nothing, more are not read.
const (
	fewestWords = 6
	mostWords   = 60
)

// extremes returns the unit most like the others and the one least like them, of
// those that are neither too short nor too long to quote. The second is missing if
// there are fewer than three units.
func (m *Material) extremes(units []int32) (typical, deviant *Passage) {
	s := m.space()
	centre := s.Centre()
	for _, u := range units {
		centre.Add(int(u))
	}
	centre.Normalise()
	best, worst := int32(-1), int32(-1)
	high, low := 0.0, 0.0
	for _, u := range units {
		if n := s.Words(int(u)); n < fewestWords || n > mostWords {
			continue
		}
		like := centre.Like(int(u))
		if best < 0 || like > high {
			best, high = u, like
		}
		if worst < 0 || like < low {
			worst, low = u, like
		}
	}
	if best < 0 {
		best = units[0]
	}
	p := m.passage(best)
	if len(units) < 3 || worst < 0 || worst == best {
		return &p, nil
	}
	q := m.passage(worst)
	return &p, &q
}
