package workbook

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/workbook/grid"
	"cocode/corpus/diag"
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
	Name  string    // the file's name, for messages
	Coder string    // who decided, where the sheet does not say
	Saved time.Time // when the file was saved, where it does not say itself
}

// ReadReview reads a reviewed workbook of Excel or LibreOffice, or a table as CSV.
// Sheets are known by the titles of their columns and rows by their identities, whatever
// was done to the workbook in between; a row without one is known by its interview and
// its words. The error is for a file that cannot be read at all; everything else is in
// the review's Problems, and what makes sense is taken.
func ReadReview(r io.Reader, d *matrix.Data, o ReadOptions) (*Review, error) {
	src, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	file, err := grid.Open(src)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read as a workbook or a table (%v); save it as .xlsx, .ods or .csv", cmp.Or(o.Name, "the file"), err)
	}
	x := newReader(d, o)
	if x.saved = file.Modified; x.saved.IsZero() {
		x.saved = o.Saved
	}
	found, err := x.sheets(file)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read to its end: %w", cmp.Or(o.Name, "the file"), err)
	}
	if !found {
		return nil, fmt.Errorf("%s has no sheet with the columns of a review (%q with %q, or %q, %q and %q); was the first row or a hidden column deleted?",
			cmp.Or(o.Name, "the workbook"), matrix.FieldUnit, matrix.FieldDecision, matrix.FieldDocument, matrix.FieldQuote, matrix.FieldDecision)
	}
	return x.review, nil
}

// line is a row of a review by its fields.
type line struct {
	sheet string
	row   int
	cells []string
	at    columns
}

// columns are where the fields of a sheet stand: the first column of each, and those
// that continue it, for texts that are too long for one cell.
type columns map[matrix.Field][]int

// add notes that a column has a field; n is 1 for its first column.
func (c columns) add(f matrix.Field, column, n int) {
	for len(c[f]) < n {
		c[f] = append(c[f], missing)
	}
	if c[f][n-1] == missing {
		c[f][n-1] = column
	}
}

// missing stands for a column that is not in the sheet.
const missing = -1

func (c columns) has(f matrix.Field) bool { return len(c[f]) > 0 && c[f][0] != missing }

// get returns the text of a field without blanks around it.
func (l line) get(f matrix.Field) string {
	if !l.at.has(f) {
		return ""
	}
	var text strings.Builder
	for _, i := range l.at[f] {
		if i != missing && i < len(l.cells) {
			text.WriteString(l.cells[i])
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(text.String(), "\u00a0", " "))
}

// headRows is how far down a sheet its titles are looked for: some programs put a
// title over every table.
const headRows = 20

// sheets reads the sheets whose rows have identities; if there are none, those whose
// rows can be found by words. found is false if there are none of these either.
func (x *reader) sheets(file *grid.Book) (found bool, err error) {
	for _, x.byWord = range []bool{false, true} {
		for _, s := range file.Sheets {
			known, err := x.sheet(s)
			if err != nil {
				return found, err
			}
			found = found || known
		}
		if found {
			break
		}
	}
	return found, nil
}

// sheet reads one sheet. known is false if it is no sheet of a review.
func (x *reader) sheet(s grid.Sheet) (known bool, err error) {
	var take func(line)
	at := columns{}
	err = s.Rows(func(n int, cells []string) bool {
		switch {
		case known:
			take(line{s.Name, n, cells, at})
		case n > headRows:
			return false
		default:
			at, take = x.head(cells)
			known = take != nil
		}
		return true
	})
	return known, err
}

// head reads the titles of columns, and says how rows under them are taken: nil if
// they are not those of a review.
func (x *reader) head(cells []string) (at columns, take func(line)) {
	at = columns{}
	for i, c := range cells {
		title, n := strings.ToLower(strings.TrimSpace(c)), 1
		if of, more, ok := continuation(title); ok {
			title, n = of, more
		}
		if f, ok := x.fields[title]; ok {
			at.add(f, i, n)
		}
	}
	has := at.has
	switch {
	case has(matrix.FieldUnit) && (has(matrix.FieldDecision) || has(matrix.FieldAlso)):
		return at, x.unitLine
	case x.byWord && has(matrix.FieldDocument) && has(matrix.FieldQuote) && has(matrix.FieldDecision):
		return at, x.quoteLine
	case has(matrix.FieldNode) && (has(matrix.FieldName) || has(matrix.FieldMerge) || has(matrix.FieldMove)):
		return at, x.nodeLine
	}
	return at, nil
}

// place is the position of a field's cell: "review.xlsx, sheet Review, cell A12".
func (x *reader) place(l line, f matrix.Field) diag.Position {
	col := 1
	if l.at.has(f) {
		col = l.at[f][0] + 1
	}
	if l.sheet == "" { // a table as text
		return diag.Position{File: x.options.Name, Line: l.row, Column: col}
	}
	cell := columnLetters(col) + strconv.Itoa(l.row)
	return diag.Position{File: strings.TrimPrefix(fmt.Sprintf("%s, sheet %s, cell %s", x.options.Name, l.sheet, cell), ", ")}
}
