package cli

import (
	"fmt"
	"strings"

	"cocode/analysis"
)

// suggestion names what a coder is asked about.
type suggestion struct{ unit, code string }

// facets are what a suggestion tells with what the coder has said of it so far.
func (r *reviewing) facets(c analysis.Coding) analysis.Facets {
	return r.named[suggestion{c.Unit, c.Code}].Over(c.Facets)
}

func (r *reviewing) showFacets(c analysis.Coding) {
	if told := r.facets(c).String(); told != "" {
		fmt.Fprintf(r.Out, "  %s\n", told)
	}
}

// setFacet takes one facet. It is kept with the answer on the suggestion.
func (r *reviewing) setFacet(c analysis.Coding) error {
	var words []string
	for _, f := range analysis.AllFacets() {
		words = append(words, f.Name+": "+strings.Join(f.Words, " "))
	}
	fmt.Fprintf(r.Out, "%s\nwhich facet? (ceased, or when=ceased; when=none takes it back) ", strings.Join(words, "; "))
	line, err := r.keys.line()
	if err != nil || line == "" {
		return err
	}
	facet, word, err := analysis.ParseFacet(line)
	if err != nil {
		_, err = fmt.Fprintln(r.Out, err)
		return err
	}
	key := suggestion{c.Unit, c.Code}
	f := r.named[key]
	if err := f.Set(facet, word); err != nil {
		return err
	}
	r.named[key] = f
	return nil
}

// inPlace are the facets of a code that takes the place of a suggestion. Whose it is
// belongs to the code, and is told only if the coder has said so.
func (r *reviewing) inPlace(c analysis.Coding) analysis.Facets {
	shown := r.facets(c)
	shown.Holder = ""
	return r.named[suggestion{c.Unit, c.Code}].Or(shown)
}
