package deductive

import (
	"slices"

	"cocode/analysis/deductive/model"
	"cocode/codebook"
)

// Way is what a pass goes by. The ways are there to be compared: what do indicators
// find, what do examples find, and what both together?
type Way string

// The ways. Usual is that of Taught: for the codebook that is built in it has also learned
// from the invented interviews that come with the program; the others have not.
const (
	Indicators Way = "indicators"
	Examples   Way = "examples"
	Both       Way = "both"
	Usual      Way = "usual"
)

// Ways are all ways, from the one that knows least.
var Ways = []Way{Indicators, Examples, Both, Usual}

// By returns a pass that goes by one way; an unknown way is the usual one.
func By(in *codebook.Instrument, way Way) *Pass {
	switch way {
	case Indicators:
		return New(in)
	case Examples, Both:
		return exampled(in, way == Examples)
	}
	return Taught(in)
}

// exampled returns a pass that learns from the codebook's examples here and now, with
// indicators or without.
func exampled(in *codebook.Instrument, deaf bool) *Pass {
	p := New(in)
	p.deaf, p.examples = deaf, p.reader.Examples()
	lesson := model.Data{Codes: p.reader.Codes, Alone: p.reader.Alone()}
	if deaf {
		lesson.Alone = slices.Clone(lesson.Alone)
		for i := range lesson.Alone {
			lesson.Alone[i].Hits = nil
		}
	}
	p.teach(lesson)
	for c, n := range p.count() {
		if n >= fewestExamples || deaf {
			p.voices[c] = byBoth
		}
	}
	return p
}
