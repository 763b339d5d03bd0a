// Package language holds what is known of the words of a text: tokens with exact
// spans, their base forms, parts of speech, sentences, and the scope of negation
// and its kin. It stands between the transcripts and the passes: a document is
// annotated once, and everything after reads the annotation.
//
// What differs between languages is data and lies in a package per language
// (english, swedish); package annotate chooses the language and does the work.
package language

import "cocode/corpus/text"

// Tag is a part of speech of the universal tag set (Petrov, Das & McDonald 2012;
// the names of Universal Dependencies). The zero Tag says that it is not known.
type Tag uint8

// The parts of speech.
const (
	Other Tag = iota // not known, or foreign
	Noun
	ProperNoun
	Verb
	Auxiliary // auxiliary and modal verbs
	Adjective
	Adverb
	Pronoun
	Determiner
	Preposition
	Conjunction  // coordinating: and, but, och, men
	Subordinator // that, because, if, att, eftersom, om
	Particle     // not, the infinitive's to, inte
	Number
	Interjection
	Punctuation
	Symbol
)

// Form is what is known of a word apart from its place. It never changes, and all
// tokens that are written alike, capitals aside, and have the same lemma share one in
// the whole process, so that work per word can be done once.
type Form struct {
	Word  string   // lower case, plain apostrophes
	Lemma string   // the base form that goes with the tag
	Bases []string // every possible base form, sorted; never empty
	Known bool     // the lexicon holds the word; otherwise Bases is a guess or its stem
	Stop  bool     // a function word: it tells little of what a text is about
}

// Token is one word or sign of a text.
type Token struct {
	text.Span
	*Form
	Tag  Tag
	Fine string // the tagger's own tag (English: Penn, "VBD"; Swedish: UD, "VERB"); may be empty
}

// IsWord reports whether the token is a word or number, not a sign.
func (t Token) IsWord() bool { return t.Tag != Punctuation && t.Tag != Symbol }

// Range is a half-open range of tokens, by index.
type Range struct{ First, End int }

// Sentence is a stretch of tokens of one turn that stands by itself.
type Sentence struct {
	Range
	Turn int // index into corpus.Document.Turns
}

// Annotation is what is known of one document's words. Tokens and sentences lie in
// turns only: headings, labels and time stamps have none.
type Annotation struct {
	Language  string // ISO 639-1
	Tokens    []Token
	Sentences []Sentence
}

// Span returns the bytes from the first to the last token of r, and the empty span
// for an empty range.
func (a *Annotation) Span(r Range) text.Span {
	if r.First >= r.End {
		return text.Span{}
	}
	return text.Span{Start: a.Tokens[r.First].Start, End: a.Tokens[r.End-1].End}
}

// Within returns the range of tokens that lie in s, by binary search.
func (a *Annotation) Within(s text.Span) Range {
	return Range{a.firstFrom(s.Start), a.firstFrom(s.End)}
}

// firstFrom returns the index of the first token that does not begin before offset.
func (a *Annotation) firstFrom(offset int) int {
	low, high := 0, len(a.Tokens)
	for low < high {
		if middle := (low + high) / 2; a.Tokens[middle].Start < offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// Polarity tells under which sign words stand: "we had time", "we had no time",
// "there is never enough time", "if there is time" and "if we had had time" are five
// findings.
type Polarity string

// The polarities. Counterfactual words are hypothetical words that tell how it was:
// "if we had had time" says that there was none. Any is for rules that take all.
const (
	Affirmed       Polarity = "affirmed"
	Negated        Polarity = "negated"
	Insufficient   Polarity = "insufficient"
	Hypothetical   Polarity = "hypothetical"
	Counterfactual Polarity = "counterfactual"
	Any            Polarity = "any"
)

// Is reports whether a rule that asks for want takes words under p: a rule for
// hypothetical words takes counterfactual ones too, a rule for any takes all.
func (p Polarity) Is(want Polarity) bool {
	return p == want || want == Any || want == Hypothetical && p == Counterfactual
}
