// Package token cuts a text into words and signs with exact byte spans. It is the
// first step of the annotation: what it calls a word is what the lexicon, the
// tagger and the indicators see.
//
// It reads the text once from left to right. Every byte that is not blank lies in
// exactly one piece.
package token

import (
	"unicode"
	"unicode/utf8"

	"cocode/corpus/text"
)

// Kind tells words from numbers and signs.
type Kind uint8

// The kinds of pieces.
const (
	Word   Kind = iota // letters, with inner apostrophes and hyphens
	Number             // digits: 12, 3.5, 10:30, 24/7
	Broken             // a word broken off, or a suspended part: "wo-", "hem-"
	Link               // a URL or an e-mail address
	Sign               // punctuation
	Symbol             // currency, per cent, emoji
)

// Piece is one word or sign of a text.
type Piece struct {
	text.Span
	Kind         Kind
	Abbreviation Abbreviation
}

// Abbreviation tells what the full stop at the end of a piece may mean.
type Abbreviation uint8

// The abbreviations.
const (
	None    Abbreviation = iota
	Inside               // never ends a sentence: "Dr.", "e.g.", "t.ex."
	Closing              // may end one: "etc.", "m.m.", "a.m."
)

// Rules is what differs between languages.
type Rules struct {
	// Abbreviations are in lower case and without the last full stop ("t.ex", "dr").
	Abbreviations map[string]Abbreviation
	// Clipped are words in lower case that begin with an apostrophe: "'cause".
	Clipped map[string]bool
	// Clitic returns where the last clitic of a word begins ("did|n't"), or 0. It may
	// be nil.
	Clitic func(word string) int
	// Elided reports whether an apostrophe after the word belongs to it ("goin'").
	// It may be nil.
	Elided func(word string) bool
}

// Split appends the pieces of t that lie in the span within to pieces.
func Split(pieces []Piece, t string, within text.Span, rules *Rules) []Piece {
	s := scanner{text: t[:within.End], rules: rules, pieces: pieces, pos: within.Start, at: -1}
	for s.pos < len(s.text) {
		s.next()
	}
	return s.pieces
}

// scanner is the state of one pass over a text.
type scanner struct {
	text   string
	rules  *Rules
	pieces []Piece
	pos    int
	quoted bool // a single quotation mark is open
	at     int  // where the next "@" stands, -1 before it is looked for
}

// next takes one piece, or skips one blank.
func (s *scanner) next() {
	r, size := s.rune(s.pos)
	switch {
	case isBlank(r):
		s.pos += size
	case isLetter(r):
		s.word()
	case isDigit(r):
		s.number()
	case isApostrophe(r):
		s.apostrophe(size)
	default:
		s.sign(r, size)
	}
}

// emit adds the piece from the current place to end and goes on behind it.
func (s *scanner) emit(end int, kind Kind) {
	s.pieces = append(s.pieces, Piece{Span: text.Span{Start: s.pos, End: end}, Kind: kind})
	s.pos = end
}

// rune returns the character at i, and a blank at the end of the text.
func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.text) {
		return ' ', 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r > utf8.RuneSelf && unicode.IsSpace(r)
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r > utf8.RuneSelf && unicode.IsDigit(r)
}

// isLetter reports whether r makes words: letters, and marks that belong to them.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r)
}

// isInside reports whether r goes on a word that has begun.
func isInside(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(r) || isDigit(r) || r == '_'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\u200C' || r == '\u200D'
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´'
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }
