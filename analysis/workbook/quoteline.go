package workbook

import (
	"cmp"
	"strings"

	"cocode/analysis/matrix"
)

// quoteLine takes a row that names its unit by interview and words, as a table of
// decisions does that is to outlive the study's identities, and a sheet whose hidden
// columns somebody deleted.
func (x *reader) quoteLine(l line) {
	if !says(l) {
		return
	}
	unit, ok := x.unitOf(l)
	if !ok {
		return
	}
	code := ""
	if word := l.get(matrix.FieldOwnCode); word != "" {
		if code, ok = x.codeOf(l, matrix.FieldOwnCode, word); !ok {
			return
		}
	}
	x.onUnit(l, unit, code)
}

// interview is the units of a document by their words.
type interview struct {
	units map[string][]string
	words []string // in the order of the text
}

// unitOf finds the unit of a row by its interview and its words.
func (x *reader) unitOf(l line) (unit string, ok bool) {
	if x.interviews == nil {
		x.indexInterviews()
	}
	name := l.get(matrix.FieldDocument)
	d := x.interviews[strings.ToLower(squeeze(name))]
	if d == nil {
		var known []string
		for i := range x.documents {
			known = append(known, strings.ToLower(x.documents[i].Name))
		}
		x.review.Problems.Errorf(x.place(l, matrix.FieldDocument), cmp.Or(nearest(name, known), "see: cocode documents"), "the study has no interview %q", name)
		return "", false
	}
	quote := squeeze(l.get(matrix.FieldQuote))
	units := d.find(quote)
	switch {
	case len(units) == 1:
		return units[0], true
	case len(units) == 0 && d.within(quote) != "":
		x.review.Problems.Warnf(x.place(l, matrix.FieldQuote), "the longest of them was taken", "the words stand in several meaning units of %s", name)
		return d.within(quote), true
	case len(units) == 0:
		x.review.Problems.Errorf(x.place(l, matrix.FieldQuote), "write the words of a meaning unit as they stand, or enough of them", "%s has no meaning unit with the words %q", name, shortened(quote))
	default:
		x.review.Problems.Errorf(x.place(l, matrix.FieldQuote), "write more of its words", "%s has %d meaning units with the words %q", name, len(units), shortened(quote))
	}
	return "", false
}

// find returns the units with just these words, else those that hold them.
func (d *interview) find(quote string) []string {
	if quote == "" {
		return nil
	}
	if units := d.units[quote]; units != nil {
		return units
	}
	var units []string
	for _, words := range d.words {
		if strings.Contains(words, quote) {
			units = append(units, d.units[words]...)
		}
	}
	return units
}

// within returns the longest unit that lies within the words, as one does where units
// have become shorter since; "" if there is none.
func (d *interview) within(quote string) string {
	longest := ""
	for _, words := range d.words {
		if len(words) > len(longest) && strings.Contains(quote, words) {
			longest = words
		}
	}
	if longest == "" || 2*len(longest) < len(quote) {
		return ""
	}
	return d.units[longest][0]
}

func (x *reader) indexInterviews() {
	x.interviews = map[string]*interview{}
	for i := range x.documents {
		d := &x.documents[i]
		in := &interview{units: map[string][]string{}}
		for _, u := range d.Units {
			words := x.units[u.ID]
			if in.units[words] == nil {
				in.words = append(in.words, words)
			}
			in.units[words] = append(in.units[words], u.ID)
		}
		x.interviews[strings.ToLower(d.Name)] = in
		x.interviews[strings.ToLower(d.ID)] = in
	}
}

// shortened is the beginning of a text, for messages.
func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
