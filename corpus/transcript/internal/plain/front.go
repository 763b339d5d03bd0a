package plain

import (
	"fmt"
	"strings"
	"unicode"

	"cocode/corpus/transcript/internal/source"
)

// maxFront is how many lines front matter may have; more is taken for speech
// between two rules.
const maxFront = 200

// frontMatter takes the YAML between two lines of --- at the beginning of a file:
// keys with plain values, lists, and maps one deep, which is what people write there.
// What it cannot read is named by its line, and its words are kept as a note. It
// returns how many lines it took and the rest.
func frontMatter(words string, s *source.Source) (taken int, rest string) {
	if !strings.HasPrefix(words, "---\n") {
		return 0, words
	}
	lines := strings.SplitN(words, "\n", maxFront)
	end := 0
	for i, line := range lines[1:] {
		if line == "---" || line == "..." {
			end = i + 1
			break
		}
	}
	if end == 0 {
		if opensFront(lines[1:]) {
			s.Warn(source.Faultf("expected a line --- below the last key", "the front matter has no end, so its lines were taken for words of the interview").At(1, 1))
		}
		return 0, words
	}
	if !isFront(lines[1:end]) {
		return 0, words
	}
	f := &front{source: s, values: map[string]string{}, first: map[string]int{}}
	for i, line := range lines[1:end] {
		f.line(i+2, line)
	}
	f.end()
	s.Front = f.values
	return end + 1, strings.Join(lines[end+1:], "\n")
}

// opensFront reports whether lines begin as front matter does: with two keys that
// begin in lower case.
func opensFront(lines []string) bool {
	keys := 0
	for _, line := range lines {
		name, value, ok := keyOf(line)
		if !ok || unicode.IsUpper([]rune(name)[0]) || strings.HasSuffix(value, "?") {
			break
		}
		keys++
	}
	return keys > 1
}

// isFront reports whether lines are front matter and not speech between two rules:
// most of those that begin at the margin are keys, and none is a question or a
// label that returns.
func isFront(lines []string) bool {
	keys, others := 0, 0
	seen := map[string]int{}
	for _, line := range lines {
		name, value, ok := keyOf(line)
		switch trimmed := strings.TrimSpace(line); {
		case ok && (strings.HasSuffix(value, "?") || len(strings.Fields(value)) > 40):
			return false
		case ok:
			keys++
			seen[name]++
		case trimmed != "" && trimmed != "]" && !strings.HasPrefix(trimmed, "#") && !strings.HasPrefix(trimmed, "-"):
			others++
		}
	}
	returning := 0
	for _, n := range seen {
		if n > 1 {
			returning++
		}
	}
	return keys > 0 && keys >= others && returning < 2
}

// keyOf divides a line into key and value. The key is a few words without quotation
// marks or ends of sentences.
func keyOf(line string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(strings.TrimSpace(line), ":")
	name, spaced := strings.Trim(strings.TrimSpace(name), `"'`), value == "" || value[0] == ' ' || value[0] == '\t'
	if !ok || !spaced || name == "" || len(name) > 60 || len(strings.Fields(name)) > 5 || strings.ContainsAny(name, ".?![]{}#&*") || strings.HasPrefix(name, "- ") {
		return "", "", false
	}
	return name, strings.TrimSpace(value), true
}

// front is front matter that is being read.
type front struct {
	source *source.Source
	values map[string]string
	first  map[string]int // the line of each key
	key    string         // to which list items and deeper lines belong
	at     int            // the line of key
	folded bool           // the value stands in the deeper lines below, as | and > say
	open   bool           // a list in brackets goes on in the next line
	deep   bool           // a map below key has been told
	shared []int          // lines with anchors or aliases
}

// line reads one line, whose number is n.
func (f *front) line(n int, line string) {
	trimmed := strings.TrimSpace(line)
	item, isItem := strings.CutPrefix(trimmed, "- ")
	name, value, isKey := keyOf(line)
	// Blanks at the margin are gone in canonical text: a key below one without a
	// value is deeper if the key above can hold a map.
	switch {
	case trimmed == "" || strings.HasPrefix(trimmed, "#"):
	case f.open:
		f.add(trimmed)
		f.open = !strings.HasSuffix(trimmed, "]")
	case isItem && f.key != "":
		f.item(n, item)
	case isKey && f.inside(name):
		f.member(n, name, value)
	case isKey:
		f.pair(n, name, value)
	case f.folded:
		f.add(trimmed)
	default:
		f.warn(n, "expected key: value, or - item below a key", "the line %q of the front matter cannot be read: kept as a note", clip(trimmed))
		f.note(n, trimmed)
	}
}

// inside reports whether a key belongs to a map below the key above, which has no
// value of its own: "name" below "interviewer".
func (f *front) inside(name string) bool {
	return f.key != "" && !f.folded && (f.values[f.key] == "" || f.deep) && members[strings.ToLower(name)]
}

// members are the keys of maps about a person.
var members = map[string]bool{"name": true, "namn": true, "role": true, "roll": true, "id": true, "label": true, "initials": true, "initialer": true,
	"email": true, "title": true, "titel": true, "first": true, "last": true, "affiliation": true, "alias": true, "code": true}

// member takes a line of a map: the name in it becomes the value of the key.
func (f *front) member(n int, name, value string) {
	if !f.deep {
		f.warn(f.at, `expected a name, as "`+f.key+`: Karin Holm", or a list of names`, "%q of the front matter holds a map", f.key)
		f.deep = true
	}
	value = unquote(value)
	switch lower := strings.ToLower(name); {
	case value == "":
	case lower == "name" || lower == "namn":
		f.values[f.key] = value
	default:
		f.values[f.key+" "+lower] = value
	}
}

// item adds an item to the list below a key.
func (f *front) item(n int, item string) {
	if name, value, ok := keyOf(item); ok && members[strings.ToLower(name)] {
		f.member(n, name, value)
		return
	}
	f.value(n, item)
	if f.values[f.key] != "" {
		item = ", " + unquote(item)
	}
	f.values[f.key] += unquote(item)
}

// pair takes a key with its value.
func (f *front) pair(n int, name, value string) {
	f.end()
	f.key, f.at, f.folded, f.open, f.deep = strings.ToLower(name), n, false, false, false
	if before, ok := f.first[f.key]; ok {
		f.warn(n, "keep one of them", "the key %q of the front matter stands in line %d already: kept as a note", name, before)
		f.note(n, name+": "+value)
		f.key = ""
		return
	}
	f.first[f.key] = n
	switch {
	case value == "|" || value == ">" || value == "|-" || value == ">-":
		f.folded = true
	case strings.HasPrefix(value, "{") && strings.HasSuffix(value, "}"):
		f.inlineMap(n, value)
	case strings.HasPrefix(value, "["):
		f.open = !strings.HasSuffix(value, "]")
		f.values[f.key] = value
	default:
		f.value(n, value)
		f.values[f.key] = unquote(value)
	}
}

func (f *front) inlineMap(n int, value string) {
	f.deep = false
	for _, part := range strings.Split(strings.Trim(value, "{} "), ",") {
		if name, v, ok := keyOf(part); ok {
			f.member(n, name, v)
		} else {
			f.note(n, part)
		}
	}
}

// add goes on with a value over several lines.
func (f *front) add(words string) {
	f.values[f.key] = strings.TrimSpace(f.values[f.key] + " " + words)
}

// value looks at a value before it is taken as it stands.
func (f *front) value(n int, value string) {
	if value == "" {
		return
	}
	switch quote := value[0]; {
	case quote == '&' || quote == '*' && !strings.HasSuffix(value, "*"):
		f.shared = append(f.shared, n)
	case (quote == '"' || quote == '\'') && strings.Count(value, string(quote)) == 1:
		f.warn(n, "expected another "+string(quote)+" at its end", "a quotation mark in the front matter is not closed")
	}
}

// end finishes the key that is open: a list in brackets becomes its items.
func (f *front) end() {
	value, ok := f.values[f.key]
	if f.open {
		f.open = false
		f.warn(f.at, "expected ] at the end of the list", "the list of %q in the front matter is not closed", f.key)
		f.values[f.key] = strings.TrimPrefix(value, "[")
		return
	}
	if ok && strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") && len(value) > 1 {
		f.values[f.key] = f.items(value[1 : len(value)-1])
	}
	if len(f.shared) > 0 && f.shared[0] != 0 {
		f.warn(f.shared[0], "expected plain values: write the value out", "the front matter uses anchors or aliases (& and *), which are not followed")
		f.shared[0] = 0 // told once
	}
}

func (f *front) items(list string) string {
	items := strings.Split(list, ",")
	for i, item := range items {
		f.value(f.at, strings.TrimSpace(item))
		items[i] = unquote(item)
	}
	return strings.Join(items, ", ")
}

func (f *front) warn(line int, hint, format string, args ...any) {
	f.source.Warn(source.Faultf(hint, "%s", fmt.Sprintf(format, args...)).At(line, 1))
}

// note keeps words that could not be read.
func (f *front) note(line int, words string) {
	f.source.Blocks = append(f.source.Blocks, source.Block{Kind: source.Note, Text: source.Clean(words), Line: line, Start: source.Unknown, End: source.Unknown})
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// unquote drops the quotation marks around a value, or the comment behind it.
func unquote(value string) string {
	value = strings.TrimSpace(value)
	if len(value) > 1 && (value[0] == '"' || value[0] == '\'') {
		if end := strings.LastIndexByte(value, value[0]); end > 0 {
			return value[1:end]
		}
	}
	value, _, _ = strings.Cut(value, " #")
	return strings.TrimSpace(value)
}
