package agreement

// Conger returns Conger's kappa (Conger 1980, Psychological Bulletin 88,
// 322-328), Cohen's chance agreement averaged over all pairs of coders, in the
// form that takes missing values (Gwet 2014, Handbook of Inter-Rater
// Reliability, 4th ed.):
//
//	κ = (p_a - p_e) / (1 - p_e),  p_e = Σ_k (p̄_k² - s_k² / r)
//
// p_a is that of [PercentUnits]; coder g gave category k to the share p_gk of
// the units that g coded, p̄_k is the mean of p_gk over the r coders and s_k² its
// variance (divided by r - 1). With two coders and no missing values it is
// Cohen's kappa. Observed agreement is averaged before the chance correction,
// where the mean of [Cohen] over pairs corrects first.
func Conger(t *Table) Result { return conger(t.counts()) }

func conger(c *counts) Result {
	if c.paired == 0 {
		return undefined(NoPairs)
	}
	r := 0.0
	mean := make([]float64, len(c.share))
	square := make([]float64, len(c.share)) // of p_gk, summed over coders
	for _, used := range c.used {
		n := sum(used)
		if n == 0 {
			continue
		}
		r++
		for k, x := range used {
			mean[k] += x / n
			square[k] += x / n * (x / n)
		}
	}
	return corrected(c.agree/c.paired, congerChance(mean, square, r))
}

// congerChance returns p_e from the sums over r coders of p_gk and of its square.
func congerChance(sums, squares []float64, r float64) float64 {
	expected := 0.0
	for k, s := range sums {
		variance := (squares[k] - s*s/r) / (r - 1)
		expected += s*s/(r*r) - variance/r
	}
	return expected
}
