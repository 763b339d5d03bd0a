package workbook

import (
	"bufio"
	"io"
	"strconv"

	"cocode/analysis/matrix"
)

// rowWriter writes the rows of one sheet as the XML of a worksheet (ECMA-376 part 1,
// 18.3.1.73 row and 18.3.1.4 c), with the words in the cells themselves.
type rowWriter struct {
	*bufio.Writer
	*book
	*sheet
	letters []string // of the columns
	row     int      // the last row begun
	number  string   // of that row
	scratch []byte
}

// pour writes the rows of a sheet: head, table and notes.
func (b *book) pour(s *sheet, w io.Writer) error {
	p := &rowWriter{Writer: bufio.NewWriterSize(w, 1<<16), book: b, sheet: s}
	for i := range s.columns {
		p.letters = append(p.letters, columnLetters(i+1))
	}
	p.head()
	for r := range s.table.Rows {
		p.body(&r)
	}
	p.notes()
	return p.Flush()
}

func columnLetters(n int) string {
	letters := ""
	for ; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}

// begin begins a row. A height of 0 is the usual one.
func (p *rowWriter) begin(height float64, level int) {
	p.row++
	p.number = strconv.Itoa(p.row)
	p.write(`<row r="`, p.number, `"`)
	if height > 0 {
		p.write(` ht="`, strconv.FormatFloat(height, 'f', -1, 64), `" customHeight="1"`)
	}
	if level > 0 {
		p.write(` outlineLevel="`, strconv.Itoa(min(level, 7)), `"`)
	}
	p.write(`>`)
}

func (p *rowWriter) end() { p.write(`</row>`) }

// write writes strings; the error is kept and comes with Flush.
func (p *rowWriter) write(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// open opens a cell of a column; kind is the XML's word for what it holds.
func (p *rowWriter) open(column, style int, kind string) {
	p.write(`<c r="`, p.letters[column], p.number, `" s="`)
	p.scratch = strconv.AppendInt(p.scratch[:0], int64(style), 10)
	p.Write(p.scratch)
	p.write(kind)
}

// words writes a cell that holds a text.
func (p *rowWriter) words(column, style int, s string) {
	if s == "" {
		p.open(column, style, `"/>`)
		return
	}
	p.open(column, style, `" t="inlineStr"><is><t`)
	p.text(s)
	p.write(`</t></is></c>`)
}

// text ends the opening of an element and writes a text into it.
func (p *rowWriter) text(s string) {
	if preserved(s) {
		p.write(` xml:space="preserve"`)
	}
	p.write(`>`)
	escape(p.Writer, s)
}

func (p *rowWriter) head() {
	for i, line := range p.above() {
		l, height := look{role: roleIntro}, 0.0
		if i == 0 {
			l, height = look{role: roleTitle}, 26
		}
		p.begin(height, 0)
		p.words(0, p.styles.id(l), line)
		p.end()
	}
	p.groupRow()
	p.begin(p.headHeight(), 0)
	for i, c := range p.columns {
		title := c.Title
		if c.part > 0 {
			title = p.book.words.continued(title, c.part+1)
		}
		p.words(i, p.styles.id(p.headLook(i)), title)
	}
	p.end()
}

// groupRow writes the row above the titles.
func (p *rowWriter) groupRow() {
	groups := p.groups()
	if groups == nil {
		return
	}
	height := 0.0
	for _, g := range groups {
		if tall := groupHeight(g.name, g.width); tall > lineHeight {
			height = max(height, tall)
		}
	}
	p.begin(height, 0)
	for _, g := range groups {
		l := look{role: roleHeadGroup}
		switch {
		case g.name == "":
			l.role = roleHeadBlank
		case longestWord(g.name) > g.width:
			l.role = roleHeadTurned
		}
		p.words(g.from, p.styles.id(l), g.name)
		for i := g.from + 1; i <= g.to; i++ {
			p.words(i, p.styles.id(l), "")
		}
	}
	p.end()
}

func (p *rowWriter) notes() {
	for i, n := range p.table.Notes {
		if i == 0 {
			p.row++
		}
		p.begin(0, 0)
		p.words(0, p.styles.id(look{role: roleNote}), n)
		p.end()
	}
}

// body writes a row of the table.
func (p *rowWriter) body(r *matrix.Row) {
	p.begin(p.height(r), r.Level)
	for i := range p.table.Columns {
		c := cellOf(r, i)
		style := p.cells[kindOf(i, r, c)]
		column := p.first[i] - 1
		switch {
		case p.leads(c):
			p.link(column, style, c)
		case c.IsNumber():
			p.open(column, style, `"><v>`)
			p.figure(c.Number)
			p.write(`</v></c>`)
		default:
			p.sentence(column, style, c)
		}
	}
	p.end()
}

func (p *rowWriter) figure(x float64) {
	p.scratch = strconv.AppendFloat(p.scratch[:0], x, 'f', -1, 64)
	p.Write(p.scratch)
}

// sentence writes a text, in as many cells as it needs.
func (p *rowWriter) sentence(column, style int, c *matrix.Cell) {
	if len(c.Text) <= cellLength && c.Bold == nil {
		p.words(column, style, c.Text)
		return
	}
	for _, s := range split(c.Text) {
		p.rich(column, style, c, s)
		column++
	}
}
