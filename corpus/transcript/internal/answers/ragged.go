package answers

import (
	"fmt"
	"slices"
	"strings"

	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/table"
)

// ragged keeps account of rows that do not fit their header, so that no words are
// lost without being told. An answer that was cut at a separator is put together if
// it stands last; elsewhere nobody can tell which cell was cut, and the file is
// refused. A workbook cuts no cells: what stands there under no header is a note.
type ragged struct {
	sheet  table.Sheet
	head   table.Row
	rows   []table.Row
	width  int   // columns with a header
	joined []int // lines whose answer was cut at separators
	noted  []int // lines with words under no header
	cut    []int // lines with more cells than headers, in a place that cannot be told
	silent []int // lines without an answer
}

func newRagged(sheet table.Sheet, header int) *ragged {
	r := &ragged{sheet: sheet, head: sheet.Rows[header], rows: sheet.Rows[header+1:]}
	if r.width = len(r.head.Cells); sheet.Separator == 0 {
		r.width = len(trimmed(r.head.Cells))
	}
	return r
}

// trimmed returns cells without the blank ones at the end.
func trimmed(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// mend returns a row with no more cells than headers, and the words that stand under
// none.
func (r *ragged) mend(row table.Row, answer int) (mended table.Row, stray string) {
	cells := trimmed(row.Cells)
	if len(cells) <= r.width {
		return row, ""
	}
	over := cells[r.width:]
	switch {
	case r.sheet.Separator == 0:
		r.noted = append(r.noted, row.Line)
		stray = strings.Trim(strings.Join(over, "\n"), "\n")
	case answer == r.width-1:
		r.joined = append(r.joined, row.Line)
		between := string(r.sheet.Separator) + " "
		row.Cells = append(slices.Clone(cells[:answer]), strings.Join(cells[answer:], between))
	default:
		r.cut = append(r.cut, row.Line)
	}
	return row, stray
}

// fault returns why the table cannot be read, or nil.
func (r *ragged) fault() *source.Fault {
	if len(r.cut) == 0 {
		return nil
	}
	return source.Faultf(fmt.Sprintf("put cells that hold %q in quotation marks, or give every column a header", string(r.sheet.Separator)),
		"%s more cells than the %d that have a header, so that words would stand in the wrong column", rowsHave(r.cut), r.width).At(r.cut[0], 0)
}

// warnings tells of all that does not fit and is kept, and of columns that were not
// read.
func (r *ragged) warnings(head map[kind]int) []*source.Fault {
	var list []*source.Fault
	add := func(lines []int, hint, summary string) {
		if len(lines) > 0 {
			list = append(list, source.Faultf(hint, "%s%s %s", in(r.sheet), rowsHave(lines), summary).At(lines[0], 0))
		}
	}
	add(r.joined, "put answers in quotation marks to be sure", fmt.Sprintf("more cells than headers: the last were taken for one answer that holds %q", string(r.sheet.Separator)))
	add(r.noted, "give the column a header", "words under no header: kept as notes that nobody said")
	add(r.silent, "look whether an answer is missing or stands in another column", "no answer")
	if unread := r.unread(head); len(unread) > 0 {
		list = append(list, source.Faultf("give what is known of participants with --attributes; what was said belongs in the column of answers",
			"%scolumns not read: %s", in(r.sheet), strings.Join(unread, ", ")).At(r.head.Line, 0))
	}
	return list
}

// unread returns the columns of which nothing is known and that hold words.
func (r *ragged) unread(head map[kind]int) []string {
	known := make([]bool, r.width)
	for k, column := range head {
		if k != swedish && column < r.width {
			known[column] = true
		}
	}
	var names []string
	for column := range r.width {
		if known[column] || !slices.ContainsFunc(r.rows, func(row table.Row) bool { return row.Cell(column) != "" }) {
			continue
		}
		if name := r.head.Cells[column]; name != "" {
			names = append(names, fmt.Sprintf("%q", clip(name)))
		} else {
			names = append(names, fmt.Sprintf("number %d, which has no header", column+1))
		}
	}
	return names
}

// rowsHave names rows: "row 3 has", "rows 3, 7 and 12 have", "rows 3, 4, 5 and 20 more have".
func rowsHave(lines []int) string {
	const most = 12
	names := make([]string, 0, most+1)
	for _, n := range lines[:min(len(lines), most)] {
		names = append(names, fmt.Sprint(n))
	}
	if more := len(lines) - most; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	if last == 0 {
		return "row " + names[0] + " has"
	}
	return "rows " + strings.Join(names[:last], ", ") + " and " + names[last] + " have"
}
