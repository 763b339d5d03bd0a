package analysis_test

import (
	"strings"
	"testing"

	"cocode/analysis"
)

func TestEveryFacetCanBeSetAndRead(t *testing.T) {
	for _, facet := range analysis.AllFacets() {
		for _, word := range facet.Words {
			var f analysis.Facets
			if err := f.Set(facet.Name, word); err != nil {
				t.Error(err)
			}
			if got := f.Get(facet.Name); got != word {
				t.Errorf("%s: set %q, got %q", facet.Name, word, got)
			}
			if err := f.Set(facet.Name, ""); err != nil || f != (analysis.Facets{}) {
				t.Errorf("%s: the empty word did not take it back: %+v, %v", facet.Name, f, err)
			}
		}
	}
}

func TestUnknownFacetsAreRefusedInWords(t *testing.T) {
	for _, c := range []struct{ facet, word, want string }{
		{"hodler", "user", "holder"},
		{"holder", "uesr", `did you mean "user"?`},
		{"when", "some day long ago", "ceased"},
	} {
		f := analysis.Facets{Voice: "own"}
		err := f.Set(c.facet, c.word)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s=%s: %v does not say %q", c.facet, c.word, err, c.want)
		}
		if f != (analysis.Facets{Voice: "own"}) {
			t.Errorf("%s=%s: changed to %+v", c.facet, c.word, f)
		}
	}
}

func TestOrKeepsWhatIsTold(t *testing.T) {
	got := analysis.Facets{Holder: "user"}.Or(analysis.Facets{Holder: "coach", When: analysis.Now})
	if want := (analysis.Facets{Holder: "user", When: analysis.Now}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
