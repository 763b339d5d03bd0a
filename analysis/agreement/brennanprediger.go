package agreement

// BrennanPrediger returns the coefficient of Brennan and Prediger (1981,
// Educational and Psychological Measurement 41, 687-699; Bennett's S with two
// coders, Randolph's free-marginal kappa with more):
//
//	κ = (p_a - 1/q) / (1 - 1/q)
//
// p_a is that of [PercentUnits] and q the number of categories: those in use, or
// those given to [Table.Ordered]. It is undefined for a single category.
func BrennanPrediger(t *Table) Result { return brennanPrediger(t.counts()) }

func brennanPrediger(c *counts) Result {
	if c.paired == 0 {
		return undefined(NoPairs)
	}
	return corrected(c.agree/c.paired, 1/float64(len(c.share)))
}
