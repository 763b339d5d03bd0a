// Package table reads tables that researchers keep beside their interviews: .csv and
// .tsv with any of the usual separators and encodings, and .xlsx. It knows rows and
// cells and nothing of what they mean; the readers of transcripts and of attributes
// find their columns by header words.
package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"cocode/corpus/diag"
	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
)

// Limits of a table: those of a spreadsheet.
const (
	maxCells   = 5_000_000
	maxColumns = 16_384
)

// Sheet is one table.
type Sheet struct {
	Name      string // of the sheet in a workbook; empty in .csv
	Separator rune   // of cells in .csv; zero in a workbook
	Rows      []Row
}

// Row is one row that is not blank.
type Row struct {
	Line  int // in the file, or the row of the sheet, from 1
	Cells []string
}

// Cell returns a cell without blanks at its ends, and nothing if the row is shorter.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Read reads a table. The name serves problems only: what the file is shows in its
// bytes.
func Read(name string, data []byte) ([]Sheet, diag.List) {
	var problems diag.List
	sheets, warning, fault := Sheets(data)
	if fault != nil {
		problems.Errorf(diag.Position{File: name, Line: fault.Line, Column: fault.Column}, fault.Hint, "%s", fault.Summary)
	}
	if warning != nil {
		problems.Warnf(diag.Position{File: name}, warning.Hint, "%s", warning.Summary)
	}
	return sheets, problems
}

// Sheets is Read for the readers beside it, which have their own way to report.
func Sheets(data []byte) (sheets []Sheet, warning, fault *source.Fault) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		sheets, fault = workbook(data)
		return sheets, nil, fault
	}
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, nil, fault
	}
	sheet, fault := separated(words)
	return []Sheet{sheet}, warning, fault
}

// separated reads comma separated values.
func separated(words string) (Sheet, *source.Fault) {
	if len(words) > source.MaxTable {
		return Sheet{}, source.TooMuch()
	}
	if rest, ok := strings.CutPrefix(words, "sep="); ok { // Excel's own first line
		_, words, _ = strings.Cut(rest, "\n")
	}
	r := csv.NewReader(strings.NewReader(words))
	r.Comma = separator(words)
	if line := tooWide(words, r.Comma); line > 0 {
		return Sheet{}, source.Faultf("", "a row has more than %d columns", maxColumns).At(line, 0)
	}
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	sheet := Sheet{Separator: r.Comma}
	cells := 0
	for {
		record, err := r.Read()
		if err == io.EOF {
			return sheet, nil
		}
		if err != nil {
			return Sheet{}, brokenCSV(err)
		}
		line, _ := r.FieldPos(0)
		if cells += len(record); cells > maxCells || len(sheet.Rows) > source.MaxBlocks {
			return Sheet{}, source.TooMuch()
		}
		if row, ok := clean(line, record); ok {
			sheet.Rows = append(sheet.Rows, row)
		}
	}
}

// tooWide returns the first line with too many separators, or zero.
func tooWide(words string, comma rune) int {
	number := 0
	for line := range strings.SplitSeq(words, "\n") {
		if number++; len(line) > maxColumns && strings.Count(line, string(comma)) > maxColumns {
			return number
		}
	}
	return 0
}

// clean returns a row with canonical cells; ok is false if all are blank.
func clean(line int, record []string) (Row, bool) {
	row := Row{Line: line, Cells: make([]string, len(record))}
	blank := true
	for i, cell := range record {
		row.Cells[i] = source.Clean(cell)
		blank = blank && row.Cells[i] == ""
	}
	return row, !blank
}

// separator returns the sign that divides the first lines most evenly: the one
// that stands most often, outside quotation marks, in the first line.
func separator(words string) rune {
	best, most := ',', 0
	first, _, _ := strings.Cut(strings.TrimLeft(words, "\n"), "\n")
	if strings.ContainsAny(first, ",;\t|") && strings.Count(first, `"`)%2 == 0 {
		words = first
	}
	for _, sign := range ",;\t|" {
		if n := countOutside(words, sign); n > most {
			best, most = sign, n
		}
	}
	return best
}

func countOutside(words string, sign rune) int {
	n, quoted := 0, false
	for i, c := range words {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n' && n > 0, i > 1<<16:
			return n
		case c == sign:
			n++
		}
	}
	return n
}

func brokenCSV(err error) *source.Fault {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return source.Faultf("save it again as .csv or .xlsx", "the table cannot be read: %v", err)
	}
	switch p.Err {
	case csv.ErrQuote:
		return source.Faultf(`put the whole cell in quotation marks, and write "" for each inside it`,
			"a quotation mark stands in a cell that does not begin with one, or is followed by more words").At(p.Line, p.Column)
	case csv.ErrBareQuote:
		return source.Faultf(`put the whole cell in quotation marks, and write "" for each inside it`,
			"a quotation mark stands in the middle of a cell").At(p.Line, p.Column)
	}
	return source.Faultf("save it again as .csv or .xlsx", "the table is broken: %v", p.Err).At(p.Line, p.Column)
}
