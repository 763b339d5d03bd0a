package ui

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Table is rows of cells under a header, set in columns. The zero Table is ready.
type Table struct {
	Header []string
	Right  map[int]bool // columns of numbers
	rows   [][]string
}

// Row adds a row; values are formatted as fmt.Sprint does.
func (t *Table) Row(values ...any) {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = strings.ReplaceAll(fmt.Sprint(v), "\n", " ")
	}
	t.rows = append(t.rows, row)
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.rows) }

// Write sets the table. Where width is above 0 the last column is cut to fit it.
func (t *Table) Write(w io.Writer, width int) error {
	rows := t.rows
	if t.Header != nil {
		rows = append([][]string{t.Header}, rows...)
	}
	widths := columnWidths(rows)
	for _, row := range rows {
		if _, err := fmt.Fprintln(w, t.line(row, widths, width)); err != nil {
			return err
		}
	}
	return nil
}

func (t *Table) line(row []string, widths []int, width int) string {
	var b strings.Builder
	for i, cell := range row {
		pad := strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(cell)))
		switch {
		case t.Right[i]:
			b.WriteString(pad + cell)
		case i == len(row)-1:
			b.WriteString(cell)
		default:
			b.WriteString(cell + pad)
		}
		if i < len(row)-1 {
			b.WriteString("  ")
		}
	}
	return Cut(b.String(), width)
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

// Cut shortens s to width code points, with an ellipsis for what is gone. A width
// of 0 leaves s whole.
func Cut(s string, width int) string {
	if width <= 0 || utf8.RuneCountInString(s) <= width {
		return s
	}
	return string([]rune(s)[:max(width-1, 0)]) + "…"
}
