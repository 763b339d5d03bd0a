// Package proposition holds the claims of a model in a form that codings can speak
// for or against: if these codes are told, then those are told too, and this would
// speak against it. It parses them, checks them against a codebook, and holds those
// of the study's model. It stands beside the codebook: package refine tests them.
//
// The form is the if-then-because statement of realist work, with explicit
// counter-evidence as directed content analysis asks for (Hsieh & Shannon 2005) and
// with verdicts after deductive qualitative analysis (Fife & Gossner 2024).
package proposition

import (
	"slices"

	"cocode/codebook"
	"cocode/corpus/diag"
)

// Scope is how near each other codes must be told.
type Scope string

// The scopes, from the narrowest. All of them stay within one participant.
const (
	Unit        Scope = "unit"        // in one meaning unit
	Turn        Scope = "turn"        // in one turn
	Near        Scope = "near"        // in one turn and the two of the same participant before and after it
	Project     Scope = "project"     // in one interview, or in those with the same attribute "project"
	Participant Scope = "participant" // anywhere
)

// Scopes returns all scopes, from the narrowest.
func Scopes() []Scope { return []Scope{Unit, Turn, Near, Project, Participant} }

// Order is which of two things must be told first.
type Order string

// The orders of the "then" against the "if"; the zero Order asks for none.
const (
	After  Order = "after"
	Before Order = "before"
)

// File is a model's propositions.
type File struct {
	At           diag.Position `yaml:"-"`
	Model        string        `yaml:"model" doc:"The model's id: small letters, digits and hyphens."`
	Name         codebook.Text `yaml:"name,omitempty" doc:"The model's name."`
	Version      int           `yaml:"version" doc:"The version of the propositions, a whole number from 1."`
	Codebook     string        `yaml:"codebook" doc:"The id of the codebook whose codes are named below."`
	Source       codebook.Text `yaml:"source,omitempty" doc:"Where the model comes from, and what of it is our wording."`
	Defaults     Defaults      `yaml:"defaults,omitempty" doc:"What holds where a proposition does not say otherwise."`
	Propositions []Proposition `yaml:"propositions" doc:"The propositions."`
}

// Defaults hold where a proposition does not say otherwise.
type Defaults struct {
	Scope           Scope  `yaml:"scope,omitempty" enum:"unit turn near project participant" doc:"How near each other the codes must be told; turn if not given."`
	MinParticipants int    `yaml:"minParticipants,omitempty" doc:"From how many participants on there is a verdict; 3 if not given."`
	Count           string `yaml:"count,omitempty" enum:"participants documents" doc:"Whose voices are counted; participants if not given."`
}

// Proposition is one claim.
type Proposition struct {
	At              diag.Position `yaml:"-"`
	ID              string        `yaml:"id" doc:"The proposition's id, such as P1. People cite it; do not change it."`
	Text            codebook.Text `yaml:"text,omitempty" doc:"The claim as a sentence."`
	If              Condition     `yaml:"if" doc:"What must be told for the claim to be tried."`
	Then            Condition     `yaml:"then" doc:"What then speaks for the claim. Its absence is silence, not contradiction."`
	Against         Condition     `yaml:"against,omitempty" doc:"What speaks against the claim when told in the same scope."`
	Because         codebook.Text `yaml:"because,omitempty" doc:"The mechanism that is thought to be at work."`
	Rival           string        `yaml:"rival,omitempty" doc:"The id of a proposition that would explain the same otherwise."`
	Scope           Scope         `yaml:"scope,omitempty" enum:"unit turn near project participant" doc:"How near each other the codes must be told."`
	Order           Order         `yaml:"order,omitempty" enum:"after before" doc:"Whether the then must be told after or before the if, in a later or earlier unit."`
	MinParticipants int           `yaml:"minParticipants,omitempty" doc:"From how many participants on there is a verdict."`
	Source          codebook.Text `yaml:"source,omitempty" doc:"Where the claim comes from."`
	Note            codebook.Text `yaml:"note,omitempty" doc:"What a reader should know of it."`
}

// Condition asks for codes: one of Any, and all of All. A code that holds others
// stands for all of them. A facet that is named must have one of its words; if when
// is not named, what has ceased or is only wished for does not count.
type Condition struct {
	At     diag.Position `yaml:"-"`
	Any    []Ref         `yaml:"any,omitempty" doc:"Ids of codes of which one must be told."`
	All    []Ref         `yaml:"all,omitempty" doc:"Ids of codes of which each must be told."`
	Holder []string      `yaml:"holder,omitempty" enum:"user professional manager relative coach" doc:"Whose resource, view or deed it must be."`
	Voice  []string      `yaml:"voice,omitempty" enum:"own reported" doc:"Whose words must tell it."`
	When   []string      `yaml:"when,omitempty" enum:"now before ceased wished" doc:"When it must hold."`
	Phase  []string      `yaml:"phase,omitempty" enum:"plan do study act" doc:"In which phase of the improvement work it must lie."`
}

// FromScalar takes the short form: one code alone.
func (c *Condition) FromScalar(value string) error {
	c.Any = []Ref{{c.At, value}}
	return nil
}

// Empty reports whether the condition names no code.
func (c Condition) Empty() bool { return len(c.Any)+len(c.All) == 0 }

// Codes returns the ids that the condition names.
func (c Condition) Codes() []string {
	var ids []string
	for _, r := range slices.Concat(c.All, c.Any) {
		ids = append(ids, r.ID)
	}
	return ids
}

// Ref names a code where it stands in the file.
type Ref struct {
	At diag.Position `yaml:"-"`
	ID string        `yaml:"-"`
}

// FromScalar takes the code's id.
func (r *Ref) FromScalar(value string) error {
	r.ID = value
	return nil
}

// ScopeOf returns the scope of a proposition of f.
func (f *File) ScopeOf(p Proposition) Scope { return firstOf(p.Scope, f.Defaults.Scope, Turn) }

// MinimumOf returns from how many participants on a proposition of f has a verdict.
func (f *File) MinimumOf(p Proposition) int {
	return firstOf(p.MinParticipants, f.Defaults.MinParticipants, 3)
}

// ByDocument reports whether voices are counted by interview and not by participant.
func (f *File) ByDocument() bool { return f.Defaults.Count == "documents" }

func firstOf[T comparable](values ...T) T {
	var zero T
	for _, v := range values {
		if v != zero {
			return v
		}
	}
	return zero
}
