package agreement_test

import (
	"math"
	"slices"
	"testing"

	"cocode/analysis/agreement"
)

// Passonneau 2006: MASI is the Jaccard coefficient times 1, 2/3, 1/3 or 0. In a
// table of one unit the observed disagreement is the distance of its two sets.
func TestSetDistances(t *testing.T) {
	cases := []struct {
		name          string
		a, b          []string
		jaccard, masi float64
	}{
		{"one empty", []string{}, []string{"x", "y"}, 1, 1},
		{"apart", []string{"x"}, []string{"y", "z"}, 1, 1},
		{"one holds the other", []string{"x"}, []string{"x", "y"}, 1 - 1.0/2, 1 - 1.0/2*2/3},
		{"the other way round", []string{"x", "y", "z"}, []string{"z", "x"}, 1 - 2.0/3, 1 - 2.0/3*2/3},
		{"overlap", []string{"x", "y"}, []string{"y", "z"}, 1 - 1.0/3, 1 - 1.0/3*1/3},
	}
	for _, c := range cases {
		table, err := agreement.NewSetTable([]string{"A", "B"}, [][][]string{{c.a, c.b}})
		if err != nil {
			t.Fatal(err)
		}
		j, m := agreement.Alpha(table, agreement.Jaccard), agreement.Alpha(table, agreement.MASI)
		if math.Abs(j.Observed-c.jaccard) > 1e-15 || math.Abs(m.Observed-c.masi) > 1e-15 {
			t.Errorf("%s: Jaccard %v, MASI %v; want %v, %v", c.name, j.Observed, m.Observed, c.jaccard, c.masi)
		}
	}
}

func TestSetTable(t *testing.T) {
	uncoded := []string{}
	table, err := agreement.NewSetTable([]string{"A", "B"}, [][][]string{
		{{"time", "staff"}, {"staff", "time", "time"}},
		{uncoded, uncoded},
		{{"time"}, {"time", "staff"}},
		{{"time"}, nil},
		{uncoded, {"trust"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := table.Categories(), []string{"∅", "staff + time", "time", "trust"}; !slices.Equal(got, want) {
		t.Errorf("categories are %q, want %q", got, want)
	}
	near(t, "percent", agreement.PercentUnits(table), 0.5, 1e-12)
	// By hand: the units hold {s,t}{s,t}, ∅∅, {t}{s,t}, ∅{r}: D_o = (0 + 0 + 1/2 + 1)·2/8;
	// n is 3 of ∅, 3 of {s,t}, 1 of {t}, 1 of {r}, and all but {t} and {s,t} are 1 apart.
	observed := 2 * 1.5 / 8
	expected := 2 * (3*3 + 3*1 + 3*1 + 3*0.5 + 3*1 + 1*1.0) / (8 * 7)
	near(t, "alpha", agreement.Alpha(table, agreement.Jaccard), 1-observed/expected, 1e-12)
}

// On sets of one code, the set distances are the nominal one.
func TestSetsOfOne(t *testing.T) {
	plain := rows(t, krippendorff2011)
	for _, d := range []agreement.Distance{agreement.Jaccard, agreement.MASI} {
		if r := agreement.Alpha(plain, d); !alike(r, agreement.Alpha(plain, agreement.Nominal), 1e-12) {
			t.Errorf("alpha with distance %d is %v", d, r)
		}
	}
}

func TestSetTableErrors(t *testing.T) {
	if _, err := agreement.NewSetTable([]string{"A", "B"}, [][][]string{{nil}}); err == nil {
		t.Error("a short row is taken")
	}
	if _, err := agreement.NewSetTable([]string{"A", "A"}, nil); err == nil {
		t.Error("a coder twice is taken")
	}
}

func TestRetrieve(t *testing.T) {
	table, err := agreement.NewSetTable([]string{"person", "machine"}, [][][]string{
		{{"time"}, {"time", "staff"}},
		{{"time", "trust"}, {"time"}},
		{{}, {"staff"}},
		{{"time"}, nil}, // not shown to the machine
		{{}, {}},
	})
	if err != nil {
		t.Fatal(err)
	}
	codes, err := agreement.Retrieve(table, "person", "machine")
	if err != nil {
		t.Fatal(err)
	}
	want := []agreement.CodeRetrieval{
		{Code: "staff", Retrieval: agreement.Retrieval{Extra: 2}},
		{Code: "time", Retrieval: agreement.Retrieval{Hits: 2}},
		{Code: "trust", Retrieval: agreement.Retrieval{Missed: 1}},
	}
	if !slices.Equal(codes, want) {
		t.Errorf("found %v, want %v", codes, want)
	}
	var all agreement.Retrieval
	for _, c := range codes {
		all = all.Add(c.Retrieval)
	}
	precision, _ := all.Precision()
	recall, _ := all.Recall()
	f1, _ := all.F1()
	if precision != 0.5 || math.Abs(recall-2.0/3) > 1e-15 || math.Abs(f1-4.0/7) > 1e-15 {
		t.Errorf("precision %v, recall %v, F1 %v; want 1/2, 2/3, 4/7", precision, recall, f1)
	}
	if _, ok := codes[0].Recall(); ok {
		t.Error("recall is defined without a reference")
	}
	if _, ok := (agreement.Retrieval{}).F1(); ok {
		t.Error("F1 of nothing is defined")
	}
	if _, err := agreement.Retrieve(table, "person", "nobody"); err == nil {
		t.Error("an unknown coder is taken")
	}
}

func TestRetrieveLabels(t *testing.T) {
	codes, err := agreement.Retrieve(rows(t, "a a\na b\nb b\nb ."), "A", "B")
	if err != nil {
		t.Fatal(err)
	}
	want := []agreement.CodeRetrieval{
		{Code: "a", Retrieval: agreement.Retrieval{Hits: 1, Missed: 1}},
		{Code: "b", Retrieval: agreement.Retrieval{Hits: 1, Extra: 1}},
	}
	if !slices.Equal(codes, want) {
		t.Errorf("found %v, want %v", codes, want)
	}
}
