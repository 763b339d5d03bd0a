package learn

import (
	"cmp"
	"slices"

	"cocode/analysis/deductive"
	"cocode/analysis/deductive/features"
	"cocode/analysis/deductive/linear"
)

// Ask is a unit to be decided next.
type Ask struct {
	Unit, Code string  // and the code that is most uncertain on it
	Confidence float64 // of the code
	Doubt      float64 // how uncertain it is, from 0 to 1, at its threshold
}

// Order returns the units whose decision teaches most, at most n, in the order in which
// to decide them: those of which the pass is most uncertain, but none that is like one
// that stands before it (uncertainty and diversity; Settles 2012, "Active learning",
// chapters 2 and 5). Units for which skip says so are left out.
func Order(p *deductive.Pass, documents []deductive.Input, n int, skip func(unit string) bool) []Ask {
	var asks []Ask
	var texts []features.Text
	for _, in := range documents {
		doubts := doubtful(p, in)
		sentences := p.Hear(in)
		for _, u := range in.Units {
			ask, ok := doubts[u.ID]
			if !ok || skip != nil && skip(u.ID) {
				continue
			}
			var whole features.Text
			first, end := within(u, sentences)
			for _, s := range sentences[first:end] {
				whole.Lemmas = append(whole.Lemmas, s.Text.Lemmas...)
			}
			asks, texts = append(asks, ask), append(texts, whole)
		}
	}
	return spread(asks, texts, n)
}

// Spread returns all asks in the order in which to decide them, like Order: the first n
// by doubt and by how they differ, then the others by doubt alone. The words are those of
// each ask's unit, by their base form.
func Spread(asks []Ask, words [][]string, n int) []Ask {
	texts := make([]features.Text, len(words))
	for i, w := range words {
		texts[i].Lemmas = w
	}
	first := spread(asks, texts, n)
	var rest []Ask
	for _, a := range asks {
		if !slices.ContainsFunc(first, func(b Ask) bool { return a.Unit == b.Unit && a.Code == b.Code }) {
			rest = append(rest, a)
		}
	}
	slices.SortStableFunc(rest, func(a, b Ask) int { return cmp.Compare(b.Doubt, a.Doubt) })
	return append(first, rest...)
}

// doubtful returns, by unit, the code that is nearest to its threshold.
func doubtful(p *deductive.Pass, in deductive.Input) map[string]Ask {
	most := map[string]Ask{}
	for _, s := range p.Consider(in) {
		doubt := Doubt(s.Confidence, p.Threshold(s.Code))
		if doubt > most[s.Unit].Doubt {
			most[s.Unit] = Ask{s.Unit, s.Code, s.Confidence, doubt}
		}
	}
	return most
}

// Doubt returns how uncertain a confidence is, from 0 to 1, which it is at the threshold.
func Doubt(confidence, threshold float64) float64 {
	switch {
	case confidence < threshold:
		return confidence / threshold
	case confidence > threshold:
		return (1 - confidence) / (1 - threshold)
	}
	return 1
}

// spread takes one unit after the other: the one with the most doubt, less its likeness
// to the units taken already.
func spread(asks []Ask, texts []features.Text, n int) []Ask {
	space := features.Learn(texts, 0, features.Options{Rare: 2, Terms: features.Singles})
	rows := make([]linear.Row, len(texts))
	for i, t := range texts {
		rows[i] = space.Row(t)
	}
	like := make([]float64, len(asks))
	taken := make([]bool, len(asks))
	var out []Ask
	for len(out) < min(n, len(asks)) {
		best := -1
		for i, a := range asks {
			if !taken[i] && (best < 0 || a.Doubt*(1-like[i]) > asks[best].Doubt*(1-like[best])) {
				best = i
			}
		}
		taken[best] = true
		out = append(out, asks[best])
		for i := range asks {
			like[i] = max(like[i], linear.Cosine(rows[i], rows[best]))
		}
	}
	return slices.Clip(out)
}
