package agreement

import "math"

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
	tally    []float64   // per place of the panels: how often the coder gave the category there
	met      []meeting   // per coder and later coder, coder by coder
	kappas   *[3]light   // Cohen's kappas over pairs of coders; nil until asked for
}

// A meeting is what two coders gave to the units that both coded, but for how often
// each gave what.
type meeting struct {
	n     float64    // units
	agree float64    // of them with the same category
	apart [2]float64 // sum of the distances between places in the scale, and of their squares
}

// newCounts returns counts of nothing.
func newCounts(t *Table) *counts {
	coders, categories := len(t.coders), t.scale.len()
	return &counts{
		t: t, share: make([]float64, categories), met: make([]meeting, coders*coders),
		used: grid(coders, categories), tally: make([]float64, places(t.panels)),
	}
}

// grid returns rows of zeros.
func grid(rows, columns int) [][]float64 {
	out, room := make([][]float64, rows), make([]float64, rows*columns)
	for i := range out {
		out[i], room = room[:columns:columns], room[columns:]
	}
	return out
}

// counts returns the counts of the table as it is, which are made once.
func (t *Table) counts() *counts {
	t.once.Do(func() {
		weight := make([]float64, len(t.patterns))
		for i, p := range t.patterns {
			weight[i] = p.weight
		}
		t.total = newCounts(t)
		t.total.count(weight)
		t.total.light()
	})
	return t.total
}

// count counts the units anew, weight[i] of them with pattern i.
func (c *counts) count(weight []float64) {
	c.reset()
	c.weight = weight
	for i, w := range weight {
		if w > 0 {
			c.add(&c.t.patterns[i], w)
			c.meet(c.t.patterns[i].given, w)
		}
	}
	for i := range c.t.panels {
		c.gather(&c.t.panels[i])
	}
}

// gather adds up what a panel counted.
func (c *counts) gather(p *panel) {
	values := float64(len(p.coders))
	for i, used := range p.tally {
		all := c.used[p.coders[i]]
		for _, u := range used {
			n := c.tally[u.place]
			all[u.category] += n
			c.share[u.category] += n / values
		}
	}
}

func (c *counts) reset() {
	c.units, c.paired, c.pairs, c.agreeing, c.agree = 0, 0, 0, 0, 0
	c.apart, c.kappas = [2]float64{}, nil
	clear(c.share)
	clear(c.met)
	clear(c.tally)
	for _, row := range c.used {
		clear(row)
	}
}

// add counts w units that show pattern p.
func (c *counts) add(p *pattern, w float64) {
	c.units += w
	for _, v := range p.given {
		c.tally[v.place] += w
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

// meet counts, for each pair of coders, w units with these values.
func (c *counts) meet(given []valueOf, w float64) {
	for i, a := range given {
		later := c.met[int(a.coder)*len(c.used):][:len(c.used)]
		for _, b := range given[i+1:] {
			m := &later[b.coder]
			m.n += w
			if a.category == b.category {
				m.agree += w
				continue
			}
			d := float64(a.category - b.category)
			m.apart[0] += w * math.Abs(d)
			m.apart[1] += w * d * d
		}
	}
}
