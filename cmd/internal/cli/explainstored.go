package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/codebook"
	"cocode/corpus"
)

// body prints what is stored of the unit first: it is what was suggested, and why. What
// the study does not keep, why other codes were not suggested, is read now.
func (e *explanation) body() error {
	book, stored, answers, err := e.known()
	if err != nil {
		return err
	}
	versions, err := e.versions()
	if err != nil {
		return err
	}
	for _, c := range stored {
		e.stored(c, versions[c.Version], inWords(answers[c.Code]))
		delete(answers, c.Code)
	}
	e.given(answers)
	return e.now(book, stored)
}

// known returns the study's codebook, and what is stored of the unit.
func (e *explanation) known() (book *codebook.Codebook, stored []analysis.Coding, answers map[string][]answerRow, err error) {
	if book, _, err = e.codebookFor(e.study, ""); err == nil {
		stored, answers, err = e.codings(book.ID)
	}
	return book, stored, answers, err
}

// codings returns the suggestions for the unit, the most confident first, and by code
// what coders say.
func (e *explanation) codings(scheme string) (stored []analysis.Coding, answers map[string][]answerRow, err error) {
	answers = map[string][]answerRow{}
	for c, err := range e.study.EachCoding(study.Filter{Unit: e.unit.ID, Scheme: scheme}) {
		switch {
		case err != nil:
			return nil, nil, err
		case c.Coder == analysis.MachineCoder:
			stored = append(stored, c)
		default:
			answers[c.Code] = append(answers[c.Code], answerRow{c.Coder, c.Status})
		}
	}
	slices.SortStableFunc(stored, func(x, y analysis.Coding) int { return cmp.Compare(y.Confidence, x.Confidence) })
	return stored, answers, nil
}

// versions returns the versions of the study's codebooks, by their number in it.
func (e *explanation) versions() (map[int]string, error) {
	books, err := e.study.Codebooks()
	versions := map[int]string{}
	for _, b := range books {
		versions[b.N] = b.Version
	}
	return versions, err
}

func (e *explanation) stored(c analysis.Coding, version string, answers []string) {
	from := "codebook version " + version
	if slices.ContainsFunc(c.Evidence, taughtByDecisions) {
		from += ", and what decisions taught"
	}
	fmt.Fprintf(e.Out, "\n%s: suggested, confidence %.2f (%s)\n", e.Set(ui.Bold, c.Code), c.Confidence, from)
	for _, x := range c.Evidence {
		e.evidence(x)
	}
	e.facets(c.FacetEvidence)
	if len(answers) > 0 {
		fmt.Fprintf(e.Out, "  %s\n", strings.Join(answers, ", "))
	}
}

func taughtByDecisions(x analysis.Evidence) bool {
	return strings.HasPrefix(x.Rule, deductive.ByDecisions)
}

// given prints the codes that coders have put on the unit without a suggestion.
func (e *explanation) given(answers map[string][]answerRow) {
	for _, code := range slices.Sorted(maps.Keys(answers)) {
		fmt.Fprintf(e.Out, "\n%s: not suggested, %s\n", e.Set(ui.Bold, code), strings.Join(inWords(answers[code]), ", "))
	}
}

// now reads the unit again, and prints what speaks for codes that are not suggested.
func (e *explanation) now(book *codebook.Codebook, stored []analysis.Coding) error {
	rest, pass, err := e.rest(book, stored)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		if len(stored) == 0 {
			fmt.Fprintf(e.Out, "\nNothing is suggested, and nothing in the codebook (version %s), read now, speaks for a code here: the unit fits none.\n", book.Version)
		}
		return nil
	}
	fmt.Fprintf(e.Out, "\nNot suggested, read now with codebook version %s alone:\n", book.Version)
	for _, s := range rest {
		e.unsuggested(s, pass.Threshold(s.Code))
	}
	return nil
}

// rest reads the unit again, and returns what speaks for codes that are not stored.
func (e *explanation) rest(book *codebook.Codebook, stored []analysis.Coding) ([]analysis.Suggestion, *deductive.Pass, error) {
	found, pass, err := e.consider(book)
	return slices.DeleteFunc(found, func(s analysis.Suggestion) bool {
		return slices.ContainsFunc(stored, func(c analysis.Coding) bool { return c.Code == s.Code })
	}), pass, err
}

func (e *explanation) unsuggested(s analysis.Suggestion, from float64) {
	if s.Confidence < from {
		fmt.Fprintf(e.Out, "\n%s: confidence %.2f, suggested from %.2f on\n", e.Set(ui.Bold, s.Code), s.Confidence, from)
	} else {
		fmt.Fprintf(e.Out, "\n%s: confidence %.2f; the stored suggestions, made by another version or by what decisions taught, do not have it\n", e.Set(ui.Bold, s.Code), s.Confidence)
	}
	for _, x := range s.Evidence {
		e.evidence(x)
	}
}

// consider reads the unit again. The pass is nil if the codebook is not written for the
// language.
func (e *explanation) consider(book *codebook.Codebook) (found []analysis.Suggestion, pass *deductive.Pass, err error) {
	words := newAnnotations(e.study)
	err = words.each([]string{e.document.ID}, func(d annotated) error {
		if pass, err = e.passFor(words.passes, book, d.words.Language); err == nil && pass != nil {
			found = pass.Consider(deductive.Input{Document: d.Document, Annotation: d.words, Units: []corpus.Unit{e.unit.Unit}})
		}
		return err
	})
	return found, pass, err
}
