package token

import (
	"strings"
	"unicode"
)

// number takes digits with inner points, commas, colons and strokes. A number that
// goes on in letters is a word: "1990-talet", "2nd".
func (s *scanner) number() {
	end := s.digits(s.pos)
	for {
		r, size := s.rune(end)
		after, _ := s.rune(end + size)
		if size == 0 || !strings.ContainsRune(".,:/-–", r) || !isDigit(after) {
			break
		}
		end = s.digits(end + size)
	}
	r, size := s.rune(end)
	after, _ := s.rune(end + size)
	if isInside(r) || isHyphen(r) && isLetter(after) {
		end, broken := s.wordEnd(end)
		if broken {
			s.emit(end, Broken)
		} else {
			s.emit(end, Word)
		}
		return
	}
	s.emit(end, Number)
}

func (s *scanner) digits(i int) int {
	for {
		r, size := s.rune(i)
		if !isDigit(r) {
			return i
		}
		i += size
	}
}

// apostrophe takes a clipped word ("'cause") or a quotation mark.
func (s *scanner) apostrophe(size int) {
	end := s.letters(s.pos + size)
	if end > s.pos+size && len(s.rules.Clipped) > 0 {
		word := "'" + strings.ToLower(s.text[s.pos+size:min(end, s.pos+size+8)])
		if s.rules.Clipped[word] {
			s.emit(end, Word)
			return
		}
	}
	s.quoted = end > s.pos+size
	s.emit(s.pos+size, Sign)
}

// sign takes a sign, with its repetitions: "...", "!!", "--". Question and
// exclamation marks may mix.
func (s *scanner) sign(r rune, size int) {
	end := s.pos + size
	if !unicode.IsPunct(r) {
		s.emit(s.cluster(r, end), Symbol)
		return
	}
	for {
		next, size := s.rune(end)
		if size == 0 || next != r && !(isCall(r) && isCall(next)) || isBracket(r) {
			break
		}
		end += size
	}
	kind := Sign
	if strings.ContainsRune("%&@#§‰*", r) {
		kind = Symbol
	}
	s.emit(s.marks(end), kind)
}

func isCall(r rune) bool    { return r == '!' || r == '?' }
func isBracket(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pe) }

// cluster returns the end of the emoji or other symbol r that ends at end: joined
// emoji, skin tones and flags are one sign for a reader.
func (s *scanner) cluster(r rune, end int) int {
	if isRegional(r) {
		if next, size := s.rune(end); isRegional(next) {
			end += size
		}
	}
	for {
		end = s.marks(end)
		joiner, size := s.rune(end)
		next, width := s.rune(end + size)
		if joiner != '\u200D' || width == 0 || isBlank(next) || isInside(next) {
			return end
		}
		end += size + width
	}
}

// marks returns the end of the marks that belong to the sign before them.
func (s *scanner) marks(end int) int {
	for {
		r, size := s.rune(end)
		tone := r >= 0x1F3FB && r <= 0x1F3FF
		if r < 0x300 || !tone && !unicode.Is(unicode.M, r) && !isTagMark(r) {
			return end
		}
		end += size
	}
}

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
func isTagMark(r rune) bool  { return r >= 0xE0020 && r <= 0xE007F }
