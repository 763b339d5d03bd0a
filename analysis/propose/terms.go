package propose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"cocode/codebook/indicator"
	"cocode/corpus/language"
	"cocode/corpus/language/polarity"
	"cocode/corpus/text"
)

// allTerms returns all terms of a unit, which many codes ask for.
func (m *material) allTerms(u int) []term {
	if m.held[u] == nil {
		m.held[u] = append([]term{}, m.terms(u, nil)...)
	}
	return m.held[u]
}

// terms returns the terms of a unit, each once, in their order. Words within covered are
// left out.
func (m *material) terms(u int, covered []text.Span) []term {
	unit := m.units[u]
	if unit.words == nil {
		return nil
	}
	r := termReader{a: unit.words, signs: polarity.Of(unit.words.Language), seen: map[term]bool{}}
	for _, s := range unit.Spans {
		r.span(s, covered)
	}
	return r.terms
}

type termReader struct {
	a     *language.Annotation
	signs *polarity.Reader
	seen  map[term]bool
	terms []term
}

// span reads the words of a span, sentence by sentence.
func (r *termReader) span(s text.Span, covered []text.Span) {
	within := r.a.Within(s)
	from, _ := slices.BinarySearchFunc(r.a.Sentences, within.First, func(s language.Sentence, first int) int { return cmp.Compare(s.End, first+1) })
	for _, sentence := range r.a.Sentences[from:] {
		if sentence.First >= within.End {
			break
		}
		r.words(r.signs.Scopes(r.a, sentence), max(sentence.First, within.First), min(sentence.End, within.End), covered)
	}
}

// longest is the number of words of the longest term.
const longest = 4

// words reads the tokens from first to end, all of one sentence. A term begins and ends
// with a word that tells something by itself, as a person would write an indicator:
// "time" and "run out of time", but not "the time".
func (r *termReader) words(scopes polarity.Scopes, first, end int, covered []text.Span) {
	for i := first; i < end; i++ {
		var words, content []string
		for k := i; k < min(i+longest, end); k++ {
			t := r.a.Tokens[k]
			if !writable(t) || slices.ContainsFunc(covered, func(c text.Span) bool { return c.Contains(t.Span) }) {
				break
			}
			tells := telling(t)
			if k == i && !tells {
				break
			}
			words = append(words, t.Lemma)
			if tells {
				content = append(content, t.Lemma)
				r.add(scopes, term{words: strings.Join(words, " "), content: strings.Join(content, " ")}, i, k)
			}
		}
	}
}

// add notes a term that stands from one token to another.
func (r *termReader) add(scopes polarity.Scopes, t term, from, to int) {
	var tokens []int
	for i := from; i <= to; i++ {
		tokens = append(tokens, i)
	}
	t.sign, _ = scopes.At(tokens)
	if !r.seen[t] {
		r.seen[t] = true
		r.terms = append(r.terms, t)
	}
}

// telling reports whether a word tells something by itself, and is nobody's name.
func telling(t language.Token) bool {
	return !t.Stop && len(t.Lemma) > 1 && slices.Contains(tellingTags, t.Tag)
}

// writable reports whether a word can stand in an indicator as it is: letters only.
func writable(t language.Token) bool {
	if !t.IsWord() || strings.ContainsFunc(t.Lemma, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		return false
	}
	_, err := indicator.Parse(t.Lemma)
	return err == nil
}

var tellingTags = []language.Tag{language.Noun, language.Verb, language.Adjective, language.Adverb, language.Other}
