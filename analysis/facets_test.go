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

func TestADecisionInheritsWhatItDoesNotName(t *testing.T) {
	under := analysis.Facets{Holder: "coach", When: analysis.Now, Phase: "do"}
	for _, c := range []struct{ decided, want analysis.Facets }{
		{analysis.Facets{}, under},
		{analysis.Facets{Holder: "user"}, analysis.Facets{Holder: "user", When: analysis.Now, Phase: "do"}},
		{analysis.Facets{When: analysis.NotTold, Voice: analysis.NotTold}, analysis.Facets{Holder: "coach", Phase: "do"}},
		{analysis.Facets{Voice: "own"}.Exactly(), analysis.Facets{Voice: "own"}},
	} {
		if got := c.decided.Over(under); got != c.want {
			t.Errorf("%v over %v: got %v, want %v", c.decided, under, got, c.want)
		}
	}
}

func TestParseFacet(t *testing.T) {
	for _, c := range []struct{ in, facet, word, problem string }{
		{"when=ceased", "when", "ceased", ""},
		{" Ceased ", "when", "ceased", ""},
		{"holder=none", "holder", "none", ""},
		{"phase=", "phase", "none", ""},
		{"when=cesed", "", "", `did you mean "ceased"?`},
		{"cesed", "", "", `did you mean "ceased"?`},
		{"when", "", "", "write when=now"},
		{"mood=good", "", "", "use one of: holder"},
		{"something quite other", "", "", "write holder, voice"},
	} {
		facet, word, err := analysis.ParseFacet(c.in)
		switch {
		case c.problem != "" && (err == nil || !strings.Contains(err.Error(), c.problem)):
			t.Errorf("%q: %v does not say %q", c.in, err, c.problem)
		case c.problem == "" && (err != nil || facet != c.facet || word != c.word):
			t.Errorf("%q: got %s=%s, %v", c.in, facet, word, err)
		}
	}
}

func TestNoTwoFacetsShareAWord(t *testing.T) {
	of := map[string]string{analysis.NotTold: "none"}
	for _, f := range analysis.AllFacets() {
		for _, word := range f.Words {
			if of[word] != "" {
				t.Errorf("%s is a word of %s and of %s", word, of[word], f.Name)
			}
			of[word] = f.Name
		}
	}
}

func TestFacetFilter(t *testing.T) {
	told := analysis.Facets{Holder: "user", When: analysis.Ceased}
	for _, c := range []struct {
		filter string
		want   bool
	}{
		{"", true},
		{"when=ceased", true},
		{"when=now", false},
		{"when=now ceased", true},
		{"ceased holder=coach", false},
		{"voice=none", true},
		{"when=none", false},
	} {
		filter, err := analysis.ParseFacetFilter(strings.Fields(c.filter))
		if err != nil {
			t.Fatal(err)
		}
		if got := filter.Takes(told); got != c.want {
			t.Errorf("%q (%s): takes %v is %v", c.filter, filter, told, got)
		}
	}
}
