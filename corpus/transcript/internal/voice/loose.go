package voice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/transcript/internal/stamp"
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

// beforeStamp takes a label that a time in brackets divides from the words: "Anna
// [00:00:03] words".
func (h *head) beforeStamp(words string, at int) bool {
	s := words[at:]
	open := strings.IndexAny(s[:min(len(s), maxLabel)], "[({<#")
	if open < 2 || s[open-1] != ' ' || h.stamped {
		return false
	}
	found, ok := stamp.At(s[open:])
	if !ok || !found.Bracketed || open+found.Length >= len(s) {
		return false
	}
	from := at + open + found.Length
	if !h.set(bracket, s[:open], from+blanks(words[from:])) {
		return false
	}
	h.stamp, h.stamped, h.beside = found, true, true
	return true
}

// number returns the length of the number of a paragraph before a label: "12. ",
// "12) ", or "12 " where a capital and a colon follow. It counts only if a label
// follows, and stays with the words otherwise.
func number(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits == 0 || digits > 4 || digits+1 >= len(s) {
		return 0
	}
	at := digits
	marked := s[digits] == '.' || s[digits] == ')'
	if marked {
		at++
	}
	gap := blanks(s[at:])
	at += gap
	if rest := s[at:]; gap == 0 || rest == "" || unicode.IsDigit(rune(rest[0])) || !marked && !colonAhead(rest) {
		return 0
	}
	return at
}

// colonAhead reports whether s begins with a capital and a colon stands within the
// length of a label.
func colonAhead(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsUpper(first) || first == '#') && strings.Contains(s[:min(len(s), maxLabel)], ":")
}
