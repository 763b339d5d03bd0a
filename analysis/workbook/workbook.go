// Package workbook writes a study's tables as an Excel workbook, and reads a
// reviewed one back. It stands at the edge of the way of the data, after
// analysis/matrix, which says what each sheet holds; here is only how it looks and
// how the file is made. No other package knows excelize.
//
// The same study gives the same bytes, at any time and on any machine.
package workbook

import (
	"io"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// Options say what a workbook shows. The zero value shows every sheet in English.
type Options struct {
	matrix.Options
	Sheets []string // names of the sheets to write, in the order of matrix.Sheets; all if empty
	TmpDir string   // where parts of a large workbook wait, in plain text; the system's folder if empty
}

// Write writes the workbook of a study. Sheets that the study has nothing for are
// left out.
func Write(w io.Writer, d *matrix.Data, o Options) error {
	v := matrix.New(d, o.Options)
	tables, err := choose(v, o.Sheets)
	if err != nil {
		return err
	}
	b := newBook(tables, properties{title: d.Study, language: o.Language, tmp: o.TmpDir})
	defer b.file.Close()
	return b.write(w)
}

// choose makes the tables of the sheets with the given names, or of all.
func choose(v *matrix.View, names []string) ([]matrix.Table, error) {
	if len(names) == 0 {
		return v.Tables(), nil
	}
	var tables []matrix.Table
	for _, n := range names {
		s, err := matrix.Find(n)
		if err != nil {
			return nil, err
		}
		if s.Applies(v) {
			tables = append(tables, s.Table(v))
		}
	}
	return tables, nil
}

// properties are what a file says of itself.
type properties struct{ title, language, tmp string }

// book is a workbook while it is written.
type book struct {
	file   *excelize.File
	words  dictionary
	sheets []*sheet
	at     map[string]*sheet
	styles styles
}

func newBook(tables []matrix.Table, p properties) *book {
	b := &book{file: excelize.NewFile(excelize.Options{TmpDir: p.tmp}), words: speak(p.language), at: map[string]*sheet{}}
	b.styles = styles{file: b.file, ids: map[look]int{}}
	b.describe(p)
	names := namer{taken: map[string]bool{}}
	for i := range tables {
		s := measure(&tables[i], names.legal(tables[i].Tab))
		b.sheets = append(b.sheets, s)
		b.at[s.table.Name] = s
	}
	return b
}

// write writes every sheet and then the file.
func (b *book) write(w io.Writer) error {
	for i, s := range b.sheets {
		if err := b.create(i, s); err != nil {
			return err
		}
		if err := b.writeSheet(s); err != nil {
			return err
		}
	}
	return b.pack(w)
}

// create makes an empty sheet; a new file already has one.
func (b *book) create(i int, s *sheet) error {
	if i == 0 {
		return b.file.SetSheetName("Sheet1", s.name)
	}
	_, err := b.file.NewSheet(s.name)
	return err
}

// describe sets what the file says of itself. The times are fixed: a workbook tells
// of a study and not of the moment when it was written.
func (b *book) describe(p properties) {
	const never = "2000-01-01T00:00:00Z"
	b.file.SetDocProps(&excelize.DocProperties{ // cannot fail on a new file
		Title: p.title, Creator: "cocode", LastModifiedBy: "cocode", Created: never, Modified: never, Language: p.language,
	})
	b.file.SetAppProps(&excelize.AppProperties{Application: "cocode"})
}
