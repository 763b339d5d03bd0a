// Package labelled measures how well the inductive pass groups texts that people have
// already put labels on: survey answers, quotes from interviews. The labels are hidden
// from the grouping and only compared with it, beside what k-means, non-negative
// matrix factorisation and chance reach. It reads and writes tables and is otherwise
// pure computation.
package labelled

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"cocode/corpus/columns"
	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Sample is a table of texts with labels.
type Sample struct {
	table *columns.Table
	rows  []columns.Row // that have a text and a label
}

// The columns, in the order in which they are asked for.
const (
	ofText = iota
	ofLabel
)

// Read reads a table with a header: CSV with commas, semicolons or tabs. text and label
// name the columns that are used; all others are kept for Write. The list says what
// cannot be used; rows with an empty text or label are left out with a warning.
func Read(name string, r io.Reader, text, label string) (*Sample, diag.List) {
	table, problems := columns.Read(name, r, columns.Lenient, text, label)
	if problems.Failed() {
		return nil, problems
	}
	s := &Sample{table: table}
	s.choose(name, &problems)
	if len(s.rows) < 2 {
		problems.Errorf(diag.Position{File: name}, "", "expected two rows or more with text and label, found %d", len(s.rows))
	}
	return s, problems
}

// choose keeps the rows that have a text and a label.
func (s *Sample) choose(name string, problems *diag.List) {
	short, empty := 0, 0
	for _, row := range s.table.Rows {
		switch {
		case s.table.Short(row):
			short++
		case strings.TrimSpace(s.table.Cell(row, ofText)) == "" || strings.TrimSpace(s.table.Cell(row, ofLabel)) == "":
			empty++
		default:
			s.rows = append(s.rows, row)
		}
	}
	if short > 0 {
		problems.Warnf(diag.Position{File: name}, "", "%d rows have too few cells and are left out", short)
	}
	if empty > 0 {
		problems.Warnf(diag.Position{File: name}, "", "%d rows have no text or no label and are left out", empty)
	}
}

// Texts returns the texts, in canonical form.
func (s *Sample) Texts() []string {
	out := make([]string, len(s.rows))
	for i, row := range s.rows {
		out[i] = text.Canonical(strings.ToValidUTF8(s.table.Cell(row, ofText), "\ufffd"))
	}
	return out
}

// Labels returns the label of each text.
func (s *Sample) Labels() []string {
	out := make([]string, len(s.rows))
	for i, row := range s.rows {
		out[i] = strings.TrimSpace(s.table.Cell(row, ofLabel))
	}
	return out
}

// Write writes the rows as they were read, in their order, with a column "group" at
// the end: the numbers of groups, from 1.
func (s *Sample) Write(w io.Writer, groups []int) error {
	buffered := bufio.NewWriter(w)
	out := csv.NewWriter(buffered)
	out.Comma = s.table.Comma
	header := s.table.Header
	if err := out.Write(append(slices.Clone(header), "group")); err != nil {
		return err
	}
	for i, row := range s.rows {
		cells := row.Cells
		for len(cells) < len(header) {
			cells = append(cells, "")
		}
		if err := out.Write(append(cells[:len(header):len(header)], strconv.Itoa(groups[i]+1))); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(out.Error(), buffered.Flush())
}
