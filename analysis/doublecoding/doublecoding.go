// Package doublecoding lays the codings of a study out for agreement: what did each
// coder give to what each has seen. It stands between the codings and package
// agreement, which computes coefficients from the tables made here and knows nothing
// of interviews. What nobody saw is no agreement; what all saw and left uncoded is.
// Who has answered only some of what was suggested on a unit is compared on the codes
// answered, and on no others.
package doublecoding

import (
	"slices"

	"cocode/analysis"
	"cocode/corpus"
	"cocode/corpus/text"
)

// On is what coders are compared on.
type On string

// What coders may be compared on. Characters are bytes of the canonical text.
const (
	Units      On = "units"
	Sentences  On = "sentences"
	Turns      On = "turns"
	Documents  On = "documents"
	Characters On = "characters"
)

// All returns every On, the usual one first.
func All() []On { return []On{Units, Sentences, Turns, Documents, Characters} }

// Material is what is compared: the codings of a scheme in documents.
type Material struct {
	Scheme    analysis.Index
	Documents []Document
	Codings   []analysis.Coding   // those of other schemes are passed over
	Seen      map[string][]string // the units that each coder has looked at as a whole
}

// Document is an interview with the places that coders are compared on.
type Document struct {
	*corpus.Document
	Units     []corpus.Unit
	Sentences []text.Span // of participants; needed for Sentences only
}

// place is a span with the units in it.
type place struct {
	span  text.Span
	units []string
}

func (d Document) places(on On) []place {
	switch on {
	case Sentences:
		return d.gather(d.Sentences)
	case Turns:
		var spans []text.Span
		for _, t := range d.Turns {
			spans = append(spans, t.Span)
		}
		return d.gather(spans)
	case Documents, Characters:
		return d.gather([]text.Span{{Start: 0, End: len(d.Text)}})
	}
	places := make([]place, len(d.Units))
	for i, u := range d.Units {
		places[i] = place{u.Extent(), []string{u.ID}}
	}
	return places
}

// gather puts units into the spans that they share words with; a span without a unit
// is no place.
func (d Document) gather(spans []text.Span) []place {
	var places []place
	first := 0
	for _, s := range spans {
		for first < len(d.Units) && d.Units[first].Extent().End <= s.Start {
			first++
		}
		p := place{span: s}
		for _, u := range d.Units[first:] {
			if u.Spans[0].Start >= s.End {
				break
			}
			if slices.ContainsFunc(u.Spans, s.Overlaps) {
				p.units = append(p.units, u.ID)
			}
		}
		if p.units != nil {
			places = append(places, p)
		}
	}
	return places
}
