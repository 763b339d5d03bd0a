package propose

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cocode/codebook"
	"cocode/codebook/strict"
)

// editor changes a codebook's text line by line.
type editor struct {
	book   *codebook.Codebook
	lines  []string
	before [phases]map[int][]string // lines to insert before a line, in the order of phases
	struck map[int]int              // lines to make comments of, with the column of the sign
	lists  map[listOf][]listIn      // what is to be added to lists
	order  []listOf                 // in which they were asked for
}

// The phases in which lines are put before one line: what ends the block before it,
// codes that follow that block, and notes on the line itself.
const (
	inList = iota
	newCode
	onLine
	phases
)

// listOf is a field with lists of a code, such as its indicators; listIn is what is to
// be added in a language.
type (
	listOf struct{ code, key string }
	listIn struct {
		language string
		items    []string
	}
)

func newEditor(source []byte, b *codebook.Codebook) *editor {
	text := strings.TrimRight(strings.ReplaceAll(string(source), "\r\n", "\n"), "\n")
	e := &editor{book: b, lines: strings.Split(text, "\n"), struck: map[int]int{}, lists: map[listOf][]listIn{}}
	for i := range e.before {
		e.before[i] = map[int][]string{}
	}
	return e
}

// errWay says that the text is written in a way that cannot be changed line by line.
var errWay = errors.New("the codebook is written in a way that cannot be changed line by line")

// text returns the changed text.
func (e *editor) text() []byte {
	var out strings.Builder
	for i := range len(e.lines) + 1 {
		for _, phase := range e.before {
			for _, line := range phase[i] {
				out.WriteString(line + "\n")
			}
		}
		if i == len(e.lines) {
			break
		}
		line := e.lines[i]
		if column, ok := e.struck[i]; ok && strings.TrimSpace(line) != "" {
			column = min(column, indentOf(line))
			line = line[:column] + "# " + line[column:]
		}
		out.WriteString(line + "\n")
	}
	return []byte(out.String())
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isBlank(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// end returns the line after a block that begins on a line and whose own lines are set
// in deeper than indent.
func (e *editor) end(first, indent int) int {
	end := first + 1
	for i := first + 1; i < len(e.lines); i++ {
		deeper := indentOf(e.lines[i]) > indent
		switch {
		case strings.TrimSpace(e.lines[i]) == "" || isBlank(e.lines[i]) && !deeper:
		case deeper:
			end = i + 1
		default:
			return end
		}
	}
	return end
}

// item is an item of a list: its lines, the column of its dash and of what follows.
type item struct{ first, end, dash, inner int }

// itemAt returns the item of a list whose content begins at a line and column, both
// from 1.
func (e *editor) itemAt(line, column int) (item, error) {
	if line < 1 || line > len(e.lines) || column-1 > len(e.lines[line-1]) || column < 1 {
		return item{}, errWay
	}
	head := e.lines[line-1][:column-1]
	if strings.TrimSpace(head) != "-" {
		return item{}, errWay
	}
	dash := strings.IndexByte(head, '-')
	return item{line - 1, e.end(line-1, dash), dash, column - 1}, nil
}

func (e *editor) code(id string) (item, error) {
	p, ok := e.book.Find(id)
	if !ok {
		return item{}, fmt.Errorf("the codebook has no code %q", id)
	}
	return e.itemAt(p.At.Line, p.At.Column)
}

// insert puts lines before a line, set in by a number of blanks.
func (e *editor) insert(phase, at, indent int, lines ...string) {
	for _, line := range strings.Split(strings.Join(lines, "\n"), "\n") {
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		e.before[phase][at] = append(e.before[phase][at], line)
	}
}

// strike makes comments of lines, after a comment that says why.
func (e *editor) strike(i item, why string) {
	e.insert(onLine, i.first, i.dash, why)
	for n := i.first; n < i.end; n++ {
		e.struck[n] = i.dash
	}
}

// key returns the line of a key below a code or key, and the line after its block.
func (e *editor) key(name string, from, to, indent int) (line, end int, ok bool) {
	for i := from; i < to; i++ {
		if rest, found := strings.CutPrefix(e.lines[i], strings.Repeat(" ", indent)+name+":"); found {
			if !isBlank(rest) {
				return i, 0, false // the value stands on the same line
			}
			return i, e.endOfKey(i, indent), true
		}
	}
	return -1, 0, true
}

// endOfKey is end for a key, below which a list may be set in no deeper than it.
func (e *editor) endOfKey(line, indent int) int {
	end := e.end(line, indent)
	for end < len(e.lines) && indentOf(e.lines[end]) == indent && strings.HasPrefix(e.lines[end][indent:], "- ") {
		end = e.end(end, indent)
	}
	return end
}

// below returns how far the first line of a block is set in.
func (e *editor) below(line, end, otherwise int) int {
	for i := line + 1; i < end; i++ {
		if !isBlank(e.lines[i]) {
			return indentOf(e.lines[i])
		}
	}
	return otherwise
}

// add asks for items at the end of a list in a language, such as indicators: en: of a
// code.
func (e *editor) add(code, key, lang string, items []string) {
	of := listOf{code, key}
	for i, x := range e.lists[of] {
		if x.language == lang {
			e.lists[of][i].items = append(x.items, items...)
			return
		}
	}
	if e.lists[of] == nil {
		e.order = append(e.order, of)
	}
	e.lists[of] = append(e.lists[of], listIn{lang, items})
}

// fill adds what was asked for, and makes the keys that are not there yet.
func (e *editor) fill() error {
	for _, of := range e.order {
		c, err := e.code(of.code)
		if err != nil {
			return err
		}
		top, end, ok := e.key(of.key, c.first+1, c.end, c.inner)
		switch {
		case !ok:
			return errWay
		case top < 0:
			at := e.end(c.first, c.inner)
			e.insert(inList, at, c.inner, of.key+":")
			for _, x := range e.lists[of] {
				e.insert(inList, at, c.inner+2, x.language+":")
				e.insert(inList, at, c.inner+4, x.items...)
			}
		default:
			if err := e.fillKey(e.lists[of], top, end, c.inner+2); err != nil {
				return err
			}
		}
	}
	return nil
}

// fillKey adds to the languages of a field that is there; those that are new come after
// those that are not.
func (e *editor) fillKey(lists []listIn, top, topEnd, otherwise int) error {
	indent := e.below(top, topEnd, otherwise)
	var fresh []listIn
	for _, x := range lists {
		line, end, ok := e.key(x.language, top+1, topEnd, indent)
		switch {
		case !ok:
			return errWay
		case line < 0:
			fresh = append(fresh, x)
		default:
			e.insert(inList, end, e.below(line, end, indent+2), x.items...)
		}
	}
	for _, x := range fresh {
		e.insert(inList, topEnd, indent, x.language+":")
		e.insert(inList, topEnd, indent+2, x.items...)
	}
	return nil
}

// yamlItems writes values as items of a list, a line each or more.
func yamlItems(v any) ([]string, error) {
	b, err := strict.Encode(v)
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimRight(string(b), "\n"), "\n"), nil
}

// keysOf returns languages in order.
func keysOf[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
