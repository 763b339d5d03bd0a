package voice

import (
	"strings"
	"unicode"
)

// The looser forms of labels, which count only if they explain the document.

// beforeDash takes a label that a dash between blanks divides from the words.
func (h *head) beforeDash(words string, at int) bool {
	s := words[at:]
	s = s[:min(len(s), maxLabel)]
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.Index(s, dash); i > 0 && len(strings.Fields(s[:i])) <= 3 {
			from := at + i + len(dash)
			return h.set(dashed, s[:i], from+blanks(words[from:]))
		}
	}
	return false
}

// beforeDot takes "Q." and "A.".
func (h *head) beforeDot(words string, at int) bool {
	s := words[at:]
	if len(s) < 4 || s[1] != '.' || s[2] != ' ' || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	return h.set(dotted, s[:1], at+2+blanks(s[2:]))
}

// beforeBlank takes a word for speakers, with its number, that only a blank divides
// from the words.
func (h *head) beforeBlank(words string, at int) bool {
	s := words[at:]
	s = s[:min(len(s), maxLabel)]
	first, rest, ok := strings.Cut(s, " ")
	if !ok || len(first) < 2 || parts[strings.ToLower(strings.TrimRight(first, "0123456789"))] == noPart || !unicode.IsUpper(rune(first[0])) {
		return false
	}
	end := len(first)
	if number, _, ok := strings.Cut(rest, " "); ok && strings.Trim(number, "0123456789") == "" && number != "" {
		end += 1 + len(number)
	}
	return h.set(spaced, s[:end], at+end+blanks(words[at+end:]))
}
