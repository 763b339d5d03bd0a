package agreement_test

import (
	"slices"
	"strings"
	"testing"

	"cocode/analysis/agreement"
)

func TestNewTableErrors(t *testing.T) {
	cases := []struct {
		coders []string
		rows   [][]string
		want   string
	}{
		{[]string{"A", "A"}, nil, `coders 1 and 2 have the same name "A"`},
		{[]string{"A", "B"}, [][]string{{"1", "1"}, {"1"}}, "row 2 has 1 values, expected 2"},
	}
	for _, c := range cases {
		if _, err := agreement.NewTable(c.coders, c.rows); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, want %q", err, c.want)
		}
	}
}

func TestCategoriesAreOrdered(t *testing.T) {
	cases := []struct {
		name    string
		values  []string
		want    []string
		numeric bool
	}{
		{"numbers", []string{"10", "9", "-1", "1e1", "2.5", "+9"}, []string{"-1", "2.5", "9", "10"}, true},
		{"labels", []string{"b", "B", "a", "10", "9"}, []string{"10", "9", "B", "a", "b"}, false},
		{"no words for numbers", []string{"1", "NaN", "inf", "0x10", "1_0"}, []string{"0x10", "1", "1_0", "NaN", "inf"}, false},
		{"Swedish", []string{"öga", "zon", "åka"}, []string{"zon", "åka", "öga"}, false},
	}
	for _, c := range cases {
		var rows [][]string
		for _, v := range c.values {
			rows = append(rows, []string{v, v})
		}
		table, err := agreement.NewTable([]string{"A", "B"}, rows)
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Categories(); !slices.Equal(got, c.want) || table.Numeric() != c.numeric {
			t.Errorf("%s: %q, numeric %v; want %q, %v", c.name, got, table.Numeric(), c.want, c.numeric)
		}
	}
}

func TestOrdered(t *testing.T) {
	table := rows(t, "low low\nmedium high\nhigh high\nlow medium")
	scale, err := table.Ordered("low", "medium", "high")
	if err != nil {
		t.Fatal(err)
	}
	numbers := rows(t, "1 1\n2 3\n3 3\n1 2")
	for _, d := range []agreement.Distance{agreement.Nominal, agreement.Ordinal} {
		if a, b := agreement.Alpha(scale, d), agreement.Alpha(numbers, d); !alike(a, b, 1e-12) {
			t.Errorf("alpha is %v in the given order and %v with numbers", a, b)
		}
	}
	if a, b := agreement.Cohen(scale, agreement.Linear), agreement.Cohen(numbers, agreement.Linear); !alike(a, b, 1e-12) {
		t.Errorf("weighted kappa is %v in the given order and %v with numbers", a, b)
	}
	if r := agreement.Alpha(scale, agreement.Interval); r.Reason != agreement.NotNumbers {
		t.Errorf("interval alpha of labels is %v", r)
	}
	for _, wrong := range [][]string{{"low", "high"}, {"low", "medium", "low", "high"}} {
		if _, err := table.Ordered(wrong...); err == nil {
			t.Errorf("order %q is taken", wrong)
		}
	}
}

// Brennan-Prediger and Gwet count the categories that could have been chosen.
func TestOrderedCountsUnusedCategories(t *testing.T) {
	table := rows(t, "1 1\n2 2\n1 2\n2 2")
	wide, err := table.Ordered("1", "2", "3", "4")
	if err != nil {
		t.Fatal(err)
	}
	near(t, "two categories", agreement.BrennanPrediger(table), (0.75-0.5)/0.5, 1e-12)
	near(t, "four categories", agreement.BrennanPrediger(wide), (0.75-0.25)/0.75, 1e-12)
	if r := agreement.Alpha(wide, agreement.Interval); !alike(r, agreement.Alpha(table, agreement.Interval), 1e-12) {
		t.Errorf("alpha with unused categories is %v", r)
	}
}

func TestUndefined(t *testing.T) {
	cases := []struct{ name, text, coefficient, reason string }{
		{"one value", "1 1\n1 1", "cohen", agreement.NoVariation},
		{"one value", "1 1\n1 1", "fleiss", agreement.NoVariation},
		{"one value", "1 1\n1 1", "gwet_ac1", agreement.NoVariation},
		{"one value", "1 1\n1 1", "brennan_prediger", agreement.NoVariation},
		{"one value", "1 1\n1 1", "alpha_ordinal", agreement.NoVariation},
		{"one value in pairs", "1 1\n1 1\n2 .", "alpha_nominal", agreement.NoVariation},
		{"nothing shared", "1 .\n. 2", "percent_unit", agreement.NoPairs},
		{"nothing shared", "1 .\n. 2", "cohen_linear", agreement.NoPairs},
		{"nothing shared", "1 .\n. 2", "scott", agreement.NoPairs},
		{"nothing shared", "1 .\n. 2", "gwet_ac2_linear", agreement.NoPairs},
		{"labels", "a b\nb b", "alpha_interval", agreement.NotNumbers},
		{"negative", "-1 1\n1 1", "alpha_ratio", agreement.Negative},
		{"three coders", "1 1 2\n2 2 2", "scott", agreement.NotTwo},
		{"too large", "1e308 -1e308\n1 1", "alpha_interval", agreement.TooLarge},
		{"one coder", "1\n2", "alpha_nominal", agreement.NoPairs},
	}
	for _, c := range cases {
		r := coefficient(t, c.coefficient).Of(rows(t, c.text))
		if r.OK || r.Reason != c.reason {
			t.Errorf("%s: %s = %+v, want %q", c.name, c.coefficient, r, c.reason)
		}
	}
}

// Two coders who each use one category, but not the same, disagree as chance has
// it: that is 0 and not undefined.
func TestConstantButDifferent(t *testing.T) {
	near(t, "kappa", agreement.Cohen(rows(t, "1 2\n1 2\n1 2"), agreement.Unweighted), 0, 1e-12)
}

// Light's mean leaves out the pair that used one category only, and says so.
func TestLightLeavesOutUndefinedPairs(t *testing.T) {
	r := agreement.Cohen(rows(t, "1 1 1\n1 1 2\n1 1 1\n1 1 2"), agreement.Unweighted)
	near(t, "kappa", r, 0, 1e-12)
	if !strings.HasPrefix(r.Note, "mean over 2 of 3 pairs of coders; 1 without variation") {
		t.Errorf("note is %q", r.Note)
	}
}

func TestEmptyTables(t *testing.T) {
	for _, rows := range [][][]string{nil, {{"", ""}, {"", ""}}} {
		table, err := agreement.NewTable([]string{"A", "B"}, rows)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range agreement.All(table) {
			if r.OK || r.Reason != agreement.NoPairs && r.Reason != agreement.NotTwo {
				t.Errorf("%s = %+v", r.Name, r.Result)
			}
		}
		if s := agreement.Summarize(table); s.Units != len(rows) || s.Empty != len(rows) || s.Values != 0 {
			t.Errorf("summary is %+v", s)
		}
		agreement.Bootstrap(table, agreement.Options{Resamples: 10})
	}
}
