// Package unit cuts what participants say into meaning units: words of one person
// that say one thing, which Graneheim & Lundman (2004) ask to be neither too broad
// nor too narrow. It stands between the annotated transcripts and the passes, which
// code units and nothing else.
//
// A unit is one to three sentences as a rule. Questions of the interviewer end it; a
// mere "mm" does not, and the unit then has two spans. Greetings, backchannels and
// talk about the recording are no units.
package unit

import (
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Kind is what is taken as the unit of coding.
type Kind string

// The kinds of unit.
const (
	MeaningUnit Kind = "meaning-unit"
	Sentence    Kind = "sentence"
	Turn        Kind = "turn"
	Paragraph   Kind = "paragraph"
)

// Kinds are all kinds, the usual one first.
var Kinds = []Kind{MeaningUnit, Sentence, Turn, Paragraph}

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Kind Kind // MeaningUnit if empty
	Long int  // words from which a meaning unit counts as long; 0: Long
}

// Long is the number of words from which a meaning unit counts as long, unless told
// otherwise: some three sentences of ordinary speech.
const Long = 36

// Split returns the units of a document's participants, in the order of the text. a
// is the document's annotation. The time that it takes grows with the length of the
// document.
func Split(d *corpus.Document, a *language.Annotation, o Options) []corpus.Unit {
	s := newSplitter(d, a, o)
	var units []corpus.Unit
	for _, stretch := range s.stretches() {
		for _, run := range s.runs(stretch) {
			if u, ok := s.unit(run); ok {
				units = append(units, u)
			}
		}
	}
	return units
}

// unit makes a unit of pieces that belong together. What says nothing is cut off at
// both ends; ok is false if nothing is left that is worth coding.
func (s *splitter) unit(pieces []piece) (u corpus.Unit, ok bool) {
	for len(pieces) > 0 && pieces[0].says == nothing {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && pieces[len(pieces)-1].says == nothing {
		pieces = pieces[:len(pieces)-1]
	}
	if !worth(pieces) {
		return u, false
	}
	for i, p := range pieces {
		if last := len(u.Spans) - 1; i > 0 && p.turn == pieces[i-1].turn {
			u.Spans[last].End = p.span.End
		} else {
			u.Spans = append(u.Spans, p.span)
		}
	}
	u.ID, u.Turn = corpus.UnitID(s.d.ID, u.Spans[0]), pieces[0].turn
	return u, true
}

// fewest is the number of words that a unit has at least, unless it has content.
const fewest = 4

// worth reports whether pieces hold something that a person would code.
func worth(pieces []piece) bool {
	words := 0
	for _, p := range pieces {
		if p.says == something {
			return true
		}
		words += p.words
	}
	return words >= fewest
}

// runs cuts a stretch of pieces into units of the kind that is asked for.
func (s *splitter) runs(pieces []piece) [][]piece {
	switch s.o.Kind {
	case Sentence:
		return cut(pieces, func(int) bool { return true })
	case Turn:
		return cut(pieces, func(i int) bool { return pieces[i].turn != pieces[i-1].turn })
	case Paragraph:
		return cut(pieces, func(i int) bool { return pieces[i].turn != pieces[i-1].turn || pieces[i].opens })
	}
	return s.divide(pieces)
}

// cut returns the runs of pieces between the places where border is true.
func cut(pieces []piece, border func(i int) bool) [][]piece {
	var runs [][]piece
	first := 0
	for i := 1; i <= len(pieces); i++ {
		if i == len(pieces) || border(i) {
			runs = append(runs, pieces[first:i])
			first = i
		}
	}
	return runs
}

// Words returns the number of words in the spans of a unit.
func Words(a *language.Annotation, u corpus.Unit) int {
	n := 0
	for _, span := range u.Spans {
		n += words(a, span)
	}
	return n
}

func words(a *language.Annotation, span text.Span) int {
	n := 0
	r := a.Within(span)
	for _, t := range a.Tokens[r.First:r.End] {
		if t.IsWord() {
			n++
		}
	}
	return n
}
