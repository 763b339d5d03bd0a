package render

import (
	"io"
	"strings"

	"cocode/analysis/matrix"
)

// Markdown writes a table in the form of GitHub, with its title before and its notes
// after it.
func Markdown(w io.Writer, t *matrix.Table) error {
	p := newPrinter(w, t)
	p.write("**", escapeMarkdown(t.Title), "**\n\n|")
	head := titles(t)
	for _, i := range p.columns {
		p.write(" ", escapeMarkdown(head[i]), " |")
	}
	p.write("\n|")
	kinds := p.kinds()
	for _, i := range p.columns {
		if kinds[i] > matrix.Text {
			p.write(" ---: |")
		} else {
			p.write(" --- |")
		}
	}
	p.write("\n")
	for r := range t.Rows {
		p.write("|")
		for n, i := range p.columns {
			p.write(" ", p.markdownCell(r, cell(r, i), n == 0), " |")
		}
		p.write("\n")
	}
	for _, n := range t.Notes {
		p.write("\n", escapeMarkdown(n), "\n")
	}
	return p.Flush()
}

// kinds returns the kind of the first cell of each column that is not blank.
func (p *printer) kinds() []matrix.CellKind {
	kinds := make([]matrix.CellKind, len(p.table.Columns))
	left := len(kinds)
	for r := range p.table.Rows {
		for i := range kinds {
			if c := cell(r, i); kinds[i] == matrix.Blank && c.Kind != matrix.Blank {
				kinds[i] = c.Kind
				left--
			}
		}
		if left == 0 {
			break
		}
	}
	return kinds
}

func (p *printer) markdownCell(r matrix.Row, c matrix.Cell, first bool) string {
	s := p.number(c)
	if c.Kind == matrix.Text {
		var b strings.Builder
		pieces(c, func(s string, bold bool) {
			if bold && strings.TrimSpace(s) != "" {
				b.WriteString("**" + escapeMarkdown(s) + "**")
			} else {
				b.WriteString(escapeMarkdown(s))
			}
		})
		s = b.String()
	}
	if r.Kind != matrix.Body && s != "" && c.Bold == nil {
		s = "**" + s + "**"
	}
	return indent(r, first, "&emsp;") + s
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "\n", "<br>")

func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }
