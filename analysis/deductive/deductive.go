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
	"math"
	"slices"

	"cocode/analysis"
	"cocode/analysis/deductive/builtin"
	"cocode/analysis/deductive/linear"
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
	taught   *model.Model // by the codebook; nil: indicators alone
	decided  *model.Model // learned from a researcher's decisions; nil: there are none
	voices   []voice      // by code
	from     []float64    // by code: the confidence from which decisions suggest it
	deaf     bool         // indicators are not heard
}

// voice is what speaks for a code.
type voice int

const (
	byIndicators voice = iota
	byCodebook
	byDecisions
)

// New returns a pass that reads with the indicators of a codebook alone.
func New(in *codebook.Instrument) *Pass {
	r := sentence.NewReader(in)
	return &Pass{reader: r, voices: make([]voice, len(r.Codes))}
}

// Taught returns a pass that has learned from the codebook's examples besides: at once
// for the codebook that is built in, in seconds for another. Codes with fewer than
// fewestExamples examples are left to their indicators.
func Taught(in *codebook.Instrument) *Pass {
	p := New(in)
	p.examples = p.reader.Examples()
	taught := false
	for c, n := range p.count() {
		if n >= fewestExamples {
			p.voices[c], taught = byCodebook, true
		}
	}
	if m, ok := builtin.Find(p.reader); ok {
		p.taught = m
	} else if taught {
		p.taught = model.Train(p.Lesson(), model.Options{Rare: 2})
	}
	return p
}

// fewestExamples is the number of examples from which a code is learned.
const fewestExamples = 5

// count returns the number of examples of each code.
func (p *Pass) count() []int {
	n := make([]int, len(p.reader.Codes))
	for _, e := range p.examples {
		if c, ok := p.reader.Number(e.Code); ok && !e.Miss {
			n[c]++
		}
	}
	return n
}

// Codes returns the codes that the pass may suggest, in the order of the codebook.
func (p *Pass) Codes() []string { return p.reader.Codes }

// Lesson returns the examples and near-misses of the codebook as something to learn
// from.
func (p *Pass) Lesson() model.Data {
	return model.Data{Codes: p.reader.Codes, Alone: p.reader.Alone()}
}

// IsTaught reports whether a model of the codebook speaks for any code.
func (p *Pass) IsTaught() bool { return p.taught != nil }

// After returns the pass with a model that was learned from decisions, on sentences as
// Sentences returns them. It speaks for the codes of which used says so, from the
// confidence on that stands for the code in from; for all others the pass stays as it was.
func (p *Pass) After(m *model.Model, used []bool, from []float64) *Pass {
	q := *p
	q.decided, q.voices, q.from = m, slices.Clone(p.voices), from
	for c, u := range used {
		if u {
			q.voices[c] = byDecisions
		}
	}
	return &q
}

// speaker returns the model that speaks for a code; nil: its indicators alone.
func (p *Pass) speaker(code int) *model.Model {
	switch p.voices[code] {
	case byCodebook:
		return p.taught
	case byDecisions:
		return p.decided
	}
	return nil
}

// Threshold returns the confidence from which the pass suggests a code.
func (p *Pass) Threshold(code string) float64 {
	c, ok := p.reader.Number(code)
	switch {
	case !ok || p.speaker(c) == nil:
		return Threshold
	case p.voices[c] == byDecisions:
		return p.from[c]
	}
	return p.speaker(c).Threshold
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

// part is a sentence with what the models say of it.
type part struct {
	sentence.Sentence
	taught, decided []float64 // the probability of each code; nil without a model
	row, decidedRow linear.Row
}

// sentences reads what participants say in a document, with the models.
func (p *Pass) sentences(in Input) []part {
	all := p.reader.Document(in.Document, in.Annotation)
	parts := make([]part, len(all))
	samples := make([]model.Sample, len(all))
	for i, s := range all {
		parts[i].Sentence, samples[i] = s, s.Sample
	}
	if p.taught != nil {
		rows, likely := p.taught.ReadRows(samples)
		for i := range parts {
			parts[i].row, parts[i].taught = rows[i], likely[i]
		}
	}
	if p.decided != nil {
		for i := range samples {
			samples[i] = p.known(parts[i])
		}
		rows, likely := p.decided.ReadRows(samples)
		for i := range parts {
			parts[i].decidedRow, parts[i].decided = rows[i], likely[i]
		}
	}
	return parts
}

// known returns the sample of a sentence with what the codebook's model says of it
// beside what the indicators say: decisions start from there.
func (p *Pass) known(x part) model.Sample {
	s := x.Sample
	if x.taught != nil {
		s.Hits = slices.Concat(s.Hits, make([]float64, len(p.reader.Codes)-len(s.Hits)), make([]float64, len(x.taught)))
		for c, likely := range x.taught {
			s.Hits[len(p.reader.Codes)+c] = odds(likely)
		}
	}
	return s
}

// odds returns how far a probability stands above one in a hundred, as the logarithm of
// the odds; nothing below.
func odds(p float64) float64 {
	p = max(0.01, min(0.99, p))
	return math.Log(p/(1-p)) - math.Log(0.01/0.99)
}

// Sentences returns what participants say in a document, to learn from: each sample
// holds what the pass says of it before any decision.
func (p *Pass) Sentences(in Input) []sentence.Sentence {
	parts := p.sentences(in)
	all := make([]sentence.Sentence, len(parts))
	for i, x := range parts {
		all[i] = x.Sentence
		all[i].Sample = p.known(x)
	}
	return all
}
