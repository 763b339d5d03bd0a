package agreement_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"cocode/analysis/agreement"

	"pgregory.net/rapid"
)

// none is a missing value.
const none = -1

// A grid is a table of small numbers, from which figures are computed the slow
// way: by looking at every pair of values.
type grid [][]int

// drawGrid draws a table of up to five coders and six values.
func drawGrid(t *rapid.T) grid {
	coders := rapid.IntRange(2, 5).Draw(t, "coders")
	values := rapid.IntRange(0, 5).Draw(t, "values")
	return rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(none, values), coders, coders), 1, 25).Draw(t, "grid")
}

// table returns the grid with the labels that name gives to its values.
func (g grid) table(t interface{ Fatal(...any) }, name func(int) string) *agreement.Table {
	rows := make([][]string, len(g))
	for i, row := range g {
		for _, v := range row {
			if v == none {
				rows[i] = append(rows[i], "")
			} else {
				rows[i] = append(rows[i], name(v))
			}
		}
	}
	table, err := agreement.NewTable([]string{"A", "B", "C", "D", "E"}[:len(g[0])], rows)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// pairs calls f with each ordered pair of values of a unit and its number of values.
func (g grid) pairs(f func(a, b, coder, other, values int)) {
	for _, row := range g {
		values := 0
		for _, v := range row {
			if v != none {
				values++
			}
		}
		for i, a := range row {
			for j, b := range row {
				if i != j && a != none && b != none {
					f(a, b, i, j, values)
				}
			}
		}
	}
}

// percent returns the share of agreeing pairs, pooled, and by unit.
func (g grid) percent() (pooled, byUnit float64) {
	var agree, all, shares, weights float64
	g.pairs(func(a, b, _, _, values int) {
		w := 1 / float64(values*(values-1))
		all, weights = all+1, weights+w
		if a == b {
			agree, shares = agree+1, shares+w
		}
	})
	return agree / all, shares / weights
}

// alpha returns Krippendorff's alpha by comparing every value with every other.
func (g grid) alpha(apart func(a, b int) float64) float64 {
	var pairable []int
	observed := 0.0
	g.pairs(func(a, b, _, _, values int) { observed += apart(a, b) / float64(values-1) })
	for _, row := range g {
		present := slices.DeleteFunc(slices.Clone(row), func(v int) bool { return v == none })
		if len(present) > 1 {
			pairable = append(pairable, present...)
		}
	}
	expected := 0.0
	for i, a := range pairable {
		for j, b := range pairable {
			if i != j {
				expected += apart(a, b)
			}
		}
	}
	return 1 - observed/(expected/float64(len(pairable)-1))
}

// between returns the ordinal distance by its definition.
func (g grid) between() func(a, b int) float64 {
	n := map[int]float64{}
	g.pairs(func(a, _, _, _, values int) { n[a] += 1 / float64(values-1) })
	return func(a, b int) float64 {
		total := -(n[a] + n[b]) / 2
		for v := min(a, b); v <= max(a, b); v++ {
			total += n[v]
		}
		return total * total
	}
}

// kappa returns Cohen's, averaged over the pairs of coders that have one.
func (g grid) kappa(apart func(a, b int) float64) float64 {
	total, defined := 0.0, 0.0
	for i := range g[0] {
		for j := i + 1; j < len(g[0]); j++ {
			var first, second []int
			observed, expected := 0.0, 0.0
			g.pairs(func(a, b, coder, other, _ int) {
				if coder == i && other == j {
					first, second = append(first, a), append(second, b)
					observed += apart(a, b)
				}
			})
			for _, a := range first {
				for _, b := range second {
					expected += apart(a, b) / float64(len(first))
				}
			}
			if expected > 0 {
				total, defined = total+1-observed/expected, defined+1
			}
		}
	}
	return total / defined
}

func TestClosedFormsEqualPairLoops(t *testing.T) {
	nominal := func(a, b int) float64 {
		if a == b {
			return 0
		}
		return 1
	}
	square := func(a, b int) float64 { return float64((a - b) * (a - b)) }
	rapid.Check(t, func(t *rapid.T) {
		g := drawGrid(t)
		table := g.table(t, strconv.Itoa)
		place := places(table)
		pooled, byUnit := g.percent()
		want := map[string]float64{
			"percent_pairs":   pooled,
			"percent_unit":    byUnit,
			"alpha_nominal":   g.alpha(nominal),
			"alpha_ordinal":   g.alpha(g.between()),
			"alpha_interval":  g.alpha(square),
			"cohen":           g.kappa(nominal),
			"cohen_linear":    g.kappa(func(a, b int) float64 { return math.Abs(float64(place[a] - place[b])) }),
			"cohen_quadratic": g.kappa(func(a, b int) float64 { return square(place[a], place[b]) }),
			"alpha_ratio": g.alpha(func(a, b int) float64 {
				if a == b {
					return 0
				}
				return square(a, b) / float64((a+b)*(a+b))
			}),
		}
		for _, r := range agreement.All(table) {
			if w, ok := want[r.Name]; ok && !same(r.Result, w) {
				t.Errorf("%s = %v %s, by pairs %v", r.Name, r.Value, r.Reason, w)
			}
		}
	})
}

// places returns the place of each number among the categories.
func places(table *agreement.Table) map[int]int {
	place := map[int]int{}
	for i, label := range table.Categories() {
		v, _ := strconv.Atoi(label)
		place[v] = i
	}
	return place
}

// same reports whether r is w, or undefined as w is.
func same(r agreement.Result, w float64) bool {
	if math.IsNaN(w) || math.IsInf(w, 0) {
		return !r.OK
	}
	return r.OK && math.Abs(r.Value-w) < 1e-9
}

// alike reports whether two results are the same to within tolerance.
func alike(a, b agreement.Result, tolerance float64) bool {
	return a.OK == b.OK && a.Reason == b.Reason && (!a.OK || math.Abs(a.Value-b.Value) <= tolerance)
}

func TestOrderOfUnitsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGrid(t)
		shuffled := rapid.Permutation(g).Draw(t, "shuffled")
		a, b := agreement.All(g.table(t, strconv.Itoa)), agreement.All(grid(shuffled).table(t, strconv.Itoa))
		for i := range a {
			if !alike(a[i].Result, b[i].Result, 0) {
				t.Errorf("%s is %v and %v", a[i].Name, a[i].Result, b[i].Result)
			}
		}
	})
}

func TestNamesDoNotMatter(t *testing.T) {
	nominal := map[string]bool{"percent_unit": true, "percent_pairs": true, "cohen": true, "scott": true, "fleiss": true,
		"conger": true, "gwet_ac1": true, "brennan_prediger": true, "alpha_nominal": true}
	rapid.Check(t, func(t *rapid.T) {
		g := drawGrid(t)
		columns := rapid.Permutation([]int{0, 1, 2, 3, 4}[:len(g[0])]).Draw(t, "columns")
		labels := rapid.Permutation([]string{"a", "b", "c", "d", "e", "f"}).Draw(t, "labels")
		moved := make(grid, len(g))
		for i, row := range g {
			for _, c := range columns {
				moved[i] = append(moved[i], row[c])
			}
		}
		a := agreement.All(g.table(t, strconv.Itoa))
		coders := agreement.All(moved.table(t, strconv.Itoa))
		renamed := agreement.All(g.table(t, func(v int) string { return labels[v] }))
		for i := range a {
			if !alike(a[i].Result, coders[i].Result, 1e-9) {
				t.Errorf("%s is %v, with the coders in another order %v", a[i].Name, a[i].Result, coders[i].Result)
			}
			if nominal[a[i].Name] && !alike(a[i].Result, renamed[i].Result, 1e-9) {
				t.Errorf("%s is %v, with other labels %v", a[i].Name, a[i].Result, renamed[i].Result)
			}
		}
	})
}

func TestPerfectAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		truth := rapid.SliceOfN(rapid.IntRange(1, 4), 2, 20).Draw(t, "truth")
		g := make(grid, len(truth))
		for i, v := range truth {
			g[i] = []int{v, v, v}
		}
		varied := slices.Min(truth) < slices.Max(truth)
		for _, r := range agreement.All(g.table(t, strconv.Itoa)) {
			switch {
			case r.Name == "scott":
			case r.Name == "percent_unit" || r.Name == "percent_pairs" || varied:
				if !r.OK || math.Abs(r.Value-1) > 1e-12 {
					t.Errorf("%s = %v %s, want 1", r.Name, r.Value, r.Reason)
				}
			case r.OK || r.Reason != agreement.NoVariation:
				t.Errorf("%s = %v %s without variation", r.Name, r.Value, r.Reason)
			}
		}
	})
}

func TestTwoCodersWithoutMissingValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := grid(rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 3), 2, 2), 2, 25).Draw(t, "grid"))
		table := g.table(t, strconv.Itoa)
		if a, b := agreement.Scott(table), agreement.Fleiss(table); !alike(a, b, 1e-9) {
			t.Errorf("Scott %v, Fleiss %v", a, b)
		}
		if a, b := agreement.Cohen(table, agreement.Unweighted), agreement.Conger(table); !alike(a, b, 1e-9) {
			t.Errorf("Cohen %v, Conger %v", a, b)
		}
		if a, b := agreement.PercentUnits(table), agreement.PercentPairs(table); !alike(a, b, 1e-9) {
			t.Errorf("mean over units %v, over pairs %v", a, b)
		}
	})
}
