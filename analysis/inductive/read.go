package inductive

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"cocode/analysis"
	"cocode/analysis/inductive/condense"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/opencode"
	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// pass holds one run of the inductive pass.
type pass struct {
	o       Options
	report  Report
	former  former
	units   []*reading // in the order of documents and text
	codes   []*code
	grouped int       // codes that are to be grouped
	groups  []*branch // categories, those of the largest language first
}

// reading is what the pass makes of one unit.
type reading struct {
	unit      string
	document  int
	language  string
	condensed string
	named     opencode.Code
	choices   []opencode.Code // what else it could be named, the best first
	text      group.Text
	own       []string          // the base forms of its things, acts and qualities
	deeds     []saying          // what is done or felt in it, beside what its label says
	empty     bool              // it says nothing but that something was so or was done
	scene     bool              // it tells when it is, and nothing else
	alone     string            // its own label, if it has not the code of that
	on        *reading          // whose code it took
	kept      *analysis.Reading // of the former proposal
	share     string            // the key of the code that it shares; empty: it is named by its own label
	shared    string            // the label of that code; empty: that of most who share it
	code      *code
}

// read condenses and names all units that have no reading yet, documents side by side.
func (p *pass) read(inputs []Input) {
	perDocument := make([][]*reading, len(inputs))
	each(len(inputs), func(i int) { perDocument[i] = p.begin(i, inputs[i]) })
	p.units = slices.Concat(perDocument...)
	weigh := weights(p.units)
	each(len(inputs), func(i int) { p.name(inputs[i], perDocument[i], weigh) })
	choose(p.units)
	for i, in := range inputs {
		if !p.o.Apart {
			lean(in.Units, perDocument[i])
		}
	}
	if !p.o.Apart && p.o.Likeness <= 1 {
		p.share()
	}
	p.report.Units = len(p.units)
}

// each calls f for the numbers below n, on all processors.
func each(n int, f func(i int)) {
	next := make(chan int)
	var running sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		running.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	running.Wait()
}

// begin makes the readings of a document, with their words.
func (p *pass) begin(document int, in Input) []*reading {
	out := make([]*reading, len(in.Units))
	done := deeds(in.Annotation, in.Units)
	for i, u := range in.Units {
		out[i] = &reading{unit: u.ID, document: document, language: in.Annotation.Language}
		tokens := tokensOf(in.Annotation, u)
		out[i].deeds = done[i]
		out[i].text = weighty(out[i].language, group.TextOf(out[i].language, tokens))
		out[i].own, out[i].scene, out[i].empty = own(out[i].language, tokens), setsScene(out[i].language, tokens), saysNothing(out[i].language, tokens)
		if kept, ok := p.former.readings[u.ID]; ok {
			out[i].kept = &kept
		}
	}
	return out
}

// tokensOf returns the tokens of a unit.
func tokensOf(a *language.Annotation, u corpus.Unit) []language.Token {
	var tokens []language.Token
	for _, span := range u.Spans {
		r := a.Within(span)
		tokens = append(tokens, a.Tokens[r.First:r.End]...)
	}
	return tokens
}

// weighty leaves out the words that would put units together only because somebody
// came, put or wanted something; if nothing else is said, they stay.
func weighty(code string, t group.Text) group.Text {
	light := func(word string) bool { return opencode.Light(code, word) }
	content := slices.DeleteFunc(slices.Clone(t.Content), light)
	if len(content) == 0 {
		return t
	}
	t.Content = content
	t.Words = content
	return t
}

// weights returns how much a lemma tells in the study: most if it comes back in some
// units, less if it is in all, little if it comes once.
func weights(units []*reading) func(lemma string) float64 {
	df := map[string]float64{}
	for _, u := range units {
		lemmas := slices.Clone(u.text.Content)
		slices.Sort(lemmas)
		for _, l := range slices.Compact(lemmas) {
			df[l]++
		}
	}
	n := float64(len(units))
	return func(lemma string) float64 {
		d := max(1, df[lemma])
		return math.Log(1+d) * math.Log(1+n/d)
	}
}

// name condenses and names the units of one document.
func (p *pass) name(in Input, readings []*reading, weigh func(string) float64) {
	coder := opencode.New(in.Document, in.Annotation, weigh)
	for i, u := range in.Units {
		r := readings[i]
		if r.kept != nil {
			r.condensed = r.kept.Condensed
			continue
		}
		kept := condense.Sentences(in.Annotation, u)
		r.condensed = condense.Write(in.Document, kept)
		r.choices = coder.Codes(kept)
		r.named = r.choices[0]
	}
}

// label returns the text of a label as the grouping sees it.
func label(code, words string) group.Text {
	return weighty(code, group.TextOf(code, annotate.Phrase(code, words)))
}
