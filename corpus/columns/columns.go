// Package columns reads CSV whose columns are found by their names: tables that people
// have made to measure the program by. The columns may stand in any order and among
// others, with commas, semicolons or tabs between them.
package columns

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cocode/corpus/diag"
)

// Table is what was read.
type Table struct {
	Header []string
	Rows   []Row
	Comma  rune // what stands between the cells
	name   string
	at     []int // the places of the columns that were asked for
}

// Row is one row, as it was written.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
}

// Quotes says what a quotation mark in the midst of a cell is.
type Quotes bool

// What a quotation mark in the midst of a cell is: a mistake, or a sign like any other,
// as in tables that were not made for this program.
const (
	Strict  Quotes = false
	Lenient Quotes = true
)

// Read reads a table that has these columns; their names are compared as written, or else
// without regard to case. The list says why a table cannot be used.
func Read(name string, r io.Reader, quotes Quotes, want ...string) (*Table, diag.List) {
	t := &Table{name: name}
	var problems diag.List
	src, err := io.ReadAll(r)
	if err != nil {
		problems.Errorf(diag.Position{File: name}, "", "cannot be read: %v", err)
		return nil, problems
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	t.Comma = separator(src)
	rows := csv.NewReader(bytes.NewReader(src))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = t.Comma, -1, bool(quotes)
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			problems.Errorf(diag.Position{File: name, Line: parse.Line, Column: parse.Column}, "close the quotation mark; double it inside a cell", "%v", parse.Err)
			return nil, problems
		}
		line, _ := rows.FieldPos(0)
		t.Rows = append(t.Rows, Row{line, cells})
	}
	if len(t.Rows) == 0 {
		problems.Errorf(diag.Position{File: name, Line: 1}, "the first line must name the columns: "+strings.Join(want, ", "), "there is no header")
		return nil, problems
	}
	t.Header, t.Rows = t.Rows[0].Cells, t.Rows[1:]
	for _, w := range want {
		t.find(w, &problems)
	}
	return t, problems
}

// separator returns the sign that occurs most often in the first line.
func separator(src []byte) rune {
	line, _, _ := bytes.Cut(src, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// find finds a column.
func (t *Table) find(want string, problems *diag.List) {
	same := func(h string) bool { return strings.TrimSpace(h) == want }
	fold := func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), want) }
	for _, is := range []func(string) bool{same, fold} {
		if i := slices.IndexFunc(t.Header, is); i >= 0 {
			t.at = append(t.at, i)
			return
		}
	}
	hint := "the columns are: " + strings.Join(t.Header, ", ")
	if near, ok := diag.Nearest(want, t.Header); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	problems.Errorf(diag.Position{File: t.name, Line: 1}, hint, "there is no column %q", want)
}

// Cell returns a cell of a row by the number of its column among those that were asked
// for. It is empty in a row that is too short.
func (t *Table) Cell(r Row, column int) string {
	if at := t.at[column]; at < len(r.Cells) {
		return r.Cells[at]
	}
	return ""
}

// Short reports whether a row lacks a cell that was asked for.
func (t *Table) Short(r Row) bool { return len(r.Cells) <= slices.Max(t.at) }

// Whole returns the rows that lack nothing, and names the others.
func (t *Table) Whole(problems *diag.List) []Row {
	var whole []Row
	for _, r := range t.Rows {
		if t.Short(r) {
			problems.Errorf(t.At(r), "", "expected %d cells, found %d", len(t.Header), len(r.Cells))
		} else {
			whole = append(whole, r)
		}
	}
	return whole
}

// At returns where a row stands.
func (t *Table) At(r Row) diag.Position { return diag.Position{File: t.name, Line: r.Line} }
