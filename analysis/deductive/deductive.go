// Package deductive is the directed pass (Hsieh & Shannon 2005): it reads meaning
// units with a codebook and suggests codes, each with the words that speak for it
// and against it. Nothing is forced: a unit that no code holds gets no suggestion
// and is listed as such. The pass takes values and gives values; it knows nothing of
// the study file or the terminal.
package deductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Threshold is the confidence from which a code is suggested. A plain indicator
// reaches it alone; two loose ones reach it together.
const Threshold = 0.5

// Input is one document with its words and units.
type Input struct {
	Document   *corpus.Document
	Annotation *language.Annotation
	Units      []corpus.Unit
}

// Pass suggests codes of one codebook in one language. It is not safe for use by
// several goroutines: make one for each from the same instrument.
type Pass struct {
	reading *codebook.Reading
}

// New returns a pass over a compiled codebook.
func New(in *codebook.Instrument) *Pass { return &Pass{in.Reading()} }

// Suggest returns the suggestions for the units of a document, in the order of the
// units and, within a unit, of falling confidence.
func (p *Pass) Suggest(in Input) []analysis.Suggestion {
	var found []analysis.Suggestion
	for _, s := range p.Consider(in) {
		if s.Confidence >= Threshold {
			found = append(found, s)
		}
	}
	return found
}

// Consider returns every code that has any evidence on a unit, also where it stays
// below the threshold or is blocked: what Suggest leaves out, for explanation.
func (p *Pass) Consider(in Input) []analysis.Suggestion {
	matches := p.matches(in)
	var all []analysis.Suggestion
	for _, u := range in.Units {
		all = append(all, weigh(u, matches)...)
	}
	return all
}

// matches reads the document once, turn by turn.
func (p *Pass) matches(in Input) []codebook.Match {
	var all []codebook.Match
	sentences := in.Annotation.Sentences
	for first := 0; first < len(sentences); {
		last := first + 1
		for last < len(sentences) && sentences[last].Turn == sentences[first].Turn {
			last++
		}
		all = append(all, p.reading.Turn(in.Document, in.Annotation, first, last)...)
		first = last
	}
	return all
}

// weigh gathers the matches that lie in a unit, code by code.
func weigh(u corpus.Unit, matches []codebook.Match) []analysis.Suggestion {
	extent := u.Extent()
	from, _ := slices.BinarySearchFunc(matches, extent.Start, func(m codebook.Match, start int) int {
		return cmp.Compare(m.Spans[0].Start, start)
	})
	byCode := map[string]*analysis.Suggestion{}
	var order []*analysis.Suggestion
	for _, m := range matches[from:] {
		if m.Spans[0].Start >= extent.End {
			break
		}
		if !inside(u, m.Spans) {
			continue
		}
		s := byCode[m.Code.ID]
		if s == nil {
			s = &analysis.Suggestion{Unit: u.ID, Code: m.Code.ID}
			byCode[m.Code.ID] = s
			order = append(order, s)
		}
		s.Evidence = append(s.Evidence, evidence(m))
	}
	all := make([]analysis.Suggestion, len(order))
	for i, s := range order {
		s.Confidence = confidence(s.Evidence)
		all[i] = *s
	}
	slices.SortStableFunc(all, func(a, b analysis.Suggestion) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Code, b.Code))
	})
	return all
}

// inside reports whether the first words of a match lie in the unit: those that an
// interruption left out are not the unit's.
func inside(u corpus.Unit, spans []text.Span) bool {
	return slices.ContainsFunc(u.Spans, func(s text.Span) bool { return s.Contains(spans[0]) })
}

func evidence(m codebook.Match) analysis.Evidence {
	e := analysis.Evidence{
		Spans:    m.Spans,
		Kind:     "indicator",
		Rule:     m.Indicator.String(),
		Place:    m.Indicator.At.String(),
		Polarity: m.Polarity,
		Cues:     m.Cues,
	}
	switch {
	case m.Counts && m.Indicator.Not:
		e.Kind, e.Against, e.Weight = "exclusion", true, 1
	case m.Counts:
		e.Weight = m.Indicator.Strength()
	default:
		e.Against = true // the words are there, under a sign that the code does not take
	}
	return e
}

// confidence combines evidence as independent reasons: 1 - Π(1 - weight), each rule
// counted once with the strongest of its places. An exclusion leaves nothing.
func confidence(evidence []analysis.Evidence) float64 {
	strongest := map[string]float64{}
	var rules []string
	for _, e := range evidence {
		if e.Kind == "exclusion" {
			return 0
		}
		if _, seen := strongest[e.Rule]; !seen {
			rules = append(rules, e.Rule)
		}
		strongest[e.Rule] = max(strongest[e.Rule], e.Weight)
	}
	doubt := 1.0
	for _, r := range rules {
		doubt *= 1 - strongest[r]
	}
	return 1 - doubt
}
