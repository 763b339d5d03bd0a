package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Large returns an invented study with a number of interviews of 400 meaning units,
// of which about a quarter have no code, and about a number of codings in all. It is
// the same every time.
func Large(interviews, codings int) *matrix.Data {
	d := &matrix.Data{Study: "Large (invented)", Codebook: Codebook(), Version: 1}
	d.Deductive = analysis.FromCodebook(d.Codebook, "en")
	d.Inductive = analysis.Scheme{ID: analysis.Inductive}
	for c := range 12 {
		d.Inductive.Nodes = append(d.Inductive.Nodes, analysis.Node{ID: fmt.Sprintf("c%d", c), Name: fmt.Sprintf("category %d", c), Level: analysis.LevelCategory})
		for o := range 20 {
			d.Inductive.Nodes = append(d.Inductive.Nodes, analysis.Node{ID: fmt.Sprintf("c%do%d", c, o), Name: fmt.Sprintf("open %d.%d", c, o), Parent: fmt.Sprintf("c%d", c), Level: analysis.LevelCode})
		}
	}
	l := &large{data: d, random: rand.New(rand.NewPCG(3, 5)), codes: d.Codebook.Codable(), perUnit: float64(codings) / float64(interviews*unitsPerInterview)}
	for n := range interviews {
		l.interview(n)
	}
	return d
}

const unitsPerInterview = 400

type large struct {
	data    *matrix.Data
	random  *rand.Rand
	codes   []codebook.Place
	perUnit float64
}

var settings = []string{"home care", "nursing home", "group home", "hospital ward", "health centre"}

func (l *large) interview(n int) {
	who := fmt.Sprintf("Coach %d", n+1)
	doc := matrix.Document{Document: corpus.Document{ID: fmt.Sprintf("d%04d", n), Name: fmt.Sprintf("large-%04d", n+1), Language: "en",
		Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: "P", Role: corpus.Participant, Participant: who}}}}
	l.data.Attributes = append(l.data.Attributes, matrix.Attribute{Subject: who, Name: "setting", Value: settings[n%len(settings)]})
	var b strings.Builder
	for len(doc.Units) < unitsPerInterview {
		l.turn(&doc, &b)
	}
	doc.Text = b.String()
	l.data.Documents = append(l.data.Documents, doc)
}

// turn adds a question and an answer of one to five units.
func (l *large) turn(doc *matrix.Document, b *strings.Builder) {
	start := b.Len()
	b.WriteString("And what happened then?")
	doc.Turns = append(doc.Turns, corpus.Turn{Span: text.Span{Start: start, End: b.Len()}})
	b.WriteString("\n")
	start = b.Len()
	turn := len(doc.Turns)
	for range 1 + l.random.IntN(5) {
		if b.Len() > start {
			b.WriteString(" ")
		}
		from := b.Len()
		for w := range 8 + l.random.IntN(20) {
			if w > 0 {
				b.WriteString(" ")
			}
			b.WriteString(spoken[min(l.random.IntN(len(spoken)), l.random.IntN(len(spoken)))])
		}
		b.WriteString(".")
		span := text.Span{Start: from, End: b.Len()}
		u := corpus.Unit{ID: corpus.UnitID(doc.ID, span), Turn: turn, Spans: []text.Span{span}}
		doc.Units = append(doc.Units, u)
		l.codings(u)
	}
	doc.Turns = append(doc.Turns, corpus.Turn{Speaker: 1, Span: text.Span{Start: start, End: b.Len()}})
	b.WriteString("\n")
}

func (l *large) codings(u corpus.Unit) {
	l.data.Readings = append(l.data.Readings, analysis.Reading{Unit: u.ID, Condensed: "condensed", Code: fmt.Sprintf("c%do%d", l.random.IntN(12), l.random.IntN(20))})
	if l.random.IntN(4) == 0 {
		return
	}
	for n := l.perUnit * 4 / 3; n > l.random.Float64(); n-- {
		c := analysis.Coding{Unit: u.ID, Scheme: l.data.Codebook.ID, Code: l.codes[l.random.IntN(len(l.codes))].ID, Coder: "Ada Berg", Status: analysis.Accepted, Version: 1,
			Evidence: []analysis.Evidence{{Spans: []text.Span{{Start: u.Spans[0].Start, End: u.Spans[0].Start + 4}}, Kind: "indicator", Weight: 0.7}}}
		if l.random.IntN(20) == 0 {
			c.Facets.When = analysis.Ceased
		}
		l.data.Codings = append(l.data.Codings, c)
	}
}

// spoken are words for sentences, the common ones first.
var spoken = strings.Fields(`the and we to a that it was she in of they but so he not had time asked what her when with them
	there for meeting have want room day came said manager never before because nobody listened sister home late work again wrote down board
	left everyone group read coffee cold window table helped worked letter morning bed chair road winter kitchen paper list night shift
	although anyway lamp bridge orange cellar fence ribbon ladder harvest gravel kettle mirror saddle willow basket copper tunnel`)
