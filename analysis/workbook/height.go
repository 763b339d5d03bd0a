package workbook

import (
	"strings"
	"unicode/utf8"

	"cocode/analysis/matrix"
)

// Excel and LibreOffice do not agree on when they fit the height of a row to wrapped
// text, so it is set here, by counting characters. A little room too much is better
// than a line that is cut.
const (
	lineHeight = 13.5 // points
	highestRow = 409.0
)

// charactersAUnit is how many letters of ordinary text stand on one unit of a column's
// width, which is that of a figure.
const charactersAUnit = 1.15

// height returns the height of a row in points, 0 for the usual one.
func (s *sheet) height(r *matrix.Row) float64 {
	lines := 1
	for i := range s.table.Columns {
		if c := &s.columns[s.first[i]-1]; c.Long && !c.Hidden {
			lines = max(lines, linesOf(cellOf(r, i).Text, c.width))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*lineHeight+2, highestRow)
}

// linesOf returns how many lines a text takes in a column, broken as programs break
// it: at blanks, and after signs that join words.
func linesOf(s string, width float64) int {
	room := max(int(width*charactersAUnit), 1)
	lines, used, word := 1, 0, 0
	place := func() {
		if used > 0 && used+word > room {
			lines, used = lines+1, 0
		}
		used += word
		lines, used = lines+max(used-1, 0)/room, max(used-1, 0)%room+min(used, 1)
		word = 0
	}
	for _, r := range s {
		word++
		switch r {
		case '\n':
			word--
			place()
			lines, used = lines+1, 0
		case ' ', '|', '/', '-':
			place()
		}
	}
	place()
	return lines
}

// headHeight is the room for the titles of the columns, 0 for one line.
func (s *sheet) headHeight() float64 {
	height, lines := 0.0, 1
	for i := range s.columns {
		switch c := &s.columns[i]; {
		case c.Hidden:
		case s.turns(c):
			height = max(height, turnedHeight(c.Title))
		default:
			lines = max(lines, linesOf(c.Title, c.width*boldWidth))
		}
	}
	if lines == 1 {
		return height
	}
	return max(height, float64(lines)*lineHeight+2)
}

// boldWidth is how much less bold text fits in a column.
const boldWidth = 0.85

// turnedHeight is the room for a title that is turned upright.
func turnedHeight(title string) float64 {
	return min(float64(utf8.RuneCountInString(title))*5.8+14, 190)
}

// groupHeight is the room for a title over columns of a width together.
func groupHeight(title string, width float64) float64 {
	if longestWord(title) > width {
		return turnedHeight(title)
	}
	return float64(linesOf(title, width*0.9)) * lineHeight
}

// longestWord returns the length of the longest word, in the width of columns.
func longestWord(s string) float64 {
	longest := 0
	for _, w := range strings.Fields(s) {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return float64(longest) * 1.15
}
