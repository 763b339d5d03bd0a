// Package polarity tells under which sign words stand. "We had time", "we had no
// time", "there is never enough time", "if there is time" and "if we had had time" are
// five findings that differ in nothing else. It reads the annotation of a sentence
// once; after that, whoever matched words in the sentence asks how they stand.
//
// The words that make a sign (cues), how far each reaches, and where clauses end are
// data: one file a language, in the folder data, whose README says how to read and
// change it. The rules go back to those of clinical text, NegEx (Chapman, Bridewell,
// Hanbury, Cooper & Buchanan 2001) and ConText (Harkema, Dowling, Thornblade & Chapman
// 2009), with clauses in the place of a window of words.
package polarity

import (
	"slices"
	"sort"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Reader finds the cues of one language. It is safe for use by several goroutines.
type Reader struct{ rules *rules }

// Of returns the reader of a language, by its ISO 639-1 code. A language without
// rules has a reader that finds no cue: all words are affirmed.
func Of(code string) *Reader {
	if load, ok := languages[code]; ok {
		return &Reader{load()}
	}
	return &Reader{&rules{}}
}

// Scopes returns the cues of a sentence with the words that each one reaches. The work
// grows with the length of the sentence and not with its square.
func (r *Reader) Scopes(a *language.Annotation, s language.Sentence) Scopes {
	if len(r.rules.all) == 0 {
		return Scopes{}
	}
	first := min(max(0, s.First), len(a.Tokens))
	return r.rules.read(a.Tokens[first:min(max(first, s.End), len(a.Tokens))], first)
}

// Scopes are the cues of one sentence, in order of place. The zero Scopes has none.
type Scopes struct{ cues []cue }

// cue is a word or phrase that puts others under a sign. All places are indexes of
// tokens of the annotation.
type cue struct {
	kind        kind
	order       bool  // the order of words makes the sign: "had we time"
	tokens      []int // the cue itself, ascending
	first, last int   // what it reaches, half open
	clause      int   // where its clause begins
	spans       []text.Span
}

// farthest is how many tokens a cue reaches at most, to either side.
const farthest = 60

// At returns the polarity that the matched words stand under, given as indexes of
// tokens in any order, and the cues that made it so. A cue that is itself among the
// words does not count: who looks for "not want to bother" has named the negation. (A
// measure counts: "enough time" is not enough in "never enough time".)
func (s Scopes) At(tokens []int) (language.Polarity, []text.Span) {
	if len(tokens) == 0 || len(s.cues) == 0 {
		return language.Affirmed, nil
	}
	var w weight
	for _, c := range s.near(tokens) {
		if c.reaches(tokens) && (c.kind == measure || c.order || !c.among(tokens)) {
			w.add(c)
		}
	}
	return w.polarity()
}

// Ceased reports whether the matched words tell of what is no more: "we used to have
// time", "they no longer decide for her".
func (s Scopes) Ceased(tokens []int) bool {
	return slices.ContainsFunc(s.near(tokens), func(c *cue) bool {
		return (c.kind == ended || c.kind == past) && c.reaches(tokens) && !c.among(tokens)
	})
}

// near returns the cues that are near enough to reach any of the tokens.
func (s Scopes) near(tokens []int) []*cue {
	if len(tokens) == 0 {
		return nil
	}
	low, high := slices.Min(tokens), slices.Max(tokens)
	from := sort.Search(len(s.cues), func(i int) bool { return s.cues[i].tokens[0] >= low-farthest })
	var near []*cue
	for i := from; i < len(s.cues) && s.cues[i].tokens[0] <= high+farthest; i++ {
		near = append(near, &s.cues[i])
	}
	return near
}

func (c *cue) reaches(tokens []int) bool {
	return slices.ContainsFunc(tokens, func(t int) bool { return c.first <= t && t < c.last })
}

func (c *cue) among(tokens []int) bool {
	return slices.ContainsFunc(c.tokens, func(t int) bool { return slices.Contains(tokens, t) })
}
