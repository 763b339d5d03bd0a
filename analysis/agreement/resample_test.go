package agreement

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBinomial compares how often each number of successes comes with its
// probability, for each of the ways to draw it.
func TestBinomial(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		n int
		p float64
	}{{1, 0.3}, {20, 0.1}, {5000, 0.0001}, {40, 0.5}, {300, 0.2}, {100_000, 0.4}, {60, 0.97}} {
		const draws = 200_000
		seen := map[int]float64{}
		for range draws {
			seen[binomial(random, c.n, c.p)]++
		}
		chi, freedom := 0.0, -1.0
		for k := 0; k <= c.n; k++ {
			if want := draws * probability(c.n, k, c.p); want > 10 {
				chi += (seen[k] - want) * (seen[k] - want) / want
				freedom++
			} else if want < 1e-6 && seen[k] > 0 {
				t.Errorf("n %d, p %v: %d came %v times", c.n, c.p, k, seen[k])
			}
		}
		if chi > freedom+5*math.Sqrt(2*freedom)+3 {
			t.Errorf("n %d, p %v: χ² = %.1f with %v degrees of freedom", c.n, c.p, chi, freedom)
		}
	}
}

func probability(n, k int, p float64) float64 {
	N, K := float64(n), float64(k)
	return math.Exp(logFactorial(N) - logFactorial(K) - logFactorial(N-K) + K*math.Log(p) + (N-K)*math.Log1p(-p))
}

// TestDraw checks that every draw lands somewhere, in both ways to draw, and that
// items come in proportion to their weights.
func TestDraw(t *testing.T) {
	for _, weight := range [][]float64{{5, 0.5, 0, 1, 100, 13.5}, {5, 1, 0, 1, 100, 13}} {
		testDraw(t, weight)
	}
}

func testDraw(t *testing.T, weight []float64) {
	total := sum(weight)
	for _, n := range []int{1, 10, 23, 24, 95, 96, 1000} {
		r := newResampler(newUrn(weight), 3, uint64(n))
		often := make([]float64, len(weight))
		const times = 4000
		for k := range times {
			drawn := r.draw(k, n)
			if sum(drawn) != float64(n) {
				t.Fatalf("%v of %d draws", drawn, n)
			}
			for i, k := range drawn {
				often[i] += k
			}
		}
		for i, k := range often {
			want := float64(times*n) * weight[i] / total
			if math.Abs(k-want) > 5*math.Sqrt(want)+1e-9 {
				t.Errorf("%d draws: item %d came %v times, want about %.0f", n, i, k, want)
			}
		}
	}
}
