package agreement

// Gwet returns AC1 (Gwet 2008, British Journal of Mathematical and Statistical
// Psychology 61, 29-48) or, with weights, AC2 (Gwet 2014, Handbook of Inter-Rater
// Reliability, 4th ed., which also takes missing values):
//
//	(p_a - p_e) / (1 - p_e),  p_e = T_w / (q (q - 1)) Σ_k π_k (1 - π_k)
//
// p_a is the weighted share of agreement in a unit, 1 minus the mean distance
// over its pairs of values, averaged over the units with two or more values;
// π_k is the prevalence of [Fleiss] over all units; q the number of categories,
// those in use or those given to [Table.Ordered]; and T_w = Σ_kl w_kl the sum of
// the weights (q for AC1). The weights are 1 - |x_k - x_l| / range with Linear
// and the same with squares with Quadratic, where x are the categories
// themselves if they are numbers, and else their places.
//
// It is undefined for a single category: where nobody ever chose between two,
// agreement says nothing.
func Gwet(t *Table, w Weights) Result { return gwet(w)(t.counts()) }

func gwet(w Weights) func(*counts) Result {
	return func(c *counts) Result {
		if c.paired == 0 {
			return undefined(NoPairs)
		}
		if len(c.share) < 2 {
			return undefined(NoVariation)
		}
		diversity := 0.0
		for _, s := range c.share {
			diversity += s / c.units * (1 - s/c.units)
		}
		return corrected(c.weighted(w), c.t.meanWeight(w)*diversity)
	}
}

// weighted returns the weighted share of agreement.
func (c *counts) weighted(w Weights) float64 {
	if w == Unweighted {
		return c.agree / c.paired
	}
	return 1 - c.apart[w-1]/c.paired
}

// meanWeight returns T_w / (q (q - 1)).
func (t *Table) meanWeight(w Weights) float64 {
	q := float64(t.scale.len())
	every := make([]float64, t.scale.len())
	for k := range every {
		every[k] = 1
	}
	distances := q*q - q
	switch w {
	case Linear:
		distances = linear(t.scale.unit()).across(every, every)
	case Quadratic:
		distances = quadratic(t.scale.unit()).across(every, every)
	}
	return (q*q - distances) / (q * (q - 1))
}
