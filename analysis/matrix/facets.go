package matrix

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis"
)

// facetSwedish holds the words of facets. They stand apart from the other words, as
// "study" is a phase here and a study there.
var facetSwedish = map[string]string{
	"user": "brukare", "professional": "professionell", "manager": "chef", "relative": "anhörig", "coach": "coach",
	"own": "egen", "reported": "återgiven",
	"now": "nu", "before": "förr", "ceased": "upphört", "wished": "önskat",
	"plan": "planera", "do": "göra", "study": "studera", "act": "agera",
	analysis.NotTold: "inget",
}

// FacetFields returns the columns of the review that hold facets. Each is called like
// its facet, and they stand in the order of the facets.
func FacetFields() []Field { return []Field{FieldHolder, FieldVoice, FieldWhen, FieldPhase} }

// FacetWords returns the words of a facet by what may be written for them, in any
// language of the tables and in small letters.
func FacetWords(facet string) map[string]string {
	m := map[string]string{}
	for _, f := range analysis.AllFacets() {
		if f.Name != facet {
			continue
		}
		for _, word := range append(f.Words, analysis.NotTold) {
			m[word], m[facetSwedish[word]] = word, word
		}
	}
	return m
}

// facetWord is a word of a facet in the language of the tables.
func (v *View) facetWord(word string) string {
	if v.speech == nil {
		return word
	}
	return cmp.Or(facetSwedish[word], word)
}

// facetChoices are the words that a column of facets offers.
func (v *View) facetChoices(field Field) []string {
	for _, f := range analysis.AllFacets() {
		if f.Name == string(field) {
			for i, word := range f.Words {
				f.Words[i] = v.facetWord(word)
			}
			return f.Words
		}
	}
	return nil
}

func (v *View) facetCells(f analysis.Facets) []Cell {
	return []Cell{words(v.facetWord(f.Holder)), words(v.facetWord(f.Voice)), words(v.facetWord(f.When)), words(v.facetWord(f.Phase))}
}

// facets are what persons' words tell, else the suggestion's; where two persons
// differ, the first one's word stands.
func (g *given) facets() analysis.Facets {
	if len(g.persons) == 0 {
		return g.machine.Facets
	}
	var told analysis.Facets
	for _, c := range g.persons {
		if c.Status == g.status {
			told = told.Or(c.Facets)
		}
	}
	return told
}

// facetNote is the filter as people read it.
func (v *View) facetNote(x analysis.FacetFilter) string {
	var parts []string
	for _, f := range FacetFields() {
		var list []string
		for _, word := range x[string(f)] {
			list = append(list, v.facetWord(word))
		}
		if list != nil {
			parts = append(parts, v.t(string(f))+": "+strings.Join(list, " "+v.t("or")+" "))
		}
	}
	return strings.Join(parts, ", ")
}

// Was is what a row of the review said when it was written: what differs from it is
// a person's word.
type Was struct {
	Verdict   string // in the language of the table; empty if there was none
	Condensed string // fingerprint of the condensed unit
	Facets    analysis.Facets
}

// String returns the text of the hidden cell, which ParseWas reads.
func (w Was) String() string {
	f := w.Facets
	return w.Verdict + "#" + w.Condensed + "#" + strings.Join([]string{f.Holder, f.Voice, f.When, f.Phase}, ",")
}

// ParseWas reads what String has written. What is missing is empty.
func ParseWas(s string) Was {
	parts := slices.Concat(strings.SplitN(s, "#", 3), []string{"", "", ""})
	w := Was{Verdict: parts[0], Condensed: parts[1]}
	if f := strings.Split(parts[2], ","); len(f) == 4 {
		w.Facets = analysis.Facets{Holder: f[0], Voice: f[1], When: f[2], Phase: f[3]}
	}
	return w
}
