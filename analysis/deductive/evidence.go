package deductive

import (
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/deductive/model"
	"cocode/analysis/deductive/sentence"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/text"
)

// reading is what the pass finds of one code on one unit.
type reading struct {
	pass       *Pass
	unit       corpus.Unit
	number     int
	code       string
	parts      []part // the sentences that begin in the unit
	confidence float64
}

// within returns the sentences that begin in a unit.
func within(u corpus.Unit, sentences []part) []part {
	var parts []part
	from, _ := slices.BinarySearchFunc(sentences, u.Extent().Start, func(s part, start int) int { return s.Span.End - 1 - start })
	for _, s := range sentences[from:] {
		if s.Span.Start >= u.Extent().End {
			break
		}
		if slices.ContainsFunc(u.Spans, s.Span.Overlaps) {
			parts = append(parts, s)
		}
	}
	return parts
}

// on reads one code on one unit.
func (p *Pass) on(u corpus.Unit, code int, parts []part) *reading {
	r := &reading{pass: p, unit: u, number: code, code: p.reader.Codes[code], parts: parts}
	r.confidence = r.weigh()
	return r
}

// matches returns the matches of the code in a part whose first words lie in the unit:
// those that an interruption left out are not the unit's.
func (r *reading) matches(s part) []codebook.Match {
	var own []codebook.Match
	if r.pass.deaf {
		return nil
	}
	for _, m := range s.Matches {
		if m.Code.ID == r.code && slices.ContainsFunc(r.unit.Spans, func(x text.Span) bool { return x.Contains(m.Spans[0]) }) {
			own = append(own, m)
		}
	}
	return own
}

// model returns the model that speaks for the code; nil: its indicators alone.
func (r *reading) model() *model.Model { return r.pass.speaker(r.number) }

// likely returns the probability of the code for a sentence, by the model.
func (r *reading) likely(s part) float64 {
	if r.pass.voices[r.number] == byDecisions {
		return s.decided[r.number]
	}
	return s.taught[r.number]
}

// weigh returns the confidence: the model's for the sentence that is most likely to
// have the code, or that of all indicators together. An exclusion leaves nothing.
func (r *reading) weigh() float64 {
	var all []codebook.Match
	likely := 0.0
	for _, s := range r.parts {
		all = append(all, r.matches(s)...)
		if r.model() != nil {
			likely = max(likely, r.likely(s))
		}
	}
	if slices.ContainsFunc(all, func(m codebook.Match) bool { return m.Counts && m.Indicator.Not }) {
		return 0
	}
	if r.model() != nil {
		return likely
	}
	return sentence.Strength(all)
}

func (r *reading) suggested() bool { return r.confidence >= r.pass.Threshold(r.code) }

// worthAWord is the confidence from which a code is worth an explanation although no
// indicator met the unit.
const worthAWord = 0.1

func (r *reading) considered() bool {
	if r.confidence >= worthAWord {
		return true
	}
	return slices.ContainsFunc(r.parts, func(s part) bool { return len(r.matches(s)) > 0 })
}

// telling returns the parts that the suggestion rests on: what a person is shown, and
// what counts as coded.
func (r *reading) telling() []part {
	if r.model() == nil {
		return r.parts
	}
	return slices.DeleteFunc(slices.Clone(r.parts), func(s part) bool { return r.likely(s) < r.pass.Threshold(r.code) })
}

func (r *reading) suggestion(parts []part) analysis.Suggestion {
	s := analysis.Suggestion{Unit: r.unit.ID, Code: r.code, Confidence: r.confidence}
	for _, x := range parts {
		for _, m := range r.matches(x) {
			s.Evidence = append(s.Evidence, indicated(m))
		}
	}
	if r.model() != nil && r.confidence > 0 {
		for _, x := range parts {
			s.Evidence = append(s.Evidence, r.learnt(x)...)
		}
	}
	return s
}

// indicated is the evidence of an indicator.
func indicated(m codebook.Match) analysis.Evidence {
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

// ByDecisions begins the rule of evidence that a researcher's decisions taught.
const ByDecisions = "taught by decisions, "

// near is the likeness to an example from which it is named.
const near = 0.25

// learnt is the evidence of the model on one sentence: the example that is most like
// it, and the words that speak most for the code. A sentence without either stands
// beside others that have the code.
func (r *reading) learnt(s part) []analysis.Evidence {
	likely := r.likely(s)
	if likely < worthAWord {
		return nil
	}
	all := r.example(s)
	m, row := r.model(), s.row
	if m == r.pass.decided {
		row = s.decidedRow
	}
	rule := "words: " + words(m.Reasons(row, r.number, 3))
	if own := m.Alone(row, r.number); own < likely/2 {
		rule = fmt.Sprintf("neighbours: the sentences around tell of it (by its own words %.2f)", own)
	}
	if m == r.pass.decided {
		rule = ByDecisions + rule
	}
	return append(all, analysis.Evidence{Spans: []text.Span{s.Span}, Kind: "learned", Rule: rule, Weight: likely})
}

// example names the codebook's example that is most like a sentence.
func (r *reading) example(s part) []analysis.Evidence {
	m := r.pass.taught
	if m == nil {
		return nil
	}
	n, likeness, ok := m.Nearest(s.row, r.number)
	if !ok || likeness < near || n >= len(r.pass.examples) {
		return nil
	}
	return []analysis.Evidence{{Spans: []text.Span{s.Span}, Kind: "example", Rule: "like: “" + r.pass.examples[n].Words + "”", Weight: likeness}}
}

func words(reasons []model.Reason) string {
	var quoted []string
	for _, x := range reasons {
		quoted = append(quoted, "“"+x.Words+"”")
	}
	if len(quoted) == 0 {
		return "its meaning as a whole"
	}
	return strings.Join(quoted, ", ")
}
