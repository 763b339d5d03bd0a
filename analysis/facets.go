package analysis

import (
	"cmp"
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

// NotTold is the word of a facet that is told neither so nor so. A decision takes a
// facet back with it, and a FacetFilter chooses by it what does not tell a facet.
const NotTold = "none"

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

// Set gives a facet a word, or NotTold. The empty word takes it back. The error says which
// facets or words there are; f is then as it was.
func (f *Facets) Set(facet, word string) error {
	field := f.field(facet)
	if field == nil {
		return fmt.Errorf("unknown facet %q; use one of: %s", facet, strings.Join(facetNames(), ", "))
	}
	if known := facetWords(facet); word != "" && word != NotTold && !slices.Contains(known, word) {
		if near, ok := diag.Nearest(word, known); ok {
			return fmt.Errorf("%s: unknown word %q; did you mean %q?", facet, word, near)
		}
		return fmt.Errorf("%s: unknown word %q; use one of: %s", facet, word, strings.Join(known, ", "))
	}
	*field = word
	return nil
}

// Check returns an error that says which facet holds a word that it cannot hold.
func (f Facets) Check() error {
	for _, name := range facetNames() {
		if err := new(Facets).Set(name, f.Get(name)); err != nil {
			return err
		}
	}
	return nil
}

// Or returns f with what it does not tell taken from other.
func (f Facets) Or(other Facets) Facets {
	f.Holder = cmp.Or(f.Holder, other.Holder)
	f.Voice = cmp.Or(f.Voice, other.Voice)
	f.When = cmp.Or(f.When, other.When)
	f.Phase = cmp.Or(f.Phase, other.Phase)
	return f
}

// Over returns what stands once f is decided where under stood: what f does not name
// is taken from under, and what it takes back is not told.
func (f Facets) Over(under Facets) Facets {
	f = f.Or(under)
	for _, field := range []*string{&f.Holder, &f.Voice, &f.When, &f.Phase} {
		if *field == NotTold {
			*field = ""
		}
	}
	return f
}

// Exactly returns f as a decision that inherits nothing: what it does not tell, it
// takes back.
func (f Facets) Exactly() Facets {
	return f.Or(Facets{NotTold, NotTold, NotTold, NotTold})
}

// String returns what is told as people read it: "holder: user, when: now".
func (f Facets) String() string {
	var told []string
	for _, name := range facetNames() {
		if word := f.Get(name); word != "" {
			told = append(told, name+": "+word)
		}
	}
	return strings.Join(told, ", ")
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
