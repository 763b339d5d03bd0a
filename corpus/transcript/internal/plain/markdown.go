package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/transcript/internal/source"
)

// markdown reads the marks of one line: heading, quotation, rule, bold type.
func markdown(b *source.Block, s *source.Source) {
	line := b.Text
	for strings.HasPrefix(line, "> ") && !strings.HasPrefix(line, "> >") {
		line = strings.TrimSpace(line[2:])
	}
	switch {
	case line == ">":
		b.Text = ""
		return
	case rule(line):
		if n := len(s.Blocks); n > 0 && line[0] == '=' {
			s.Blocks[n-1].Kind = source.Heading
		}
		b.Text = ""
		return
	case strings.HasPrefix(line, "#"):
		if title := strings.TrimLeft(line, "#"); strings.HasPrefix(title, " ") {
			b.Kind = source.Heading
			line = strings.TrimRight(title, "# ")
		}
	case strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->"):
		line = ""
	}
	b.Text, b.Lead = inline(strings.TrimSpace(line))
	if b.Kind == source.Heading {
		b.Lead = 0
	}
}

// tables turns lines between pipes into rows of a table, if a line of dashes stands
// below the first.
func tables(blocks []source.Block) []source.Block {
	var out []source.Block
	for i := 0; i < len(blocks); i++ {
		if i+1 >= len(blocks) || !isRow(blocks[i].Text) || !isDivider(blocks[i+1].Text) {
			out = append(out, blocks[i])
			continue
		}
		out = append(out, row(blocks[i]))
		for i += 2; i < len(blocks) && isRow(blocks[i].Text) && !blocks[i].Gap; i++ {
			out = append(out, row(blocks[i]))
		}
		i--
	}
	return out
}

func isRow(line string) bool { return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|' }

// isDivider reports whether a line divides the header of a table from its rows.
func isDivider(line string) bool {
	return isRow(line) && strings.Contains(line, "-") && strings.Trim(line, "|-: ") == ""
}

func row(b source.Block) source.Block {
	return cells(b, strings.Split(strings.Trim(b.Text, "|"), "|"))
}

// cells makes a row of the table's texts.
func cells(b source.Block, texts []string) source.Block {
	r := source.Block{Line: b.Line, Gap: b.Gap, Start: source.Unknown, End: source.Unknown}
	for _, words := range texts {
		var content []source.Block
		if words = strings.TrimSpace(words); words != "" {
			content = []source.Block{{Text: words, Line: b.Line, Start: source.Unknown, End: source.Unknown}}
		}
		r.Cells = append(r.Cells, content)
	}
	return r
}

// rule reports whether a line only divides: three or more of - = * or _.
func rule(line string) bool {
	return len(line) > 2 && strings.ContainsRune("-=*_", rune(line[0])) && strings.Trim(line, line[:1]+" ") == ""
}

func listItem(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ")
}

// markedLine is how much of a line is searched for pairs of marks, which costs its
// square; after that, only bold marks are dropped.
const markedLine = 8 << 10

// inline drops the marks of emphasis from a line, and returns how many bytes at
// its beginning were bold.
func inline(line string) (words string, lead int) {
	if !strings.ContainsAny(line, "*_\\[<") {
		return line, 0
	}
	tail := ""
	if len(line) > markedLine {
		cut := strings.LastIndexByte(line[:markedLine], ' ') + 1
		line, tail = line[:cut], strings.ReplaceAll(line[cut:], "**", "")
	}
	var b strings.Builder
	bold, open := false, true
	for i := 0; i < len(line); {
		n, text := mark(line, i)
		switch {
		case text == "**":
			if bold = !bold; !bold && open && b.Len() > 0 {
				lead = b.Len()
			} else if bold && b.Len() > 0 && strings.TrimSpace(b.String()[lead:]) != "" {
				open = false
			}
		case text != "":
			b.WriteString(text)
		case n == 1:
			b.WriteByte(line[i])
		}
		i += max(n, 1)
	}
	raw := b.String() + tail
	words = source.Clean(raw)
	return words, min(lead, len(strings.TrimRight(words[:min(lead, len(words))], " ")))
}

// mark returns the length of the mark at i and what stands in its place: "**" for
// a change of bold type, the words of a link or an escape. A length of 1 without
// words is an ordinary byte, a length of 0 a mark of emphasis to drop.
func mark(line string, i int) (n int, text string) {
	rest := line[i:]
	switch {
	case rest[0] == '\\' && len(rest) > 1 && strings.ContainsRune("*_[]\\`#>-", rune(rest[1])):
		return 2, rest[1:2]
	case strings.HasPrefix(rest, "**"), strings.HasPrefix(rest, "__"):
		if strings.Contains(rest[2:], rest[:2]) || strings.Contains(line[:i], rest[:2]) {
			return 2, "**"
		}
	case rest[0] == '*' || rest[0] == '_':
		if emphasis(line, i) {
			return 0, ""
		}
	case rest[0] == '[':
		return link(rest)
	case strings.HasPrefix(rest, "<br>"), strings.HasPrefix(rest, "<br/>"):
		return strings.IndexByte(rest, '>') + 1, " "
	}
	return 1, ""
}

// emphasis reports whether the single * or _ at i stands at the edge of a word and
// has its pair on the line.
func emphasis(line string, i int) bool {
	if strings.Count(line, line[i:i+1]) < 2 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(" " + line[max(0, i-utf8.UTFMax):i])
	after, _ := utf8.DecodeRuneInString(tail(line, i+1))
	return letter(before) != letter(after) || !letter(before) && (unicode.IsSpace(before) != unicode.IsSpace(after))
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// link returns the words of [words](address); other brackets are the speaker's.
func link(rest string) (int, string) {
	end := strings.IndexByte(rest, ']')
	if end < 2 || !strings.HasPrefix(rest[end:], "](") {
		return 1, ""
	}
	stop := strings.IndexByte(rest[end:], ')')
	if stop < 0 {
		return 1, ""
	}
	return end + stop + 1, rest[1:end]
}

// tail returns a few bytes of line from i, with a blank for its end.
func tail(line string, i int) string {
	return line[i:min(len(line), i+utf8.UTFMax)] + " "
}
