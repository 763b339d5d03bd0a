package sample

import (
	"fmt"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Large returns an invented study with about a number of codings, for measurements:
// interviews of 500 meaning units, half of them with codes, two on each.
func Large(codings int) *matrix.Data {
	d := &matrix.Data{Study: "Large (invented)", Codebook: Book(), Version: 1}
	d.Deductive = analysis.FromCodebook(d.Codebook, "en")
	d.Inductive = analysis.Scheme{ID: analysis.Inductive}
	for c := range 12 {
		cat := fmt.Sprintf("category-%d", c)
		d.Inductive.Nodes = append(d.Inductive.Nodes, analysis.Node{ID: cat, Name: cat, Level: analysis.LevelCategory})
		for s := range 5 {
			sub := fmt.Sprintf("%s-%d", cat, s)
			d.Inductive.Nodes = append(d.Inductive.Nodes, analysis.Node{ID: sub, Name: sub, Parent: cat, Level: analysis.LevelSubcategory})
			for o := range 10 {
				open := fmt.Sprintf("%s-%d", sub, o)
				d.Inductive.Nodes = append(d.Inductive.Nodes, analysis.Node{ID: open, Name: open, Parent: sub, Level: analysis.LevelCode})
			}
		}
	}
	for n := 0; len(d.Codings) < codings; n++ {
		addLarge(d, n)
	}
	return d
}

// spoken are words for sentences of the large study; a sentence begins with any.
var spoken = strings.Fields(`we had no time that spring and she asked what they wanted to change before the
	meeting began because nobody listened when her sister came home late from work again so I wrote it down on
	the board and left it there for everyone in the group to read while the coffee went cold`)

func addLarge(d *matrix.Data, n int) {
	name := fmt.Sprintf("large-%03d", n+1)
	doc := matrix.Document{Document: corpus.Document{ID: fmt.Sprintf("doc%03d", n), Name: name, Source: name + ".txt", Language: "en",
		Speakers: []corpus.Speaker{{Label: "P", Role: corpus.Participant, Participant: fmt.Sprintf("Coach %d", n+1)}}}}
	var b strings.Builder
	for i := range 500 {
		start := b.Len()
		length := 12 + (i*7+n)%25
		for w := range length {
			b.WriteString(spoken[(i*13+n*5+w)%len(spoken)] + " ")
		}
		span := text.Span{Start: start, End: b.Len() - 1}
		doc.Turns = append(doc.Turns, corpus.Turn{Span: span, Start: corpus.Unknown, End: corpus.Unknown})
		u := corpus.Unit{ID: corpus.UnitID(doc.ID, span), Turn: i, Spans: []text.Span{span}}
		doc.Units = append(doc.Units, u)
		codeLarge(d, u, n*500+i)
		b.WriteByte('\n')
	}
	doc.Text = b.String()
	d.Documents = append(d.Documents, doc)
	d.Attributes = append(d.Attributes, matrix.Attribute{Subject: doc.Speakers[0].Participant, Name: "profession",
		Value: []string{"nurse", "assistant nurse", "physiotherapist"}[n%3]})
}

func codeLarge(d *matrix.Data, u corpus.Unit, i int) {
	group := i % 60
	d.Readings = append(d.Readings, analysis.Reading{Unit: u.ID, Condensed: "what was said, condensed",
		Code: fmt.Sprintf("category-%d-%d-%d", group/5, group%5, i%10)})
	if i%2 > 0 {
		return
	}
	var leaves []string
	for _, n := range d.Deductive.Nodes {
		if n.Level == analysis.LevelCode {
			leaves = append(leaves, n.ID)
		}
	}
	for k := range 2 {
		start := u.Spans[0].Start
		e := analysis.Evidence{Spans: []text.Span{{Start: start, End: start + 9}}, Kind: "indicator", Rule: "(have|get) ..2.. time",
			Polarity: "negated", Weight: 0.7, Place: "codebook.yaml:41"}
		d.Codings = append(d.Codings, analysis.Coding{Unit: u.ID, Scheme: "vide", Code: leaves[(i/2+k*2)%len(leaves)],
			Coder: analysis.MachineCoder, Status: analysis.Suggested, Confidence: 0.7, Evidence: []analysis.Evidence{e}, Version: 1})
	}
}
