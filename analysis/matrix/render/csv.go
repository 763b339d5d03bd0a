package render

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"cocode/analysis/matrix"
)

// CSV writes a table with one line of titles, for other programs: hidden columns
// are there too, numbers have a decimal point, shares run from 0 to 1. Texts that a
// spreadsheet would take for a formula begin with an apostrophe.
func CSV(w io.Writer, t *matrix.Table) error {
	out := csv.NewWriter(w)
	line := titles(t)
	for i := range line {
		line[i] = guard(line[i])
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for r := range t.Rows {
		for i := range line {
			line[i] = plain(cell(r, i))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func plain(c matrix.Cell) string {
	switch c.Kind {
	case matrix.Blank:
		return ""
	case matrix.Text:
		return guard(c.Text)
	case matrix.Number, matrix.Mark:
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	}
	return strconv.FormatFloat(c.Number, 'f', 4, 64)
}

// guard keeps a spreadsheet from taking a text for a formula.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
