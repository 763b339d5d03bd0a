package opencode

import (
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// mostWords is how many words name a unit that has no clause.
const mostWords = 4

// words names a unit by its weightiest words, in their order.
func (c *Coder) words(sentences [][]language.Token) Code {
	type word struct {
		token *language.Token
		at    int
		value float64
	}
	var all []word
	seen := map[string]bool{}
	for _, tokens := range sentences {
		for i := range tokens {
			t := &tokens[i]
			if !t.IsWord() || t.Stop || seen[t.Lemma] {
				continue
			}
			seen[t.Lemma] = true
			all = append(all, word{t, len(all), c.weigh(t.Lemma) * nominal(*t)})
		}
	}
	slices.SortStableFunc(all, func(a, b word) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	all = all[:min(len(all), mostWords)]
	slices.SortFunc(all, func(a, b word) int { return a.at - b.at })
	r := &reading{}
	for i, w := range all {
		if i > 0 && all[i-1].token.End+1 < w.token.Start {
			r.parts = append(r.parts, part{text: ","})
		}
		r.parts = append(r.parts, part{token: w.token})
	}
	if len(all) == 0 {
		for _, tokens := range sentences {
			for i := range tokens {
				if tokens[i].IsWord() && len(r.parts) < mostWords {
					r.parts = append(r.parts, part{token: &tokens[i]})
				}
			}
		}
	}
	if c.g != nil {
		r.c = c
		for _, tokens := range sentences {
			r.deny(tokens)
		}
	}
	return c.name(r)
}

// nominal favours what names things.
func nominal(t language.Token) float64 {
	switch t.Tag {
	case language.Noun:
		return 1.5
	case language.ProperNoun:
		return 0.5
	case language.Verb, language.Adjective:
		return 1
	}
	return 0.6
}

// thing returns the weightiest noun phrase of a unit, with what a preposition adds to
// it; nil if there is none.
func (c *Coder) thing(sentences [][]language.Token) *reading {
	if c.g == nil {
		return nil
	}
	var best *reading
	for _, tokens := range sentences {
		for i := 0; i < len(tokens); i++ {
			r := &reading{c: c, tokens: tokens}
			end, head := r.nounPhrase(i)
			if end == i || head < 0 || tokens[head].Tag != language.Noun && tokens[head].Tag != language.ProperNoun {
				continue
			}
			r.subject = language.Range{First: i, End: end}
			r.addRange(r.subject)
			if next, counts := r.phraseAt(end); counts && tokens[end].Tag == language.Preposition {
				r.addRange(language.Range{First: end, End: next})
				end = next
			}
			r.stands = c.g.isState(tokens[head].Lemma)
			r.polish()
			r.deny(tokens)
			if r.rate(); r.score > 0 && (best == nil || r.score > best.score) {
				best = r
			}
			i = end - 1
		}
	}
	return best
}

// deny puts a negation before a label without a verb where its sentence has one: what
// the sentence says of the thing cannot be read, but that it is denied can.
func (r *reading) deny(tokens []language.Token) {
	if r.denied || len(r.parts) == 0 || clause.HasVerb(tokens) {
		return
	}
	if slices.ContainsFunc(tokens, func(t language.Token) bool { return r.c.g.negations.Has(t.Word) }) {
		r.parts = slices.Insert(r.parts, 0, part{text: r.c.g.not})
		r.denied = true
	}
}
