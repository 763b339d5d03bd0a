package agreement

// counts are the sums over units that the coefficients are functions of, all but
// alpha. Units that show the same pattern are added at once, and a resample of
// the units is nothing but other weights of the patterns.
type counts struct {
	t        *Table
	weight   []float64   // per pattern of t: how many units show it
	units    float64     // with at least one value
	paired   float64     // with at least two values
	pairs    float64     // pairs of values
	agreeing float64     // pairs of values that agree
	agree    float64     // sum over paired units of the share of agreeing pairs
	apart    [2]float64  // sum over paired units of the mean linear, quadratic distance
	share    []float64   // per category: sum over units of its share of the unit's values
	used     [][]float64 // per coder and category: how often the coder gave it
	kappas   *[3]light   // Cohen's kappas over pairs of coders; nil until asked for
}

// newCounts returns counts of nothing.
func newCounts(t *Table) *counts {
	c := &counts{t: t, share: make([]float64, t.scale.len()), used: make([][]float64, len(t.coders))}
	for g := range c.used {
		c.used[g] = make([]float64, t.scale.len())
	}
	return c
}

// counts returns the counts of the table as it is, which are made once.
func (t *Table) counts() *counts {
	t.once.Do(func() {
		weight := make([]float64, len(t.patterns))
		for i, p := range t.patterns {
			weight[i] = p.weight
		}
		t.total = newCounts(t)
		t.total.tally(weight)
		t.total.light()
	})
	return t.total
}

// tally counts the units anew, weight[i] of them with pattern i.
func (c *counts) tally(weight []float64) {
	c.reset()
	c.weight = weight
	for i := range c.t.patterns {
		if weight[i] > 0 {
			c.add(&c.t.patterns[i], weight[i])
		}
	}
}

func (c *counts) reset() {
	c.units, c.paired, c.pairs, c.agreeing, c.agree = 0, 0, 0, 0, 0
	c.apart, c.kappas = [2]float64{}, nil
	clear(c.share)
	for _, u := range c.used {
		clear(u)
	}
}

// add counts w units that show pattern p.
func (c *counts) add(p *pattern, w float64) {
	c.units += w
	for _, k := range p.kinds {
		c.share[k.category] += w * k.n / float64(p.values)
	}
	for g, k := range p.row {
		if k != missing {
			c.used[g][k] += w
		}
	}
	if p.values < 2 {
		return
	}
	pairs := w * float64(p.values*(p.values-1)) / 2
	c.paired += w
	c.pairs += pairs
	c.agreeing += pairs * p.agree
	c.agree += w * p.agree
	c.apart[0] += w * p.apart[0]
	c.apart[1] += w * p.apart[1]
}
