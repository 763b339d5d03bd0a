package align

import (
	"unicode"
	"unicode/utf8"

	"cocode/corpus/text"
)

// tokenize cuts a text into words (letters, digits, marks and apostrophes within)
// and single other signs; blanks are between tokens.
func tokenize(t string) []text.Span {
	var tokens []text.Span
	for i := 0; i < len(t); {
		r, size := utf8.DecodeRuneInString(t[i:])
		start := i
		i += size
		switch {
		case unicode.IsSpace(r):
			continue
		case wordy(r):
			for i < len(t) {
				r, size := utf8.DecodeRuneInString(t[i:])
				if !wordy(r) {
					break
				}
				i += size
			}
		}
		tokens = append(tokens, text.Span{Start: start, End: i})
	}
	return tokens
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// intern gives equal words equal numbers.
type intern map[string]int

func (n intern) numbers(t string, tokens []text.Span) []int {
	list := make([]int, len(tokens))
	for i, span := range tokens {
		word := span.Of(t)
		if _, ok := n[word]; !ok {
			n[word] = len(n)
		}
		list[i] = n[word]
	}
	return list
}
