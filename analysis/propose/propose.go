// Package propose makes the next version of a codebook out of a study: codes for what
// no code holds, indicators that persons' decisions speak for and against, codes to
// merge and to split. It stands at the end of the way of the data, after the
// decisions, and leads back to its beginning. Find looks for proposals, each with the
// units that speak for it; Write puts them into the text of the codebook, with a note
// beside every change. Nothing is applied: a person reads, keeps and strikes out.
package propose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cocode/analysis/matrix"
	"cocode/codebook"
	"cocode/corpus/language"
)

// Input is a study as far as proposals need it.
type Input struct {
	Data  *matrix.Data                    // its codebook is the one to improve
	Words map[string]*language.Annotation // by the document's identity
}

// Kind is what a proposal changes.
type Kind string

// The kinds of proposals.
const (
	NewCode       Kind = "new code"       // for units that no code holds
	AddIndicator  Kind = "add indicator"  // its words set accepted units apart
	DropIndicator Kind = "drop indicator" // what it suggests is mostly rejected
	Merge         Kind = "merge"          // into another code that stands on nearly the same units
	Split         Kind = "split"          // off a code that holds two inductive categories
)

// Proposal is one change to a codebook.
type Proposal struct {
	Kind      Kind
	Code      string             // the id of the code that is changed; of the new one for NewCode
	Into      string             // of Merge: the code that stays
	Language  string             // of an indicator
	Indicator codebook.Indicator // to add or drop
	New       *codebook.Code     // of NewCode and Split; a split code's indicators move there
	With      int                // of an indicator: units with the code that it meets
	Without   int                // of an indicator: units without the code that it meets
	Why       string             // the figures, in words
	Units     []string           // ids of the units that speak for it
	Quotes    []Quote            // of the first of them
}

// String returns the proposal on one line, with its reasons and up to six units.
func (p Proposal) String() string {
	units := strings.Join(p.Units[:min(mostNamed, len(p.Units))], ", ")
	if n := len(p.Units) - mostNamed; n > 0 {
		units += fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s: %s: %s", p.what(), p.Why, units)), " ")
}

// what names the change.
func (p Proposal) what() string {
	switch p.Kind {
	case NewCode:
		return "new code " + p.Code
	case Merge:
		return fmt.Sprintf("merge %s into %s", p.Code, p.Into)
	case Split:
		return fmt.Sprintf("split %s off %s", p.New.ID, p.Code)
	case AddIndicator:
		return fmt.Sprintf("add indicator %q to %s", p.Indicator, p.Code)
	}
	return fmt.Sprintf("drop indicator %q of %s", p.Indicator, p.Code)
}

// Find returns the proposals that a study gives reason for, in the order of the
// codebook, new codes last. Only decisions of persons count; without any there are
// only new codes.
func Find(in Input) []Proposal {
	if in.Data.Codebook == nil {
		return nil
	}
	m := newMaterial(in)
	all := slices.Concat(m.merges(), m.splits(), m.drops(), m.additions())
	all = m.compatible(all)
	place := map[string]int{}
	for p := range in.Data.Codebook.All() {
		place[p.ID] = len(place)
	}
	slices.SortStableFunc(all, func(a, b Proposal) int { return cmp.Compare(place[a.Code], place[b.Code]) })
	return m.quote(append(all, m.newCodes()...))
}

// Indicators returns the proposals to add and to drop indicators alone.
func Indicators(in Input) []Proposal {
	return slices.DeleteFunc(Find(in), func(p Proposal) bool { return p.Kind != AddIndicator && p.Kind != DropIndicator })
}

// compatible leaves out what goes against a proposal before it: a code that is merged
// or split is not changed otherwise.
func (m *material) compatible(all []Proposal) []Proposal {
	touched := map[string]bool{}
	var kept []Proposal
	for _, p := range all {
		switch {
		case touched[p.Code] || touched[p.Into]:
			continue
		case p.Kind == Merge:
			touched[p.Code], touched[p.Into] = true, true
		case p.Kind == Split:
			touched[p.Code] = true
		}
		kept = append(kept, p)
	}
	return kept
}
