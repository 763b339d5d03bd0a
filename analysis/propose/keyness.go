package propose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"cocode/codebook/indicator"
	"cocode/corpus/language"
	"cocode/corpus/language/polarity"
	"cocode/corpus/text"
)

// What a term must reach to be proposed.
const (
	critical  = 10.83 // log-likelihood ratio at p < .001
	leastRate = 1     // log ratio: twice as often
	leastIn   = 3     // units that hold it
)

// term is one or two words next to each other, by base form, under a sign.
type term struct {
	words string
	sign  language.Polarity
}

// keyTerm is a term that sets units apart.
type keyTerm struct {
	term
	inside     []int   // the units that hold it
	outside    int     // how many others do
	likelihood float64 // G² (Dunning 1993) of units with and without it
	ratio      float64 // log ratio (Hardie 2014)
}

func (k keyTerm) figures() string {
	return fmt.Sprintf("G² %.1f, log ratio %.1f", k.likelihood, k.ratio)
}

// weight returns how strongly a term speaks as an indicator: the share of its units
// that are inside, from .3 to .9 in steps of .05.
func (k keyTerm) weight() float64 {
	share := float64(len(k.inside)) / float64(len(k.inside)+k.outside)
	return math.Round(min(0.9, max(0.3, share))*20) / 20
}

// keyTerms returns the terms that more of the units inside hold than of those outside,
// the strongest first. covered tells which words of a unit are spoken for already.
func (m *material) keyTerms(inside, outside []int, covered func(u int) []text.Span) []keyTerm {
	in := map[term][]int{}
	for _, u := range inside {
		for _, t := range m.terms(u, covered(u)) {
			in[t] = append(in[t], u)
		}
	}
	out := map[term]int{}
	for _, u := range outside {
		for _, t := range m.allTerms(u) {
			out[t]++
		}
	}
	var all []keyTerm
	for t, units := range in {
		k := keyTerm{term: t, inside: units, outside: out[t]}
		k.likelihood, k.ratio = keyness(len(units), len(inside), out[t], len(outside))
		if len(units) >= leastIn && k.likelihood >= critical && k.ratio >= leastRate && m.spread(units) {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, func(x, y keyTerm) int {
		return cmp.Or(cmp.Compare(y.likelihood, x.likelihood), cmp.Compare(x.words, y.words), cmp.Compare(x.sign, y.sign))
	})
	return distinct(all)
}

// keyness says how much more often something is met in a of n units than in b of o
// others: the log-likelihood ratio G², and the log ratio, with a half in place of none.
func keyness(a, n, b, o int) (likelihood, ratio float64) {
	inside := float64(a) / float64(n)
	outside := max(0.5, float64(b)) / max(1, float64(o))
	return logLikelihood(float64(a), float64(n), float64(b), float64(o)), math.Log2(inside / outside)
}

// logLikelihood returns G² = 2 Σ O ln(O/E) (Dunning 1993, over all four cells) of a of n
// units inside and b of o outside.
func logLikelihood(a, n, b, o float64) float64 {
	g := 0.0
	all, with := n+o, a+b
	for _, cell := range [][2]float64{{a, n * with / all}, {n - a, n * (all - with) / all}, {b, o * with / all}, {o - b, o * (all - with) / all}} {
		if cell[0] > 0 {
			g += cell[0] * math.Log(cell[0]/cell[1])
		}
	}
	return 2 * g
}

// distinct leaves out terms that share a word with a stronger one.
func distinct(all []keyTerm) []keyTerm {
	used := map[string]bool{}
	var kept []keyTerm
	for _, k := range all {
		words := strings.Fields(k.words)
		if !slices.ContainsFunc(words, func(w string) bool { return used[w] }) {
			kept = append(kept, k)
		}
		for _, w := range words {
			used[w] = true
		}
	}
	return kept
}

// allTerms returns all terms of a unit, which many codes ask for.
func (m *material) allTerms(u int) []term {
	if m.held[u] == nil {
		m.held[u] = append([]term{}, m.terms(u, nil)...)
	}
	return m.held[u]
}

// terms returns the terms of a unit, each once, in their order. Words within covered are
// left out.
func (m *material) terms(u int, covered []text.Span) []term {
	unit := m.units[u]
	if unit.words == nil {
		return nil
	}
	r := termReader{a: unit.words, signs: polarity.Of(unit.words.Language), seen: map[term]bool{}}
	for _, s := range unit.Spans {
		r.span(s, covered)
	}
	return r.terms
}

type termReader struct {
	a     *language.Annotation
	signs *polarity.Reader
	seen  map[term]bool
	terms []term
}

// span reads the words of a span, sentence by sentence.
func (r *termReader) span(s text.Span, covered []text.Span) {
	within := r.a.Within(s)
	from, _ := slices.BinarySearchFunc(r.a.Sentences, within.First, func(s language.Sentence, first int) int { return cmp.Compare(s.End, first+1) })
	for _, sentence := range r.a.Sentences[from:] {
		if sentence.First >= within.End {
			break
		}
		r.words(r.signs.Scopes(r.a, sentence), max(sentence.First, within.First), min(sentence.End, within.End), covered)
	}
}

// words reads the tokens from first to end, all of one sentence.
func (r *termReader) words(scopes polarity.Scopes, first, end int, covered []text.Span) {
	before := -1 // the token before, if it may be half of a pair
	for i := first; i < end; i++ {
		t := r.a.Tokens[i]
		if !telling(t) || slices.ContainsFunc(covered, func(c text.Span) bool { return c.Contains(t.Span) }) {
			before = -1
			continue
		}
		r.add(scopes, t.Lemma, i)
		if before >= 0 {
			r.add(scopes, r.a.Tokens[before].Lemma+" "+t.Lemma, before, i)
		}
		before = i
	}
}

func (r *termReader) add(scopes polarity.Scopes, words string, tokens ...int) {
	sign, _ := scopes.At(tokens)
	if t := (term{words, sign}); !r.seen[t] {
		r.seen[t] = true
		r.terms = append(r.terms, t)
	}
}

// telling reports whether a word tells something by itself and can stand in an
// indicator: letters only, and nobody's name.
func telling(t language.Token) bool {
	if !t.IsWord() || t.Stop || len(t.Lemma) < 2 || !slices.Contains(tellingTags, t.Tag) {
		return false
	}
	if strings.ContainsFunc(t.Lemma, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		return false
	}
	_, err := indicator.Parse(t.Lemma)
	return err == nil
}

var tellingTags = []language.Tag{language.Noun, language.Verb, language.Adjective, language.Adverb, language.Other}
