// Package labelled measures how well the inductive pass groups texts that people have
// already put labels on: survey answers, quotes from interviews. The labels are hidden
// from the grouping and only compared with it, beside what k-means, non-negative
// matrix factorisation and chance reach. It reads and writes tables and is otherwise
// pure computation.
package labelled

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Sample is a table of texts with labels.
type Sample struct {
	header      []string
	rows        [][]string
	comma       rune
	text, label int // columns
}

// Read reads a table with a header: CSV with commas, semicolons or tabs. text and label
// name the columns that are used; all others are kept for Write. The list says what
// cannot be used; rows with an empty text or label are left out with a warning.
func Read(name string, r io.Reader, text, label string) (*Sample, diag.List) {
	var problems diag.List
	src, err := io.ReadAll(r)
	if err != nil {
		problems.Errorf(diag.Position{File: name}, "", "cannot be read: %v", err)
		return nil, problems
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	s := &Sample{comma: separator(src)}
	rows := csv.NewReader(bytes.NewReader(src))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = s.comma, -1, true
	s.header, err = rows.Read()
	if err != nil {
		problems.Errorf(diag.Position{File: name, Line: 1}, "the first line must name the columns", "there is no header")
		return nil, problems
	}
	s.text, s.label = s.column(name, text, &problems), s.column(name, label, &problems)
	if problems.Failed() {
		return nil, problems
	}
	s.read(name, rows, &problems)
	if !problems.Failed() && len(s.rows) < 2 {
		problems.Errorf(diag.Position{File: name}, "", "expected two rows or more with text and label, found %d", len(s.rows))
	}
	return s, problems
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

// column returns the place of a column; its name is compared as written, or else
// without regard to case.
func (s *Sample) column(name, want string, problems *diag.List) int {
	same := func(h string) bool { return strings.TrimSpace(h) == want }
	fold := func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), want) }
	for _, is := range []func(string) bool{same, fold} {
		if i := slices.IndexFunc(s.header, is); i >= 0 {
			return i
		}
	}
	hint := "the columns are: " + strings.Join(s.header, ", ")
	if near, ok := diag.Nearest(want, s.header); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	problems.Errorf(diag.Position{File: name, Line: 1}, hint, "there is no column %q", want)
	return -1
}

// read collects the rows that have a text and a label.
func (s *Sample) read(name string, rows *csv.Reader, problems *diag.List) {
	short, empty := 0, 0
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			problems.Errorf(diag.Position{File: name, Line: parse.Line, Column: parse.Column}, "", "%v", parse.Err)
			return
		}
		switch {
		case len(row) <= max(s.text, s.label):
			short++
		case strings.TrimSpace(row[s.text]) == "" || strings.TrimSpace(row[s.label]) == "":
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
		out[i] = text.Canonical(strings.ToValidUTF8(row[s.text], "\ufffd"))
	}
	return out
}

// Labels returns the label of each text.
func (s *Sample) Labels() []string {
	out := make([]string, len(s.rows))
	for i, row := range s.rows {
		out[i] = strings.TrimSpace(row[s.label])
	}
	return out
}

// Write writes the rows as they were read, in their order, with a column "group" at
// the end: the numbers of groups, from 1.
func (s *Sample) Write(w io.Writer, groups []int) error {
	buffered := bufio.NewWriter(w)
	out := csv.NewWriter(buffered)
	out.Comma = s.comma
	if err := out.Write(append(slices.Clone(s.header), "group")); err != nil {
		return err
	}
	for i, row := range s.rows {
		for len(row) < len(s.header) {
			row = append(row, "")
		}
		if err := out.Write(append(row[:len(s.header):len(s.header)], strconv.Itoa(groups[i]+1))); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(out.Error(), buffered.Flush())
}
