package learn

import (
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
		sentences := p.Sentences(in)
		for _, u := range in.Units {
			ask, ok := doubts[u.ID]
			if !ok || skip != nil && skip(u.ID) {
				continue
			}
			var whole features.Text
			first, end := within(u, sentences)
			for _, s := range sentences[first:end] {
				whole.Lemmas = append(whole.Lemmas, s.Sample.Lemmas...)
			}
			asks, texts = append(asks, ask), append(texts, whole)
		}
	}
	return spread(asks, texts, n)
}

// doubtful returns, by unit, the code that is nearest to its threshold.
func doubtful(p *deductive.Pass, in deductive.Input) map[string]Ask {
	most := map[string]Ask{}
	for _, s := range p.Consider(in) {
		t := p.Threshold(s.Code)
		doubt := s.Confidence / t
		if s.Confidence > t {
			doubt = (1 - s.Confidence) / (1 - t)
		}
		if doubt > most[s.Unit].Doubt {
			most[s.Unit] = Ask{s.Unit, s.Code, s.Confidence, doubt}
		}
	}
	return most
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
