package plain

import (
	"strings"

	"cocode/corpus/transcript/internal/source"
)

// maxFront is how many lines front matter may have; more is taken for speech
// between two rules.
const maxFront = 200

// frontMatter takes the YAML between two lines of --- at the beginning of a file:
// keys with plain values and simple lists, which is what people write there. It
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
	if end == 0 || !isFront(lines[1:end]) {
		return 0, words
	}
	s.Front = map[string]string{}
	key := ""
	for _, line := range lines[1:end] {
		key = frontLine(s.Front, key, line)
	}
	return end + 1, strings.Join(lines[end+1:], "\n")
}

// isFront reports whether lines are keys, list items, comments or blank.
func isFront(lines []string) bool {
	keys := 0
	for _, line := range lines {
		line = strings.TrimSpace(line)
		key, _, ok := strings.Cut(line, ":")
		switch {
		case line == "", strings.HasPrefix(line, "#"), strings.HasPrefix(line, "- "):
		case ok && len(key) < 60:
			keys++
		default:
			return false
		}
	}
	return keys > 0
}

// frontLine adds what one line says and returns the key to which list items on
// the next lines belong.
func frontLine(front map[string]string, key, line string) string {
	line = strings.TrimSpace(line)
	if item, ok := strings.CutPrefix(line, "- "); ok && key != "" {
		if front[key] != "" {
			front[key] += ", "
		}
		front[key] += unquote(item)
		return key
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok || strings.HasPrefix(line, "#") {
		return key
	}
	key = strings.ToLower(strings.TrimSpace(name))
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
		items := strings.Split(value[1:len(value)-1], ",")
		for i := range items {
			items[i] = unquote(items[i])
		}
		value = strings.Join(items, ", ")
	}
	front[key] = unquote(value)
	return key
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
