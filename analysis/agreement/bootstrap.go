package agreement

import (
	"math"
	"slices"
)

// Options say how to bootstrap. The zero value draws 10,000 resamples with seed
// 0 for 95 % confidence.
type Options struct {
	Resamples int
	Level     float64 // of confidence, above 0 and below 1
	Seed      uint64
}

func (o Options) withDefaults() Options {
	if o.Resamples <= 0 {
		o.Resamples = 10_000
	}
	if !(o.Level > 0 && o.Level < 1) {
		o.Level = 0.95
	}
	return o
}

// Bootstrap returns an interval for each coefficient of the list, or for all if
// there is no list. The alphas are bootstrapped as by [BootstrapAlpha]. For the
// others the units with at least one value are resampled with replacement, the
// same resamples for all, and the limits are percentiles (Efron 1979, Annals of
// Statistics 7, 1-26). The same table, options and coefficients give the same
// limits.
//
// Units that show the same pattern of values are drawn together, so that the time
// depends on the number of patterns and not of units.
func Bootstrap(t *Table, o Options, list ...Coefficient) []Confidence {
	if len(list) == 0 {
		list = Coefficients()
	}
	o = o.withDefaults()
	out := make([]Confidence, len(list))
	var overUnits []int
	for i, c := range list {
		if r := c.Of(t); !r.OK {
			out[i] = noInterval(r.Reason, o.Level)
		} else if c.from == nil {
			out[i] = BootstrapAlpha(t, c.distance, o)
		} else {
			overUnits = append(overUnits, i)
		}
	}
	resampleUnits(t, o, list, overUnits, out)
	return out
}

// resampleUnits bootstraps the coefficients list[i] for the given i into out[i].
func resampleUnits(t *Table, o Options, list []Coefficient, which []int, out []Confidence) {
	if len(which) == 0 {
		return
	}
	whole := t.counts()
	draws, sample := newResampler(whole.weight, o.Seed, 1), newCounts(t)
	values := make([][]float64, len(list))
	for _, i := range which {
		values[i] = make([]float64, 0, o.Resamples)
		out[i] = Confidence{Level: o.Level, Method: "bootstrap over units", Resamples: o.Resamples}
	}
	for range o.Resamples {
		sample.tally(draws.draw(int(whole.units)))
		for _, i := range which {
			if r := list[i].from(sample); r.OK {
				values[i] = append(values[i], r.Value)
			} else {
				out[i].Undefined++
			}
		}
	}
	for _, i := range which {
		out[i].limits(values[i])
	}
}

// BootstrapAlpha returns an interval for [Alpha] by the algorithm of Hayes &
// Krippendorff (2007, Communication Methods and Measures 1, 77-89; in full in
// Krippendorff's note "Algorithm for bootstrapping a distribution of α", 2006).
// As many pairs of values as there are, M, are drawn from the coincidences
// observed, with their probabilities o_ck/n, and
//
//	α* = 1 - (mean δ² of the M pairs drawn) / D_e
//
// with D_e left as observed. α* is at least -1. As many of the resamples without
// disagreement as would show a single value only, and for which α is 0/0, count
// as 0. (The note as revised in 2011 caps M at 25 times the number of different
// coincidences, to save time; limits would then not narrow in larger tables.)
func BootstrapAlpha(t *Table, d Distance, o Options) Confidence {
	o = o.withDefaults()
	r := Alpha(t, d)
	if !r.OK {
		return noInterval(r.Reason, o.Level)
	}
	m, _ := d.metric(t, t.pairable())
	cells := t.coincidences(m)
	size := int(t.counts().pairs)
	draws := newResampler(cells.share, o.Seed, 2)
	values := make([]float64, o.Resamples)
	for i := range values {
		mean := dot(draws.draw(size), cells.distance) / float64(size)
		values[i] = math.Max(-1, 1-mean/r.Expected)
	}
	cells.voidConstant(values, size)
	c := Confidence{Level: o.Level, Method: "bootstrap over pairs, Hayes & Krippendorff 2007", Resamples: o.Resamples}
	c.limits(values)
	return c
}

// coincidences are the different pairs of categories within units, either way
// round.
type coincidences struct {
	share    []float64 // of all coincidences
	distance []float64
	constant []bool // the two categories are the same
}

// coincidences returns those of the table under distance m.
func (t *Table) coincidences(m metric) coincidences {
	often := map[[2]int32]float64{}
	for _, p := range t.patterns {
		if p.values < 2 {
			continue
		}
		w := p.weight / float64(p.values-1)
		for i, a := range p.kinds {
			often[[2]int32{a.category, a.category}] += w * a.n * (a.n - 1)
			for _, b := range p.kinds[:i] {
				often[[2]int32{b.category, a.category}] += 2 * w * a.n * b.n
			}
		}
	}
	values := sum(t.pairable())
	var c coincidences
	for _, pair := range sortedPairs(often) {
		c.share = append(c.share, often[pair]/values)
		c.distance = append(c.distance, m.at(pair[0], pair[1]))
		c.constant = append(c.constant, pair[0] == pair[1])
	}
	return c
}

// sortedPairs returns the pairs that occur, in order.
func sortedPairs(often map[[2]int32]float64) [][2]int32 {
	var pairs [][2]int32
	for pair, n := range often {
		if n > 0 {
			pairs = append(pairs, pair)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

// voidConstant sets to 0 as many of the values of 1 as are expected from drawing
// one and the same category throughout; all, if only one can be drawn so.
func (c coincidences) voidConstant(values []float64, size int) {
	void, kinds := 0.0, 0
	for i, same := range c.constant {
		if same {
			void += math.Pow(c.share[i], float64(size))
			kinds++
		}
	}
	rest := math.Round(void * float64(len(values)))
	for i, v := range values {
		if v == 1 && (kinds == 1 || rest > 0) {
			values[i] = 0
			rest--
		}
	}
}
