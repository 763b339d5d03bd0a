package vectors

import (
	"iter"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words yields the words of a text as the table knows them: in lower case, without
// accents, runs of the letters a to z and of digits.
func Words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		s := plain(s)
		start := -1
		for i := 0; i <= len(s); i++ {
			if i < len(s) && isWord(s[i]) {
				if start < 0 {
					start = i
				}
			} else if start >= 0 {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
		}
	}
}

func isWord(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' }

// plain returns s in lower case and without accents; s itself where it is so already.
func plain(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 || 'A' <= s[i] && s[i] <= 'Z' {
			return lower(s)
		}
	}
	return s
}

func lower(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); {
		case r < 0x80:
			out = append(out, byte(r))
		case unicode.Is(unicode.Mn, r):
		default:
			out = append(out, ' ') // no letter of the table: it parts words
		}
	}
	return string(out)
}
