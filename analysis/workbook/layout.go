package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// sheet is a table with its place in the workbook.
type sheet struct {
	table   *matrix.Table
	name    string
	columns []column
	first   []int            // the first column of the sheet for each column of the table, from 1
	rows    int              // of the table
	body    []span           // rows that are body and not sums, from 0
	cells   map[cellKind]int // the style of every kind of cell that there is
	grouped bool             // columns have groups above their titles
	turned  bool             // titles over numbers are turned upright
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

// cellKind is all that the style of a cell depends on.
type cellKind struct {
	column int // of the table
	row    matrix.RowKind
	level  int
	kind   matrix.CellKind
	link   bool
	target string // the table that a link leads to
	risky  bool   // a text that would become a formula if somebody edited it
}

// kindOf returns the kind of a cell.
func kindOf(column int, r *matrix.Row, c *matrix.Cell) cellKind {
	k := cellKind{column: column, row: r.Kind, level: r.Level, kind: c.Kind}
	if c.Link != nil && c.Kind != matrix.Blank && utf8.RuneCountInString(c.Text) <= formulaText {
		k.link, k.target = true, c.Link.Table
	}
	k.risky = !k.link && c.Text != "" && strings.IndexByte("=+-@", c.Text[0]) >= 0
	return k
}

// measure reads a table once, to know its length, the width of its columns, which
// texts are too long for one cell, and which kinds of cells there are.
func measure(t *matrix.Table, name string) *sheet {
	s := &sheet{table: t, name: name, cells: map[cellKind]int{}}
	width := make([]int, len(t.Columns))
	parts := make([]int, len(t.Columns))
	kinds := make([]matrix.CellKind, len(t.Columns))
	for r := range t.Rows {
		if r.Kind == matrix.Body {
			s.addBody(s.rows)
		}
		for i := range t.Columns {
			c := cellOf(&r, i)
			width[i] = max(width[i], cellWidth(c))
			parts[i] = max(parts[i], parted(c.Text))
			if kinds[i] == matrix.Blank {
				kinds[i] = c.Kind
			}
			s.cells[kindOf(i, &r, c)] = 0
		}
		s.rows++
	}
	s.place(width, parts, kinds)
	return s
}

var blank matrix.Cell

// cellOf returns the cell of a row in a column of the table, blank if the row ends
// before.
func cellOf(r *matrix.Row, column int) *matrix.Cell {
	if column < len(r.Cells) {
		return &r.Cells[column]
	}
	return &blank
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

// kindsOfCells returns the kinds of cells in a fixed order.
func (s *sheet) kindsOfCells() []cellKind {
	list := make([]cellKind, 0, len(s.cells))
	for k := range s.cells {
		list = append(list, k)
	}
	bit := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	slices.SortFunc(list, func(a, b cellKind) int {
		return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.row, b.row), cmp.Compare(a.level, b.level), cmp.Compare(a.kind, b.kind),
			cmp.Compare(bit(a.link), bit(b.link)), cmp.Compare(a.target, b.target), cmp.Compare(bit(a.risky), bit(b.risky)))
	})
	return list
}

// turnable reports whether the title of a column may be turned upright: it stands
// over numbers, and nobody asked for a width.
func turnable(c *matrix.Column, kind matrix.CellKind) bool {
	return c.Width == 0 && isNumber(kind) && !c.Hidden
}

// turnedFrom is the length from which titles over narrow numbers are turned.
const turnedFrom = 8

// turns reports whether a column's title is turned upright: if one is, all are.
func (s *sheet) turns(c *column) bool { return s.turned && turnable(c.Column, c.kind) }

func cellWidth(c *matrix.Cell) int {
	switch c.Kind {
	case matrix.Blank:
		return 0
	case matrix.Text:
		return utf8.RuneCountInString(c.Text)
	}
	return len(strconv.Itoa(int(c.Number))) + 1
}

// widest is how wide a column gets to fit its content, in characters.
const widest = 40

// width is the width that a column asks for, or the one that its content needs.
func (s *sheet) width(c *column, content int) float64 {
	switch {
	case c.Width > 0:
		return float64(c.Width)
	case s.turns(c):
		return float64(max(content+1, 6))
	}
	return float64(min(max(content, utf8.RuneCountInString(c.Title), 6)+2, widest))
}

// follows reports whether text in a column stands right after numbers or wrapped
// text, so that it needs room before it.
func (s *sheet) follows(i int) bool {
	for i--; i >= 0; i-- {
		if c := &s.columns[i]; !c.Hidden {
			return c.Long || isNumber(c.kind)
		}
	}
	return false
}

// columnGroup is columns side by side with one group above them, the last included.
type columnGroup struct {
	name     string
	from, to int
	width    float64
}

// groups returns the groups over the columns, nil if there are none.
func (s *sheet) groups() []columnGroup {
	if !s.grouped {
		return nil
	}
	var list []columnGroup
	for i, c := range s.columns {
		if n := len(list); n > 0 && list[n-1].name == c.Group {
			list[n-1].to = i
			list[n-1].width += c.width
			continue
		}
		list = append(list, columnGroup{c.Group, i, i, c.width})
	}
	return list
}

// head is how many rows stand above the rows of the table: a list has its titles
// only, so that other programs find them in the first row.
func (s *sheet) head() int {
	n := 1
	if s.grouped {
		n++
	}
	return n + len(s.above())
}

// above are the rows over the head of a table that is not a list.
func (s *sheet) above() []string {
	if s.table.List {
		return nil
	}
	return []string{s.table.Title, s.table.Intro, ""}
}

// last is the number of the last row with the notes.
func (s *sheet) last() int {
	n := s.head() + s.rows
	if notes := len(s.table.Notes); notes > 0 {
		n += notes + 1
	}
	return n
}

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
