package analysis

import (
	"fmt"
	"slices"
	"strings"

	"cocode/corpus/diag"
)

// Facets tell more of a coding than its code does. Coaches mostly speak of others,
// in words of others and of other times: who holds the resource or the view, whose
// words tell it, when it holds, and in which part of the improvement work. An empty
// facet is not told. The zero Facets tells nothing and is ready to use.
type Facets struct {
	Holder string `json:"holder,omitempty"` // whose resource, view or deed it is
	Voice  string `json:"voice,omitempty"`  // the speaker's own words, or reported ones
	When   string `json:"when,omitempty"`   // when it holds
	Phase  string `json:"phase,omitempty"`  // of plan, do, study, act
}

// The words of the facet "when" on which refinement turns: what has ceased or is
// only wished for is told, and is not so.
const (
	Now    = "now"
	Before = "before"
	Ceased = "ceased"
	Wished = "wished"
)

// Facet is one facet with the words that it may hold.
type Facet struct {
	Name  string
	Words []string
}

// AllFacets returns the facets in the order in which people read them.
func AllFacets() []Facet {
	return []Facet{
		{"holder", []string{"user", "professional", "manager", "relative", "coach"}},
		{"voice", []string{"own", "reported"}},
		{"when", []string{Now, Before, Ceased, Wished}},
		{"phase", []string{"plan", "do", "study", "act"}},
	}
}

// Get returns the word of a facet; empty if it is not told or no facet has the name.
func (f Facets) Get(facet string) string {
	if field := f.field(facet); field != nil {
		return *field
	}
	return ""
}

// Set gives a facet a word. The empty word takes it back. The error says which
// facets or words there are; f is then as it was.
func (f *Facets) Set(facet, word string) error {
	field := f.field(facet)
	if field == nil {
		return fmt.Errorf("unknown facet %q; use one of: %s", facet, strings.Join(facetNames(), ", "))
	}
	if known := facetWords(facet); word != "" && !slices.Contains(known, word) {
		if near, ok := diag.Nearest(word, known); ok {
			return fmt.Errorf("%s: unknown word %q; did you mean %q?", facet, word, near)
		}
		return fmt.Errorf("%s: unknown word %q; use one of: %s", facet, word, strings.Join(known, ", "))
	}
	*field = word
	return nil
}

// Or returns f with what it does not tell taken from other.
func (f Facets) Or(other Facets) Facets {
	for _, name := range facetNames() {
		if field := f.field(name); *field == "" {
			*field = other.Get(name)
		}
	}
	return f
}

func (f *Facets) field(name string) *string {
	switch name {
	case "holder":
		return &f.Holder
	case "voice":
		return &f.Voice
	case "when":
		return &f.When
	case "phase":
		return &f.Phase
	}
	return nil
}

func facetNames() []string {
	var names []string
	for _, f := range AllFacets() {
		names = append(names, f.Name)
	}
	return names
}

func facetWords(name string) []string {
	for _, f := range AllFacets() {
		if f.Name == name {
			return f.Words
		}
	}
	return nil
}
