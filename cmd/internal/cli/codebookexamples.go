package cli

import (
	"fmt"
	"slices"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
)

// lists is a check of the lists of examples and near-misses of a codebook, by what the
// pass suggests for each.
type lists struct {
	pass     *deductive.Pass
	language string
	notes    diag.List
}

// exampleNotes says once for each code and language how many examples of its list the
// pass does not suggest the code for, and how many near-misses it does.
func exampleNotes(book *codebook.Codebook) diag.List {
	var notes diag.List
	for _, lang := range listLanguages(book) {
		in, problems := book.Compile(lang)
		if problems.Failed() {
			continue // Check has told why
		}
		l := lists{pass: deductive.Taught(in), language: lang}
		for _, p := range book.Codable() {
			l.check(p.Code)
		}
		notes = append(notes, l.notes...)
	}
	return notes
}

// listLanguages returns the languages that any code has a list in, sorted.
func listLanguages(book *codebook.Codebook) []string {
	var all []string
	for _, p := range book.Codable() {
		for _, list := range []map[string][]string{p.Examples, p.NearMisses} {
			for lang := range list {
				all = append(all, lang)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (l *lists) check(c *codebook.Code) {
	examples, misses := c.Examples[l.language], c.NearMisses[l.language]
	missed := l.where(examples, func(words string) bool { return !l.suggests(words, c.ID) })
	suggests := fmt.Sprintf("all but %d", len(missed))
	if len(missed) == len(examples) {
		suggests = "none"
	}
	l.note(c, "examples", missed, suggests, fewExamples, examples)
	found := l.where(misses, func(words string) bool { return l.suggests(words, c.ID) })
	l.note(c, "nearMisses", found, fmt.Sprint(len(found)), "narrow an indicator, or add more near-misses like it", misses)
}

// fewExamples says what to do about examples that the pass does not suggest.
const fewExamples = "the pass learns from examples, and the more there are, of other codes too, the more it finds; an indicator tells more surely"

// where returns the places in a list of words of which something is so.
func (l *lists) where(list []string, so func(words string) bool) (at []int) {
	for i, words := range list {
		if so(words) {
			at = append(at, i)
		}
	}
	return at
}

func (l *lists) note(c *codebook.Code, field string, at []int, suggests, hint string, list []string) {
	if len(at) == 0 {
		return
	}
	noun := map[string]string{"examples": l.language + " example", "nearMisses": l.language + " near-miss"}[field]
	place := c.PlaceOf(field, fmt.Sprintf("%s.%d", l.language, at[0]))
	l.notes.Notef(place, hint, "code %q: of %s the pass suggests %s, the first here: %q", c.ID, counted(len(list), noun), suggests, list[at[0]])
}

// suggests reports whether the pass suggests a code for words.
func (l *lists) suggests(words, code string) bool {
	d := codebook.Utterance(l.language, words)
	unit := corpus.Unit{ID: "example", Spans: []text.Span{d.Turns[0].Span}}
	found := l.pass.Suggest(deductive.Input{Document: d, Annotation: annotate.Document(d), Units: []corpus.Unit{unit}})
	return slices.ContainsFunc(found, func(s analysis.Suggestion) bool { return s.Code == code })
}
