package voice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/transcript/internal/stamp"
)

// form is how a label is set off from the words.
type form uint8

const (
	noForm  form = iota
	inline       // Anna: words, or Anna in bold
	bracket      // [Anna] words
	tabbed       // Anna, a tab or wide gap, words
	alone        // Anna on a line of its own
	paren        // (Anna) words
	dashed       // Anna – words
	dotted       // Q. words
	spaced       // Coach 3 words: what is left where bold type was lost
	forms
)

// head is what the beginning of a line may be: marks, a time stamp, a label. Only
// the whole document tells whether a candidate is one.
type head struct {
	label   string
	key     string
	form    form
	from    int // where the words begin if the label is one
	rest    int // where they begin if only the stamp is one
	before  int // where a stamp behind the label begins, or zero
	stamp   stamp.Stamp
	stamped bool
	beside  bool // the stamp stands beside the label, not only before it
	leading bool // a stamp begins the line
	bold    bool
	tight   bool // no blank between colon and words
	colon   bool // a colon ends the label
	mark    byte // '>' or '-', or zero
	unmark  int  // where the words begin if only the mark is one
}

// maxLabel is how many bytes a label may have.
const maxLabel = 48

// parseHead reads the beginning of a line of which lead bytes are bold.
func parseHead(words string, lead int) head {
	h := head{bold: lead > 0 && lead == len(words)}
	at := h.takeMark(words, 0)
	at = h.takeStamp(words, at)
	if h.mark == 0 {
		at = h.takeMark(words, at)
	}
	h.rest = at
	h.candidate(words, at+number(words[at:]), lead)
	h.key = keyOf(h.label)
	if h.key == "" {
		h.form, h.label = noForm, ""
	}
	return h
}

// takeMark passes over >> or a dash before the words.
func (h *head) takeMark(words string, at int) int {
	s := words[at:]
	arrows := len(s) - len(strings.TrimLeft(s, ">"))
	if arrows >= 2 {
		h.mark = '>'
		h.unmark = at + arrows + blanks(s[arrows:])
		return h.unmark
	}
	for _, dash := range []string{"-", "–", "—"} {
		rest, ok := strings.CutPrefix(s, dash)
		if ok && rest != "" && !strings.HasPrefix(rest, "-") && !unicode.IsDigit(rune(rest[0])) {
			h.mark = '-'
			h.unmark = at + len(dash) + blanks(rest)
			return h.unmark
		}
	}
	return at
}

// takeStamp passes over a time stamp and what divides it from the words.
func (h *head) takeStamp(words string, at int) int {
	s, ok := stamp.At(words[at:])
	if !ok {
		return at
	}
	h.stamp, h.stamped, h.leading = s, true, true
	at += s.Length
	at += blanks(words[at:])
	for _, divider := range []string{"- ", "– ", "— ", ": ", ", ", "| "} {
		if strings.HasPrefix(words[at:], divider) {
			at += len(divider)
			return at + blanks(words[at:])
		}
	}
	return at
}

// candidate looks for a label in words[at:], the most explicit form first.
func (h *head) candidate(words string, at, lead int) {
	s := words[at:]
	switch {
	case s == "":
	case h.bracketed(words, at):
	case h.inBold(words, at, lead):
	case h.beforeColon(words, at):
	case h.beforeStamp(words, at):
	case h.beforeGap(words, at):
	case h.onItsOwn(words, at):
	case h.beforeDash(words, at):
	case h.beforeDot(words, at):
	default:
		h.beforeBlank(words, at)
	}
}

func (h *head) set(f form, label string, from int) bool {
	label = strings.TrimFunc(label, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(":*_|#@", r)
	})
	if label == "" || len(label) > maxLabel {
		return false
	}
	h.form, h.label, h.from = f, label, from
	return true
}

// bracketed takes [Anna] and <Anna>, with or without a colon.
func (h *head) bracketed(words string, at int) bool {
	s := words[at:]
	closing := strings.IndexByte("[<(", s[0])
	if closing < 0 {
		return false
	}
	end := strings.IndexByte(s[:min(len(s), maxLabel+4)], "]>)"[closing])
	if end < 2 {
		return false
	}
	label := strings.TrimPrefix(s[1:end], "v ")
	from := at + end + 1
	f := bracket
	if strings.HasPrefix(words[from:], ":") {
		from++
		f = inline
		h.colon = true
	} else if closing == 2 {
		f = paren
	}
	return h.set(f, label, h.stampAfter(words, from+blanks(words[from:])))
}

// inBold takes a label that is the only bold part at the beginning.
func (h *head) inBold(words string, at, lead int) bool {
	if lead <= at || lead >= len(words) || lead-at > maxLabel+16 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(words[lead:])
	label, beside := h.stampOff(words[at:lead])
	if unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsAny(strings.TrimRight(label, ": "), ":?!") {
		return false
	}
	from := lead
	if next == ':' {
		from++
	}
	h.colon = next == ':' || strings.HasSuffix(strings.TrimSpace(words[at:lead]), ":")
	h.beside = h.beside || beside
	if !h.set(inline, label, h.stampAfter(words, from+blanks(words[from:]))) {
		return false
	}
	h.bold = true
	return true
}

// stampOff takes a time stamp off the end of a label: "Speaker 1 (00:03)".
func (h *head) stampOff(label string) (string, bool) {
	trimmed := strings.TrimRight(label, " \t:")
	for i := max(0, len(trimmed)-30); i < len(trimmed); i++ {
		if i > 0 && trimmed[i-1] != ' ' && trimmed[i-1] != '\t' && trimmed[i] != '(' && trimmed[i] != '[' {
			continue
		}
		if found, ok := stamp.At(trimmed[i:]); ok && i+found.Length == len(trimmed) {
			h.stamp, h.stamped = found, true
			return trimmed[:i], true
		}
	}
	return label, false
}

// stampAfter passes over a time stamp that follows the label.
func (h *head) stampAfter(words string, from int) int {
	found, ok := stamp.At(words[from:])
	whole := found.Bracketed || found.Parts > 2 || from+found.Length == len(words) // "Anna: 10:30 was too early" is none
	if !ok || h.stamped || !whole {
		return from
	}
	h.stamp, h.stamped, h.beside, h.before = found, true, true, from
	from += found.Length
	return from + blanks(words[from:])
}

// beforeGap takes a label that a tab or three blanks divide from the words.
func (h *head) beforeGap(words string, at int) bool {
	s := words[at:]
	s = s[:min(len(s), maxLabel+30)]
	gap := strings.IndexByte(s, '\t')
	if wide := strings.Index(s, "   "); wide > 0 && (gap < 0 || wide < gap) {
		gap = wide
	}
	if gap <= 0 || strings.Trim(words[at+gap:], " \t") == "" {
		return false
	}
	label, beside := h.stampOff(s[:gap])
	from := at + gap + blanks(words[at+gap:])
	h.beside = h.beside || beside
	from = h.stampAfter(words, from)
	f := tabbed
	if from >= len(words) {
		f = alone
	}
	return h.set(f, label, from)
}

// onItsOwn takes a line that is nothing but a label, with or without a time.
func (h *head) onItsOwn(words string, at int) bool {
	s := words[at:]
	if len(s) > maxLabel+16 || strings.Contains(s, "\n") {
		return false
	}
	label, beside := h.stampOff(s)
	label = strings.TrimSpace(label)
	if label == "" || strings.ContainsAny(label[len(label)-1:], ".?!,;") || strings.HasSuffix(label, "…") {
		return false
	}
	if strings.ContainsAny(label, "\t?!") || len(strings.Fields(label)) > 5 {
		return false
	}
	h.beside = h.beside || beside || h.stamped
	return h.set(alone, label, len(words))
}

func blanks(s string) int {
	return len(s) - len(strings.TrimLeft(s, " \t"))
}
