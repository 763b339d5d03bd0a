package polarity

import (
	"cmp"
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// weight is what the cues that reach the same words make together.
type weight struct{ negations, measures, lessenings, suppositions, denials, granted []*cue }

func (w *weight) add(c *cue) {
	switch c.kind {
	case negated, denial, ended, repeated:
		w.negations = append(w.negations, c)
	case measure:
		w.measures = append(w.measures, c)
	case insufficient:
		w.lessenings = append(w.lessenings, c)
	case hypothetical:
		w.suppositions = append(w.suppositions, c)
	case granted:
		w.granted = append(w.granted, c)
	case counterfactual:
		w.denials = append(w.denials, c)
	}
}

// polarity weighs the cues. What is supposed is not said to be so or not so; only a
// supposition against the facts says something of them, and with a negation it says
// that it was so: "if she hadn't backed us".
func (w *weight) polarity() (language.Polarity, []text.Span) {
	odd := w.count()%2 == 1
	switch {
	case len(w.granted) > 0:
		return language.Affirmed, spans(w.granted)
	case len(w.denials) > 0 && odd:
		return language.Affirmed, spans(w.denials, w.negations)
	case len(w.denials) > 0:
		return language.Counterfactual, spans(w.denials)
	case len(w.suppositions) > 0:
		return language.Hypothetical, spans(w.suppositions)
	case len(w.lessenings) > 0 && w.denied():
		return language.Affirmed, spans(w.lessenings, w.negations)
	case len(w.lessenings) > 0:
		return language.Insufficient, spans(w.lessenings)
	case odd && w.measured():
		return language.Insufficient, spans(w.negations, w.measures)
	case odd:
		return language.Negated, spans(w.negations)
	}
	return language.Affirmed, spans(w.negations)
}

// count returns how many negations there are: two cancel each other, but a negation
// that is only repeated in its clause ("we didn't have no time") is one.
func (w *weight) count() int {
	n := 0
	for i, c := range w.negations {
		if c.kind != repeated || !w.before(i) {
			n++
		}
	}
	return n
}

// before reports whether negation i repeats another of its clause.
func (w *weight) before(i int) bool {
	for _, other := range w.negations[:i] {
		if other.clause == w.negations[i].clause && other.reaches(w.negations[i].tokens[:1]) {
			return true
		}
	}
	return false
}

// denied reports whether a negation and a lessening are aimed at each other ("not too
// few", "it isn't that we have too few", "hardly a day without"), rather than both at
// what the clause says besides.
func (w *weight) denied() bool {
	for _, n := range w.negations {
		for _, l := range w.lessenings {
			last := n.tokens[len(n.tokens)-1]
			near := n.kind == denial || n.clause != l.clause || l.tokens[0]-last <= 2
			if near && n.reaches(l.tokens[:1]) || l.reaches(n.tokens[:1]) {
				return w.count()%2 == 1
			}
		}
	}
	return false
}

// measured reports whether a negation is one of measure: "not enough", "not many".
func (w *weight) measured() bool {
	for _, n := range w.negations {
		for _, m := range w.measures {
			if n.kind != repeated && n.reaches(m.tokens) {
				return true
			}
		}
	}
	return false
}

// spans returns the words of cues, in order of place.
func spans(lists ...[]*cue) []text.Span {
	var all []text.Span
	for _, cues := range lists {
		for _, c := range cues {
			all = append(all, c.spans...)
		}
	}
	return sorted(all)
}

// sorted returns spans in order of place, with neighbours that touch or are parted by
// one blank joined, and no span twice.
func sorted(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var joined []text.Span
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End+1 {
			joined[n-1] = joined[n-1].Join(s)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
