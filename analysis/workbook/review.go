package workbook

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/corpus/diag"

	"github.com/xuri/excelize/v2"
)

// Review is what a reviewed workbook says. Nothing of it is done yet: decisions that
// stand already are left out, so that a second import finds nothing new.
type Review struct {
	Decisions []analysis.Decision
	NewCodes  []NewCode // codes that the codebook does not have
	Memos     []UnitMemo
	Condensed []Condensed
	Nodes     []NodeChange
	Rows      int       // rows that say something
	Problems  diag.List // cells that make no sense, and what contradicts a later decision
}

// NewCode is a code that a coder asks for, with the unit it is asked for.
type NewCode struct{ Name, Unit, Coder string }

// UnitMemo is a note on a unit that comes without a decision.
type UnitMemo struct{ Unit, Coder, Text string }

// Condensed is a condensed meaning unit as a person has edited it.
type Condensed struct{ Unit, Text string }

// NodeChange is what a person does to a category of the inductive scheme. Fields
// that are empty change nothing.
type NodeChange struct {
	Node  string
	Name  string // its new name
	Merge string // the id of the node that takes its place
	Move  string // the id of the node that it is to hang under
}

// ReadOptions say how to read a review.
type ReadOptions struct {
	Name   string // the file's name, for messages
	Coder  string // who decided, where the sheet does not say
	TmpDir string // where parts of a large workbook wait; the system's folder if empty
}

// How large a workbook may become when unpacked; more is refused.
const unpackedLimit = 2 << 30

// ReadReview reads a reviewed workbook. Sheets are known by the titles of their
// columns and rows by their identities, whatever was done to the workbook in between.
// The error is for a file that cannot be read at all; everything else is in the
// review's Problems, and what makes sense is taken.
func ReadReview(r io.Reader, d *matrix.Data, o ReadOptions) (*Review, error) {
	f, err := excelize.OpenReader(r, excelize.Options{TmpDir: o.TmpDir, RawCellValue: true, UnzipSizeLimit: unpackedLimit, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read as an Excel workbook (%v); save it as .xlsx", cmp.Or(o.Name, "the file"), err)
	}
	defer f.Close()
	x := newReader(f, d, o)
	found := false
	for _, name := range f.GetSheetList() {
		known, err := x.sheet(name)
		if err != nil {
			return nil, err
		}
		found = found || known
	}
	if !found {
		return nil, fmt.Errorf("%s has no sheet with the columns of a review (%q, %q, ...); was the first row or a hidden column deleted?",
			cmp.Or(o.Name, "the workbook"), matrix.FieldDecision, matrix.FieldUnit)
	}
	return x.review, nil
}

// line is a row of a review by its fields.
type line struct {
	sheet string
	row   int
	cells []string
	at    map[matrix.Field]int
}

// get returns the text of a field without blanks around it.
func (l line) get(f matrix.Field) string {
	i, ok := l.at[f]
	if !ok || i >= len(l.cells) {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(l.cells[i], "\u00a0", " "))
}

// headRows is how far down a sheet its titles are looked for: some programs put a
// title over every table.
const headRows = 20

// sheet reads one sheet. known is false if it is no sheet of a review.
func (x *reader) sheet(name string) (known bool, err error) {
	rows, err := x.file.Rows(name)
	if err != nil {
		return false, nil // a sheet of charts has no rows
	}
	defer rows.Close()
	var take func(line)
	at := map[matrix.Field]int{}
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return known, fmt.Errorf("row %d of the sheet %q cannot be read: %v", n, name, err)
		}
		switch {
		case known:
			take(line{name, n, cells, at})
		case n > headRows:
			return false, nil
		default:
			at, take = x.head(cells)
			known = take != nil
		}
	}
	return known, rows.Error()
}

// head reads the titles of columns, and says how rows under them are taken: nil if
// they are not those of a review.
func (x *reader) head(cells []string) (at map[matrix.Field]int, take func(line)) {
	at = map[matrix.Field]int{}
	for i, c := range cells {
		if f, ok := x.fields[strings.ToLower(strings.TrimSpace(c))]; ok {
			if _, twice := at[f]; !twice {
				at[f] = i
			}
		}
	}
	has := func(f matrix.Field) bool { _, ok := at[f]; return ok }
	switch {
	case has(matrix.FieldUnit) && (has(matrix.FieldDecision) || has(matrix.FieldAlso)):
		return at, x.unitLine
	case has(matrix.FieldNode) && (has(matrix.FieldName) || has(matrix.FieldMerge) || has(matrix.FieldMove)):
		return at, x.nodeLine
	}
	return at, nil
}

// place is the position of a field's cell: "review.xlsx, sheet Review, cell A12".
func (x *reader) place(l line, f matrix.Field) diag.Position {
	col := 1
	if i, ok := l.at[f]; ok {
		col = i + 1
	}
	cell, _ := excelize.CoordinatesToCellName(col, l.row)
	return diag.Position{File: strings.TrimPrefix(fmt.Sprintf("%s, sheet %s, cell %s", x.options.Name, l.sheet, cell), ", ")}
}
