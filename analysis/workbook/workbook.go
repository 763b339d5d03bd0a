// Package workbook writes a study's tables as an Excel workbook, and reads a
// reviewed one back. It stands at the edge of the way of the data, after
// analysis/matrix, which says what each sheet holds; here is only how it looks and
// how the file is made. No other package knows excelize.
//
// A workbook is made in three steps. Each table is read once, to know its length,
// widths and styles (layout.go). excelize then makes a workbook of empty sheets with
// all that belongs to them: panes, filters, shading, charts, print set-up (setup.go).
// While that is packed, the rows are poured into the sheets as they come (pour.go,
// pack.go), so that a long list is never held in memory and no text of an interview
// waits in a temporary file.
//
// The same study gives the same bytes, at any time and on any machine.
package workbook

import (
	"errors"
	"io"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// Options say what a workbook shows. The zero value shows every sheet in English.
type Options struct {
	matrix.Options
	Sheets []string // names of the sheets to write, in their order; those of matrix.View.Tables if empty
}

// Write writes the workbook of a study. Sheets that the study has nothing for are
// left out.
func Write(w io.Writer, d *matrix.Data, o Options) error {
	tables, err := choose(matrix.New(d, o.Options), o.Sheets)
	if err != nil {
		return err
	}
	b, err := newBook(tables, d.Study, o.Language)
	if err != nil {
		return err
	}
	defer b.file.Close()
	return b.pack(w)
}

// WriteReview writes a workbook for a coder to decide in: every suggestion, the rest
// of the units, the inductive scheme, and the codebook to look things up in. What the
// coder, o.Reviewer, has decided already is filled in.
func WriteReview(w io.Writer, d *matrix.Data, o Options) error {
	if o.Reviewer == "" {
		return errors.New("a review needs the name of the coder who is to decide")
	}
	o.Sheets = []string{"review", "rest", "regroup", "codebook"}
	return Write(w, d, o)
}

// choose makes the tables of the sheets with the given names, or of all.
func choose(v *matrix.View, names []string) ([]matrix.Table, error) {
	if len(names) == 0 {
		return v.Tables(), nil
	}
	var tables []matrix.Table
	for _, n := range names {
		if t, ok := v.Further(n); ok {
			tables = append(tables, t)
			continue
		}
		s, err := matrix.Find(n)
		if err != nil {
			return nil, err
		}
		if s.Applies(v) {
			tables = append(tables, s.Table(v))
		}
	}
	if len(tables) == 0 {
		return nil, errors.New("the study has nothing for these sheets yet")
	}
	return tables, nil
}

// book is a workbook while it is made.
type book struct {
	file    *excelize.File
	words   dictionary
	sheets  []*sheet
	at      map[string]*sheet // by the name of the table
	styles  styles
	choices choices
}

// newBook makes the workbook without the rows.
func newBook(tables []matrix.Table, title, language string) (*book, error) {
	b := &book{file: excelize.NewFile(), words: speak(language), at: map[string]*sheet{}}
	b.styles = styles{file: b.file, ids: map[look]int{}}
	b.describe(title, language)
	names := namer{taken: map[string]bool{}}
	for i := range tables {
		s := measure(&tables[i], names.legal(tables[i].Tab))
		b.sheets = append(b.sheets, s)
		b.at[s.table.Name] = s
	}
	b.gatherChoices(&names)
	for i, s := range b.sheets {
		if err := b.setUp(i, s); err != nil {
			return nil, err
		}
	}
	return b, b.writeChoices()
}

// describe sets what the file says of itself. The times are fixed: a workbook tells
// of a study and not of the moment when it was written.
func (b *book) describe(title, language string) {
	const never = "2000-01-01T00:00:00Z"
	b.file.SetDocProps(&excelize.DocProperties{ // cannot fail on a new file
		Title: title, Creator: "cocode", LastModifiedBy: "cocode", Created: never, Modified: never, Language: language,
	})
	b.file.SetAppProps(&excelize.AppProperties{Application: "cocode"})
}
