package workbook

import (
	"strings"

	"cocode/analysis/matrix"

	"github.com/xuri/excelize/v2"
)

// page writes one sheet. The order of its steps is excelize's: what stands before
// the rows, the rows once from top to bottom, and then all that refers to them.
type page struct {
	*book
	*sheet
	stream *excelize.StreamWriter
	row    int // the last row written
	err    error
}

func (b *book) writeSheet(s *sheet) error {
	p := &page{book: b, sheet: s}
	p.try(p.prepare())
	if p.err != nil {
		return p.err
	}
	p.writeHead()
	for r := range s.table.Rows {
		p.writeRow(r)
		if p.err != nil {
			return p.err
		}
	}
	p.writeNotes()
	p.finish()
	p.try(b.styles.err)
	if p.err == nil {
		p.err = p.stream.Flush()
	}
	return p.err
}

// try keeps the first error.
func (p *page) try(err error) {
	if p.err == nil {
		p.err = err
	}
}

// prepare sets what must stand before the first row. Widths go from the last column
// to the first: excelize writes them in the reverse order of the calls, and other
// programs drop those out of order.
func (p *page) prepare() error {
	p.try(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: new(true), OutlineSummaryBelow: new(false)}))
	p.try(p.file.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: new(false), ZoomScale: new(100.0)}))
	var err error
	if p.stream, err = p.file.NewStreamWriter(p.name); err != nil {
		return err
	}
	for i := len(p.columns); i > 0; i-- {
		c := p.columns[i-1]
		p.try(p.stream.SetColWidth(i, i, c.width))
		if c.Hidden {
			p.try(p.stream.SetColVisible(i, i, false))
		}
	}
	return p.stream.SetPanes(p.panes())
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

// put writes a row of cells.
func (p *page) put(cells []any, o excelize.RowOpts) {
	p.row++
	at, _ := excelize.CoordinatesToCellName(1, p.row)
	p.try(p.stream.SetRow(at, cells, o))
}

// here is the name of a cell in the row that is about to be written.
func (p *page) here(column int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, p.row+1)
	return name
}

func (p *page) writeHead() {
	if !p.table.List {
		for i, line := range p.above() {
			l, height := look{role: roleIntro}, 0.0
			if i == 0 {
				l, height = look{role: roleTitle}, 26
			}
			p.put([]any{excelize.Cell{StyleID: p.styles.id(l), Value: line}}, excelize.RowOpts{Height: height})
		}
	}
	if p.grouped {
		p.writeGroups()
	}
	cells := make([]any, len(p.columns))
	height := 0.0
	for i, c := range p.columns {
		l := look{role: roleHead, kind: c.kind, fill: c.Fill}
		switch {
		case p.turns(c):
			l = look{role: roleHeadTurned}
			height = max(height, turnedHeight(c.Title))
		case c.kind == matrix.Text && p.follows(i):
			l.indent = 1
		}
		cells[i] = excelize.Cell{StyleID: p.styles.id(l), Value: p.columnTitle(c)}
	}
	p.put(cells, excelize.RowOpts{Height: height})
}

func (p *page) columnTitle(c column) string {
	if c.part > 0 {
		return p.words.continued(c.Title, c.part+1)
	}
	return c.Title
}

// writeGroups writes the row above the titles, each group over its columns.
func (p *page) writeGroups() {
	cells := make([]any, len(p.columns))
	row, height := p.row+1, 0.0
	for i := 0; i < len(p.columns); {
		last, width := i, p.columns[i].width
		for last+1 < len(p.columns) && p.columns[last+1].Group == p.columns[i].Group {
			last++
			width += p.columns[last].width
		}
		group := p.columns[i].Group
		l := look{role: roleHeadGroup}
		if tall := groupHeight(group, width); tall > lineHeight {
			height = max(height, tall)
			if longestWord(group) > width {
				l.role = roleHeadTurned
			}
		}
		for j := i; j <= last; j++ {
			cells[j] = excelize.Cell{StyleID: p.styles.id(l)}
		}
		cells[i] = excelize.Cell{StyleID: p.styles.id(l), Value: group}
		if last > i && group != "" {
			a, b, _ := strings.Cut(area(i+1, row, last+1, row), ":")
			p.try(p.stream.MergeCell(a, b))
		}
		i = last + 1
	}
	p.put(cells, excelize.RowOpts{Height: height})
}

func (p *page) writeNotes() {
	style := p.styles.id(look{role: roleNote})
	for i, n := range p.table.Notes {
		if i == 0 {
			p.put(nil, excelize.RowOpts{})
		}
		p.put([]any{excelize.Cell{StyleID: style, Value: n}}, excelize.RowOpts{})
	}
}

func (p *page) writeRow(r matrix.Row) {
	cells := make([]any, len(p.columns))
	for i := 0; i < len(p.columns); i++ {
		c := p.columns[i]
		cell := matrix.Cell{}
		if c.of < len(r.Cells) {
			cell = r.Cells[c.of]
		}
		l := p.look(r, i, cell)
		if c.Long && !p.table.List && p.known(cell.Link) {
			p.try(p.file.SetCellHyperLink(p.name, p.here(i), p.at[cell.Link.Table].target(cell.Link)[1:], "Location"))
		}
		pieces := p.pieces(cell)
		for j, value := range pieces {
			v := excelize.Cell{StyleID: p.styles.id(l), Value: value}
			if j == 0 && l.link {
				v.Formula = p.formula(cell)
			}
			cells[i+j] = v
		}
		if len(pieces) == 0 {
			cells[i] = excelize.Cell{StyleID: p.styles.id(l)}
		}
		for i+1 < len(p.columns) && p.columns[i+1].part > 0 {
			i++
		}
	}
	p.put(cells, excelize.RowOpts{OutlineLevel: min(r.Level, 7), Height: p.height(r)})
}

// look is how a cell of a row looks.
func (p *page) look(r matrix.Row, i int, cell matrix.Cell) look {
	c := p.columns[i]
	l := look{kind: cell.Kind, long: c.Long, fill: c.Fill, link: p.leads(cell, c)}
	l.text = !l.link && cell.Text != "" && strings.ContainsRune("=+-@", rune(cell.Text[0]))
	switch {
	case r.Kind == matrix.Total:
		l.role = roleTotal
	case r.Kind == matrix.Group && r.Level == 0:
		l.role = roleGroup
	case r.Kind == matrix.Group:
		l.role = roleUnder
	}
	switch {
	case c.of == 0:
		l.indent = r.Level
	case c.kind == matrix.Text && p.follows(i):
		l.indent = 1
	}
	if l.kind == matrix.Blank {
		l.kind = c.kind
	}
	return l
}
