package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Canonical returns the one form in which a document's text is kept: valid UTF-8
// in Unicode normal form C, lines ended by a single line feed, no byte-order mark,
// no control characters but tab and line feed. Invalid bytes become U+FFFD, so
// that a loss stays visible. Canonical(Canonical(s)) == Canonical(s).
func Canonical(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = lineEnds.Replace(s)
	s = strings.Map(visible, s)
	return norm.NFC.String(s)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v", "\n", "\u0085", "\n")

// plain reports whether s is printable ASCII, tabs and line feeds: canonical as it is.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7F || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// visible drops what no reader sees and no writer means: control characters, and
// the marks that programs leave for themselves (byte-order mark, soft hyphen,
// zero-width space). Joiners stay, since emoji and several scripts need them.
func visible(r rune) rune {
	switch {
	case r == '\n', r == '\t':
		return r
	case unicode.IsControl(r), r == '\uFEFF', r == '\u00AD', r == '\u200B':
		return -1
	case r == '\u00A0', r == '\u202F':
		return ' '
	}
	return r
}
