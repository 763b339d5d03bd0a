// Package phrase finds words and phrases that mean something wherever they stand:
// connectives between two findings, words that tell how an attempt ended. They are
// given as they are written, with all their forms, so that nothing but the text is
// needed to find them.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/text"
)

// Set is a set of phrases, each with what it stands for.
type Set struct{ byFirst map[string][]phrase }

type phrase struct {
	rest    []string // the words after the first
	meaning string
}

// Hit is a place where a phrase stands.
type Hit struct {
	text.Span
	Meaning string
}

// Add puts phrases into the set. Of two that begin alike the longer one is found.
func (s *Set) Add(meaning string, phrases ...string) {
	if s.byFirst == nil {
		s.byFirst = map[string][]phrase{}
	}
	for _, p := range phrases {
		words := strings.Fields(text.Fold(p))
		if len(words) == 0 {
			continue
		}
		list := s.byFirst[words[0]]
		at := len(list)
		for at > 0 && len(list[at-1].rest) < len(words)-1 {
			at--
		}
		list = append(list[:at:at], append([]phrase{{words[1:], meaning}}, list[at:]...)...)
		s.byFirst[words[0]] = list
	}
}

// Find returns the phrases in a span of t, in order and without overlap. Only
// blanks stand between the words of a phrase.
func (s *Set) Find(t string, in text.Span) []Hit {
	var hits []Hit
	for w, ok := Next(t, in.Start, in.End); ok; w, ok = Next(t, w.End, in.End) {
		for _, p := range s.byFirst[Fold(w.Of(t))] {
			if end, ok := p.follows(t, w.End, in.End); ok {
				w.End = end
				hits = append(hits, Hit{w, p.meaning})
				break
			}
		}
	}
	return hits
}

func (p phrase) follows(t string, at, limit int) (end int, ok bool) {
	for _, word := range p.rest {
		w, ok := Next(t, at, limit)
		if !ok || strings.TrimLeft(t[at:w.Start], " \n\t") != "" || Fold(w.Of(t)) != word {
			return 0, false
		}
		at = w.End
	}
	return at, true
}

// Next returns the first word of t that begins at or after a byte and ends at or
// before limit: letters, digits and what joins them ("didn't", "co-op").
func Next(t string, from, limit int) (text.Span, bool) {
	for from < limit {
		r, n := utf8.DecodeRuneInString(t[from:])
		if isLetter(r) {
			return text.Span{Start: from, End: end(t, from, limit)}, true
		}
		from += n
	}
	return text.Span{}, false
}

func end(t string, at, limit int) int {
	last := at
	for at < limit {
		r, n := utf8.DecodeRuneInString(t[at:])
		switch {
		case isLetter(r):
			last = at + n
		case r == '\'' || r == '’' || r == '-':
			if at > last {
				return last
			}
		default:
			return last
		}
		at += n
	}
	return last
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Fold is text.Fold without work for a word that needs none.
func Fold(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return text.Fold(word)
		}
	}
	return word
}
