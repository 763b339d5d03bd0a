package workbook

import (
	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// draw puts a chart under the table.
func (p *page) draw(c *matrix.Chart, i int) {
	axis := excelize.Font{Family: "Calibri", Size: 9, Color: ink}
	chart := &excelize.Chart{
		Type:      excelize.Line,
		Title:     chartTitle(c.Title, 12),
		Format:    excelize.GraphicOptions{AltText: c.Alt, Name: c.Title, Positioning: "oneCell"},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &axis},
		XAxis:     excelize.ChartAxis{Font: axis, Title: chartTitle(c.XTitle, 9)},
		YAxis:     excelize.ChartAxis{Font: axis, Title: chartTitle(c.YTitle, 9), MajorGridLines: true, Minimum: new(0.0)},
		Dimension: excelize.ChartDimension{Width: 760, Height: 380},
	}
	if c.Kind == matrix.Bars {
		chart.Type, chart.XAxis.ReverseOrder, chart.Legend.Position = excelize.Bar, true, "none"
		chart.GapWidth = new(uint(40))
		chart.Dimension.Height = uint(min(max(160+22*c.Rows, 300), 900))
	}
	for n, col := range c.Values {
		chart.Series = append(chart.Series, p.series(c, col, n))
	}
	p.try(p.file.AddChart(p.name, p.chartPlace(i, 1), chart))
}

// seriesColours differ in lightness, seriesDashes help where they are not enough.
var (
	seriesColours = []string{"1F4E79", "D98B2B", "6BAED6", "5F6C7B"}
	seriesDashes  = []excelize.LineDashType{excelize.LineDashSolid, excelize.LineDashDash, excelize.LineDashSysDot, excelize.LineDashLgDashDot}
)

func (p *page) series(c *matrix.Chart, col, n int) excelize.ChartSeries {
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{seriesColours[n%len(seriesColours)]}}
	s := excelize.ChartSeries{
		Name:       p.reference(col, -1, 1),
		Categories: p.reference(c.Names, c.Row, c.Rows),
		Values:     p.reference(col, c.Row, c.Rows),
		Fill:       fill,
	}
	if c.Kind == matrix.Lines {
		s.Line = excelize.LineOptions{Width: 2.25, Dash: seriesDashes[n%len(seriesDashes)], Fill: fill}
		s.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: fill}
	}
	return s
}

// reference names cells of a column in the way of charts: 'Overview'!$B$3:$B$9.
func (p *page) reference(col, row, rows int) string {
	letter, _ := excelize.ColumnNumberToName(p.first[col])
	first := p.head() + row + 1
	ref := quoted(p.name) + absolute(letter, first)
	if rows > 1 {
		ref += ":" + absolute(letter, first+rows-1)
	}
	return ref
}

func chartTitle(s string, size float64) excelize.ChartTitle {
	if s == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s,
		Font: &excelize.Font{Family: "Calibri", Size: size, Bold: size > 10, Color: ink}}}}
}

// chartRows is how many rows a chart is given room for.
const chartRows = 22

// chartPlace is a cell under the table, where a chart covers nothing and stands on a
// page of its own when printed.
func (p *page) chartPlace(i, below int) string {
	name, _ := excelize.CoordinatesToCellName(1, p.last()+2+i*chartRows+below)
	return name
}
