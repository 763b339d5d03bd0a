package agreement

// PercentUnits returns the share of agreeing pairs of values in a unit, averaged
// over the units with two or more values (the p_a of Gwet 2014, Handbook of
// Inter-Rater Reliability, 4th ed.; without missing values the mean of the P_i of
// Fleiss 1971, Psychological Bulletin 76, 378-382):
//
//	p_a = 1/n' Σ_i Σ_k r_ik (r_ik - 1) / (r_i (r_i - 1))
//
// where r_ik coders gave category k to unit i, r_i is their sum, and n' units
// have r_i ≥ 2. Each unit counts the same, however many coders saw it. The value
// is from 0 to 1 and not corrected for chance.
func PercentUnits(t *Table) Result { return percentUnits(t.counts()) }

func percentUnits(c *counts) Result {
	if c.paired == 0 {
		return undefined(NoPairs)
	}
	return result(c.agree/c.paired, c.agree/c.paired, 0)
}

// PercentPairs returns the share of the pairs of values that agree, over all
// pairs of values of the same unit, pooled:
//
//	Σ_i Σ_k r_ik (r_ik - 1) / Σ_i r_i (r_i - 1)
//
// with the symbols of [PercentUnits]. Each pair counts the same, so that a unit
// seen by many coders weighs more. The two differ only if values are missing.
func PercentPairs(t *Table) Result { return percentPairs(t.counts()) }

func percentPairs(c *counts) Result {
	if c.pairs == 0 {
		return undefined(NoPairs)
	}
	return result(c.agreeing/c.pairs, c.agreeing/c.pairs, 0)
}
