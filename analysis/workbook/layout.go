package workbook

import (
	"strconv"
	"unicode/utf8"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// sheet is a table with its place in the workbook.
type sheet struct {
	table   *matrix.Table
	name    string
	columns []column
	first   []int  // the first column of the sheet for each column of the table, from 1
	rows    int    // of the table
	body    []span // rows that are body and not sums, from 0
	grouped bool   // columns have groups above their titles
	turned  bool   // titles over numbers are turned upright
}

// column is a column of the sheet. A column of the table has more than one where a
// text is too long for a cell.
type column struct {
	*matrix.Column
	of    int // the column of the table
	part  int // 0, and 1, 2, ... for what continues
	width float64
	kind  matrix.CellKind // of the first cell that is not blank
}

// span is a range of rows of a table, from and up to.
type span struct{ from, to int }

// widest is how wide a column gets to fit its content, in characters.
const widest = 40

// measure reads a table once, to know its length, the width of its columns and
// which texts are too long for one cell.
func measure(t *matrix.Table, name string) *sheet {
	s := &sheet{table: t, name: name}
	width := make([]int, len(t.Columns))
	parts := make([]int, len(t.Columns))
	kinds := make([]matrix.CellKind, len(t.Columns))
	for r := range t.Rows {
		if r.Kind == matrix.Body {
			s.addBody(s.rows)
		}
		for i, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
			width[i] = max(width[i], cellWidth(c))
			parts[i] = max(parts[i], parted(c.Text))
			if kinds[i] == matrix.Blank {
				kinds[i] = c.Kind
			}
		}
		s.rows++
	}
	s.place(width, parts, kinds)
	return s
}

func (s *sheet) addBody(row int) {
	if n := len(s.body); n > 0 && s.body[n-1].to == row {
		s.body[n-1].to++
		return
	}
	s.body = append(s.body, span{row, row + 1})
}

func (s *sheet) place(width, parts []int, kinds []matrix.CellKind) {
	for i := range s.table.Columns {
		c := &s.table.Columns[i]
		s.first = append(s.first, len(s.columns)+1)
		s.grouped = s.grouped || c.Group != ""
		for p := range max(parts[i], 1) {
			s.columns = append(s.columns, column{c, i, p, 0, kinds[i]})
		}
		s.turned = s.turned || turnable(c, kinds[i]) && utf8.RuneCountInString(c.Title) > turnedFrom
	}
	for i := range s.columns {
		s.columns[i].width = s.width(&s.columns[i], width[s.columns[i].of])
	}
}

// turnable reports whether the title of a column may be turned upright: it stands
// over numbers, and nobody asked for a width.
func turnable(c *matrix.Column, kind matrix.CellKind) bool {
	return c.Width == 0 && kind > matrix.Text && !c.Hidden
}

func cellWidth(c matrix.Cell) int {
	if c.Kind == matrix.Text {
		return utf8.RuneCountInString(c.Text)
	}
	return len(strconv.Itoa(int(c.Number))) + 1
}

// width is the width that a column asks for, or the one that its content needs.
func (s *sheet) width(c *column, content int) float64 {
	switch {
	case c.Width > 0:
		return float64(c.Width)
	case s.turns(*c):
		return float64(max(content+1, 6))
	}
	return float64(min(max(content, utf8.RuneCountInString(c.Title), 6)+2, widest))
}

// turnedFrom is the length from which titles over narrow numbers are turned.
const turnedFrom = 9

// turns reports whether a column's title is turned upright: if one is, all are.
func (s *sheet) turns(c column) bool { return s.turned && turnable(c.Column, c.kind) }

// follows reports whether text in a column stands right after numbers or wrapped
// text, so that it needs room before it.
func (s *sheet) follows(i int) bool {
	for i--; i >= 0; i-- {
		if !s.columns[i].Hidden {
			return s.columns[i].Long || s.columns[i].kind > matrix.Text
		}
	}
	return false
}

// head is how many rows stand above the rows of the table: a list has its titles
// only, so that other programs find them in the first row.
func (s *sheet) head() int {
	n := 1
	if s.grouped {
		n++
	}
	if !s.table.List {
		n += len(s.above())
	}
	return n
}

// above are the rows over the head of a table that is not a list.
func (s *sheet) above() []string { return []string{s.table.Title, s.table.Intro, ""} }

// cell returns the name of the cell in a row and a column of the table.
func (s *sheet) cell(row, col int) string {
	name, _ := excelize.CoordinatesToCellName(s.first[col], s.head()+row+1) // both are above 0
	return name
}

// area returns the range of cells between two cells of the sheet, counted from 1.
func area(col, row, lastCol, lastRow int) string {
	a, _ := excelize.CoordinatesToCellName(col, row)
	b, _ := excelize.CoordinatesToCellName(lastCol, lastRow)
	return a + ":" + b
}
