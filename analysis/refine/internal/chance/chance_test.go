package chance_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/refine/internal/chance"
)

func TestHit(t *testing.T) {
	for _, c := range []struct {
		all, marked, m int
		want           float64
	}{
		{10, 0, 3, 0},
		{10, 3, 0, 0},
		{10, 3, 1, 0.3},
		{10, 1, 4, 0.4},
		{5, 2, 2, 1 - 3.0/10}, // C(3,2)/C(5,2)
		{5, 3, 3, 1},
		{52, 4, 5, 0.34115800}, // at least one ace in five cards: 1 - C(48,5)/C(52,5)
	} {
		var d chance.Dealer
		if got := d.Hit(c.all, c.marked, c.m); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("Hit(%d, %d, %d) = %.6f, want %.6f", c.all, c.marked, c.m, got, c.want)
		}
	}
}

// The urn of Feller's quality control, small enough to count by hand: of 10 things 4
// are red and 3 are drawn; P(0) = 1/6, P(1) = 1/2, P(2) = 3/10, P(3) = 1/30.
func TestRange(t *testing.T) {
	var d chance.Dealer
	if low, high := d.Range(10, 4, 3); low != 0 || high != 3 {
		t.Errorf("got %d to %d, want 0 to 3", low, high)
	}
	if low, high := d.Range(8, 8, 5); low != 5 || high != 5 {
		t.Errorf("all are marked: got %d to %d, want 5 to 5", low, high)
	}
}

func TestDrawsAreDifferentNumbersWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		s := chance.NewSampler(rapid.Uint64().Draw(t, "seed"))
		got := s.Draw(n, k, nil)
		slices.Sort(got)
		if len(slices.Compact(slices.Clone(got))) != k {
			t.Fatalf("%v are not %d different numbers", got, k)
		}
		if k > 0 && (got[0] < 0 || int(got[k-1]) >= n) {
			t.Fatalf("%v are not all below %d", got, n)
		}
	})
}

// The share of draws that hit must be what the closed form says.
func TestDrawingAgreesWithTheClosedForm(t *testing.T) {
	var d chance.Dealer
	s := chance.NewSampler(7)
	const rounds = 40000
	for _, c := range []struct{ all, marked, m int }{{12, 3, 4}, {40, 5, 3}, {6, 1, 5}} {
		hits := 0
		for range rounds {
			if slices.ContainsFunc(s.Draw(c.all, c.marked, nil), func(u int32) bool { return int(u) < c.m }) {
				hits++
			}
		}
		p := d.Hit(c.all, c.marked, c.m)
		if got, tolerance := float64(hits)/rounds, 4*math.Sqrt(p*(1-p)/rounds); math.Abs(got-p) > tolerance {
			t.Errorf("%+v: drawn %.4f, closed form %.4f ± %.4f", c, got, p, tolerance)
		}
	}
}
