// Package chance says what would be seen if codes stood where they stand by chance
// alone: the units of one participant are dealt the same codes in another order. It
// is arithmetic on counts and knows nothing of codes or texts.
package chance

import (
	"math"
	"math/rand/v2"
)

// Dealer answers questions about dealing marks to the units of a participant. It
// remembers logarithms of factorials and grows as it is asked; it is not safe for
// use by several goroutines.
type Dealer struct{ logs []float64 }

// logFactorial returns ln n!.
func (d *Dealer) logFactorial(n int) float64 {
	if len(d.logs) == 0 {
		d.logs = []float64{0}
	}
	for k := len(d.logs); k <= n; k++ {
		d.logs = append(d.logs, d.logs[k-1]+math.Log(float64(k)))
	}
	return d.logs[n]
}

// Hit returns the probability that at least one of marked units is among m units, if
// the marked ones are any of all with equal chance: 1 - C(all-marked, m)/C(all, m),
// the hypergeometric distribution's upper tail at one.
func (d *Dealer) Hit(all, marked, m int) float64 {
	switch {
	case marked <= 0 || m <= 0:
		return 0
	case marked+m > all:
		return 1
	}
	return 1 - math.Exp(d.logFactorial(all-marked)-d.logFactorial(all-marked-m)-d.logFactorial(all)+d.logFactorial(all-m))
}

// Range returns between which numbers of common ones 95 of 100 deals lie, if a of
// all are marked one way and b another: the 2.5 % and 97.5 % quantiles of the
// hypergeometric distribution.
func (d *Dealer) Range(all, a, b int) (low, high int) {
	least, most := max(0, a+b-all), min(a, b)
	sum := 0.0
	low = -1
	for k := least; k <= most; k++ {
		sum += math.Exp(d.choose(a, k) + d.choose(all-a, b-k) - d.choose(all, b))
		if low < 0 && sum >= 0.025 {
			low = k
		}
		if sum >= 0.975 {
			return low, k
		}
	}
	return max(low, least), most
}

func (d *Dealer) choose(n, k int) float64 {
	return d.logFactorial(n) - d.logFactorial(k) - d.logFactorial(n-k)
}

// Sampler draws sets of units. Its results depend on the seed and on the order of
// the questions only.
type Sampler struct {
	random *rand.Rand
	seen   []int32 // by number: the draw in which it was last drawn
	draw   int32
}

// NewSampler returns a sampler with a seed.
func NewSampler(seed uint64) *Sampler {
	return &Sampler{random: rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))}
}

// Draw appends k different numbers below n to into, each set with the same chance
// (R. W. Floyd's algorithm; Bentley & Floyd 1987).
func (s *Sampler) Draw(n, k int, into []int32) []int32 {
	if len(s.seen) < n {
		s.seen = make([]int32, n)
		s.draw = 0
	}
	s.draw++
	for j := n - k; j < n; j++ {
		t := int32(s.random.Uint32N(uint32(j) + 1))
		if s.seen[t] == s.draw {
			t = int32(j)
		}
		s.seen[t] = s.draw
		into = append(into, t)
	}
	return into
}
