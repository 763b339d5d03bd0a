package workbook

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// mostInCell is how many UTF-16 units a cell of Excel holds.
const mostInCell = 32_767

// WriteRows writes a workbook with one sheet of plain texts, titles in the first row:
// for tables that people edit and that are read back as they are. Texts that Excel
// would take for a formula stay texts. A text that is too long for a cell is an error.
func WriteRows(w io.Writer, sheet string, rows [][]string) error {
	b := &book{file: excelize.NewFile()}
	defer b.file.Close()
	b.describe(sheet, "")
	name := (&namer{taken: map[string]bool{}}).legal(sheet)
	if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
		return err
	}
	if err := b.fillRows(name, rows); err != nil {
		return err
	}
	return b.pack(w)
}

func (b *book) fillRows(sheet string, rows [][]string) error {
	style, below, err := b.rowStyles()
	if err != nil {
		return err
	}
	for r, row := range rows {
		for c, text := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				return err
			}
			if n := len(utf16.Encode([]rune(text))); n > mostInCell {
				return fmt.Errorf("cell %s: a text of %d characters does not fit in a cell of Excel, which holds %d; write the table as CSV", cell, n, mostInCell)
			}
			if err := b.put(sheet, cell, text, style); err != nil {
				return err
			}
		}
		style = below
	}
	if len(rows) == 0 || len(rows[0]) == 0 {
		return nil
	}
	for c := range rows[0] {
		letter, _ := excelize.ColumnNumberToName(c + 1)
		if err := b.file.SetColWidth(sheet, letter, letter, widthOf(rows, c)); err != nil {
			return err
		}
	}
	return b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (b *book) put(sheet, cell, text string, style int) error {
	if text != "" {
		if err := b.file.SetCellStr(sheet, cell, text); err != nil {
			return err
		}
	}
	return b.file.SetCellStyle(sheet, cell, cell, style)
}

// rowStyles makes the styles of the titles and of the rest. Cells are of the format
// text, so that Excel makes no formula of @user and no 1.1 of a version 1.10 when
// somebody edits it.
func (b *book) rowStyles() (title, text int, err error) {
	const asText = 49 // Excel's own number for the format "@"
	title, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: asText})
	if err != nil {
		return 0, 0, err
	}
	text, err = b.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: asText})
	return title, text, err
}

// widthOf returns the width of a column: as its longest line, and no more than people
// can read.
func widthOf(rows [][]string, column int) float64 {
	longest := 6
	for _, r := range rows {
		if column < len(r) {
			for line := range strings.SplitSeq(r[column], "\n") {
				longest = max(longest, len([]rune(line)))
			}
		}
	}
	return float64(min(longest, 60) + 2)
}
