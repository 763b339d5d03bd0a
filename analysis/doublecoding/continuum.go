package doublecoding

import (
	"slices"
	"unicode/utf8"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Continua lays out, document by document, the characters of the units that all
// coders have seen, and on them the stretches to which each coder gave a code, or any
// code where code is empty: for unitized alpha. Characters are code points, so that å
// counts once. What a coder did not see, and what the interviewer says, is left out: it
// is no agreement that nobody coded it. A document of which nothing is left is left out.
func (m Material) Continua(coders []string, level analysis.Level, code string) []agreement.Continuum {
	g := newGiven(m, coders, level)
	var parts []agreement.Continuum
	for _, d := range m.Documents {
		if c := g.continuum(d, code); c.Length > 0 {
			parts = append(parts, c)
		}
	}
	return parts
}

// continuum lays out one document.
func (g *given) continuum(d Document, code string) agreement.Continuum {
	c := agreement.Continuum{Coders: make([][]agreement.Segment, len(g.coders))}
	for _, p := range g.seenByAll(d) {
		n := utf8.RuneCountInString(p.span.Of(d.Text))
		for k := range g.coders {
			if slices.ContainsFunc(p.units, func(u string) bool { return g.gave(k, u, code) }) {
				c.Coders[k] = append(c.Coders[k], agreement.Segment{Start: c.Length, End: c.Length + n, Value: code})
			}
		}
		c.Length += n
	}
	return c
}

// gave reports whether a coder gave a unit the code, or any if it is empty.
func (g *given) gave(coder int, unit, code string) bool {
	codes := g.codes[coder][unit]
	return code == "" && len(codes) > 0 || slices.Contains(codes, code)
}

// seenByAll returns the stretches of the units of a document that every coder has
// seen, in order. Units do not share words; one that did would add to the stretch.
func (g *given) seenByAll(d Document) []place {
	var stretches []place
	for _, u := range d.Units {
		if !g.sawUnit(u) {
			continue
		}
		for _, s := range u.Spans {
			stretches = append(stretches, place{s, []string{u.ID}})
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

func (g *given) sawUnit(u corpus.Unit) bool {
	for k := range g.coders {
		if !g.seen[k][u.ID] {
			return false
		}
	}
	return true
}
