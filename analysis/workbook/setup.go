package workbook

import (
	"maps"
	"slices"
	"strings"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// page sets up one sheet without its rows.
type page struct {
	*book
	*sheet
	err error // the first that went wrong
}

// marker is the number in the first cell of an empty sheet, from which packing knows
// whose rows to pour in: this and the sheet's place.
const marker = 1_000_000

// setUp makes a sheet with everything but its rows.
func (b *book) setUp(i int, s *sheet) error {
	p := &page{book: b, sheet: s}
	if i == 0 {
		p.try(b.file.SetSheetName("Sheet1", s.name)) // a new file has one sheet
	} else {
		_, err := b.file.NewSheet(s.name)
		p.try(err)
	}
	p.try(b.file.SetCellInt(s.name, "A1", int64(marker+i)))
	if s.table.List { // before the frame: it takes away what was set before it
		p.try(p.file.AutoFilter(p.name, area(1, 1, len(p.columns), max(p.head()+p.rows, 2)), nil))
	}
	p.frame()
	p.mergeGroups()
	p.shade()
	p.offer()
	for i := range s.table.Charts {
		p.try(p.file.InsertPageBreak(p.name, p.chartPlace(i, 0)))
		p.draw(&s.table.Charts[i], i)
	}
	p.print()
	p.dress(b)
	p.try(b.styles.err)
	return p.err
}

// try keeps the first error.
func (p *page) try(err error) {
	if p.err == nil {
		p.err = err
	}
}

// frame sets widths, what stays in sight, and how the sheet is shown.
func (p *page) frame() {
	p.try(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: new(true), OutlineSummaryBelow: new(false)}))
	p.try(p.file.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: new(false), ZoomScale: new(100.0)}))
	p.try(p.file.SetSheetDimension(p.name, area(1, 1, len(p.columns), max(p.last(), 2))))
	p.widths()
	p.try(p.file.SetPanes(p.name, p.panes()))
}

// widths sets the widths of columns, those side by side that are alike at once: each
// time, excelize goes through all columns there are.
func (p *page) widths() {
	for from := 0; from < len(p.columns); {
		c, to := &p.columns[from], from+1
		for to < len(p.columns) && p.columns[to].width == c.width && p.columns[to].Hidden == c.Hidden {
			to++
		}
		first, last := columnLetters(from+1), columnLetters(to)
		p.try(p.file.SetColWidth(p.name, first, last, c.width))
		if c.Hidden {
			p.try(p.file.SetColVisible(p.name, first+":"+last, false))
		}
		from = to
	}
}

// panes keep the head and the first columns in sight.
func (p *page) panes() *excelize.Panes {
	cols := 0
	if p.table.Frozen > 0 {
		cols = p.first[p.table.Frozen] - 1
	}
	corner, _ := excelize.CoordinatesToCellName(cols+1, p.head()+1)
	pane := "bottomLeft"
	if cols > 0 {
		pane = "bottomRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: cols, YSplit: p.head(), TopLeftCell: corner, ActivePane: pane}
}

// mergeGroups makes one cell of the cells over columns of one group.
func (p *page) mergeGroups() {
	for _, g := range p.groups() {
		if g.name != "" && g.to > g.from {
			a, b, _ := strings.Cut(area(g.from+1, p.head()-1, g.to+1, p.head()-1), ":")
			p.try(p.file.MergeCell(p.name, a, b))
		}
	}
}

// shade colours the numbers of body rows by size, columns of one scale together.
func (p *page) shade() {
	ranges := map[int][]string{}
	for i := 0; i < len(p.columns); i++ {
		first, scale := i, p.columns[i].Scale
		for i+1 < len(p.columns) && p.columns[i+1].Scale == scale {
			i++
		}
		if scale == 0 {
			continue
		}
		for _, b := range p.body {
			ranges[scale] = append(ranges[scale], area(first+1, p.head()+b.from+1, i+1, p.head()+b.to))
		}
	}
	for _, scale := range slices.Sorted(maps.Keys(ranges)) {
		p.try(p.file.SetConditionalFormat(p.name, strings.Join(ranges[scale], " "), []excelize.ConditionalFormatOptions{{
			Type: "2_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", MinColor: heatLow, MaxColor: heatHigh,
		}}))
	}
}

// Excel's numbers of paper sizes, and how many characters stand side by side on the
// smaller one before the print gets too small to read.
const (
	paperA3    = 8
	paperA4    = 9
	widestOnA4 = 220
)

// print sets up the pages: across A4, or A3 for wide lists, as wide as the table, the
// head on every page, what it is and the page number at the foot.
func (p *page) print() {
	paper, width := paperA4, 0.0
	for _, c := range p.columns {
		if !c.Hidden {
			width += c.width
		}
	}
	if width > widestOnA4 {
		paper = paperA3
	}
	p.try(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	}))
	p.try(p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: new(0.4), Right: new(0.4), Top: new(0.6), Bottom: new(0.6), Header: new(0.3), Footer: new(0.3),
	}))
	p.try(p.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{
		OddHeader: p.header(),
		OddFooter: "&L&8" + footText(p.name) + "&R&8" + p.words.page,
	}))
	head := p.head()
	rows := rowRange(head, head)
	if p.grouped {
		rows = rowRange(head-1, head)
	}
	p.try(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(p.name) + rows, Scope: p.name}))
}

// header names a list above its pages; other sheets say it in their first row.
func (p *page) header() string {
	if !p.table.List {
		return ""
	}
	return "&L&\"Calibri,Bold\"&11" + footText(p.table.Title)
}

// footText makes a text one that headers and footers show as it is.
func footText(s string) string { return doubled(shorten(s, 100), "&") }

// dress makes the styles of all cells that the sheet has, in a fixed order.
func (p *page) dress(b *book) {
	for _, k := range p.kindsOfCells() {
		l := p.look(k)
		l.link = k.link && b.at[k.target] != nil
		p.cells[k] = b.styles.id(l)
	}
	for _, r := range []role{roleTitle, roleIntro, roleNote, roleHeadGroup, roleHeadBlank, roleHeadTurned} {
		b.styles.id(look{role: r})
	}
	for i := range p.columns {
		b.styles.id(p.headLook(i))
	}
}

// doubled doubles every mark in s, as Excel wants it within marks.
func doubled(s, mark string) string { return strings.ReplaceAll(s, mark, mark+mark) }

// quoted names a sheet in a reference.
func quoted(sheet string) string { return "'" + doubled(sheet, "'") + "'!" }

// isNumber reports whether cells of a kind hold numbers.
func isNumber(k matrix.CellKind) bool { return k > matrix.Text }
