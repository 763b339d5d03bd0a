package agreement

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadCSV reads a table: a header with the coders' names after the name of the
// first column, then a line a unit, with the unit first and each coder's value
// after it; an empty value is missing. Values may be separated by commas,
// semicolons or tabs: whichever occurs most often in the header, or what a first
// line "sep=;" says. In a file with semicolons or tabs a comma in a number is a
// decimal point. A byte order mark, blank lines, empty lines of separators and
// columns without a name and without values are passed over.
//
// An error is of type [Problems], with one entry for each line whose number of
// values is not that of the header, for a header without coders or with a name
// twice, and for what is not UTF-8 or not CSV; a read error is returned as it is.
func ReadCSV(r io.Reader) (*Table, error) {
	in := &tableReader{in: bufio.NewReaderSize(r, 1<<16), units: map[string]int{}}
	if err := in.open(); err != nil {
		return nil, err
	}
	for {
		record, err := in.csv.Read()
		if err == io.EOF {
			break
		}
		if fatal := in.row(record, err); fatal != nil {
			return nil, fatal
		}
	}
	if len(in.problems) > 0 {
		return nil, in.problems
	}
	return in.table(), nil
}

// tableReader is the state of reading one table.
type tableReader struct {
	in       *bufio.Reader
	csv      *csv.Reader
	skipped  int  // lines before those that csv counts
	decimal  bool // commas in numbers are decimal points
	columns  int
	coders   []string
	keep     []int // the columns with a coder's name
	builder  *builder
	units    map[string]int // how often each unit occurs
	cells    []string
	naCells  int
	problems Problems
}

// open reads the mark, the separator and the header.
func (in *tableReader) open() error {
	if mark, _ := in.in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		in.in.Discard(3)
	} else if len(mark) > 1 && (mark[0] == 0xff && mark[1] == 0xfe || mark[0] == 0xfe && mark[1] == 0xff) {
		return Problems{{1, 1, "the file is UTF-16; save it as CSV in UTF-8"}}
	}
	if start, _ := in.in.Peek(512); bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return Problems{{1, 1, "the file is a workbook or another archive and no CSV; save the sheet as CSV in UTF-8"}}
	} else if bytes.IndexByte(start, 0) >= 0 {
		return Problems{{1, 1, "the file holds no text; save the table as CSV in UTF-8"}}
	}
	separator := in.separator()
	in.decimal = separator != ','
	in.csv = csv.NewReader(in.in)
	in.csv.Comma, in.csv.FieldsPerRecord, in.csv.ReuseRecord = separator, -1, true
	header, err := in.csv.Read()
	if err == io.EOF {
		return Problems{{1, 1, "the table is empty; expected a header with the unit and the coders"}}
	}
	if err != nil {
		return in.syntax(err)
	}
	return in.header(header)
}

// separator finds what separates the values, from the first line.
func (in *tableReader) separator() rune {
	first, _ := in.in.Peek(1 << 16)
	line, _, _ := bytes.Cut(bytes.TrimLeft(first, "\r\n"), []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if said, ok := bytes.CutPrefix(line, []byte("sep=")); ok && len(said) == 1 && strings.Contains(",;\t|", string(said)) {
		in.in.ReadString('\n')
		in.skipped++
		return rune(said[0])
	}
	return mostFrequent(line)
}

// mostFrequent returns the separator that occurs most often outside quotes; a
// comma if none does.
func mostFrequent(line []byte) rune {
	n := map[byte]int{}
	quoted := false
	for _, b := range line {
		if b == '"' {
			quoted = !quoted
		}
		if !quoted {
			n[b]++
		}
	}
	best := byte(',')
	for _, b := range []byte{';', '\t'} {
		if n[b] > n[best] {
			best = b
		}
	}
	return rune(best)
}

// header takes the coders' names.
func (in *tableReader) header(record []string) error {
	in.columns = len(record)
	for i, name := range record {
		name = strings.TrimSpace(name)
		line, column := in.position(i)
		switch {
		case !utf8.ValidString(name):
			in.problem(line, column, notUTF8)
		case i > 0 && name != "" && slices.Contains(in.coders, name):
			in.problem(line, column, fmt.Sprintf("coder %q already heads another column; rename one", name))
		case i > 0 && name != "":
			in.coders = append(in.coders, strings.Clone(name))
			in.keep = append(in.keep, i)
		}
	}
	if len(in.problems) == 0 && len(in.coders) == 0 {
		in.problem(1+in.skipped, 1, "no coder found; expected the unit in the first column and one more column a coder, "+
			"separated by commas, semicolons or tabs")
	}
	in.builder = newBuilder(in.coders)
	if len(in.problems) > 0 {
		return in.problems
	}
	return nil
}

const notUTF8 = "the text is not UTF-8; save the table as CSV in UTF-8"

// row takes one line. It returns an error if reading cannot go on.
func (in *tableReader) row(record []string, err error) error {
	if err != nil {
		return in.syntax(err)
	}
	if len(in.problems) > mostProblems || onlyBlank(record) {
		return nil
	}
	if line, _ := in.position(0); len(record) != in.columns {
		in.problem(line, 0, fmt.Sprintf("%s, expected %d as in the header", plural(len(record), "value"), in.columns))
		return nil
	}
	in.checkCells(record)
	in.cells = in.cells[:0]
	for _, i := range in.keep {
		in.cells = append(in.cells, in.value(record[i]))
	}
	in.builder.add(in.cells)
	in.units[strings.Clone(record[0])]++
	return nil
}

// checkCells reports cells that cannot be read as values.
func (in *tableReader) checkCells(record []string) {
	k := 0
	for i, cell := range record {
		named := i == 0 || k < len(in.keep) && in.keep[k] == i
		if named && i > 0 {
			k++
		}
		if !utf8.ValidString(cell) {
			line, column := in.position(i)
			in.problem(line, column, notUTF8)
		} else if !named && strings.TrimSpace(cell) != "" {
			line, column := in.position(i)
			in.problem(line, column, fmt.Sprintf("value %q is in a column without a coder's name", clip(cell)))
		}
	}
}

// value returns a cell as a value.
func (in *tableReader) value(cell string) string {
	cell = strings.TrimSpace(cell)
	if cell == "NA" {
		in.naCells++
	}
	if in.decimal && strings.Count(cell, ",") == 1 {
		if point := strings.Replace(cell, ",", ".", 1); isNumber(point) {
			return point
		}
	}
	return cell
}

func isNumber(s string) bool {
	_, ok := parseNumber(s)
	return ok
}

// table returns what was read, with notes on what may not be meant so.
func (in *tableReader) table() *Table {
	twice := 0
	for _, n := range in.units {
		if n > 1 {
			twice++
		}
	}
	if twice > 0 {
		in.builder.notes = append(in.builder.notes, fmt.Sprintf("%s found on more than one line; each line counts as a unit",
			plural(twice, "name")))
	}
	if in.naCells > 0 {
		in.builder.notes = append(in.builder.notes, fmt.Sprintf("%s %q, which counts as a value; leave missing ones empty",
			plural(in.naCells, "cell")+" holding", "NA"))
	}
	return in.builder.table()
}

// position returns the line and column of a field of the last record.
func (in *tableReader) position(field int) (line, column int) {
	line, column = in.csv.FieldPos(field)
	return line + in.skipped, column
}

func onlyBlank(record []string) bool {
	for _, cell := range record {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
