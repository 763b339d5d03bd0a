package doublecoding

import (
	"slices"
	"unicode/utf8"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/corpus/text"
)

// Continua lays out, document by document, the characters of the units of which all
// coders have said whether they have a code, or any code where code is empty, and on
// them the stretches to which each coder gave it: for unitized alpha. Characters are
// code points, so that å counts once. What a coder did not see or was unsure of, and what
// the interviewer says, is left out: it is no agreement that nobody coded it. Of a unit
// that a coder has answered in part, any code is any of those that all have answered
// for. A document of which nothing is left is left out.
func (m Material) Continua(coders []string, level analysis.Level, code string) []agreement.Continuum {
	g := newSights(m, coders, level)
	var parts []agreement.Continuum
	for _, d := range m.Documents {
		if c := g.continuum(d, code); c.Length > 0 {
			parts = append(parts, c)
		}
	}
	return parts
}

// continuum lays out one document.
func (s *sights) continuum(d Document, code string) agreement.Continuum {
	c := agreement.Continuum{Coders: make([][]agreement.Segment, len(s.coders))}
	for _, p := range s.answeredByAll(d, code) {
		n := utf8.RuneCountInString(p.span.Of(d.Text))
		for k := range s.coders {
			if slices.ContainsFunc(p.units, func(u string) bool { return s.said(u, code)[k] == Yes }) {
				c.Coders[k] = append(c.Coders[k], agreement.Segment{Start: c.Length, End: c.Length + n, Value: code})
			}
		}
		c.Length += n
	}
	return c
}

// said returns, by coder, the answer to a code on a unit, or, where the code is empty,
// the answer to whether the unit has any. Where a coder has answered in part, any is any
// of the codes that all have answered for: a Yes to a code that another has not come to
// yet is no difference.
func (s *sights) said(unit, code string) []Answer {
	here := make([]*sight, len(s.coders))
	answers := make([]Answer, len(s.coders))
	for k := range s.coders {
		here[k] = s.units[k][unit]
		answers[k] = here[k].ofAny(code)
	}
	if code == "" && slices.Contains(answers, Unasked) {
		return anyInCommon(here)
	}
	return answers
}

// ofAny is of, or, if the code is empty, what the coder said of having any code there.
func (s *sight) ofAny(code string) Answer {
	switch {
	case code != "":
		return s.of(code)
	case s.inFull() == Unasked:
		return Unasked
	case len(s.codes(Yes)) > 0:
		return Yes
	case len(s.codes(Unsure)) > 0:
		return Unsure
	}
	return No
}

// anyInCommon says of each coder whether any code was given of those that all have
// answered with yes or no; Unasked if there are none.
func anyInCommon(here []*sight) []Answer {
	answers := make([]Answer, len(here))
	for _, code := range answeredCodes(here) {
		if slices.ContainsFunc(here, func(at *sight) bool { return !yesOrNo(at.of(code)) }) {
			continue
		}
		for k, at := range here {
			answers[k] = max(answers[k], at.of(code))
		}
	}
	return answers
}

// answeredCodes returns the codes that any coder has answered for, sorted.
func answeredCodes(here []*sight) (codes []string) {
	for _, at := range here {
		if at != nil {
			for _, a := range at.answers {
				codes = append(codes, a.code)
			}
		}
	}
	return distinct(codes)
}

// answeredByAll returns the stretches of the units of a document of which every coder
// has said yes or no to a code, or to any, in order. Units do not share words; one that did would add to the stretch.
func (s *sights) answeredByAll(d Document, code string) []place {
	var stretches []place
	for _, u := range d.Units {
		if slices.ContainsFunc(s.said(u.ID, code), func(a Answer) bool { return !yesOrNo(a) }) {
			continue
		}
		for _, span := range u.Spans {
			stretches = append(stretches, place{span, []string{u.ID}})
		}
	}
	slices.SortStableFunc(stretches, func(a, b place) int { return a.span.Start - b.span.Start })
	return joinOverlapping(stretches)
}

func joinOverlapping(stretches []place) []place {
	joined := stretches[:0]
	for _, p := range stretches {
		if n := len(joined) - 1; n >= 0 && p.span.Start < joined[n].span.End {
			joined[n].span = text.Span{Start: joined[n].span.Start, End: max(joined[n].span.End, p.span.End)}
			joined[n].units = append(joined[n].units, p.units...)
			continue
		}
		joined = append(joined, p)
	}
	return joined
}
