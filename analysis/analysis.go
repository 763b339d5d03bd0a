// Package analysis holds the words that the passes and everything after them
// share: schemes of codes, suggestions with their evidence, codings and decisions.
// It has values only. The passes (inductive, deductive) make suggestions, the
// study keeps codings, and agreement, matrices and refinement are computed from
// them.
package analysis

import (
	"time"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Level is the height of a node in a scheme, in the words of Graneheim & Lundman
// (2004).
type Level string

// The levels, from the text upwards.
const (
	LevelCode        Level = "code"
	LevelSubcategory Level = "subcategory"
	LevelCategory    Level = "category"
	LevelTheme       Level = "theme"
)

// Node is one code, subcategory, category or theme of a scheme.
type Node struct {
	ID     string
	Name   string
	Parent string // the id of the node above; empty at the top
	Level  Level
	Aside  bool // a person has set it aside: it is kept and counts nowhere
}

// Scheme is an ordered tree of codes: a codebook's, or one that the inductive pass
// proposed. A parent stands before its children.
type Scheme struct {
	ID    string // the codebook's id, or Inductive
	Name  string
	Nodes []Node
}

// Inductive is the id of the scheme that the inductive pass proposes.
const Inductive = "inductive"

// Evidence is a reason for or against a suggestion: exact words, and the rule that
// they met.
type Evidence struct {
	Spans    []text.Span       `json:"spans"` // of the document's text, in order
	Against  bool              `json:"against,omitempty"`
	Kind     string            `json:"kind"`            // "indicator", "example", "learned", "exclusion", "open code", "facet"
	Facet    string            `json:"facet,omitempty"` // "when=ceased" if it speaks of that and not of the code
	Rule     string            `json:"rule"`            // the indicator as written, the example's words, the feature
	Place    string            `json:"place,omitempty"` // where the codebook says so: "codebook.yaml:41"
	Polarity language.Polarity `json:"polarity,omitempty"`
	Cues     []text.Span       `json:"cues,omitempty"` // the words that made the polarity
	Weight   float64           `json:"weight"`
}

// Suggestion is a code that a pass proposes for a unit. It is no finding until a
// person has decided.
type Suggestion struct {
	Unit       string
	Code       string
	Confidence float64 // 0 to 1
	Evidence   []Evidence
	Facets     Facets // proposed like the code itself

	FacetEvidence []Evidence // for and against the facets; each names its own
}

// Status tells how a coding stands.
type Status string

// The statuses of a coding.
const (
	Suggested Status = "suggested"
	Accepted  Status = "accepted"
	Rejected  Status = "rejected"
	Unsure    Status = "unsure"
)

// Coding is one code on one unit by one coder. The three together are its
// identity. A pass is a coder too (MachineCoder); its codings are suggestions.
type Coding struct {
	Unit       string
	Scheme     string
	Code       string
	Coder      string
	Status     Status
	Confidence float64
	Evidence   []Evidence
	Version    int  // of the codebook in the study; 0 for the inductive scheme
	Changed    bool // a correction of the transcript has changed the unit's words since
	Facets     Facets
	Memo       string
	At         time.Time

	FacetEvidence []Evidence // for and against a suggestion's facets
}

// MachineCoder is the coder of suggestions that no person has decided.
const MachineCoder = "cocode"

// JointCoder is the coder under whose name persons record what they have settled
// together. It is no coder beside them in agreement.
const JointCoder = "consensus"

// Settles reports whether a coding is a joint decision that a code is given or not:
// where there is one, it counts in place of the individual ones, which are kept.
func (c *Coding) Settles() bool {
	return c.Coder == JointCoder && (c.Status == Accepted || c.Status == Rejected)
}

// Decision is what a person says of a code on a unit. It becomes the person's own
// coding, and leaves the suggestion and other persons' codings as they are. A facet
// that it does not name stays as the person has decided before, or else as the
// suggestion has it; NotTold takes it back.
type Decision struct {
	Unit   string
	Scheme string
	Code   string
	Coder  string
	Status Status // Accepted, Rejected or Unsure
	Facets Facets
	Memo   string
}

// Reading is what the inductive pass made of one unit: one row of the analysis
// table. Its code leads to a subcategory and a category through the scheme.
type Reading struct {
	Unit      string
	Condensed string // the condensed meaning unit
	Code      string // the id of an open code of the inductive scheme
}

// Proposal is the whole outcome of the inductive pass.
type Proposal struct {
	Scheme   Scheme
	Readings []Reading
	Unplaced []string // ids of codes that no group holds
}
