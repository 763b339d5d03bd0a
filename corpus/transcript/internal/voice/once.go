package voice

import (
	"slices"
	"strings"
)

// What decides about candidates that do not return: the labels of the document
// beside them, and whether they read as somebody.

// once reports whether a candidate that stands once or twice is a label beside the
// strong ones of its form. A first name, a role or a relation is. Other words with
// capitals are if the document has no place for a sentence with a colon (nearly
// every paragraph has a label), if nobody else would answer, or if the others
// are names too and stand as densely.
func (t *tally) once(strong []*tally, share float64) bool {
	if t.flowing == t.n || t.form == dashed || t.form == dotted || t.form == spaced {
		return false
	}
	switch trustIn(t.label) {
	case someone:
		return t.form != alone && t.form != paren || t.form == paren && share > 0.5 || t.form == alone && len(strings.Fields(t.label)) < 4
	case maybe:
		return t.likely(strong, share)
	}
	return false
}

// likely is once for a label of which only its capitals are known.
func (t *tally) likely(strong []*tally, share float64) bool {
	others := without(strong, t)
	if t.bold > 0 && slices.ContainsFunc(others, func(s *tally) bool { return s.bold*2 > s.n }) {
		return t.colon > 0
	}
	if t.form != inline && t.form != bracket {
		return t.form == alone && shouts(t.label) && share >= 0.3 && slices.ContainsFunc(others, func(s *tally) bool { return shouts(s.label) })
	}
	if shapeOf(t.label) == code {
		return slices.ContainsFunc(others, func(s *tally) bool { return alikeCodes(s.label, t.label) })
	}
	switch {
	case share >= 0.8, oneSided(others):
		return true
	case share >= 0.45:
		return slices.ContainsFunc(others, func(s *tally) bool {
			return trustIn(s.label) == someone && shapeOf(s.label) == name && partOf(s.label) == noPart
		})
	}
	return false
}

func without(all []*tally, t *tally) []*tally {
	var others []*tally
	for _, o := range all {
		if o != t {
			others = append(others, o)
		}
	}
	return others
}

// oneSided reports whether all labels are of those who ask, so that the answers are
// somebody's whose label is not known yet.
func oneSided(strong []*tally) bool {
	for _, t := range strong {
		if partOf(t.label) != asks {
			return false
		}
	}
	return len(strong) > 0
}

// shouts reports whether a label is all in capitals.
func shouts(label string) bool {
	return label == strings.ToUpper(label) && label != strings.ToLower(label)
}

// alikeCodes reports whether two labels are initials of the same length that no
// list of words for speakers holds: KH and AB.
func alikeCodes(a, b string) bool {
	initials := func(s string) bool {
		return shouts(s) && len(s) < 4 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ") == "" && len(s) > 1
	}
	return initials(a) && initials(b) && len(a) == len(b)
}

// begins reports whether one of the labels opens the document.
func begins(strong []*tally) bool {
	return slices.ContainsFunc(strong, func(t *tally) bool { return t.first })
}

// opened accepts the labels of a document of few turns, in which none returns: one
// opens the first line, and all that are accepted read as somebody. Labels that no
// colon follows need a time beside them.
func opened(weak []*tally, f form, starts int) ([]*tally, float64) {
	var speakers []*tally
	known, stamped := 0, 0
	for _, t := range weak {
		trust := trustIn(t.label)
		if trust == nobody || t.flowing == t.n || f != inline && t.stamped < t.n {
			continue
		}
		speakers = append(speakers, t)
		if trust == someone {
			known++
		}
		if t.stamped == t.n {
			stamped++
		}
	}
	if len(speakers) > 12 || !begins(speakers) || known == 0 && stamped < 2 {
		return nil, 0
	}
	return speakers, float64(lineCount(speakers)) / float64(starts)
}

// everyLine accepts candidates that are weak one by one if nearly every paragraph
// has one and they return: a short exchange of two.
func everyLine(weak []*tally, starts int) ([]*tally, float64) {
	n := lineCount(weak)
	share := float64(n) / float64(starts)
	if share < 0.8 || len(weak) > 2 && n*2 < len(weak)*3 {
		return nil, 0
	}
	return weak, share
}
