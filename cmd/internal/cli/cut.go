package cli

import (
	"slices"
	"strings"
	"unicode"

	"cocode/corpus"
	"cocode/corpus/text"
)

// fewWords is the least that is worth a unit of its own beside units that there are.
const fewWords = 3

// freshUnits returns what of a new segmentation no unit holds yet: whole units, and
// what is left of those that begin or end with words that are held.
func freshUnits(d *corpus.Document, there, cut []corpus.Unit) (fresh []corpus.Unit) {
	for _, u := range cut {
		var left []text.Span
		for _, s := range u.Spans {
			left = append(left, uncovered(d.Text, s, there)...)
		}
		if len(left) == 0 || !slices.Equal(left, u.Spans) && wordsUnder(d.Text, left) < fewWords {
			continue
		}
		fresh = append(fresh, corpus.Unit{ID: corpus.UnitID(d.ID, left[0]), Turn: u.Turn, Spans: left})
	}
	return fresh
}

// uncovered returns the parts of a span that no unit holds, without blanks at their
// ends.
func uncovered(t string, s text.Span, units []corpus.Unit) []text.Span {
	parts := []text.Span{s}
	for _, u := range units {
		for _, held := range u.Spans {
			parts = besides(parts, held)
		}
	}
	var trimmed []text.Span
	for _, p := range parts {
		if p = p.Trim(t); strings.ContainsFunc(p.Of(t), unicode.IsLetter) {
			trimmed = append(trimmed, p)
		}
	}
	return trimmed
}

// besides returns spans without the bytes that another one holds.
func besides(spans []text.Span, held text.Span) (rest []text.Span) {
	for _, s := range spans {
		if !s.Overlaps(held) {
			rest = append(rest, s)
			continue
		}
		if s.Start < held.Start {
			rest = append(rest, text.Span{Start: s.Start, End: held.Start})
		}
		if s.End > held.End {
			rest = append(rest, text.Span{Start: held.End, End: s.End})
		}
	}
	return rest
}

func wordsUnder(t string, spans []text.Span) (n int) {
	for _, s := range spans {
		n += len(strings.Fields(s.Of(t)))
	}
	return n
}
