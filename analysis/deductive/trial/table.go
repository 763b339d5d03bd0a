// Package trial measures how well the deductive pass learns codes from any table of
// coded texts: it leaves out one group (an interview, a respondent) after another,
// learns from the others, and ranks the texts of the one left out for every code. It
// takes values and gives values; the command line reads and writes the files.
package trial

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"cocode/corpus/columns"
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
	table, problems := columns.Read(name, r, columns.Lenient, "text", "group", "codes")
	if problems.Failed() {
		return nil, problems
	}
	var rows []Row
	for _, row := range table.Whole(&problems) {
		rows = append(rows, Row{text.Canonical(table.Cell(row, 0)), strings.TrimSpace(table.Cell(row, 1)), split(table.Cell(row, 2))})
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
