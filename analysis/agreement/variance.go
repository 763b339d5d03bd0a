package agreement

import "math"

// linearized returns the variance of a chance-corrected coefficient over units
// as Gwet gives it (2008, British Journal of Mathematical and Statistical
// Psychology 61, 29-48; 2014, Handbook of Inter-Rater Reliability, 4th ed., with
// missing values):
//
//	v = 1/(n (n - 1)) Σ_i (κ_i - κ)²
//	κ_i = n/n' (p_a|i - p_e)/(1 - p_e) - 2 (1 - κ) (p_e|i - p_e)/(1 - p_e)
//
// where the first term of κ_i is 0 for a unit with a single value, n units have a
// value and n' two or more, and agree and chance give the part p_a|i and p_e|i
// that a unit has in the observed and the expected agreement. The units are taken
// as a sample of many more.
func linearized(c *counts, r Result, agree, chance func(*pattern) float64) spread {
	if c.units < 2 {
		return spread{reason: TooFew}
	}
	total := 0.0
	for i := range c.t.patterns {
		p, w := &c.t.patterns[i], c.weight[i]
		if w == 0 {
			continue
		}
		v := -2 * (1 - r.Value) * (chance(p) - r.Expected)
		if p.values > 1 {
			v += c.units / c.paired * (agree(p) - r.Expected)
		}
		d := v/(1-r.Expected) - r.Value
		total += w * d * d
	}
	return spread{variance: total / (c.units * (c.units - 1)), freedom: c.units - 1, source: "Gwet 2008"}
}

func unweighted(p *pattern) float64 { return p.agree }

// constantChance is for coefficients whose chance agreement does not depend on
// the values.
func constantChance(c *counts, r Result) spread {
	return linearized(c, r, unweighted, func(*pattern) float64 { return r.Expected })
}

func fleissVariance(c *counts, r Result) spread {
	return linearized(c, r, unweighted, func(p *pattern) float64 {
		return p.mean(func(k int32) float64 { return c.share[k] / c.units })
	})
}

func gwetVariance(w Weights) func(*counts, Result) spread {
	return func(c *counts, r Result) spread {
		agree := unweighted
		if w != Unweighted {
			agree = func(p *pattern) float64 { return 1 - p.apart[w-1] }
		}
		scale := c.t.meanWeight(w)
		return linearized(c, r, agree, func(p *pattern) float64 {
			return scale * p.mean(func(k int32) float64 { return 1 - c.share[k]/c.units })
		})
	}
}

// mean returns the mean of f over the values of p.
func (p *pattern) mean(f func(k int32) float64) float64 {
	total := 0.0
	for _, k := range p.kinds {
		total += k.n * f(k.category)
	}
	return total / float64(p.values)
}

// congerVariance is Gwet's for Conger's kappa (2014, Handbook, 4th ed.). The part
// of unit i in the chance agreement is 1/(r (r - 1)) Σ_g λ_ig, with
//
//	λ_ig = B_g + n/n_g ((r p̄_k - p_gk) - B_g)  if coder g gave k,  else B_g
//	B_g = Σ_k p_gk (r p̄_k - p_gk)
//
// and the symbols of [Conger].
func congerVariance(c *counts, r Result) spread {
	coded, base, others := c.congerParts()
	coders := float64(len(c.used))
	return linearized(c, r, unweighted, func(p *pattern) float64 {
		total := 0.0
		for g, k := range p.row {
			total += base[g]
			if k != missing {
				rest := others[k] - c.used[g][k]/coded[g]
				total += c.units / coded[g] * (rest - base[g])
			}
		}
		return total / (coders * (coders - 1))
	})
}

// congerParts returns n_g and B_g of each coder and r·p̄_k of each category.
func (c *counts) congerParts() (coded, base, others []float64) {
	others = make([]float64, len(c.share))
	for _, used := range c.used {
		n := sum(used)
		coded = append(coded, n)
		for k, x := range used {
			others[k] += x / n
		}
	}
	for g, used := range c.used {
		b := 0.0
		for k, x := range used {
			b += x / coded[g] * (others[k] - x/coded[g])
		}
		base = append(base, b)
	}
	return coded, base, others
}

// cohenVariance is the large-sample variance of kappa and weighted kappa (Fleiss,
// Cohen & Everitt 1969, Psychological Bulletin 72, 323-327):
//
//	v = (Σ_kl p_kl (w_kl (1 - p_e) - (w̄_k. + w̄_.l)(1 - p_o))² - (p_o p_e - 2 p_e + p_o)²) / (n (1 - p_e)⁴)
//
// where w̄_k. = Σ_l p_.l w_kl and w̄_.l = Σ_k p_k. w_kl. It is not the variance
// under the hypothesis of no agreement, which is for tests only.
func cohenVariance(w Weights) func(*counts, Result) spread {
	return func(c *counts, r Result) spread {
		if len(c.used) != 2 {
			return spread{reason: NoFormula}
		}
		var v spread
		c.eachPair(func(p *coderPair) { v = p.variance(w.ranked(c.t.scale), r) })
		return v
	}
}

// variance returns that of kappa with the distances m.
func (p *coderPair) variance(m metric, r Result) spread {
	po, pe := r.Observed, r.Expected
	rows, columns := p.meanWeights(m)
	total := 0.0
	for i := range p.of.t.patterns {
		row := p.of.t.patterns[i].row
		if k, l := row[p.first], row[p.second]; k != missing && l != missing {
			d := (1-m.at(k, l))*(1-pe) - (rows[k]+columns[l])*(1-po)
			total += p.of.weight[i] / p.n * d * d
		}
	}
	rest := po*pe - 2*pe + po
	return spread{
		variance: (total - rest*rest) / (p.n * math.Pow(1-pe, 4)),
		freedom:  math.Inf(1), source: "Fleiss, Cohen & Everitt 1969",
	}
}

// meanWeights returns w̄_k. and w̄_.l.
func (p *coderPair) meanWeights(m metric) (rows, columns []float64) {
	rows, columns = make([]float64, len(p.a)), make([]float64, len(p.a))
	for k := range p.a {
		for l := range p.b {
			w := 1 - m.at(int32(k), int32(l))
			rows[k] += p.b[l] / p.n * w
			columns[l] += p.a[k] / p.n * w
		}
	}
	return rows, columns
}

// ranked returns the distance of w between places in a scale.
func (w Weights) ranked(s scale) metric {
	switch w {
	case Linear:
		return linear(toUnit(s.ranks()))
	case Quadratic:
		return quadratic(toUnit(s.ranks()))
	}
	return nominal{}
}

// FleissNullSE returns the standard error of [Fleiss] under the hypothesis that
// there is no agreement beyond chance (Fleiss, Nee & Landis 1979, Psychological
// Bulletin 86, 974-977, which corrects Fleiss 1971):
//
//	SE = √2 / (Σ_k π_k (1 - π_k) √(n m (m - 1))) · √((Σ_k π_k (1 - π_k))² - Σ_k π_k (1 - π_k)(1 - 2π_k))
//
// κ / SE is then about normal. It is for tests and gives no interval; for one use
// [Coefficient.Analytic]. It needs the same number m of values in each unit; ok is
// false otherwise, and if the table has no variation.
func FleissNullSE(t *Table) (se float64, ok bool) {
	c := t.counts()
	m := 0
	for _, p := range t.patterns {
		if m != 0 && p.values != m {
			return math.NaN(), false
		}
		m = p.values
	}
	spread, skew := 0.0, 0.0
	for _, s := range c.share {
		p := s / c.units
		spread += p * (1 - p)
		skew += p * (1 - p) * (1 - 2*p)
	}
	if m < 2 || spread == 0 {
		return math.NaN(), false
	}
	pairs := c.units * float64(m*(m-1))
	return math.Sqrt(2*(spread*spread-skew)/pairs) / spread, true
}
