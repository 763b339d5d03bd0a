package voice

import (
	"strings"
	"unicode"

	"cocode/corpus/transcript/internal/source"
)

// maxHeader is how many lines may stand above an interview.
const maxHeader = 25

// markHeader finds the lines above an interview: titles, "Date: 14 March",
// "Interviewer: Karin Holm". It returns what they say, by key.
func markHeader(lines []line) map[string]string {
	found := map[string]string{}
	counts := labelCounts(lines)
	certain := false
	end := 0
	var roles []int
	for i := range lines[:min(len(lines), maxHeader)] {
		key, value, kind := headerLine(&lines[i], counts)
		if kind == notHeader {
			break
		}
		if kind == roleField {
			roles = append(roles, i)
		}
		certain = certain || kind == plainField
		if kind == plainField || kind == roleField {
			found[key] = value
		}
		end = i + 1
	}
	if len(roles) > 0 && !certain && !rolesAreHeader(lines, roles, end) {
		end = roles[0]
		for _, i := range roles {
			delete(found, strings.ToLower(lines[i].head.label))
		}
	}
	for i := range end {
		lines[i].header = true
	}
	return found
}

type headerKind uint8

const (
	notHeader headerKind = iota
	titleLine
	plainField // a key that no speaker has: date, place
	roleField  // a key that may be a speaker: interviewer, participant
)

// headerLine reads one line as part of a header.
func headerLine(l *line, counts map[string]int) (key, value string, kind headerKind) {
	h := &l.head
	switch {
	case l.voice != "" || h.stamped:
		return "", "", notHeader
	case l.kind == source.Heading:
		return "", "", titleLine
	case columnNames[h.key] && counts[h.key] == 1 && len(l.words) < 60 && h.form != noForm && !strings.ContainsAny(l.words, ".?!"):
		return "", "", titleLine // the header of a table that was flattened
	case h.form == inline || h.form == tabbed:
		value = strings.TrimSpace(l.words[h.from:])
		key = strings.ToLower(h.label)
		return key, value, fieldKind(h.label, value, counts[h.key])
	case h.form == alone && (onlyParts(h.label) || counts[h.key] > 1), h.form == bracket:
		return "", "", notHeader
	case isTitle(l.words):
		return "", "", titleLine
	}
	return "", "", notHeader
}

// fieldKind tells whether "label: value" is a line of a header. A label that
// returns below is a speaker's, and its value must look like a name.
func fieldKind(label, value string, count int) headerKind {
	words := len(strings.Fields(value))
	isField := fields[firstWord(label)] || fields[keyOf(label)]
	switch {
	case words > 25 || strings.HasSuffix(value, "?"):
		return notHeader
	case partOf(label) != noPart:
		if isNameList(value) {
			return roleField
		}
		return notHeader
	case isField && count < 3:
		return plainField
	}
	return notHeader
}

// isNameList reports whether value may name people: a few words with capitals,
// numbers or codes, no sentence and no greeting.
func isNameList(value string) bool {
	words := strings.FieldsFunc(value, func(r rune) bool {
		return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' || r == '/' || r == '&'
	})
	if len(words) == 0 || len(words) > 8 || strings.ContainsAny(value[len(value)-1:], "?!…") {
		return false
	}
	if strings.HasSuffix(value, ".") && len(words[len(words)-1]) > 2 || greetings[firstWord(value)] {
		return false
	}
	capitals := 0
	for _, w := range words {
		first := []rune(w)[0]
		switch {
		case unicode.IsUpper(first), unicode.IsDigit(first), isCode(w):
			capitals++
		case particles[w], parts[strings.ToLower(w)] != noPart:
		default:
			return false
		}
	}
	return capitals > 0
}

var greetings = set(`hej hello hi hey tack thanks thank ok okay okej ja yes yeah no nej mm mmm welcome välkommen god good right so
	så då well bra nå oh åh ah hm hmm jag vi absolut precis exakt exactly visst nja jo jadå aha`)

// rolesAreHeader decides about "Interviewer: Karin Holm" above an interview where
// no line is surely a header: it is one if the label returns below as a speaker's,
// a gap or a title divides it from the interview, and the value is more than a word.
func rolesAreHeader(lines []line, roles []int, end int) bool {
	if end >= len(lines) {
		return false
	}
	apart := lines[end].gap || roles[0] > 0 && lines[0].kind == source.Heading
	for _, i := range roles {
		value := strings.TrimSpace(lines[i].words[lines[i].head.from:])
		if len(strings.Fields(value)) < 2 && shapeOf(value) != code {
			return false
		}
	}
	return apart
}

// keepTitle takes short lines back into speech where no labels show that the
// interview begins below them; a first line that stands apart stays a title.
func keepTitle(lines []line) {
	for i := range lines {
		l := &lines[i]
		field := l.head.form == inline && l.header
		if l.kind == source.Heading || field || i == 0 && len(lines) > 1 && lines[1].gap {
			continue
		}
		l.header = false
	}
}

// isTitle reports whether a line above the interview is a title: short, no
// sentence, no label.
func isTitle(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 || len(fields) > 14 {
		return false
	}
	if strings.Trim(words, "-=_*~# ") == "" {
		return true
	}
	first := []rune(fields[0])[0]
	last := words[len(words)-1]
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && strings.IndexByte(".?!,;:", last) < 0 && !strings.HasSuffix(words, "…") &&
		!strings.ContainsAny(words, "?!") && !greetings[firstWord(words)]
}

// onlyParts reports whether all words of a label are words for speakers.
func onlyParts(label string) bool {
	words := labelWords(label)
	for _, w := range words {
		if parts[w] == noPart {
			return false
		}
	}
	return len(words) > 0
}

func labelCounts(lines []line) map[string]int {
	counts := map[string]int{}
	for i := range lines {
		if lines[i].head.form != noForm {
			counts[lines[i].head.key]++
		}
	}
	return counts
}
