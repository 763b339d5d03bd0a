package measure_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/inductive/measure"
)

// congruential returns n numbers below k from a linear congruential generator, so
// that another language can make the same ones.
func congruential(n, k, seed int) []int {
	out, x := make([]int, n), uint64(seed)
	for i := range out {
		x = (x*1103515245 + 12345) % (1 << 31)
		out[i] = int(x>>16) % k
	}
	return out
}

// related returns two groupings of n texts; two thirds of the second follow from the
// first.
func related(n, k, j, seed int) (a, b []int) {
	a, b = congruential(n, k, seed), congruential(n, j, seed+1)
	for i := range b {
		if i%3 != 0 {
			b[i] = a[i] % j
		}
	}
	return a, b
}

// The reference values are those of scikit-learn 1.9.1 (BSD-3): adjusted_mutual_info_score,
// normalized_mutual_info_score, adjusted_rand_score, homogeneity_score,
// completeness_score, v_measure_score; purity from contingency_matrix.
func TestCompare(t *testing.T) {
	type groupings = [2][]int
	related := func(n, k, j, seed int) groupings { a, b := related(n, k, j, seed); return groupings{a, b} }
	for name, c := range map[string]struct {
		groupings
		want measure.Agreement
	}{
		"split":   {groupings{{0, 0, 1, 1}, {0, 0, 1, 2}}, measure.Agreement{0.571428571428571, 0.8, 0.571428571428571, 0.75, 0.666666666666667, 1, 0.8}},
		"mixed":   {groupings{{1, 1, 2, 2, 3, 3, 3}, {1, 2, 2, 2, 3, 3, 1}}, measure.Agreement{0.258151141470247, 0.563635553099345, 0.2125, 0.714285714285714, 0.563635553099345, 0.563635553099345, 0.563635553099345}},
		"all one": {groupings{{0, 0, 0, 0}, {0, 1, 2, 3}}, measure.Agreement{0, 0, 0, 0.25, 0, 1, 0}},
		"alone":   {groupings{{0, 1, 2, 3}, {0, 1, 2, 3}}, measure.Agreement{1, 1, 1, 1, 1, 1, 1}},
		"50":      {related(50, 4, 5, 7), measure.Agreement{0.520384093591485, 0.567710371830981, 0.469201225054993, 0.74, 0.524923130608358, 0.618091936777464, 0.567710371830981}},
		"1000":    {related(1000, 10, 12, 3), measure.Agreement{0.456741217992879, 0.468578004824107, 0.447516657790773, 0.684, 0.456606867058707, 0.48119375178286, 0.468578004824107}},
		"5000":    {related(5000, 40, 7, 11), measure.Agreement{0.296673194148446, 0.302590052555846, 0.117746251064962, 0.7126, 0.438021896729979, 0.231127742829212, 0.302590052555846}},
	} {
		t.Run(name, func(t *testing.T) {
			near(t, measure.Compare(c.groupings[0], c.groupings[1]), c.want)
		})
	}
}

func near(t *testing.T, got, want measure.Agreement) {
	t.Helper()
	list := func(a measure.Agreement) [7]float64 {
		return [7]float64{a.AMI, a.NMI, a.ARI, a.Purity, a.Homogeneity, a.Completeness, a.V}
	}
	g, w := list(got), list(want)
	for i := range g {
		if !(math.Abs(g[i]-w[i]) < 1e-9) {
			t.Errorf("got %.12v, want %.12v", g, w)
			return
		}
	}
}

func TestCompareNothing(t *testing.T) {
	near(t, measure.Compare([]int{}, []string{}), measure.Agreement{AMI: 1, NMI: 1, ARI: 1, Purity: 1, Homogeneity: 1, Completeness: 1, V: 1})
}

// Names and order of the texts mean nothing; AMI, NMI, ARI and V do not tell groups
// from labels.
func TestCompareLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		draw := func(name string) []int { return rapid.SliceOfN(rapid.IntRange(0, 7), n, n).Draw(t, name) }
		a, b := draw("groups"), draw("labels")
		got, turned := measure.Compare(a, b), measure.Compare(b, a)
		for _, pair := range [][2]float64{{got.AMI, turned.AMI}, {got.NMI, turned.NMI}, {got.ARI, turned.ARI},
			{got.V, turned.V}, {got.Homogeneity, turned.Completeness}, {got.V, got.NMI}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Fatalf("%v against %v: %v and %v", a, b, got, turned)
			}
		}
		if got.NMI < 0 || got.NMI > 1+1e-12 || got.Purity <= 0 || got.Purity > 1 || got.AMI > 1+1e-9 {
			t.Fatalf("out of range: %+v", got)
		}
	})
}
