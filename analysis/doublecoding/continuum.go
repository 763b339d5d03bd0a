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
// the interviewer says, is left out: it is no agreement that nobody coded it. A document of which nothing is left is left out.
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
			if slices.ContainsFunc(p.units, func(u string) bool { return s.units[k][u].ofAny(code) == Yes }) {
				c.Coders[k] = append(c.Coders[k], agreement.Segment{Start: c.Length, End: c.Length + n, Value: code})
			}
		}
		c.Length += n
	}
	return c
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

// answeredByAll returns the stretches of the units of a document of which every coder
// has said yes or no to a code, or to any, in order. Units do not share words; one that did would add to the stretch.
func (s *sights) answeredByAll(d Document, code string) []place {
	var stretches []place
	for _, u := range d.Units {
		if slices.ContainsFunc(s.units, func(of map[string]*sight) bool { return !yesOrNo(of[u.ID].ofAny(code)) }) {
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
