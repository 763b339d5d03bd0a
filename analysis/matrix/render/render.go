// Package render writes a table for other programs and for papers: as CSV, Markdown,
// HTML or LaTeX. It stands after package matrix, beside the workbook; both read the
// same description of a sheet. Everything is written as it comes, row by row.
package render

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"

	"cocode/analysis/matrix"
)

// Formats are the writers by the name of their format.
var Formats = map[string]func(io.Writer, *matrix.Table) error{
	"csv": CSV, "markdown": Markdown, "html": HTML, "latex": LaTeX,
}

// printer writes for people: hidden columns are left out, and numbers are written
// as the language of the table does.
type printer struct {
	*bufio.Writer
	table   *matrix.Table
	columns []int // that are shown
}

func newPrinter(w io.Writer, t *matrix.Table) *printer {
	p := &printer{Writer: bufio.NewWriter(w), table: t}
	for i, c := range t.Columns {
		if !c.Hidden {
			p.columns = append(p.columns, i)
		}
	}
	return p
}

func (p *printer) write(parts ...string) {
	for _, s := range parts {
		p.WriteString(s) // the error is kept and comes with Flush
	}
}

// titles are the titles of the columns for a single line: after that of the group
// where other columns have the same.
func titles(t *matrix.Table) []string {
	times := map[string]int{}
	for _, c := range t.Columns {
		times[c.Title]++
	}
	list := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if list[i] = c.Title; c.Group != "" && times[c.Title] > 1 {
			list[i] = c.Group + ": " + c.Title
		}
	}
	return list
}

// cell returns the cell of a row in a column, blank if the row ends before.
func cell(r matrix.Row, column int) matrix.Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return matrix.Cell{}
}

// number writes a number as people read it.
func (p *printer) number(c matrix.Cell) string {
	s := ""
	switch c.Kind {
	case matrix.Number:
		s = strconv.FormatFloat(c.Number, 'f', -1, 64)
	case matrix.Decimal:
		s = strconv.FormatFloat(c.Number, 'f', 2, 64)
	case matrix.Percent:
		s = strconv.FormatFloat(math.Round(c.Number*100), 'f', -1, 64) + " %"
	case matrix.Mark:
		if c.Number != 0 {
			s = "●"
		}
	}
	if p.table.Language == "sv" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// indent moves the first cell of a row to the right by its level.
func indent(r matrix.Row, first bool, step string) string {
	if !first {
		return ""
	}
	return strings.Repeat(step, r.Level)
}

// pieces cuts a text where bold begins and ends, and gives each piece to write.
func pieces(c matrix.Cell, write func(s string, bold bool)) {
	at := 0
	for _, b := range c.Bold {
		if b.Start > at {
			write(c.Text[at:b.Start], false)
		}
		write(b.Of(c.Text), true)
		at = b.End
	}
	if at < len(c.Text) {
		write(c.Text[at:], false)
	}
}
