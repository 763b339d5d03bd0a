package study_test

import (
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
)

func TestSuggestionsKeepTheirFacets(t *testing.T) {
	s := coded(t)
	list, err := s.Codings(study.Filter{Coder: analysis.MachineCoder})
	must(t, err)
	for _, c := range list {
		if c.Facets != (analysis.Facets{When: analysis.Now}) || len(c.Evidence) != 1 || len(c.FacetEvidence) != 1 {
			t.Fatalf("%+v", c)
		}
		if c.Evidence[0].Facet != "" || c.FacetEvidence[0].Facet != "when=now" {
			t.Fatalf("reasons for the code and for the facets are mixed: %+v", c)
		}
	}
	verified(t, s)
}

// What a decision does not name is as it was: as the coder has decided before, else
// as it was suggested.
func TestFacetsAreInheritedSetAndTakenBack(t *testing.T) {
	s := coded(t)
	d := analysis.Decision{Unit: units(t, s)[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted}
	for i, step := range []struct {
		named, want analysis.Facets
		status      analysis.Status
	}{
		{analysis.Facets{}, analysis.Facets{When: analysis.Now}, analysis.Accepted},
		{analysis.Facets{Holder: "user"}, analysis.Facets{Holder: "user", When: analysis.Now}, analysis.Accepted},
		{analysis.Facets{When: analysis.NotTold}, analysis.Facets{Holder: "user"}, analysis.Accepted},
		{analysis.Facets{}, analysis.Facets{Holder: "user"}, analysis.Unsure},
		{analysis.Facets{When: analysis.Wished}, analysis.Facets{Holder: "user", When: analysis.Wished}, analysis.Unsure},
	} {
		d.Facets, d.Status = step.named, step.status
		n, err := s.Decide([]analysis.Decision{d}, "")
		must(t, err)
		again, err := s.Decide([]analysis.Decision{d}, "")
		must(t, err)
		if n != 1 || again != 0 {
			t.Errorf("step %d: %d changes, and %d the second time", i, n, again)
		}
		suggest(t, s, 1) // the pass again
		own, err := s.Codings(study.Filter{Unit: d.Unit, Coder: "Anna"})
		must(t, err)
		if len(own) != 1 || own[0].Facets != step.want {
			t.Errorf("step %d: got %+v, want %v", i, own, step.want)
		}
	}
	verified(t, s)
}
