package agreement_test

import (
	"math"
	"strings"
	"testing"

	"cocode/analysis/agreement"
)

// near fails if a result is undefined or further than tolerance from want.
func near(t *testing.T, name string, got agreement.Result, want, tolerance float64) {
	t.Helper()
	if !got.OK {
		t.Errorf("%s is undefined (%s), want %v", name, got.Reason, want)
	} else if math.Abs(got.Value-want) > tolerance {
		t.Errorf("%s = %.6f, want %v ± %v", name, got.Value, want, tolerance)
	}
}

// rows reads a table in which each line is a unit and a point a missing value.
func rows(t *testing.T, text string) *agreement.Table {
	t.Helper()
	var values [][]string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		row := strings.Fields(line)
		for i := range row {
			row[i] = strings.TrimPrefix(row[i], ".")
		}
		values = append(values, row)
	}
	coders := []string{"A", "B", "C", "D", "E", "F"}[:len(values[0])]
	table, err := agreement.NewTable(coders, values)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// crossed returns the table of two coders who gave category k and l to n[k][l]
// units.
func crossed(t *testing.T, n [][]int) *agreement.Table {
	t.Helper()
	var values [][]string
	for k := range n {
		for l, units := range n[k] {
			for range units {
				values = append(values, []string{string(rune('1' + k)), string(rune('1' + l))})
			}
		}
	}
	table, err := agreement.NewTable([]string{"A", "B"}, values)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four
// observers, twelve units, missing values. The same table is Gwet's example in
// irrCAC ("cac.raw4raters"), whose figures its documentation gives.
const krippendorff2011 = `
	1 1 . 1
	2 2 3 2
	3 3 3 3
	3 3 3 3
	2 2 2 2
	1 2 3 4
	4 4 4 4
	1 1 2 1
	2 2 2 2
	. 5 5 5
	. . 1 1
	. . 3 .`

func TestKrippendorff2011(t *testing.T) {
	table := rows(t, krippendorff2011)
	for d, want := range map[agreement.Distance]float64{
		agreement.Nominal: 0.743, agreement.Ordinal: 0.815, agreement.Interval: 0.849, agreement.Ratio: 0.797,
	} {
		near(t, "alpha", agreement.Alpha(table, d), want, 0.0005)
	}
	near(t, "AC1", agreement.Gwet(table, agreement.Unweighted), 0.77544, 0.000005)
	near(t, "Fleiss", agreement.Fleiss(table), 0.76117, 0.000005)
	near(t, "percent", agreement.PercentUnits(table), 0.81818, 0.000005)
	ac1 := coefficient(t, "gwet_ac1").Analytic(table, 0.95)
	if math.Abs(ac1.SE-0.14295) > 0.000005 || math.Abs(ac1.Low-0.46081) > 0.000005 || ac1.High != 1 {
		t.Errorf("AC1 has SE %.5f and limits %.5f, %.5f; want 0.14295 and 0.46081, 1", ac1.SE, ac1.Low, ac1.High)
	}
	fleiss := coefficient(t, "fleiss").Analytic(table, 0.95)
	if math.Abs(fleiss.SE-0.15302) > 0.000005 || math.Abs(fleiss.Low-0.42438) > 0.000005 {
		t.Errorf("Fleiss has SE %.5f and low limit %.5f, want 0.15302 and 0.42438", fleiss.SE, fleiss.Low)
	}
}

// Krippendorff 2011, sections A and B: two observers, binary and nominal values.
func TestKrippendorff2011TwoObservers(t *testing.T) {
	binary := rows(t, "0 1\n1 1\n0 1\n0 0\n0 0\n0 1\n0 0\n0 0\n1 0\n0 0")
	near(t, "binary alpha", agreement.Alpha(binary, agreement.Nominal), 0.095, 0.0005)
	nominal := rows(t, "a b\na a\nb b\nb b\nd b\nc c\nc c\nc c\ne e\nd d\nd d\na d")
	near(t, "nominal alpha", agreement.Alpha(nominal, agreement.Nominal), 0.692, 0.0005)
}

// Hayes & Krippendorff 2007, table 1: 40 units, five observers, values 0 to 3.
const hayesKrippendorff2007 = `
	1 1 2 . 2
	1 1 0 1 .
	2 3 3 3 .
	. 0 0 . 0
	0 0 0 . 0
	0 0 0 . 0
	1 0 2 . 1
	1 . 2 0 .
	2 2 2 . 2
	2 1 1 1 .
	. 1 0 0 .
	0 0 0 0 .
	1 2 2 2 .
	3 3 2 2 3
	1 1 1 . 1
	1 1 1 . 1
	2 1 2 . 2
	1 2 3 3 .
	1 1 0 1 .
	0 0 0 . 0
	0 0 1 1 .
	0 0 . 0 0
	2 3 3 3 .
	0 0 0 0 .
	1 2 . 2 2
	0 1 1 1 .
	0 0 0 1 0
	1 2 1 2 .
	1 1 2 2 .
	1 1 2 . 2
	1 1 0 . 0
	2 1 2 1 .
	2 2 . 2 2
	3 2 2 2 .
	2 2 2 . 2
	2 2 3 . 2
	2 2 2 . 2
	2 2 . 1 2
	2 2 2 2 .
	1 1 1 . 1`

func TestHayesKrippendorff2007(t *testing.T) {
	table := rows(t, hayesKrippendorff2007)
	near(t, "ordinal alpha", agreement.Alpha(table, agreement.Ordinal), 0.7598, 0.00005)
	near(t, "nominal alpha", agreement.Alpha(table, agreement.Nominal), 0.4765, 0.00005)
	if s := agreement.Summarize(table); s.Units != 40 || s.Pairs != 239 {
		t.Errorf("%d units and %d pairs, want 40 and 239", s.Units, s.Pairs)
	}
}

// Fleiss 1971, table 1: 30 patients, six psychiatrists each, five diagnoses.
const fleiss1971 = `
	4 4 4 4 4 4
	2 2 2 5 5 5
	2 3 3 3 3 5
	5 5 5 5 5 5
	2 2 2 4 4 4
	1 1 3 3 3 3
	3 3 3 3 5 5
	1 1 3 3 3 4
	1 1 4 4 4 4
	5 5 5 5 5 5
	1 4 4 4 4 4
	1 2 4 4 4 4
	2 2 2 3 3 3
	1 4 4 4 4 4
	2 2 4 4 4 5
	3 3 3 3 3 5
	1 1 1 4 5 5
	1 1 1 1 1 2
	2 2 4 4 4 4
	1 3 3 5 5 5
	5 5 5 5 5 5
	2 4 4 4 4 4
	2 2 4 5 5 5
	1 1 4 4 4 4
	1 4 4 4 4 5
	2 2 2 2 2 4
	1 1 1 1 5 5
	2 2 4 4 4 4
	1 3 3 3 3 3
	5 5 5 5 5 5`

func TestFleiss1971(t *testing.T) {
	table := rows(t, fleiss1971)
	kappa := agreement.Fleiss(table)
	near(t, "kappa", kappa, 0.430, 0.0005)
	// Fleiss sums rounded shares to 0.2201.
	if math.Abs(kappa.Observed-0.5556) > 0.0001 || math.Abs(kappa.Expected-0.2201) > 0.0003 {
		t.Errorf("observed %.4f, expected %.4f; want 0.5556 and 0.2201", kappa.Observed, kappa.Expected)
	}
	// The documentation of R's irr, kappam.fleiss(diagnoses), gives z = 17.7.
	se, ok := agreement.FleissNullSE(table)
	if z := kappa.Value / se; !ok || math.Abs(z-17.7) > 0.05 {
		t.Errorf("z = %.2f, want 17.7", z)
	}
}

// Cohen 1960, table on p. 45: 200 units, kappa .492. With the weights of Cohen
// 1968 weighted kappa is .348, and .353 with the unsymmetrical ones.
func TestCohen(t *testing.T) {
	table := crossed(t, [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}})
	near(t, "kappa", agreement.Cohen(table, agreement.Unweighted), 0.492, 0.0005)
	weights := [][]float64{{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}
	near(t, "weighted kappa", agreement.CohenCustom(table, func(k, l int) float64 { return weights[k][l] }), 0.348, 0.0005)
	weights = [][]float64{{0, 1, 4}, {1, 0, 6}, {2, 2, 0}}
	near(t, "weighted kappa", agreement.CohenCustom(table, func(k, l int) float64 { return weights[k][l] }), 0.353, 0.0005)
}

// A table and its standard error as computed by Stata's kapci, from statalist,
// message 2009-12/00320.
func TestCohenStandardError(t *testing.T) {
	table := crossed(t, [][]int{{1395, 118}, {261, 158}})
	near(t, "kappa", agreement.Cohen(table, agreement.Unweighted), 0.3411969207847029, 1e-12)
	ci := coefficient(t, "cohen").Analytic(table, 0.95)
	if math.Abs(ci.SE-0.0262913719660408) > 1e-12 {
		t.Errorf("SE = %.16f, want 0.0262913719660408", ci.SE)
	}
	if math.Abs(ci.Low-0.2896667786271169) > 1e-9 || math.Abs(ci.High-0.3927270629422889) > 1e-9 {
		t.Errorf("limits %.12f, %.12f; want 0.289666778627, 0.392727062942", ci.Low, ci.High)
	}
}

// Gwet 2008: 125 units, one answer nearly everywhere.
func TestGwet2008(t *testing.T) {
	table := crossed(t, [][]int{{118, 5}, {2, 0}})
	near(t, "kappa", agreement.Cohen(table, agreement.Unweighted), -0.0234, 0.00005)
	near(t, "AC1", agreement.Gwet(table, agreement.Unweighted), 0.9408, 0.00005)
	warnings := agreement.Warnings(agreement.Summarize(table), agreement.All(table))
	if len(warnings) != 1 || !strings.Contains(warnings[0], "cohen is -0.023") || !strings.Contains(warnings[0], "AC1, 0.941") {
		t.Errorf("warnings are %q", warnings)
	}
}

// Artstein & Poesio 2008, Computational Linguistics 34, p. 558 and 568.
func TestArtsteinPoesio2008(t *testing.T) {
	table := crossed(t, [][]int{{20, 10}, {20, 50}})
	near(t, "S", agreement.BrennanPrediger(table), 0.4, 0.0005)
	near(t, "pi", agreement.Scott(table), 0.341, 0.0005)
	near(t, "kappa", agreement.Cohen(table, agreement.Unweighted), 0.348, 0.0005)
	table = crossed(t, [][]int{{46, 0, 0}, {6, 32, 6}, {0, 0, 10}})
	near(t, "S", agreement.BrennanPrediger(table), 0.82, 0.0005)
	near(t, "pi", agreement.Scott(table), 0.799, 0.0006)
	near(t, "kappa", agreement.Cohen(table, agreement.Unweighted), 0.801, 0.0005)
	weights := [][]float64{{0, 1, .5}, {1, 0, .5}, {.5, .5, 0}}
	near(t, "weighted kappa", agreement.CohenCustom(table, func(k, l int) float64 { return weights[k][l] }), 0.8163, 0.0005)
}

// coefficient returns the one with this name.
func coefficient(t *testing.T, name string) agreement.Coefficient {
	t.Helper()
	for _, c := range agreement.Coefficients() {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("there is no coefficient %q", name)
	return agreement.Coefficient{}
}
