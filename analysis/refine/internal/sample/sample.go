// Package sample holds an invented study for the tests of refinement and of its
// reports. No interview took place and nobody said these words.
package sample

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

//go:embed study.txt
var written string

//go:embed codebook.yaml
var book []byte

// Codebook returns a codebook with the ids and the hierarchy of the built-in one.
var Codebook = sync.OnceValue(func() *codebook.Codebook {
	b, problems := codebook.Parse("codebook.yaml", book)
	if err := problems.Err(); err != nil {
		panic(err) // the file is embedded: this is a fault of the tests
	}
	return b
})

// Study returns the invented study: ten interviews, English and Swedish, coded with
// the built-in codebook by two invented coders.
func Study() *matrix.Data { return Parse("Lindhult (invented)", written) }

// Beginning returns the first interviews of the study alone.
func Beginning(interviews int) *matrix.Data {
	parts := strings.SplitAfter(written, "\n== ")
	return Parse("Lindhult, the beginning (invented)", strings.TrimSuffix(strings.Join(parts[:interviews+1], ""), "== "))
}

// Parse returns the study that is written in the notation of study.txt.
func Parse(name, src string) *matrix.Data {
	r := &reader{data: &matrix.Data{Study: name, Codebook: Codebook(), Version: 1}, groups: map[string]bool{}}
	r.data.Deductive = analysis.FromCodebook(r.data.Codebook, "en")
	r.data.Inductive = analysis.Scheme{ID: analysis.Inductive, Name: "Inductive"}
	for line := range strings.Lines(src) {
		r.line(strings.TrimRight(line, "\n"))
	}
	r.close()
	return r.data
}

type reader struct {
	data   *matrix.Data
	doc    *matrix.Document
	words  strings.Builder
	groups map[string]bool
}

func (r *reader) line(line string) {
	switch {
	case strings.HasPrefix(line, "== "):
		r.close()
		r.open(strings.Split(line[3:], " | "))
	case strings.HasPrefix(line, "? "):
		start := r.words.Len()
		r.words.WriteString(line[2:])
		r.turn(0, start)
	case strings.HasPrefix(line, "- "):
		r.unit(line[2:])
	}
}

func (r *reader) open(fields []string) {
	r.doc = &matrix.Document{Document: corpus.Document{
		ID: "d" + strings.ReplaceAll(fields[0], "-", ""), Name: fields[0], Source: fields[0] + ".txt", Language: fields[2],
		Speakers: []corpus.Speaker{{Label: "Interviewer", Role: corpus.Interviewer}, {Label: fields[1], Role: corpus.Participant, Participant: fields[1]}},
	}}
	if len(fields) < 4 {
		return
	}
	for _, a := range strings.Split(fields[3], "; ") {
		key, value, _ := strings.Cut(a, ": ")
		r.data.Attributes = append(r.data.Attributes, matrix.Attribute{Subject: fields[1], Name: key, Value: value})
	}
}

func (r *reader) close() {
	if r.doc != nil {
		r.doc.Text = r.words.String()
		r.words.Reset()
		r.data.Documents = append(r.data.Documents, *r.doc)
		r.doc = nil
	}
}

// turn ends what was written since start as a turn of a speaker, or adds it to the
// turn that this speaker has.
func (r *reader) turn(speaker, start int) {
	end := r.words.Len()
	if n := len(r.doc.Turns); n > 0 && r.doc.Turns[n-1].Speaker == speaker {
		r.doc.Turns[n-1].Span.End = end
	} else {
		r.doc.Turns = append(r.doc.Turns, corpus.Turn{Speaker: speaker, Span: text.Span{Start: start, End: end}, Start: corpus.Unknown, End: corpus.Unknown})
	}
	r.words.WriteString("\n")
}

var unitForm = regexp.MustCompile(`^(.*?)(?: \[(.*)\])?(?:\s*~ (.*?) / (.*))?\s*$`)

func (r *reader) unit(line string) {
	parts := unitForm.FindStringSubmatch(line)
	start := r.words.Len()
	r.words.WriteString(parts[1])
	r.turn(1, start)
	span := text.Span{Start: start, End: start + len(parts[1])}
	u := corpus.Unit{ID: corpus.UnitID(r.doc.ID, span), Turn: len(r.doc.Turns) - 1, Spans: []text.Span{span}}
	r.doc.Units = append(r.doc.Units, u)
	for _, c := range codeForm.FindAllStringSubmatch(parts[2], -1) {
		r.code(u, parts[1], c)
	}
	if parts[3] != "" {
		r.reading(u.ID, parts[1], parts[3], parts[4])
	}
}

var codeForm = regexp.MustCompile(`([a-z][a-z-]*[a-z])([-+!?]?)(?:\{([^}]*)\})?(?:/([a-z,]+))?`)

// code adds the codings that one code of the notation stands for.
func (r *reader) code(u corpus.Unit, words string, form []string) {
	c := analysis.Coding{Unit: u.ID, Scheme: r.data.Codebook.ID, Code: form[1], Coder: analysis.MachineCoder, Status: analysis.Suggested, Confidence: 0.7, Version: 1}
	if at := strings.Index(words, form[3]); form[3] != "" {
		if at < 0 {
			panic(fmt.Sprintf("the evidence %q is not in %q", form[3], words))
		}
		start := u.Spans[0].Start + at
		c.Evidence = []analysis.Evidence{{Spans: []text.Span{{Start: start, End: start + len(form[3])}}, Kind: "indicator", Rule: form[3], Polarity: language.Affirmed, Weight: 0.7}}
		if form[2] == "!" {
			c.Evidence[0].Against, c.Evidence[0].Polarity, c.Evidence[0].Weight = true, language.Negated, 0
		}
	}
	for _, word := range strings.FieldsFunc(form[4], func(r rune) bool { return r == ',' }) {
		for _, f := range analysis.AllFacets() {
			if slices.Contains(f.Words, word) {
				_ = c.Facets.Set(f.Name, word)
			}
		}
	}
	r.data.Codings = append(r.data.Codings, c)
	for _, person := range decisions[form[2]] {
		own := c
		own.Coder, own.Status, own.Evidence, own.Confidence = person.who, person.status, nil, 0
		if own.Status == analysis.Rejected {
			own.Memo = "not what is meant"
		}
		r.data.Codings = append(r.data.Codings, own)
	}
}

type decision struct {
	who    string
	status analysis.Status
}

var decisions = map[string][]decision{
	"":  {{"Ada Berg", analysis.Accepted}},
	"+": {{"Ada Berg", analysis.Accepted}, {"Bo Lind", analysis.Accepted}},
	"-": {{"Ada Berg", analysis.Accepted}, {"Bo Lind", analysis.Rejected}},
	"!": {{"Ada Berg", analysis.Rejected}},
	"?": nil,
}

// reading adds the open code of a unit, with its category.
func (r *reader) reading(unit, words, category, open string) {
	id := func(s string) string { return strings.ReplaceAll(s, " ", "-") }
	for _, n := range []analysis.Node{
		{ID: "c-" + id(category), Name: category, Level: analysis.LevelCategory},
		{ID: "o-" + id(open), Name: open, Parent: "c-" + id(category), Level: analysis.LevelCode},
	} {
		if !r.groups[n.ID] {
			r.groups[n.ID] = true
			r.data.Inductive.Nodes = append(r.data.Inductive.Nodes, n)
		}
	}
	condensed := strings.ToLower(strings.TrimSuffix(words, "."))
	r.data.Readings = append(r.data.Readings, analysis.Reading{Unit: unit, Condensed: condensed, Code: "o-" + id(open)})
}
