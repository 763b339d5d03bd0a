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

// reads reports whether a model speaks for the code; else its indicators alone do.
func (r *reading) reads() bool { return r.pass.corrects(r.number) || r.pass.isTaught(r.number) }

// likely returns the probability of the code for a sentence, by the model.
func (r *reading) likely(s part) float64 {
	if r.pass.corrects(r.number) {
		return r.pass.decided.Likely(s.heard, s.words, r.number)
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
		if r.reads() {
			likely = max(likely, r.likely(s))
		}
	}
	if slices.ContainsFunc(all, func(m codebook.Match) bool { return m.Counts && m.Indicator.Not }) {
		return 0
	}
	if r.reads() {
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
	if !r.reads() {
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
	if r.reads() && r.confidence > 0 {
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

// learnt is the evidence of the models on one sentence: the example that is most like
// it, the words that speak most for the code, and what decisions say besides.
func (r *reading) learnt(s part) []analysis.Evidence {
	likely := r.likely(s)
	if likely < worthAWord {
		return nil
	}
	all := r.example(s)
	learned := func(rule string, weight float64) {
		all = append(all, analysis.Evidence{Spans: []text.Span{s.Span}, Kind: "learned", Rule: rule, Weight: weight})
	}
	if r.pass.isTaught(r.number) && s.read[r.number] >= worthAWord {
		learned(r.byCodebook(s), s.read[r.number])
	}
	if r.pass.corrects(r.number) {
		learned(ByDecisions+r.byDecisions(s), likely)
	}
	return all
}

// byCodebook says why the codebook's model finds the code. A sentence without words of
// its own stands beside others that have the code.
func (r *reading) byCodebook(s part) string {
	m := r.pass.taught
	if own := m.Alone(s.row, r.pass.numbers[r.number]); own < s.read[r.number]/2 {
		return fmt.Sprintf("neighbours: the sentences around tell of it (by its own words %.2f)", own)
	}
	return "words: " + words(m.Reasons(s.row, r.pass.numbers[r.number], 3))
}

// byDecisions says what decisions have added.
func (r *reading) byDecisions(s part) string {
	without := fmt.Sprintf("without them %.2f", s.heard.Said[r.number])
	if reasons := r.pass.decided.Reasons(s.words, r.number, 3); len(reasons) > 0 {
		return "words: " + words(reasons) + "; " + without
	}
	return without
}

// example names the codebook's example that is most like a sentence.
func (r *reading) example(s part) []analysis.Evidence {
	m := r.pass.taught
	if m == nil || r.pass.numbers[r.number] < 0 {
		return nil
	}
	n, likeness, ok := m.Nearest(s.row, r.pass.numbers[r.number])
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
