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
// limits, whatever the number of cores.
//
// Units that show the same pattern of values are drawn together, so that the time
// depends on the number of patterns and not of units.
func Bootstrap(t *Table, o Options, list ...Coefficient) []Confidence {
	if len(list) == 0 {
		list = Coefficients()
	}
	o = o.withDefaults()
	out := make([]Confidence, len(list))
	var overUnits, alphas []int
	for i, c := range list {
		if r := c.Of(t); !r.OK {
			out[i] = noInterval(r.Reason, o.Level)
		} else if c.from == nil {
			alphas = append(alphas, i)
		} else {
			overUnits = append(overUnits, i)
		}
	}
	resampleUnits(t, o, pick(list, overUnits), func(i int, c Confidence) { out[overUnits[i]] = c })
	resamplePairs(t, o, pick(list, alphas), func(i int, c Confidence) { out[alphas[i]] = c })
	return out
}

func pick(list []Coefficient, which []int) []Coefficient {
	picked := make([]Coefficient, len(which))
	for i, k := range which {
		picked[i] = list[k]
	}
	return picked
}

// resampleUnits bootstraps coefficients that are functions of the counts of units.
func resampleUnits(t *Table, o Options, list []Coefficient, found func(int, Confidence)) {
	if len(list) == 0 {
		return
	}
	whole := t.counts()
	values := grid(len(list), o.Resamples)
	from := newUrn(whole.weight)
	inParallel(o.Resamples, func(next func() (int, bool)) {
		draws, sample := newResampler(from, o.Seed, 1), newCounts(t)
		for k, more := next(); more; k, more = next() {
			sample.count(draws.draw(k, int(whole.units)))
			for i, c := range list {
				values[i][k] = c.from(sample).Value // NaN where undefined
			}
		}
	})
	for i := range list {
		c := Confidence{Level: o.Level, Method: "bootstrap over units", Resamples: o.Resamples}
		defined := slices.DeleteFunc(values[i], math.IsNaN)
		c.Undefined = o.Resamples - len(defined)
		c.limits(defined)
		found(i, c)
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
	return Bootstrap(t, o, Coefficient{distance: d})[0]
}

// resamplePairs bootstraps alphas, which are defined, over pairs of values: the
// same pairs for all distances.
func resamplePairs(t *Table, o Options, list []Coefficient, found func(int, Confidence)) {
	if len(list) == 0 {
		return
	}
	cells, size := t.coincidences(), int(t.counts().pairs)
	expected, distances := make([]float64, len(list)), make([][]float64, len(list))
	for i, c := range list {
		m, _ := c.distance.metric(t, t.pairable())
		expected[i], distances[i] = Alpha(t, c.distance).Expected, cells.distances(m)
	}
	values := grid(len(list), o.Resamples)
	from := newUrn(cells.share)
	inParallel(o.Resamples, func(next func() (int, bool)) {
		draws := newResampler(from, o.Seed, 2)
		for k, more := next(); more; k, more = next() {
			drawn := draws.draw(k, size)
			for i := range list {
				mean := dot(drawn, distances[i]) / float64(size)
				values[i][k] = math.Max(-1, 1-mean/expected[i])
			}
		}
	})
	for i := range list {
		cells.voidConstant(values[i], size)
		c := Confidence{Level: o.Level, Method: "bootstrap over pairs, Hayes & Krippendorff 2007", Resamples: o.Resamples}
		c.limits(values[i])
		found(i, c)
	}
}

// coincidences are the different pairs of categories within units, either way
// round.
type coincidences struct {
	pairs [][2]int32
	share []float64 // of all coincidences
}

// coincidences returns those of the table.
func (t *Table) coincidences() coincidences {
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
	c := coincidences{pairs: sortedPairs(often)}
	for _, pair := range c.pairs {
		c.share = append(c.share, often[pair]/values)
	}
	return c
}

// distances returns how far the two categories of each pair are apart.
func (c coincidences) distances(m metric) []float64 {
	apart := make([]float64, len(c.pairs))
	for i, pair := range c.pairs {
		apart[i] = m.at(pair[0], pair[1])
	}
	return apart
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
	for i, pair := range c.pairs {
		if pair[0] == pair[1] {
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
