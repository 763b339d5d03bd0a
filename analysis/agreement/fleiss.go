package agreement

// Fleiss returns Fleiss' kappa (Fleiss 1971, Psychological Bulletin 76,
// 378-382), in the form that takes missing values (Gwet 2014, Handbook of
// Inter-Rater Reliability, 4th ed.):
//
//	κ = (p_a - p_e) / (1 - p_e),  p_e = Σ_k π_k²,  π_k = 1/n Σ_i r_ik / r_i
//
// p_a is that of [PercentUnits] and goes over the units with two or more values;
// the prevalence π_k of category k is the mean of its share over all n units
// with at least one value. Without missing values this is Fleiss' own.
func Fleiss(t *Table) Result { return fleiss(t.counts()) }

func fleiss(c *counts) Result {
	if c.paired == 0 {
		return undefined(NoPairs)
	}
	return corrected(c.agree/c.paired, dot(c.share, c.share)/(c.units*c.units))
}
