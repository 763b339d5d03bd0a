package voice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/transcript/internal/stamp"
)

// beforeColon takes what stands before the first colon that is not of a time.
func (h *head) beforeColon(words string, at int) bool {
	s := words[at:]
	s = s[:min(len(s), maxLabel+30)]
	for i := 0; i < len(s); {
		if found, ok := stamp.At(s[i:]); ok && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') {
			i += found.Length
			continue
		}
		switch {
		case colonAt(s[i:]):
			return h.atColon(words, at, at+i)
		case s[i] == '\t', strings.HasPrefix(s[i:], "   "), strings.IndexByte("?!;\"", s[i]) >= 0:
			return false
		}
		i++
	}
	return false
}

// colonAt reports whether s begins with a colon or a sign that is typed for one.
func colonAt(s string) bool {
	if s[0] < utf8.RuneSelf {
		return s[0] == ':'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("：﹕︰∶꞉ː׃", r)
}

// leadsToTime are words between which and a colon a clock time is no stamp: "at
// 10:30: coffee".
var leadsToTime = set(`at kl klockan from från till to until tills by vid på on in by after efter before före innan around about runt omkring
	ca cirka since sedan between mellan och and or eller redan already lunch fika coffee kaffe meeting möte break rast paus start slut end tid time`)

func (h *head) atColon(words string, at, colon int) bool {
	_, size := utf8.DecodeRuneInString(words[colon:])
	from := colon + size
	label, beside := h.stampOff(words[at:colon])
	if h.leading {
		label = strings.TrimPrefix(label, "From ") // the chat of a meeting
	}
	if from < len(words) {
		next, _ := utf8.DecodeRuneInString(words[from:])
		if next == '/' || next == ':' || unicode.IsDigit(next) {
			return false
		}
		h.tight = size == 1 && unicode.IsLetter(next)
	}
	if strings.TrimSpace(label) == "" || beside && leadsToTime[firstWord(label)] || isSaying(label) {
		return false
	}
	h.colon = true
	h.beside = h.beside || beside
	return h.set(inline, label, h.stampAfter(words, from+blanks(words[from:])))
}

// isSaying reports whether what stands before a colon is a label of another form with
// words behind it: "Anna - The thing is".
func isSaying(label string) bool {
	for _, divider := range []string{" - ", " – ", " — ", ". "} {
		before, after, ok := strings.Cut(label, divider)
		words := strings.Fields(after)
		if !ok || len(strings.Fields(before)) > 3 || len(words) < 3 {
			continue
		}
		if last, _ := utf8.DecodeRuneInString(words[len(words)-1]); unicode.IsLower(last) {
			return true
		}
	}
	return false
}
