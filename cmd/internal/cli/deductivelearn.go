package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/deductive/learn"
	"cocode/analysis/propose"
	"cocode/analysis/study"
	"cocode/codebook"
	"cocode/corpus"
)

type learnOptions struct {
	coders []string
	report string
	json   bool
}

// taught is what was learned in one language.
type taught struct {
	language  string
	lesson    *learn.Lesson
	proposals []propose.Proposal
}

// learn learns from what was decided, one language at a time, and reports it. It returns
// how to suggest from now on: units that are decided keep the suggestions that they were
// decided on.
func (a *app) learn(s *study.Study, words *annotations, ids []string, book *codebook.Codebook, o learnOptions) (suggesting, error) {
	if o.report != "" {
		if err := absent(o.report); err != nil {
			return nil, err
		}
	}
	known, err := decisions(s, book.ID, o.coders)
	if err != nil {
		return nil, err
	}
	lessons, err := a.lessons(s, words, ids, book, known)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(slices.Collect(maps.Values(lessons)), func(t *taught) bool { return t.lesson.Learnt() }) {
		return nil, tooFew(lessons, len(known.codes))
	}
	if err := proposeTo(lessons, s, book, o.coders); err != nil {
		return nil, err
	}
	if err := a.tellLessons(lessons, o); err != nil {
		return nil, err
	}
	return func(p *deductive.Pass, in deductive.Input) []analysis.Suggestion {
		t := lessons[p]
		if t == nil {
			return p.Suggest(in)
		}
		var open, closed []corpus.Unit
		for _, u := range in.Units {
			if _, done := known.codes[u.ID]; done {
				closed = append(closed, u)
			} else {
				open = append(open, u)
			}
		}
		rest := in
		rest.Units, in.Units = open, closed
		return append(p.Suggest(in), t.lesson.Pass.Suggest(rest)...)
	}, nil
}

// lessons learns in every language in which something is decided. The key is the pass as
// it was.
func (a *app) lessons(s *study.Study, words *annotations, ids []string, book *codebook.Codebook, known *decided) (map[*deductive.Pass]*taught, error) {
	passes := words.passes
	interviews := map[*deductive.Pass][]learn.Interview{}
	lessons := map[*deductive.Pass]*taught{}
	err := words.each(ids, func(d annotated) error {
		pass, err := a.passFor(passes, book, d.words.Language)
		if err != nil || pass == nil {
			return err
		}
		units, err := corpusUnits(s, d.ID)
		if err != nil {
			return err
		}
		x := learn.Interview{Input: deductive.Input{Document: d.Document, Annotation: d.words, Units: units}, Decided: map[string][]string{}, Pending: known.pending}
		for _, u := range units {
			if codes, ok := known.codes[u.ID]; ok {
				x.Decided[u.ID] = codes
			}
		}
		if len(x.Decided) > 0 {
			interviews[pass] = append(interviews[pass], x)
			lessons[pass] = &taught{language: d.words.Language}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	step := a.Begin("learning", len(lessons))
	for pass, t := range lessons {
		t.lesson = learn.Learn(pass, interviews[pass])
		step.Add(1)
	}
	step.End("from the decisions")
	return lessons, nil
}

// proposeTo adds the indicators to add and to drop, by the same decisions.
func proposeTo(lessons map[*deductive.Pass]*taught, s *study.Study, book *codebook.Codebook, coders []string) error {
	data, err := gather(s)
	if err != nil {
		return err
	}
	data.Codebook = book
	data.Codings = slices.DeleteFunc(data.Codings, func(c analysis.Coding) bool {
		return c.Coder != analysis.MachineCoder && !counts(c.Coder, coders)
	})
	proposals := propose.Indicators(propose.Input{Data: data, Words: wordsOf(data)})
	for _, t := range lessons {
		for _, p := range proposals {
			if p.Language == t.language {
				t.proposals = append(t.proposals, p)
			}
		}
	}
	return nil
}

// tooFew says how many decisions there are, and how many are needed.
func tooFew(lessons map[*deductive.Pass]*taught, units int) error {
	err := fmt.Errorf("too little is decided to learn from: %s; a code needs %d units that have it and %d that have not, in %d interviews at least; decide on more with: cocode review",
		counted(units, "unit"), learn.FewestUnits, learn.FewestUnits, learn.FewestInterviews)
	for _, t := range byLanguage(lessons) {
		for _, c := range t.lesson.Codes {
			if c.Has > 0 {
				err = fmt.Errorf("%w\n  %s (%s): %s it, %d not, in %s", err, c.Code, t.language, countedThat(c.Has, "unit", "has", "have"), c.HasNot, counted(c.Interviews, "interview"))
			}
		}
	}
	return err
}

func byLanguage(lessons map[*deductive.Pass]*taught) []*taught {
	return slices.SortedFunc(maps.Values(lessons), func(x, y *taught) int {
		if x.language < y.language {
			return -1
		}
		return 1
	})
}

// tellLessons reports what was learned: as lines of JSON, in a file, or here.
func (a *app) tellLessons(lessons map[*deductive.Pass]*taught, o learnOptions) error {
	list := byLanguage(lessons)
	if o.json {
		return a.lessonsJSON(list)
	}
	if o.report == "" {
		return writeLessons(a.Out, list)
	}
	if err := writeFile(o.report, false, func(w io.Writer) error { return writeLessons(w, list) }); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.Out, "%s written: what was learned from %s\n", o.report, counted(unitsOf(list), "unit"))
	return err
}

func unitsOf(list []*taught) int {
	n := 0
	for _, t := range list {
		n += t.lesson.Units
	}
	return n
}
