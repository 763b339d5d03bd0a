package workbook

import (
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
)

// What a person leaves as it was proposed is not named; what is changed is set, and
// what is emptied is taken back.
func TestReviewOfFacets(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		cells      map[string]string
		want       []analysis.Facets
	}{
		{"left as it was", "en", map[string]string{"decision": "accept"}, []analysis.Facets{{}}},
		{"set", "en", map[string]string{"decision": "accept", "when": "Ceased ", "phase": "do"}, []analysis.Facets{{When: "ceased", Phase: "do"}}},
		{"taken back", "en", map[string]string{"decision": "unsure", "when": ""}, []analysis.Facets{{When: analysis.NotTold}}},
		{"taken back by a word", "en", map[string]string{"decision": "accept", "holder": "none"}, []analysis.Facets{{Holder: analysis.NotTold}}},
		{"in Swedish", "sv", map[string]string{"decision": "godkänn", "vems": "brukare", "fas": "studera"}, []analysis.Facets{{Holder: "user", Phase: "study"}}},
		{"English words in Swedish columns", "sv", map[string]string{"decision": "accept", "när": "ceased"}, []analysis.Facets{{When: "ceased"}}},
		{"another code", "en", map[string]string{"decision": "change", "change to": "Involving users", "voice": "reported"}, []analysis.Facets{{Voice: "reported", When: "now"}, {}}},
		{"another code, and whose", "en", map[string]string{"change to": "Involving users", "holder": "coach"}, []analysis.Facets{{Holder: "coach", When: "now"}, {}}},
		{"a further code", "en", map[string]string{"decision": "accept", "also": "users-resources", "when": "wished"}, []analysis.Facets{{When: "wished"}, {}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sample.Study()
			f := exported(t, d, "Cilla Dahl", c.lang)
			fill(t, f, map[string]string{"en": "Review", "sv": "Granskning"}[c.lang], "had no time at all", c.cells)
			first := read(t, f, d, "")
			var got []analysis.Facets
			for _, x := range first.Decisions {
				got = append(got, x.Facets)
			}
			if diff := cmp.Diff(c.want, got); diff != "" || len(first.Problems) > 0 {
				t.Errorf("(-want +got):\n%s\n%v", diff, first.Problems)
			}
			second := read(t, f, apply(d, first), "")
			if len(second.Decisions)+len(second.Problems) > 0 {
				t.Errorf("the second import finds %v, %v", second.Decisions, second.Problems)
			}
		})
	}
}

func TestFacetsOfUnitsWithoutASuggestion(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review of the rest", "coffee machine", map[string]string{"also": "Lack of time", "holder": "manager"})
	got := read(t, f, d, "")
	want := []analysis.Decision{told(decision(d, 1, 3, "lack-of-time", "Cilla Dahl", analysis.Accepted, ""), analysis.Facets{Holder: "manager"})}
	if diff := cmp.Diff(want, got.Decisions); diff != "" || len(got.Problems) > 0 {
		t.Errorf("(-want +got):\n%s\n%v", diff, got.Problems)
	}
}

// A decision is changed by its facets alone, and a later one in the study stands.
func TestFacetsOfWhatWasDecided(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Anna Berg", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "", "holder": "coach"})
	want := []analysis.Decision{told(decision(d, 0, 0, "lack-of-time", "Anna Berg", analysis.Accepted, ""), analysis.Facets{Holder: "coach"})}
	got := read(t, f, d, "")
	if diff := cmp.Diff(want, got.Decisions); diff != "" || len(got.Problems) > 0 {
		t.Errorf("(-want +got):\n%s\n%v", diff, got.Problems)
	}
	for i, c := range d.Codings {
		if c.Coder == "Anna Berg" && c.Code == "lack-of-time" {
			d.Codings[i].Facets.Holder, d.Codings[i].At = "manager", sample.Now()
		}
	}
	got = read(t, f, d, "")
	if len(got.Decisions) != 0 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].String(), "holder: manager") {
		t.Errorf("an older sheet gives %v, %v", got.Decisions, got.Problems)
	}
}

func TestFacetsThatMakeNoSense(t *testing.T) {
	for _, c := range []struct {
		cells map[string]string
		want  string
		taken int
	}{
		{map[string]string{"decision": "accept", "when": "cesed"}, `did you mean "ceased"?`, 1},
		{map[string]string{"decision": "accept", "holder": "brukar"}, `did you mean "brukare"?`, 1},
		{map[string]string{"decision": "accept", "phase": "the very end"}, "write one of: act", 1},
		{map[string]string{"decision": "accept", "phase": "ceased"}, `the facet phase has no word "ceased"`, 1},
		{map[string]string{"when": "ceased"}, "no code is decided on", 0},
	} {
		d := sample.Study()
		f := exported(t, d, "Cilla Dahl", "en")
		fill(t, f, "Review", "had no time at all", c.cells)
		got := read(t, f, d, "")
		if len(got.Problems) != 1 || !strings.Contains(got.Problems[0].String(), c.want) || len(got.Decisions) != c.taken {
			t.Errorf("%v: %v, %v; expected %q", c.cells, got.Decisions, got.Problems, c.want)
		}
	}
}

// A sheet from which the columns were deleted says nothing of facets.
func TestReviewWithoutColumnsOfFacets(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept"})
	rows := must(f.GetRows("Review"))(t)
	for c := len(rows[0]) - 1; c >= 0; c-- {
		if title := matrix.Field(rows[0][c]); title == matrix.FieldHolder || title == matrix.FieldWhen {
			column := string(rune('A' + c))
			if err := f.RemoveCol("Review", column); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := read(t, f, d, "")
	if len(got.Decisions) != 1 || got.Decisions[0].Facets != (analysis.Facets{}) || len(got.Problems) > 0 {
		t.Errorf("%v, %v", got.Decisions, got.Problems)
	}
}
