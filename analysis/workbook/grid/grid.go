// Package grid reads the cells of spreadsheets as texts, row by row: of workbooks of
// Excel (.xlsx) and of LibreOffice (.ods), and of tables as text (.csv). It stands
// before the reading of reviews, which come back from whatever program a person likes;
// what a cell looks like is of no interest here. A long sheet is read as it comes and
// never held in memory.
package grid

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"
)

// Book is a workbook that can be read.
type Book struct {
	Sheets   []Sheet
	Modified time.Time // when it was saved last; zero if it does not say
}

// Sheet is one sheet of a book.
type Sheet struct {
	Name string
	read func(yield func(row int, cells []string) bool) error
}

// Rows gives the rows with something in them to yield, each with its number from 1,
// until yield returns false. Cells at the end of a row that are blank may be missing;
// the slice may be used until yield returns.
func (s Sheet) Rows(yield func(row int, cells []string) bool) error { return s.read(yield) }

// unpackedLimit is how large a part of a workbook may become when unpacked.
const unpackedLimit = 2 << 30

// Open reads what a file is. The error says what is wrong with one that is none of the
// kinds that can be read.
func Open(src []byte) (*Book, error) {
	if !bytes.HasPrefix(src, []byte("PK")) {
		return openText(src)
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, fmt.Errorf("the file is damaged: %w", err)
	}
	a := archive{}
	for _, f := range z.File {
		a[f.Name] = f
	}
	switch {
	case a["content.xml"] != nil:
		return openODS(a)
	case a["_rels/.rels"] != nil:
		return openXLSX(a)
	}
	return nil, errors.New("it is neither a workbook of Excel nor one of LibreOffice")
}

// archive is the parts of a packed workbook by their names.
type archive map[string]*zip.File

// open opens a part. A part that is not there is empty.
func (a archive) open(name string) (*scanner, io.Closer, error) {
	f := a[name]
	if f == nil {
		return newScanner(bytes.NewReader(nil)), io.NopCloser(nil), nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return newScanner(io.LimitReader(r, unpackedLimit)), r, nil
}

// each gives the tags of a part to take, with the text before each.
func (a archive) each(name string, take func(before []byte, t tag) error) error {
	s, c, err := a.open(name)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		before, t, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = take(before, t)
		}
		if err == errStop {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

// errStop ends the reading of a part before its end.
var errStop = errors.New("enough")

// line gathers the cells of a row.
type line struct {
	cells []string
	known map[string]string
}

// put sets a cell. Columns that no spreadsheet has are left out.
func (l *line) put(column int, s string) {
	if s == "" || column < 0 || column >= mostColumns {
		return
	}
	for len(l.cells) <= column {
		l.cells = append(l.cells, "")
	}
	l.cells[column] = s
}

const mostColumns = 16384

// blank reports whether the row has nothing in it.
func (l *line) blank() bool { return len(l.cells) == 0 }

// How many short texts are kept so that one that comes again takes no memory.
const (
	shortText  = 48
	mostTexts  = 1 << 15
	firstTexts = 1 << 10
)

// text makes a string of bytes.
func (l *line) text(b []byte) string {
	if len(b) > shortText {
		return string(b)
	}
	if s, ok := l.known[string(b)]; ok {
		return s
	}
	if l.known == nil {
		l.known = make(map[string]string, firstTexts)
	}
	s := string(b)
	if len(l.known) < mostTexts {
		l.known[s] = s
	}
	return s
}
