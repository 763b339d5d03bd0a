// Package trial measures how well the deductive pass learns codes from any table of
// coded texts: it leaves out one group (an interview, a respondent) after another,
// learns from the others, and ranks the texts of the one left out for every code. It
// takes values and gives values; the command line reads and writes the files.
package trial

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Row is one text with the codes that people gave it.
type Row struct {
	Text, Group string
	Codes       []string
}

// Read reads a table: CSV with the columns text, group and codes, in any order and among
// others. Codes are separated by "|" and may be empty. Rows of a group that stand
// together are taken to be in the order of the document.
func Read(name string, r io.Reader) ([]Row, diag.List) {
	var problems diag.List
	src, err := io.ReadAll(r)
	if err != nil {
		problems.Errorf(diag.Position{File: name}, "", "cannot be read: %v", err)
		return nil, problems
	}
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(src, []byte("\uFEFF"))))
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	header, _ := in.Read()
	columns, missing := find(header, "text", "group", "codes")
	if len(missing) > 0 {
		problems.Errorf(diag.Position{File: name, Line: 1}, "the first line must be: text,group,codes", "columns are missing: %s", strings.Join(missing, ", "))
		return nil, problems
	}
	var rows []Row
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			problems.Errorf(diag.Position{File: name, Line: parse.Line, Column: parse.Column}, "close the quotation mark; double it inside a text", "%v", parse.Err)
			return nil, problems
		}
		line, _ := in.FieldPos(0)
		if len(cells) <= slices.Max(columns) {
			problems.Errorf(diag.Position{File: name, Line: line}, "", "expected %d cells, found %d", len(header), len(cells))
			continue
		}
		rows = append(rows, Row{text.Canonical(cells[columns[0]]), strings.TrimSpace(cells[columns[1]]), split(cells[columns[2]])})
	}
	if len(rows) == 0 && !problems.Failed() {
		problems.Errorf(diag.Position{File: name}, "", "the table has no rows")
	}
	return rows, problems
}

// split returns the codes of a cell, each once.
func split(cell string) []string {
	var codes []string
	for _, c := range strings.Split(cell, "|") {
		if c = strings.TrimSpace(c); c != "" && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	return codes
}

func find(header []string, names ...string) (columns []int, missing []string) {
	for _, name := range names {
		i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
		if i < 0 {
			missing = append(missing, name)
		}
		columns = append(columns, i)
	}
	return columns, missing
}

// WriteScores writes a table with the columns row (from 0), code and score: every code
// for every row that was scored.
func (r *Result) WriteScores(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"row", "code", "score"}); err != nil {
		return err
	}
	for i, scores := range r.Scores {
		for c, s := range scores {
			if err := out.Write([]string{strconv.Itoa(i), r.Codes[c].Code, strconv.FormatFloat(s, 'g', 6, 64)}); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}
