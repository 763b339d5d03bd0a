package propose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// What a term must reach to be proposed.
const (
	critical  = 10.83 // log-likelihood ratio at p < .001
	leastRate = 1     // log ratio: twice as often
	leastIn   = 3     // units that hold it
)

// term is words next to each other, by base form, under a sign.
type term struct {
	words   string
	content string // those of them that tell something by themselves
	sign    language.Polarity
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
		return cmp.Or(cmp.Compare(y.likelihood, x.likelihood), cmp.Compare(strings.Count(x.words, " "), strings.Count(y.words, " ")), cmp.Compare(x.words, y.words), cmp.Compare(x.sign, y.sign))
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

// distinct leaves out terms that share a telling word with a stronger one.
func distinct(all []keyTerm) []keyTerm {
	used := map[string]bool{}
	var kept []keyTerm
	for _, k := range all {
		words := strings.Fields(k.content)
		if !slices.ContainsFunc(words, func(w string) bool { return used[w] }) {
			kept = append(kept, k)
		}
		for _, w := range words {
			used[w] = true
		}
	}
	return kept
}
