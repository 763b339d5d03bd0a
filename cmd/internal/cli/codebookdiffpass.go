package cli

import (
	"cmp"
	"fmt"
	"strings"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/study"
	"cocode/codebook"
)

// secondPass is what a new pass does, as a kind of change.
const secondPass codebook.Kind = "pass"

// onUnit is a code on a unit.
type onUnit struct{ unit, code string }

// wouldSuggest says, a row a code, what a pass with another version of the codebook would
// suggest more than the study holds, and what it would not.
func (a *app) wouldSuggest(s *study.Study, was, now *codebook.Codebook, successors map[string]string) ([]changeRow, error) {
	there, accepted := map[onUnit]bool{}, map[onUnit]int{}
	for x, err := range s.EachCoding(study.Filter{Scheme: was.ID, NoEvidence: true}) {
		if err != nil {
			return nil, err
		}
		on := onUnit{x.Unit, cmp.Or(successors[x.Code], x.Code)}
		there[on] = there[on] || x.Coder == analysis.MachineCoder
		if x.Status == analysis.Accepted {
			accepted[on]++
		}
	}
	would, err := a.suggestedBy(s, now)
	if err != nil {
		return nil, err
	}
	more, fewer, lost := map[string]int{}, map[string]int{}, map[string]int{}
	for on := range would {
		if !there[on] {
			more[on.code]++
		}
	}
	for on, suggested := range there {
		if suggested && !would[on] {
			fewer[on.code]++
			lost[on.code] += accepted[on]
		}
	}
	var rows []changeRow
	for _, book := range []*codebook.Codebook{now, was} {
		for _, p := range book.Codable() {
			if n := more[p.ID] + fewer[p.ID]; n > 0 {
				rows = append(rows, changeRow{Kind: secondPass, Code: p.ID, Words: balance(more[p.ID], fewer[p.ID], lost[p.ID])})
			}
			delete(more, p.ID)
			delete(fewer, p.ID)
		}
	}
	return rows, nil
}

// balance says how many suggestions come and go.
func balance(more, fewer, lost int) string {
	var parts []string
	if more > 0 {
		parts = append(parts, "suggests it on "+counted(more, "unit")+" more")
	}
	if fewer > 0 {
		parts = append(parts, "no longer suggests it on "+counted(fewer, "unit"))
	}
	words := "a new pass " + strings.Join(parts, ", and ")
	if lost > 0 {
		words += fmt.Sprintf(" (%s it there: kept)", countedThat(lost, "decision", "accepts", "accept"))
	}
	return words
}

// suggestedBy reads the interviews of a study with a codebook, and saves nothing.
func (a *app) suggestedBy(s *study.Study, book *codebook.Codebook) (map[onUnit]bool, error) {
	ids, err := allDocuments(s)
	if err != nil {
		return nil, err
	}
	would := map[onUnit]bool{}
	words := newAnnotations(s)
	err = words.each(ids, func(d annotated) error {
		pass, err := a.passFor(words.passes, book, d.words.Language)
		if err != nil || pass == nil {
			return err
		}
		units, err := corpusUnits(s, d.ID)
		if err != nil {
			return err
		}
		for _, x := range pass.Suggest(deductive.Input{Document: d.Document, Annotation: d.words, Units: units}) {
			would[onUnit{x.Unit, x.Code}] = true
		}
		return nil
	})
	return would, err
}
