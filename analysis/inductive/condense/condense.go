// Package condense shortens meaning units to condensed meaning units (Graneheim &
// Lundman 2004): as few words as say the same, all of them the participant's own and
// in their order. It stands between the units and the open codes.
//
// Pauses, fillers, false starts, repetitions, hedges, forms of address and asides go;
// who does what to whom stays, and no negation is ever lost.
package condense

import (
	"slices"
	"sort"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus"
	"cocode/corpus/language"
)

// Unit returns the condensed meaning unit of a unit of d. a is d's annotation.
func Unit(d *corpus.Document, a *language.Annotation, u corpus.Unit) string {
	return Write(d, Sentences(a, u))
}

// Sentences returns what the condensed form of u keeps, sentence by sentence, signs
// among the words. A unit from which no word would be left is kept as it is; a sentence
// that says nothing beside others is left out.
func Sentences(a *language.Annotation, u corpus.Unit) []*clause.Sentence {
	w := wordsOf(a.Language)
	var kept, slight, all [][]language.Token
	for _, tokens := range sentences(a, u) {
		all = append(all, tokens)
		switch short := w.shorten(tokens); {
		case !slices.ContainsFunc(short, language.Token.IsWord):
		case w.slight(short):
			slight = append(slight, short)
		default:
			kept = append(kept, short)
		}
	}
	for _, fallback := range [][][]language.Token{slight, all} {
		if len(kept) == 0 {
			kept = fallback
		}
	}
	parsed := make([]*clause.Sentence, len(kept))
	for i, tokens := range kept {
		parsed[i] = clause.Parse(a.Language, tokens)
	}
	return w.choose(parsed)
}

// sentences returns the tokens of u, sentence by sentence.
func sentences(a *language.Annotation, u corpus.Unit) [][]language.Token {
	var out [][]language.Token
	for _, span := range u.Spans {
		r := a.Within(span)
		at := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].End > r.First })
		for ; at < len(a.Sentences) && a.Sentences[at].First < r.End; at++ {
			s := a.Sentences[at]
			out = append(out, a.Tokens[max(r.First, s.First):min(r.End, s.End)])
		}
	}
	return out
}

// shorten returns what is kept of a sentence.
func (w *words) shorten(tokens []language.Token) []language.Token {
	s := &sentence{words: w, tokens: tokens, gone: make([]bool, len(tokens))}
	for _, step := range []func(){s.marks, s.sounds, s.beginning, s.phrases, s.repeats, s.asides, s.beginning, s.signs} {
		step()
	}
	return s.rest()
}
