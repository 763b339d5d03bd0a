package opencode

import (
	"cmp"
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// mostWords is how many words name a unit that has no clause.
const mostWords = 4

// words names a unit by its weightiest words, in their order.
func (c *Coder) words(sentences []*clause.Sentence) Code {
	type word struct {
		token *language.Token
		at    int
		value float64
	}
	var all []word
	seen := map[string]bool{}
	for _, s := range sentences {
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if !t.IsWord() || t.Stop || seen[t.Lemma] {
				continue
			}
			seen[t.Lemma] = true
			all = append(all, word{t, len(all), c.weigh(t.Lemma) * nominal(*t)})
		}
	}
	slices.SortStableFunc(all, func(a, b word) int { return cmp.Compare(b.value, a.value) })
	all = all[:min(len(all), mostWords)]
	slices.SortFunc(all, func(a, b word) int { return a.at - b.at })
	r := &reading{c: c, head: -1}
	for i, w := range all {
		if i > 0 && all[i-1].token.End+1 < w.token.Start {
			r.parts = append(r.parts, part{text: ","})
		}
		r.parts = append(r.parts, part{token: w.token})
	}
	if len(all) == 0 {
		r.parts = firstWords(sentences)
	}
	return c.name(r)
}

// firstWords returns the words with which a unit begins.
func firstWords(sentences []*clause.Sentence) (parts []part) {
	for _, s := range sentences {
		for i := range s.Tokens {
			if t := &s.Tokens[i]; t.IsWord() && len(parts) < mostWords {
				parts = append(parts, part{token: t})
			}
		}
	}
	return parts
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

// cut takes away what stands behind a sign, from the end, until a label is short enough.
func (r *reading) cut() {
	for i := len(r.parts) - 1; i > 0 && r.length() > longest; i-- {
		if !r.parts[i].token.IsWord() {
			r.parts = r.parts[:i]
		}
	}
}

// fragment names a unit by the weightiest of its sentences that have no verb, as it was
// said: "two years and a bit"; nil if there is none that is short enough.
func (c *Coder) fragment(sentences []*clause.Sentence) *reading {
	var best *reading
	for _, s := range sentences {
		if c.g == nil || clause.HasVerb(s.Tokens) {
			continue
		}
		r := &reading{c: c, head: -1, Sentence: s}
		for i := range s.Tokens {
			r.add(part{token: &s.Tokens[i]})
		}
		r.cut()
		r.polish()
		if r.rate(); r.score > 0 && r.length() <= longest && (best == nil || r.score > best.score) {
			best = r
		}
	}
	return best
}
