package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Index answers where a byte offset lies for people and for other programs: line
// and column, code points, UTF-16 units. It is built once per text in one pass.
type Index struct {
	text  string
	lines []int // offset of the first byte of each line
	marks []mark
}

// mark remembers, every so many bytes, how many code points and UTF-16 units came
// before, so that a conversion scans a short stretch instead of the whole text.
type mark struct{ offset, runes, units int }

const stride = 1024

// NewIndex returns the index of t.
func NewIndex(t string) *Index {
	x := &Index{text: t, lines: []int{0}, marks: []mark{{}}}
	runes, units := 0, 0
	for i, r := range t {
		if i-x.marks[len(x.marks)-1].offset >= stride {
			x.marks = append(x.marks, mark{i, runes, units})
		}
		runes++
		units += width16(r)
		if r == '\n' {
			x.lines = append(x.lines, i+1)
		}
	}
	return x
}

// Line returns the line of offset, counted from 1.
func (x *Index) Line(offset int) int {
	return sort.SearchInts(x.lines, offset+1)
}

// Lines returns the number of lines; an empty text has one.
func (x *Index) Lines() int { return len(x.lines) }

// Position returns line and column of offset, both counted from 1, the column in
// code points.
func (x *Index) Position(offset int) (line, column int) {
	line = x.Line(offset)
	return line, utf8.RuneCountInString(x.text[x.lines[line-1]:offset]) + 1
}

// LineSpan returns the span of a line, counted from 1, without its line feed.
func (x *Index) LineSpan(line int) Span {
	start, end := x.lines[line-1], len(x.text)
	if line < len(x.lines) {
		end = x.lines[line] - 1
	}
	return Span{start, end}
}

// Runes returns how many code points stand before offset.
func (x *Index) Runes(offset int) int {
	m := x.before(func(m mark) bool { return m.offset > offset })
	return m.runes + utf8.RuneCountInString(x.text[m.offset:offset])
}

// UTF16 returns how many UTF-16 units stand before offset.
func (x *Index) UTF16(offset int) int {
	m := x.before(func(m mark) bool { return m.offset > offset })
	n := m.units
	for _, r := range x.text[m.offset:offset] {
		n += width16(r)
	}
	return n
}

// FromRunes returns the byte offset before which n code points stand. ok is false
// if the text has fewer.
func (x *Index) FromRunes(n int) (offset int, ok bool) {
	m := x.before(func(m mark) bool { return m.runes > n })
	return x.advance(m.offset, n-m.runes, func(rune) int { return 1 })
}

// FromUTF16 returns the byte offset before which n UTF-16 units stand. ok is false
// if the text has fewer or if n falls between the halves of a surrogate pair.
func (x *Index) FromUTF16(n int) (offset int, ok bool) {
	m := x.before(func(m mark) bool { return m.units > n })
	return x.advance(m.offset, n-m.units, width16)
}

// before returns the last mark for which after is false.
func (x *Index) before(after func(mark) bool) mark {
	i := sort.Search(len(x.marks), func(i int) bool { return after(x.marks[i]) })
	return x.marks[max(i-1, 0)]
}

func (x *Index) advance(from, n int, width func(rune) int) (int, bool) {
	for i, r := range x.text[from:] {
		if n <= 0 {
			return from + i, n == 0
		}
		n -= width(r)
	}
	return len(x.text), n == 0
}

func width16(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// Fold returns s in lower case with typographic apostrophes and quotation marks
// made plain. It is for comparing words, never for text that keeps offsets.
func Fold(s string) string {
	return folder.Replace(strings.ToLower(s))
}

var folder = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`)
