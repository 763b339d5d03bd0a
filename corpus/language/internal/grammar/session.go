package grammar

import (
	"cocode/corpus/language"
	"cocode/corpus/language/internal/perceptron"
	"cocode/corpus/language/internal/token"
	"cocode/corpus/text"
)

// Session annotates one text after another in one goroutine. It keeps what is used
// again: buffers, and the words at hand.
type Session struct {
	*Language
	words   map[spelling]*Word
	pieces  []token.Piece
	ranges  []language.Range
	all     []*Word            // the words of the sentence at hand
	spoken  []*Word            // those that the tagger sees
	tagging []*perceptron.Word // likewise
	classes []perceptron.Class // theirs
}

// Begin returns a session in l.
func (l *Language) Begin() *Session { return &Session{Language: l, words: map[spelling]*Word{}} }

// Add appends the tokens and sentences of one turn of the text t to a.
func (s *Session) Add(a *language.Annotation, t string, turn int, within text.Span) {
	s.pieces = token.Split(s.pieces[:0], t, within, s.Tokens)
	s.ranges = s.Sentences.Split(s.ranges[:0], t, s.pieces)
	first := len(a.Tokens)
	for _, r := range s.ranges {
		a.Tokens = s.tag(a.Tokens, t, s.pieces[r.First:r.End])
		a.Sentences = append(a.Sentences, language.Sentence{
			Range: language.Range{First: first + r.First, End: first + r.End}, Turn: turn,
		})
	}
}

// Phrase returns the tokens of a text by itself, as of one sentence.
func (s *Session) Phrase(t string) []language.Token {
	s.pieces = token.Split(s.pieces[:0], t, text.Span{End: len(t)}, s.Tokens)
	return s.tag(nil, t, s.pieces)
}

// tag appends the tokens of one sentence.
func (s *Session) tag(tokens []language.Token, t string, pieces []token.Piece) []language.Token {
	s.look(t, pieces)
	if s.Tagger != nil {
		s.classes = s.Tagger.Tag(s.classes[:0], s.tagging, s.adjust)
	}
	first := len(tokens)
	for i, next := 0, 0; i < len(s.all); i++ {
		class := s.class(i, next)
		if !s.passes(i) {
			next++
		}
		tokens = append(tokens, s.token(pieces[i].Span, s.all[i], class))
	}
	if s.Refine != nil {
		s.Refine(s.Language, tokens[first:])
	}
	return tokens
}

func (s *Session) adjust(before []perceptron.Class, c perceptron.Class) perceptron.Class {
	return s.correct(s.spoken, before, c)
}

// look finds the words of a sentence, and among them those that the tagger sees.
// What a speaker takes back would lead it astray: pauses, broken words and function
// words said twice.
func (s *Session) look(t string, pieces []token.Piece) {
	s.all, s.spoken, s.tagging = s.all[:0], s.spoken[:0], s.tagging[:0]
	for _, p := range pieces {
		s.all = append(s.all, s.word(p.Of(t), p.Kind))
	}
	for i, w := range s.all {
		if !s.passes(i) {
			s.spoken = append(s.spoken, w)
			s.tagging = append(s.tagging, &w.tagging)
		}
	}
	if s.Tagger != nil {
		s.lowerFirst()
	}
}

// lowerFirst shows the first word of the sentence to the tagger in lower case if the
// lexicon knows it so: its capital tells nothing there.
func (s *Session) lowerFirst() {
	for i, w := range s.spoken {
		if w.kind != token.Word {
			continue
		}
		if form := w.lexeme.forms[0]; form.Known && !s.Capitals[form.Word] {
			s.tagging[i] = &s.word(form.Word, w.kind).tagging
		}
		return
	}
}

// passes reports whether word i is hidden from the tagger.
func (s *Session) passes(i int) bool {
	switch w := s.all[i]; w.part {
	case pause, broken:
		return true
	case comma:
		return s.partAt(i-1) == pause || s.partAt(i+1) == pause && s.partAt(i+2) == comma
	case function:
		return i+1 < len(s.all) && s.all[i+1].lexeme == w.lexeme
	}
	return false
}

// partAt returns the part of word i of the sentence, which may lie outside.
func (s *Session) partAt(i int) part {
	if i < 0 || i >= len(s.all) {
		return whole
	}
	return s.all[i].part
}

// class returns the class of word i, where next is the place in s.spoken of the
// first word from i on that the tagger saw. A word said twice has the same class
// both times.
func (s *Session) class(i, next int) perceptron.Class {
	switch {
	case s.Tagger == nil:
		return 0
	case s.all[i].part == pause, next >= len(s.classes):
		return s.pause
	}
	return s.classes[next]
}

// word is Language.Word with a memory that needs no lock.
func (s *Session) word(spelled string, kind token.Kind) *Word {
	key := spelling{spelled, kind}
	w := s.words[key]
	if w == nil {
		w = s.Language.Word(spelled, kind)
		s.words[key] = w
	}
	return w
}

// token returns the token of a word with a class of the tagger. What the pieces of
// the text tell of signs and numbers stands above it.
func (s *Session) token(span text.Span, w *Word, class perceptron.Class) language.Token {
	tag := s.tags[class]
	switch w.kind {
	case token.Sign:
		if tag.universal != language.Punctuation {
			tag = tagOfSign
		}
	case token.Symbol:
		tag.universal = language.Symbol
	case token.Number:
		tag.universal = language.Number
	case token.Broken:
		tag = unfinished(w)
	case token.Link:
		tag.universal = language.Other
	case token.Word:
		if tag.universal == language.Punctuation || tag.universal == language.Symbol {
			tag.universal = language.Other
		}
	}
	return language.Token{Span: span, Form: w.lexeme.forms[class], Tag: tag.universal, Fine: tag.fine}
}

var tagOfSign = tag{universal: language.Punctuation}

// unfinished returns the tag of a piece that ends in a hyphen: a suspended part is a
// noun ("hem- och sjukvård"), and of a word broken off nothing is known.
func unfinished(w *Word) tag {
	if w.lexeme.forms[0].Bases[0] != w.lexeme.word {
		return tag{universal: language.Noun}
	}
	return tag{}
}
