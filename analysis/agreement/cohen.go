package agreement

import (
	"fmt"
	"math"
)

// Weights say how much a disagreement counts.
type Weights int

const (
	Unweighted Weights = iota // every disagreement counts the same
	Linear                    // as much as the values are apart
	Quadratic                 // as the square of that
)

// Cohen returns Cohen's kappa of two coders (Cohen 1960, Educational and
// Psychological Measurement 20, 37-46, eq. 1), or weighted kappa (Cohen 1968,
// Psychological Bulletin 70, 213-220):
//
//	κ = (p_o - p_e) / (1 - p_e),  p_o = Σ_kl w_kl n_kl / n,  p_e = Σ_kl w_kl a_k b_l / n²
//
// where the first coder gave category k and the second l to n_kl of the n units
// that both coded, with margins a and b. The weights w_kl are 1 for k = l and 0
// otherwise; with Linear 1 - |k - l|/(q - 1) and with Quadratic the same with
// squares, where k and l are places among the q categories of the table in their
// order. Places are used also where the categories are numbers with unequal
// steps, as most programs do; [Gwet] goes by the numbers.
//
// With more than two coders it is the mean over the pairs of coders (Light 1971,
// Psychological Bulletin 76, 365-377), with Observed and Expected averaged in
// the same way. Pairs whose kappa is undefined, because both used one and the
// same category throughout or had no unit in common, are left out and counted in
// the Note; if all are, so is the mean.
func Cohen(t *Table, w Weights) Result { return cohen(w)(t.counts()) }

func cohen(w Weights) func(*counts) Result {
	return func(c *counts) Result { return c.light()[w].mean() }
}

// CohenCustom returns weighted kappa with one's own weights of disagreement
// (Cohen 1968), κ = 1 - Σ v_kl n_kl / (Σ v_kl a_k b_l / n), for two coders or as
// mean over the pairs of coders, with the symbols of [Cohen]. It calls v with the
// categories of the earlier and the later coder as places in [Table.Categories]. The disagreement
// of a category with itself should be 0; v need not be symmetric.
func CohenCustom(t *Table, v func(k, l int) float64) Result {
	apart := function(func(k, l int32) float64 { return v(int(k), int(l)) })
	var kappa light
	t.counts().eachPair(func(p *coderPair) {
		observed := 0.0
		for i, row := range p.of.t.patterns {
			if k, l := row.row[p.first], row.row[p.second]; k != missing && l != missing {
				observed += p.of.weight[i] * apart(k, l)
			}
		}
		kappa.addDistances(p.n, observed, apart.across(p.a, p.b))
	})
	return kappa.mean()
}

// A coderPair is what two coders gave to the units that both of them coded.
type coderPair struct {
	meeting
	of            *counts
	first, second int       // which coders
	a, b          []float64 // how often the first and the second gave each category
}

// eachPair calls f with each pair of coders, in order. The pair is used again
// for the next.
func (c *counts) eachPair(f func(*coderPair)) {
	q := c.t.scale.len()
	p := &coderPair{of: c, a: make([]float64, q), b: make([]float64, q)}
	for g := range c.used {
		for h := g + 1; h < len(c.used); h++ {
			p.first, p.second = g, h
			p.meeting = c.met[g*len(c.used)+h]
			p.margins()
			f(p)
		}
	}
}

// margins counts what each of the two gave in the panels that hold both.
func (p *coderPair) margins() {
	clear(p.a)
	clear(p.b)
	for i := range p.of.t.panels {
		panel := &p.of.t.panels[i]
		first, second := panel.of(p.first), panel.of(p.second)
		if first == nil || second == nil {
			continue
		}
		for _, u := range first {
			p.a[u.category] += p.of.tally[u.place]
		}
		for _, u := range second {
			p.b[u.category] += p.of.tally[u.place]
		}
	}
}

// light averages kappa over pairs of coders.
type light struct {
	kappa, observed, expected float64 // sums over the pairs that have a kappa
	defined, constant, alone  int     // pairs with a kappa, without variation, without units
}

// light returns the three kappas of the counts.
func (c *counts) light() *[3]light {
	if c.kappas != nil {
		return c.kappas
	}
	c.kappas = new([3]light)
	lines, squares := Linear.ranked(c.t.scale), Quadratic.ranked(c.t.scale)
	widest := math.Max(1, float64(c.t.scale.len()-1))
	c.eachPair(func(p *coderPair) {
		c.kappas[Unweighted].addDistances(p.n, p.n-p.agree, nominal{}.across(p.a, p.b))
		c.kappas[Linear].addDistances(p.n, p.apart[0]/widest, lines.across(p.a, p.b))
		c.kappas[Quadratic].addDistances(p.n, p.apart[1]/(widest*widest), squares.across(p.a, p.b))
	})
	return c.kappas
}

// addDistances adds a pair of coders by the sum of the distances in the n units
// that both coded, and the sum over all n² combinations of their values.
func (l *light) addDistances(n, observed, combined float64) {
	if n == 0 {
		l.alone++
		return
	}
	r := correctedBy(observed/n, combined/(n*n))
	if !r.OK {
		l.constant++
		return
	}
	l.defined++
	l.kappa += r.Value
	l.observed += r.Observed
	l.expected += r.Expected
}

// correctedBy is [corrected] for disagreements: 1 - observed/expected.
func correctedBy(observed, expected float64) Result {
	if expected < 1e-12 {
		return undefined(NoVariation)
	}
	return result(1-observed/expected, 1-observed, 1-expected)
}

// mean returns the mean over the pairs that have a kappa.
func (l *light) mean() Result {
	if l.defined == 0 {
		if l.constant > 0 {
			return undefined(NoVariation)
		}
		return undefined(NoPairs)
	}
	n := float64(l.defined)
	r := result(l.kappa/n, l.observed/n, l.expected/n)
	if left := l.constant + l.alone; left > 0 {
		r.Note = fmt.Sprintf("mean over %d of %d pairs of coders; %d without variation, %d without a common unit",
			l.defined, l.defined+left, l.constant, l.alone)
	} else if l.defined > 1 {
		r.Note = fmt.Sprintf("mean over %d pairs of coders", l.defined)
	}
	return r
}
