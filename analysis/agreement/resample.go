package agreement

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// An urn holds items of unequal weight to draw from, with replacement. It does not
// change, and several resamplers may draw from it.
type urn struct {
	weight []float64
	upTo   []float64 // upTo[i] is the weight of the items up to and with i
	guide  []int32   // guide[j] is the first item that reaches j/len(guide) of the weight
	exact  bool      // weights are whole, and the guide has a place for each
}

// mostPlaces bounds the guide of an urn.
const mostPlaces = 1 << 24

func newUrn(weight []float64) *urn {
	u := &urn{weight: weight, upTo: make([]float64, len(weight)), exact: true}
	total := 0.0
	for i, w := range weight {
		total += w
		u.upTo[i] = total
		u.exact = u.exact && w == math.Trunc(w)
	}
	places := len(weight)
	if u.exact = u.exact && total <= mostPlaces; u.exact {
		places = int(total)
	}
	u.guide = make([]int32, places)
	item := 0
	for j := range u.guide {
		for u.upTo[item] <= total*float64(j)/float64(places) && item < len(weight)-1 {
			item++
		}
		u.guide[j] = int32(item)
	}
	return u
}

// A resampler draws from an urn and counts how often each item came. What the k-th
// draw gives depends on the seed, the stream and k alone, so that draws may be
// shared out among cores.
type resampler struct {
	*urn
	seed, stream uint64
	source       *rand.PCG
	random       *rand.Rand
	drawn        []float64
}

func newResampler(from *urn, seed, stream uint64) *resampler {
	source := rand.NewPCG(seed, stream)
	return &resampler{urn: from, seed: seed, stream: stream, source: source, random: rand.New(source), drawn: make([]float64, len(from.weight))}
}

// draw makes the k-th draw, of n items, and returns how often each came; the slice
// is used again by the next call. It takes time proportional to the number of items,
// or of draws if they are fewer.
func (r *resampler) draw(k, n int) []float64 {
	r.source.Seed(r.seed, scramble(r.stream<<32+uint64(k)))
	clear(r.drawn)
	switch {
	case r.exact && n < 16*len(r.weight):
		r.byGuide(n)
	case n < 4*len(r.weight):
		for range n {
			r.drawn[r.one()]++
		}
	default:
		r.share(n)
	}
	return r.drawn
}

// byGuide draws n of the places of an exact guide, two from each random number
// (Lemire 2019, Fast random integer generation in an interval, ACM Transactions on
// Modeling and Computer Simulation 29, 3: what would favour a place is thrown away).
func (r *resampler) byGuide(n int) {
	places := uint64(len(r.guide))
	unfair := (1 << 32) % places
	for n > 0 {
		x := r.source.Uint64()
		for _, half := range [2]uint64{x >> 32, x & (1<<32 - 1)} {
			if at := half * places; n > 0 && at&(1<<32-1) >= unfair {
				r.drawn[r.guide[at>>32]]++
				n--
			}
		}
	}
}

// scramble spreads neighbouring numbers (the mixer of Steele, Lea & Flood 2014, Fast
// splittable pseudorandom number generators, OOPSLA, 453-472), so that the draws'
// generators begin far from each other.
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// share shares n draws out among the items, one binomial number an item.
func (r *resampler) share(n int) {
	rest := r.upTo[len(r.upTo)-1]
	for i, w := range r.weight {
		if n == 0 {
			break
		}
		k := n
		if w < rest && i < len(r.weight)-1 {
			k = binomial(r.random, n, w/rest)
		}
		r.drawn[i] = float64(k)
		n, rest = n-k, rest-w
	}
}

// one draws a single item.
func (r *resampler) one() int {
	u := r.random.Float64()
	i := int(r.guide[int(u*float64(len(r.guide)))])
	for u *= r.upTo[len(r.upTo)-1]; r.upTo[i] <= u && i < len(r.upTo)-1; {
		i++
	}
	return i
}

// inParallel runs work once on every core; next gives each the numbers below n that
// no other has taken, until there are none.
func inParallel(n int, work func(next func() (k int, more bool))) {
	var taken atomic.Int64
	next := func() (int, bool) {
		k := int(taken.Add(1) - 1)
		return k, k < n
	}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() { work(next) })
	}
	workers.Wait()
}

// binomial returns how many of n draws succeed, each with probability p.
func binomial(random *rand.Rand, n int, p float64) int {
	switch {
	case p > 0.5:
		return n - binomial(random, n, 1-p)
	case float64(n)*p < 10:
		return binomialByInversion(random, n, p)
	}
	return binomialByRejection(random, n, p)
}

// binomialByInversion adds up probabilities until they pass a random number.
func binomialByInversion(random *rand.Rand, n int, p float64) int {
	odds := p / (1 - p)
	chance := math.Exp(float64(n) * math.Log1p(-p)) // of k successes
	u := random.Float64()
	for k := 0; k < n; k++ {
		if u < chance {
			return k
		}
		u -= chance
		chance *= odds * float64(n-k) / float64(k+1)
	}
	return n
}

// binomialByRejection is the transformed rejection with squeeze of Hörmann (1993,
// Journal of Statistical Computation and Simulation 46, 101-110, algorithm BTRS),
// for n·p of 10 or more and p of at most one half.
func binomialByRejection(random *rand.Rand, n int, p float64) int {
	size := float64(n)
	deviation := math.Sqrt(size * p * (1 - p))
	b := 1.15 + 2.53*deviation
	a := -0.0873 + 0.0248*b + 0.01*p
	centre, squeeze := size*p+0.5, 0.92-4.2/b
	for {
		u, v := random.Float64()-0.5, random.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + centre)
		if us >= 0.07 && v <= squeeze {
			return int(k)
		}
		if k < 0 || k > size {
			continue
		}
		height := v * (2.83 + 5.1/b) * deviation / (a/(us*us) + b)
		if math.Log(height) <= logRatio(size, p, k) {
			return int(k)
		}
	}
}

// logRatio returns the logarithm of the probability of k successes over that of
// the likeliest number.
func logRatio(n, p, k float64) float64 {
	mode := math.Floor((n + 1) * p)
	return logFactorial(mode) + logFactorial(n-mode) - logFactorial(k) - logFactorial(n-k) +
		(k-mode)*math.Log(p/(1-p))
}

func logFactorial(x float64) float64 {
	y, _ := math.Lgamma(x + 1)
	return y
}

// limits fills in what the resamples say, which it sorts. The limits are those of
// Hayes & Krippendorff's macro: at 95 % of 10,000 resamples the 250th and the
// 9,751st in order.
func (c *Confidence) limits(values []float64) {
	n := float64(len(values))
	if c.Undefined > len(values) {
		*c = noInterval(TooRare, c.Level)
		return
	}
	slices.Sort(values)
	tail := (1 - c.Level) / 2
	low := max(int(tail*n+1e-9), 1) - 1
	high := min(int((1-tail)*n+1e-9), len(values)-1)
	c.OK, c.Low, c.High = true, values[low], values[high]
	mean := sum(values) / n
	square := 0.0
	for _, v := range values {
		square += (v - mean) * (v - mean)
	}
	c.SE = math.Sqrt(square / max(1, n-1))
	c.Below667, c.Below800 = below(values, 0.667), below(values, 0.8)
}

// below returns the share of ascending values that lie below x.
func below(values []float64, x float64) float64 {
	i, _ := slices.BinarySearch(values, x)
	return float64(i) / float64(len(values))
}
