package agreement_test

import (
	"math"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"cocode/analysis/agreement"
)

func TestBootstrapIsTheSameEachTime(t *testing.T) {
	a := agreement.Bootstrap(rows(t, hayesKrippendorff2007), agreement.Options{Resamples: 500, Seed: 7})
	b := agreement.Bootstrap(rows(t, hayesKrippendorff2007), agreement.Options{Resamples: 500, Seed: 7})
	other := agreement.Bootstrap(rows(t, hayesKrippendorff2007), agreement.Options{Resamples: 500, Seed: 8})
	differs := false
	for i := range a {
		if a[i] != b[i] && a[i].OK {
			t.Errorf("%d: %+v and %+v with the same seed", i, a[i], b[i])
		}
		differs = differs || a[i].Low != other[i].Low
	}
	if !differs {
		t.Error("another seed gives the same limits")
	}
}

// Resamples are shared out among cores, and which core draws which changes nothing.
func TestBootstrapOnAnyNumberOfCores(t *testing.T) {
	names, values := invented(300, 4, 7, 5)
	table, err := agreement.NewTable(names, values)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := agreement.Bootstrap(table, agreement.Options{Resamples: 400, Seed: 2})
	runtime.GOMAXPROCS(5)
	for i, five := range agreement.Bootstrap(table, agreement.Options{Resamples: 400, Seed: 2}) {
		if five.OK && five != one[i] {
			t.Errorf("%s: %+v on one core and %+v on five", agreement.Coefficients()[i].Name, one[i], five)
		}
	}
}

// The limits of one coefficient do not depend on which others are asked for.
func TestBootstrapOneOrAll(t *testing.T) {
	table := rows(t, fleiss1971)
	all := agreement.Bootstrap(table, agreement.Options{Resamples: 300})
	for i, c := range agreement.Coefficients() {
		one := agreement.Bootstrap(table, agreement.Options{Resamples: 300}, c)[0]
		if one != all[i] && one.OK {
			t.Errorf("%s: %+v alone and %+v among all", c.Name, one, all[i])
		}
	}
}

// The standard deviation of the resamples is near that of the formula. (With
// missing values Gwet's is somewhat larger.)
func TestBootstrapAgreesWithFormulas(t *testing.T) {
	names, values := invented(2000, 2, 4, 3)
	values = slices.DeleteFunc(values, func(row []string) bool { return slices.Contains(row, "") })
	table, err := agreement.NewTable(names, values)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, c := range agreement.Coefficients() {
		formula := c.Analytic(table, 0.95)
		if !formula.OK {
			continue
		}
		compared++
		boot := agreement.Bootstrap(table, agreement.Options{Resamples: 2000}, c)[0]
		if math.Abs(boot.SE/formula.SE-1) > 0.06 {
			t.Errorf("%s: SE %.5f by bootstrap and %.5f by %s", c.Name, boot.SE, formula.SE, formula.Method)
		}
		if math.Abs(boot.Low-formula.Low) > formula.SE/3 || math.Abs(boot.High-formula.High) > formula.SE/3 {
			t.Errorf("%s: limits %.4f, %.4f by bootstrap and %.4f, %.4f by formula", c.Name, boot.Low, boot.High, formula.Low, formula.High)
		}
	}
	if compared != 10 {
		t.Errorf("compared %d formulas, want 10", compared)
	}
}

// By the algorithm of Hayes & Krippendorff the resampled disagreement is a mean
// of M independent draws, so that its standard deviation has a closed form. For
// nominal data it is √(D_o (1 - D_o) / M) / D_e.
func TestBootstrapAlphaSpread(t *testing.T) {
	table := rows(t, hayesKrippendorff2007)
	r := agreement.Alpha(table, agreement.Nominal)
	ci := agreement.BootstrapAlpha(table, agreement.Nominal, agreement.Options{Resamples: 20_000})
	want := math.Sqrt(r.Observed*(1-r.Observed)/239) / r.Expected
	if math.Abs(ci.SE/want-1) > 0.02 {
		t.Errorf("SE = %.5f, want %.5f", ci.SE, want)
	}
	if ci.Low > r.Value-1.8*want || ci.High < r.Value+1.8*want {
		t.Errorf("limits %.4f, %.4f around %.4f", ci.Low, ci.High, r.Value)
	}
	ordinal := agreement.BootstrapAlpha(table, agreement.Ordinal, agreement.Options{})
	if ordinal.Below667 > 0.01 || ordinal.Below800 < 0.9 || ordinal.Below800 > 0.98 {
		t.Errorf("ordinal alpha of .76 fails .667 with %.4f and .800 with %.4f", ordinal.Below667, ordinal.Below800)
	}
}

// With one kind of agreement only, resamples without disagreement are void.
func TestBootstrapAlphaVoid(t *testing.T) {
	ci := agreement.BootstrapAlpha(rows(t, "1 1\n1 1\n1 2"), agreement.Nominal, agreement.Options{Resamples: 2000})
	if ci.High != 0 || !ci.OK {
		t.Errorf("limits are %.3f, %.3f; an alpha of 1 would come from 0/0", ci.Low, ci.High)
	}
}

func TestBootstrapUndefined(t *testing.T) {
	for _, c := range agreement.Bootstrap(rows(t, "1 1\n1 1"), agreement.Options{Resamples: 20}, coefficient(t, "cohen"), coefficient(t, "alpha_nominal")) {
		if c.OK || c.Reason != agreement.NoVariation || !math.IsNaN(c.Low) {
			t.Errorf("interval without variation: %+v", c)
		}
	}
	// One unit of five that varies is left out of a third of the resamples.
	ci := agreement.Bootstrap(rows(t, "1 1\n1 1\n1 1\n1 1\n2 2"), agreement.Options{Resamples: 2000}, coefficient(t, "cohen"))[0]
	if share := float64(ci.Undefined) / 2000; !ci.OK || math.Abs(share-math.Pow(0.8, 5)) > 0.04 {
		t.Errorf("%d of %d resamples are undefined", ci.Undefined, ci.Resamples)
	}
}

func TestAnalyticUndefined(t *testing.T) {
	if ci := coefficient(t, "alpha_nominal").Analytic(rows(t, fleiss1971), 0.95); ci.OK || ci.Reason != agreement.NoFormula {
		t.Errorf("alpha: %+v", ci)
	}
	if ci := coefficient(t, "cohen").Analytic(rows(t, fleiss1971), 0.95); ci.OK || ci.Reason != agreement.NoFormula {
		t.Errorf("Light's kappa: %+v", ci)
	}
	if ci := coefficient(t, "gwet_ac1").Analytic(rows(t, "1 2"), 0.95); ci.OK || ci.Reason != agreement.TooFew {
		t.Errorf("one unit: %+v", ci)
	}
	if _, ok := agreement.FleissNullSE(rows(t, krippendorff2011)); ok {
		t.Error("a null SE with missing values")
	}
}

// A larger study with many patterns draws by numbers, a small one unit by unit;
// both give about the same spread.
func TestBootstrapOfFewAndManyUnitsPerPattern(t *testing.T) {
	few := crossed(t, [][]int{{40, 10}, {5, 45}})
	many := crossed(t, [][]int{{4000, 1000}, {500, 4500}})
	kappa := coefficient(t, "cohen")
	a := agreement.Bootstrap(few, agreement.Options{Resamples: 4000}, kappa)[0]
	b := agreement.Bootstrap(many, agreement.Options{Resamples: 4000}, kappa)[0]
	if ratio := a.SE / b.SE; math.Abs(ratio-10) > 0.6 {
		t.Errorf("SE %.5f with 100 units and %.5f with 10,000: %s times, want 10", a.SE, b.SE, strconv.FormatFloat(ratio, 'f', 2, 64))
	}
}
