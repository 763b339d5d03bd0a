package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// choices are the words that people choose from, one list in each column of a hidden
// sheet: a list within the rule itself may not be long, and commas would divide it.
type choices struct {
	sheet string
	lists [][]string
}

// gatherChoices finds the lists of all columns. Columns with the same words share one.
func (b *book) gatherChoices(n *namer) {
	for _, s := range b.sheets {
		for _, c := range s.table.Columns {
			if len(c.Choice) > 0 && b.choices.place(c.Choice) < 0 {
				b.choices.lists = append(b.choices.lists, c.Choice)
			}
		}
	}
	if b.choices.lists != nil {
		b.choices.sheet = n.legal(b.words.lists)
	}
}

func (c *choices) place(list []string) int {
	return slices.IndexFunc(c.lists, func(l []string) bool { return slices.Equal(l, list) })
}

// writeChoices writes the hidden sheet.
func (b *book) writeChoices() error {
	if b.choices.lists == nil {
		return nil
	}
	if _, err := b.file.NewSheet(b.choices.sheet); err != nil {
		return err
	}
	for col, list := range b.choices.lists {
		for row, word := range list {
			cell, _ := excelize.CoordinatesToCellName(col+1, row+1)
			if err := b.file.SetCellStr(b.choices.sheet, cell, word); err != nil {
				return err
			}
		}
	}
	return b.file.SetSheetVisible(b.choices.sheet, false)
}

// offer lets people choose from the list of a column, in every row of the table.
func (p *page) offer() {
	for i, c := range p.columns {
		if len(c.Choice) == 0 || c.part > 0 || p.rows == 0 {
			continue
		}
		letter, _ := excelize.ColumnNumberToName(p.choices.place(c.Choice) + 1)
		rule := excelize.NewDataValidation(true)
		rule.Sqref = area(i+1, p.head()+1, i+1, p.head()+p.rows)
		rule.SetSqrefDropList(quoted(p.choices.sheet) + absolute(letter, 1) + ":" + absolute(letter, len(c.Choice)))
		rule.SetError(excelize.DataValidationErrorStyleStop, c.Title, p.words.choose)
		p.try(p.file.AddDataValidation(p.name, rule))
	}
}
