package agreement_test

import (
	"reflect"
	"strings"
	"testing"

	"cocode/analysis/agreement"
)

func TestSummarize(t *testing.T) {
	got := agreement.Summarize(rows(t, "1 1 2\n1 . 2\n. . 1\n. . .\n2 2 2"))
	want := agreement.Summary{
		Coders: []agreement.CoderCount{{"A", 3}, {"B", 2}, {"C", 4}},
		Units:  5, Paired: 3, Single: 1, Empty: 1, Values: 9, Pairs: 7,
		Categories: []agreement.Prevalence{{"1", 4, 4.0 / 9}, {"2", 5, 5.0 / 9}},
		Numeric:    true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("summary is\n%+v\nwant\n%+v", got, want)
	}
	if d := got.Dominant(); d.Category != "2" {
		t.Errorf("dominant is %v", d)
	}
}

func TestWarnings(t *testing.T) {
	cases := []struct {
		name, text, want string // want is "" for no warning
	}{
		{"balanced", "1 1\n2 2\n1 2\n2 2\n1 1", ""},
		{"one answer and agreement in the rare one", strings.Repeat("1 1\n", 18) + "2 2\n2 2", ""},
		{"one answer and none in the rare one", strings.Repeat("1 1\n", 18) + "2 1\n1 2", "cohen is -0.053"},
		{"three coders, constant pairs", strings.Repeat("1 1 1\n", 18) + "2 1 1\n1 1 2", "Read it beside AC1"},
		{"singles", "1 1\n2 2\n1 .\n1 1", "1 unit was coded by one coder only"},
	}
	for _, c := range cases {
		table := rows(t, c.text)
		warnings := strings.Join(agreement.Warnings(agreement.Summarize(table), agreement.All(table)), "\n")
		if c.want == "" && warnings != "" || !strings.Contains(warnings, c.want) {
			t.Errorf("%s: warnings are %q, want %q", c.name, warnings, c.want)
		}
	}
}

func TestConfusions(t *testing.T) {
	got := agreement.Confusions(rows(t, "a b .\na a .\nb a b\na a c\n. c a"))
	want := []agreement.Confusion{
		{A: "A", B: "B", Categories: []string{"a", "b"}, Units: [][]int{{2, 1}, {1, 0}}},
		{A: "A", B: "C", Categories: []string{"a", "b", "c"}, Units: [][]int{{0, 0, 1}, {0, 1, 0}, {0, 0, 0}}},
		{A: "B", B: "C", Categories: []string{"a", "b", "c"}, Units: [][]int{{0, 1, 1}, {0, 0, 0}, {1, 0, 0}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("confusions are\n%+v\nwant\n%+v", got, want)
	}
}

func TestBands(t *testing.T) {
	for kappa, want := range map[float64]string{
		-0.01: "poor", 0: "slight", 0.2: "slight", 0.21: "fair", 0.4: "fair", 0.41: "moderate", 0.6: "moderate",
		0.61: "substantial", 0.8: "substantial", 0.81: "almost perfect", 1: "almost perfect",
	} {
		if got := agreement.LandisKoch(kappa); got != want {
			t.Errorf("%v is %q, want %q", kappa, got, want)
		}
	}
	for alpha, want := range map[float64]string{
		0.8: "reliable", 0.79: "tentative conclusions only", 0.667: "tentative conclusions only", 0.6669: "not reliable",
	} {
		if got := agreement.KrippendorffBand(alpha); got != want {
			t.Errorf("%v is %q, want %q", alpha, got, want)
		}
	}
}
