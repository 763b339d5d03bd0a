package matrix

import "cocode/analysis"

// Measure is what a matrix counts.
type Measure string

// The measures. The zero Measure counts units.
const (
	Units        Measure = "units"
	Documents    Measure = "documents"
	Participants Measure = "participants"
	Words        Measure = "words"
	Turns        Measure = "turns"
)

// Measures returns all measures in the order in which people are offered them.
func Measures() []Measure { return []Measure{Units, Documents, Participants, Words, Turns} }

// Form is how a count is shown.
type Form string

// The forms. The zero Form shows numbers.
const (
	AsNumber   Form = "number"   // how many
	AsShare    Form = "share"    // of all in the same column, coded or not, 0 to 1
	AsPresence Form = "presence" // 1 if there is any, else 0
)

// Forms returns all forms in the order in which people are offered them.
func Forms() []Form { return []Form{AsNumber, AsShare, AsPresence} }

// Filter chooses which codes on units count. The zero Filter counts every code on a
// unit that is not rejected: an open suggestion, or one that a person has accepted
// or is unsure of. What persons say of a code on a unit goes before a suggestion.
type Filter struct {
	Accepted      bool    // only what a person has accepted
	Coder         string  // only what this coder has given
	MinConfidence float64 // only suggestions of at least this confidence; decisions count always
	Facets        analysis.FacetFilter
}

// Options say what tables show. The zero value counts units, as numbers, of all
// codings, in English.
type Options struct {
	Language string // "en" or "sv"
	Measure  Measure
	Form     Form
	Filter   Filter
	// Reviewer is whose decisions the review table shows and asks for. Empty, it
	// shows what nobody has decided yet.
	Reviewer string
	// First are units that the review asks for before all others, in this order.
	First []string
	// Further are tables that are made elsewhere of the same study. They stand in the
	// workbook before the codebook, and the overview lists them.
	Further []Table
}

// keeps reports whether a coding counts by itself, before persons' words are set
// against suggestions.
func (f Filter) keeps(c *analysis.Coding) bool {
	switch {
	case c.Status == analysis.Rejected:
		return false
	case f.Accepted && c.Status != analysis.Accepted:
		return false
	case f.Coder != "" && c.Coder != f.Coder:
		return false
	case !f.Facets.Takes(c.Facets):
		return false
	}
	return c.Status != analysis.Suggested || c.Confidence >= f.MinConfidence
}
