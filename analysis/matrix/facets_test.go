package matrix

import (
	"testing"

	"cocode/analysis"
)

func TestEveryFacetHasAColumnAndSwedishWords(t *testing.T) {
	fields := FacetFields()
	for i, f := range analysis.AllFacets() {
		if string(fields[i]) != f.Name {
			t.Errorf("the column of %s is called %s", f.Name, fields[i])
		}
		if got, want := len(FacetWords(f.Name)), len(f.Words)+1; got < want {
			t.Errorf("%s: %d words for %d", f.Name, got, want)
		}
		for _, word := range append(f.Words, analysis.NotTold) {
			if FacetWords(f.Name)[facetSwedish[word]] != word || FacetWords(f.Name)[word] != word {
				t.Errorf("%s: %q is not understood as %q", f.Name, facetSwedish[word], word)
			}
		}
	}
}

func TestWasIsReadAsItWasWritten(t *testing.T) {
	for _, w := range []Was{{}, {"accept", "0a1b2c3d", analysis.Facets{}}, {"", "0a1b2c3d", analysis.Facets{Holder: "user", Phase: "do"}}} {
		if got := ParseWas(w.String()); got != w {
			t.Errorf("wrote %+v, read %+v", w, got)
		}
	}
	if got := ParseWas("accept#0a1b2c3d"); got != (Was{Verdict: "accept", Condensed: "0a1b2c3d"}) {
		t.Errorf("a sheet without facets gives %+v", got)
	}
}
