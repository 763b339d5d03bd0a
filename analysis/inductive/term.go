package inductive

import (
	"cmp"
	"math"
	"slices"
)

// term is a word that sets a group apart.
type term struct {
	lemma      string
	likelihood float64 // log-likelihood ratio G² of the word's use inside and outside
	ratio      float64 // binary logarithm of how much more often it is used inside
	units      int     // inside, that hold it
	documents  int     // inside, that hold it
}

// counts are how many units and documents of a set hold each lemma.
type counts struct {
	units     int
	of        map[string]int
	documents map[string]map[int]bool
}

func count(readings []*reading) counts {
	c := counts{len(readings), map[string]int{}, map[string]map[int]bool{}}
	for _, r := range readings {
		for _, w := range distinct(r.text.Content) {
			c.of[w]++
			if c.documents[w] == nil {
				c.documents[w] = map[int]bool{}
			}
			c.documents[w][r.document] = true
		}
	}
	return c
}

// terms returns the words that more units inside hold than chance would have, the
// strongest first: those with a log-likelihood ratio (Dunning 1993; with two cells, as
// Rayson & Garside 2000 have it) of critical or more, in at least two units. The effect size
// is the log ratio (Hardie 2014); a half is added to what is nowhere outside.
func terms(inside, all counts, critical float64) []term {
	outside := float64(all.units - inside.units)
	in := float64(inside.units)
	var list []term
	for w, n := range inside.of {
		a, b := float64(n), float64(all.of[w]-n)
		if n < 2 || a/in <= b/max(1, outside) {
			continue
		}
		t := term{lemma: w, units: n, documents: len(inside.documents[w]), likelihood: logLikelihood(a, b, in, outside)}
		t.ratio = math.Log2((a / in) / (max(0.5, b) / max(1, outside)))
		if t.likelihood >= critical {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.likelihood, x.likelihood), cmp.Compare(x.lemma, y.lemma))
	})
	return list
}

// Critical values of the log-likelihood ratio with one degree of freedom.
const (
	noticeable = 3.84 // p < .05
	decisive   = 6.63 // p < .01
)

// logLikelihood returns G² = 2 Σ O ln(O/E) for a word that a of n units in one set and b
// of m in another hold.
func logLikelihood(a, b, n, m float64) float64 {
	if n+m == 0 {
		return 0
	}
	g := 0.0
	for _, cell := range [][2]float64{{a, n * (a + b) / (n + m)}, {b, m * (a + b) / (n + m)}} {
		if cell[0] > 0 {
			g += cell[0] * math.Log(cell[0]/cell[1])
		}
	}
	return 2 * g
}
