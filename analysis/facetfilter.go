package analysis

import (
	"fmt"
	"slices"
	"strings"

	"cocode/corpus/diag"
)

// FacetFilter chooses codings by their facets: of every facet that it names, they
// tell one of the words. The zero filter chooses all.
type FacetFilter map[string][]string

// ParseFacetFilter reads a filter from expressions that ParseFacet takes.
func ParseFacetFilter(expressions []string) (FacetFilter, error) {
	filter := FacetFilter{}
	for _, x := range expressions {
		facet, word, err := ParseFacet(x)
		if err != nil {
			return nil, err
		}
		filter[facet] = append(filter[facet], word)
	}
	return filter, nil
}

// Takes reports whether the filter chooses a coding with these facets.
func (x FacetFilter) Takes(f Facets) bool {
	for facet, words := range x {
		word := f.Get(facet)
		if word == "" {
			word = NotTold
		}
		if !slices.Contains(words, word) {
			return false
		}
	}
	return true
}

// String returns the filter as people read it: "when: ceased or wished".
func (x FacetFilter) String() string {
	var parts []string
	for _, name := range facetNames() {
		if words := x[name]; len(words) > 0 {
			parts = append(parts, name+": "+strings.Join(words, " or "))
		}
	}
	return strings.Join(parts, ", ")
}

// ParseFacet reads "when=ceased", or the word alone, as no two facets share a word.
// "when=" and "when=none" name NotTold. The error says which words there are.
func ParseFacet(expression string) (facet, word string, err error) {
	facet, word, named := strings.Cut(strings.ToLower(strings.TrimSpace(expression)), "=")
	if !named {
		return facetOf(facet)
	}
	if word == "" {
		word = NotTold
	}
	return facet, word, new(Facets).Set(facet, word)
}

func facetOf(word string) (string, string, error) {
	var known []string
	for _, f := range AllFacets() {
		if slices.Contains(f.Words, word) {
			return f.Name, word, nil
		}
		known = append(known, f.Words...)
	}
	if words := facetWords(word); words != nil {
		return "", "", fmt.Errorf("write %s=%s, or none", word, strings.Join(words, ", "))
	}
	if near, ok := diag.Nearest(word, known); ok {
		return "", "", fmt.Errorf("no facet has the word %q; did you mean %q?", word, near)
	}
	return "", "", fmt.Errorf("no facet has the word %q; write holder, voice, when or phase with a word: when=ceased", word)
}
