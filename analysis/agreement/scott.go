package agreement

// Scott returns Scott's pi of two coders (Scott 1955, Public Opinion Quarterly
// 19, 321-325):
//
//	π = (p_o - p_e) / (1 - p_e),  p_e = Σ_k ((a_k + b_k) / 2n)²
//
// where the coders agree on the share p_o of the n units that both coded, and
// gave category k to a_k and b_k of them. It is undefined for more than two
// coders; [Fleiss] is its extension. With two coders and no missing values the
// two are the same.
func Scott(t *Table) Result { return scott(t.counts()) }

func scott(c *counts) Result {
	if len(c.used) != 2 {
		if c.paired == 0 {
			return undefined(NoPairs)
		}
		return undefined(NotTwo)
	}
	r := undefined(NoPairs)
	c.eachPair(func(p *coderPair) {
		if p.n == 0 {
			return
		}
		expected := 0.0
		for k := range p.a {
			share := (p.a[k] + p.b[k]) / (2 * p.n)
			expected += share * share
		}
		r = corrected(p.agree/p.n, expected)
	})
	return r
}
