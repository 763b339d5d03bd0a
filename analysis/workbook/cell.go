package workbook

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cocode/analysis/matrix"
	"cocode/corpus/text"

	"github.com/xuri/excelize/v2"
)

// cellLength is how many UTF-16 units Excel allows in a cell.
const cellLength = 32767

// formulaText is how many characters Excel allows in a text within a formula.
const formulaText = 255

// pieces returns the values of a cell: one, or more where a text is too long for
// one cell. It is empty for a blank cell.
func (p *page) pieces(c matrix.Cell) []any {
	switch {
	case c.Kind == matrix.Blank:
		return nil
	case c.IsNumber() && c.Number == float64(int(c.Number)):
		return []any{int(c.Number)}
	case c.IsNumber():
		return []any{c.Number}
	}
	var list []any
	for _, s := range split(c.Text) {
		list = append(list, rich(c, s))
	}
	return list
}

// rich returns a stretch of a cell's text, as runs if some of it stands out.
func rich(c matrix.Cell, s text.Span) any {
	var runs []excelize.RichTextRun
	at := s.Start
	for _, b := range c.Bold {
		b = text.Span{Start: max(b.Start, s.Start), End: min(b.End, s.End)}
		if b.Empty() {
			continue
		}
		if b.Start > at {
			runs = append(runs, excelize.RichTextRun{Text: c.Text[at:b.Start], Font: plainFont})
		}
		runs = append(runs, excelize.RichTextRun{Text: b.Of(c.Text), Font: boldFont})
		at = b.End
	}
	if runs == nil {
		return s.Of(c.Text)
	}
	if at < s.End {
		runs = append(runs, excelize.RichTextRun{Text: c.Text[at:s.End], Font: plainFont})
	}
	return runs
}

var (
	plainFont = &excelize.Font{Family: "Calibri", Size: 10, Color: ink}
	boldFont  = &excelize.Font{Family: "Calibri", Size: 10, Color: ink, Bold: true}
)

// parted returns how many cells a text needs.
func parted(s string) int {
	if len(s) <= cellLength { // a byte is at most one UTF-16 unit
		return 1
	}
	return len(split(s))
}

// split returns stretches of a text that fit in a cell each, broken at a blank
// where there is one near.
func split(s string) []text.Span {
	var list []text.Span
	start := 0
	for len(s)-start > 0 {
		end := start + fitting(s[start:])
		list = append(list, text.Span{Start: start, End: end})
		start = end
	}
	return list
}

// fitting returns the length in bytes of the longest beginning of s that fits in a
// cell.
func fitting(s string) int {
	if len(s) <= cellLength {
		return len(s)
	}
	units, blank := 0, 0
	for i, r := range s {
		if units += max(utf16.RuneLen(r), 1); units > cellLength {
			if i-blank < 200 && blank > 0 {
				return blank
			}
			return i
		}
		if r == ' ' || r == '\n' {
			blank = i + 1
		}
	}
	return len(s)
}

// known reports whether a link leads to something that is in the workbook.
func (p *page) known(l *matrix.Link) bool { return l != nil && p.at[l.Table] != nil }

// leads reports whether a cell is a link as a formula. Sentences in tables that are
// no lists have links of the other kind, so that their bold words stay bold.
func (p *page) leads(cell matrix.Cell, c column) bool {
	return p.known(cell.Link) && cell.Kind != matrix.Blank && (!c.Long || p.table.List) && utf8.RuneCountInString(cell.Text) <= formulaText
}

// formula is the link of a cell as a formula. Cells of excelize's own kind of link
// are limited in number and slow to add.
func (p *page) formula(c matrix.Cell) string {
	target := p.at[c.Link.Table].target(c.Link)
	if c.IsNumber() {
		return fmt.Sprintf(`HYPERLINK("%s",%v)`, doubled(target, `"`), c.Number)
	}
	return fmt.Sprintf(`HYPERLINK("%s","%s")`, doubled(target, `"`), doubled(c.Text, `"`))
}

// target is the place that a link leads to: "#'Analysis table'!A5:K9".
func (s *sheet) target(l *matrix.Link) string {
	place := "A1"
	switch {
	case l.Row >= 0 && l.Rows > 1:
		first := s.head() + l.Row + 1
		place = area(1, first, len(s.columns), first+l.Rows-1)
	case l.Row >= 0:
		place = s.cell(l.Row, min(l.Col, len(s.first)-1))
	}
	return "#'" + doubled(s.name, "'") + "'!" + place
}

func doubled(s, mark string) string { return strings.ReplaceAll(s, mark, mark+mark) }
