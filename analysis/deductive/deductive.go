// Package deductive is the directed pass (Hsieh & Shannon 2005): it reads meaning
// units with a codebook and suggests codes, each with the words that speak for it
// and against it. Nothing is forced: a unit that no code holds gets no suggestion
// and is listed as such. The pass takes values and gives values; it knows nothing of
// the study file or the terminal.
//
// The codebook's indicators and its examples feed one model (package model), which
// reads sentence by sentence; for the codebook that is built in it comes with the
// program (package builtin). Package trial measures such models on tables of texts,
// package learn makes them from a researcher's decisions.
package deductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/analysis/deductive/correction"
	"cocode/analysis/deductive/model"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
)

// Threshold is the confidence from which indicators alone suggest a code. A plain
// indicator reaches it alone; two loose ones reach it together.
const Threshold = 0.5

// Input is one document with its words and units.
type Input struct {
	Document   *corpus.Document
	Annotation *language.Annotation
	Units      []corpus.Unit
}

// Pass suggests codes of one codebook in one language. It is not safe for use by
// several goroutines: make one for each.
type Pass struct {
	reader   *sentence.Reader
	examples []sentence.Example
	taught   *model.Joint // by the codebook; nil: indicators alone
	numbers  []int        // by code: its number in taught; -1: it is not there
	voices   []voice      // by code
	added    []bool       // by code: the codebook has examples that its model was not learned from
	deaf     bool         // indicators are not heard

	decided *correction.Model // learned from a researcher's decisions; nil: there are none
	decides []bool            // by code: whether it corrects the pass; nil: it does for none
	from    []float64         // by code: the confidence from which it then suggests
}

// voice is what speaks for a code.
type voice int

const (
	byIndicators voice = iota
	byCodebook         // by the codebook's model, which has also learned what indicators are worth
	byBoth             // by either: the model was learned from examples alone
)

// New returns a pass that reads with the indicators of a codebook alone.
func New(in *codebook.Instrument) *Pass {
	r := sentence.NewReader(in)
	return &Pass{reader: r, voices: make([]voice, len(r.Codes)), added: make([]bool, len(r.Codes))}
}

// Codes returns the codes that the pass may suggest, in the order of the codebook.
func (p *Pass) Codes() []string { return p.reader.Codes }

// After returns the pass with what was learned from decisions, on sentences as Hear
// returns them. It corrects the codes of which used says so, from the confidence on that
// stands for the code in from; for all others the pass stays as it was.
func (p *Pass) After(m *correction.Model, used []bool, from []float64) *Pass {
	q := *p
	q.decided, q.decides, q.from = m, used, from
	return &q
}

// corrects reports whether decisions have taught a code.
func (p *Pass) corrects(code int) bool { return p.decides != nil && p.decides[code] }

// isTaught reports whether the codebook's model speaks for a code, or its indicators alone.
func (p *Pass) isTaught(code int) bool { return p.voices[code] != byIndicators }

// Threshold returns the confidence from which the pass suggests a code.
func (p *Pass) Threshold(code string) float64 {
	c, ok := p.reader.Number(code)
	if ok && p.corrects(c) {
		return p.from[c]
	}
	if ok && p.isTaught(c) {
		return p.taught.Threshold(p.numbers[c])
	}
	return Threshold
}

// Suggest returns the suggestions for the units of a document, in the order of the
// units and, within a unit, of falling confidence.
func (p *Pass) Suggest(in Input) []analysis.Suggestion {
	var found []analysis.Suggestion
	p.read(in, func(r *reading) {
		if r.suggested() {
			found = append(found, r.suggestion(r.telling()))
		}
	})
	return found
}

// Consider returns every code that has any evidence on a unit, also where it stays
// below the threshold or is blocked: what Suggest leaves out, for explanation.
func (p *Pass) Consider(in Input) []analysis.Suggestion {
	var all []analysis.Suggestion
	p.read(in, func(r *reading) {
		if r.considered() {
			all = append(all, r.suggestion(r.parts))
		}
	})
	return all
}

// read reads a document and calls do for every code on every unit, in the order in
// which Suggest returns them.
func (p *Pass) read(in Input, do func(*reading)) {
	sentences := p.sentences(in)
	for _, u := range in.Units {
		on := make([]*reading, len(p.reader.Codes))
		for c, parts := 0, within(u, sentences); c < len(on); c++ {
			on[c] = p.on(u, c, parts)
		}
		slices.SortStableFunc(on, func(a, b *reading) int {
			return cmp.Or(cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.code, b.code))
		})
		for _, r := range on {
			do(r)
		}
	}
}
