package workbook

import (
	"strings"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// finish adds what refers to the rows: filter, shading, charts, print set-up.
func (p *page) finish() {
	if p.table.List {
		p.try(p.file.AutoFilter(p.name, area(1, 1, len(p.columns), max(p.head()+p.rows, 2)), nil))
	}
	p.shade()
	for i := range p.table.Charts {
		p.try(p.file.InsertPageBreak(p.name, p.chartPlace(i, 0)))
		p.try(p.draw(&p.table.Charts[i], i))
	}
	p.print()
}

// shade colours the numbers of body rows by size, all columns on one scale.
func (p *page) shade() {
	var ranges []string
	for i := 0; i < len(p.columns); i++ {
		if !p.columns[i].Shaded {
			continue
		}
		first := i
		for i+1 < len(p.columns) && p.columns[i+1].Shaded {
			i++
		}
		for _, b := range p.body {
			ranges = append(ranges, area(first+1, p.head()+b.from+1, i+1, p.head()+b.to))
		}
	}
	if len(ranges) == 0 {
		return
	}
	p.try(p.file.SetConditionalFormat(p.name, strings.Join(ranges, " "), []excelize.ConditionalFormatOptions{{
		Type: "2_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", MinColor: heatLow, MaxColor: heatHigh,
	}}))
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
	sheet := "'" + doubled(p.name, "'") + "'!"
	p.try(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: sheet + rows, Scope: p.name}))
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

// draw puts a chart beside or under the rows that it draws.
func (p *page) draw(c *matrix.Chart, i int) error {
	axis := excelize.Font{Family: "Calibri", Size: 9, Color: ink}
	chart := &excelize.Chart{
		Type:   excelize.Line,
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Family: "Calibri", Size: 12, Bold: true, Color: ink}}}},
		Format: excelize.GraphicOptions{AltText: c.Alt, Name: c.Title, Positioning: "oneCell"},
		Legend: excelize.ChartLegend{Position: "bottom", Font: &axis},
		XAxis:  excelize.ChartAxis{Font: axis, Title: axisTitle(c.XTitle)},
		YAxis:  excelize.ChartAxis{Font: axis, Title: axisTitle(c.YTitle), MajorGridLines: true, Minimum: new(0.0)},
	}
	chart.Dimension = excelize.ChartDimension{Width: 760, Height: uint(min(max(160+22*c.Rows, 300), 900))}
	if c.Kind == matrix.Bars {
		chart.Type, chart.XAxis.ReverseOrder, chart.Legend.Position = excelize.Bar, true, "none"
		chart.GapWidth = new(uint(40))
	} else {
		chart.Dimension.Height = 380
	}
	if c.Percent {
		chart.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
	}
	for n, col := range c.Values {
		chart.Series = append(chart.Series, p.series(c, col, n))
	}
	return p.file.AddChart(p.name, p.chartPlace(i, 1), chart)
}

// seriesColours differ in lightness, seriesDashes help where they are not enough.
var (
	seriesColours = []string{"1F4E79", "D98B2B", "6BAED6", "5F6C7B"}
	seriesDashes  = []excelize.LineDashType{excelize.LineDashSolid, excelize.LineDashDash, excelize.LineDashSysDot, excelize.LineDashLgDashDot}
)

func (p *page) series(c *matrix.Chart, col, n int) excelize.ChartSeries {
	colour := seriesColours[n%len(seriesColours)]
	s := excelize.ChartSeries{
		Name:       p.reference(col, -1, 1),
		Categories: p.reference(c.Names, c.Row, c.Rows),
		Values:     p.reference(col, c.Row, c.Rows),
		Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
	}
	if c.Kind == matrix.Lines {
		s.Line = excelize.LineOptions{Width: 2.25, Dash: seriesDashes[n%len(seriesDashes)], Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
		s.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
	}
	return s
}

// reference names cells of a column in the way of charts: 'Overview'!$B$3:$B$9.
func (p *page) reference(col, row, rows int) string {
	letter, _ := excelize.ColumnNumberToName(p.first[col])
	first := p.head() + row + 1
	ref := "'" + doubled(p.name, "'") + "'!" + absolute(letter, first)
	if rows > 1 {
		ref += ":" + absolute(letter, first+rows-1)
	}
	return ref
}

func axisTitle(s string) excelize.ChartTitle {
	if s == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s, Font: &excelize.Font{Family: "Calibri", Size: 9, Color: ink}}}}
}

// chartRows is how many rows a chart is given room for.
const chartRows = 22

// chartPlace is a cell under the table, where a chart covers nothing, and where it
// stands on a page of its own when printed.
func (p *page) chartPlace(i, below int) string {
	name, _ := excelize.CoordinatesToCellName(1, p.row+2+i*chartRows+below)
	return name
}
