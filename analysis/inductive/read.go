package inductive

import (
	"math"
	"runtime"
	"slices"
	"strings"
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
	o      Options
	report Report
	former former
	units  []*reading // in the order of documents and text
	codes  []*code
	groups []*branch // categories, those of the largest language first
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
	kept      *analysis.Reading // of the former proposal
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
		lean(in.Units, perDocument[i])
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
	for i, u := range in.Units {
		out[i] = &reading{unit: u.ID, document: document, language: in.Annotation.Language, text: textOf(in.Annotation, u)}
		if kept, ok := p.former.readings[u.ID]; ok {
			out[i].kept = &kept
		}
	}
	return out
}

// textOf returns a unit as the grouping sees it.
func textOf(a *language.Annotation, u corpus.Unit) group.Text {
	var tokens []language.Token
	for _, span := range u.Spans {
		r := a.Within(span)
		tokens = append(tokens, a.Tokens[r.First:r.End]...)
	}
	return weighty(a.Language, group.TextOf(a.Language, tokens))
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
		r.condensed = condense.Unit(in.Document, in.Annotation, u)
		r.choices = coder.Codes(condense.Sentences(in.Annotation, u))
		r.named = r.choices[0]
	}
}

// choose lets every unit take, of the codes that fit it, one that others could have too:
// what many units say counts for more than what one says a little better.
func choose(units []*reading) {
	shared := map[string]int{}
	for _, r := range units {
		seen := map[string]bool{}
		for _, c := range r.choices {
			if k := gist(r, c); !seen[k] {
				seen[k] = true
				shared[k]++
			}
		}
	}
	for _, r := range units {
		best := -1.0
		for _, c := range r.choices {
			if value := c.Score * math.Log2(1+float64(shared[gist(r, c)])); value > best {
				best, r.named = value, c
			}
		}
	}
}

func gist(r *reading, c opencode.Code) string { return r.language + c.Gist }

// slightUnit is how many words a unit has that leans on another, at most.
const slightUnit = 12

// lean gives a unit that says too little to be named by itself, such as an aside or an
// exclamation in the middle of a story, the code of the unit it goes with: the one
// before in the same turn, or else the one after. What only names a thing may go with
// one in the turn before.
func lean(units []corpus.Unit, readings []*reading) {
	beside := func(i, j int) bool {
		return j >= 0 && j < len(units) && (units[i].Turn == units[j].Turn || readings[i].named.Bare) && readings[j].kept == nil && !readings[j].named.Weak
	}
	var leaning []int
	for i, r := range readings {
		if r.kept == nil && r.named.Weak && strings.Count(r.condensed, " ") < slightUnit {
			leaning = append(leaning, i)
		}
	}
	to := map[int]int{}
	for _, i := range leaning {
		for _, j := range []int{i - 1, i + 1} {
			if beside(i, j) {
				to[i] = j
				break
			}
		}
	}
	for _, i := range leaning {
		if j, ok := to[i]; ok {
			readings[i].named = readings[j].named
		}
	}
}

// label returns the text of a label as the grouping sees it.
func label(code, words string) group.Text {
	return weighty(code, group.TextOf(code, annotate.Phrase(code, words)))
}
