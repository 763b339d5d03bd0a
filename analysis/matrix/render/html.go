package render

import (
	"fmt"
	"html"
	"io"
	"strings"

	"cocode/analysis/matrix"
)

// HTML writes a table element with a caption, and its notes as paragraphs after it:
// a piece to put into a page.
func HTML(w io.Writer, t *matrix.Table) error {
	p := newPrinter(w, t)
	p.write(fmt.Sprintf("<table lang=%q>\n<caption>%s</caption>\n<thead>\n", t.Language, html.EscapeString(t.Title)))
	p.htmlGroups()
	p.write("<tr>")
	for _, i := range p.columns {
		p.write(`<th scope="col">`, html.EscapeString(t.Columns[i].Title), "</th>")
	}
	p.write("</tr>\n</thead>\n<tbody>\n")
	for r := range t.Rows {
		p.htmlRow(r)
	}
	p.write("</tbody>\n</table>\n")
	for _, n := range t.Notes {
		p.write("<p>", html.EscapeString(n), "</p>\n")
	}
	return p.Flush()
}

// htmlGroups writes the row of groups over the titles, if there are any.
func (p *printer) htmlGroups() {
	groups := p.groups()
	if groups == nil {
		return
	}
	p.write("<tr>")
	for _, g := range groups {
		p.write(fmt.Sprintf(`<th scope="colgroup" colspan="%d">`, g.columns), html.EscapeString(g.name), "</th>")
	}
	p.write("</tr>\n")
}

// columnGroup is columns side by side with one group above them.
type columnGroup struct {
	name    string
	columns int
}

// groups returns the groups over the columns that are shown, nil if there are none.
func (p *printer) groups() []columnGroup {
	var list []columnGroup
	any := false
	for _, i := range p.columns {
		name := p.table.Columns[i].Group
		any = any || name != ""
		if n := len(list); n > 0 && list[n-1].name == name {
			list[n-1].columns++
			continue
		}
		list = append(list, columnGroup{name, 1})
	}
	if !any {
		return nil
	}
	return list
}

func (p *printer) htmlRow(r matrix.Row) {
	class := [...]string{matrix.Body: "", matrix.Group: ` class="group"`, matrix.Total: ` class="total"`}[r.Kind]
	p.write("<tr", class, ">")
	for n, i := range p.columns {
		c := cell(r, i)
		switch {
		case n == 0:
			p.write(fmt.Sprintf(`<th scope="row" style="text-align:left;padding-left:%dem">`, r.Level), p.htmlCell(c), "</th>")
		case c.IsNumber():
			p.write(`<td style="text-align:right">`, p.htmlCell(c), "</td>")
		default:
			p.write("<td>", p.htmlCell(c), "</td>")
		}
	}
	p.write("</tr>\n")
}

func (p *printer) htmlCell(c matrix.Cell) string {
	if c.Kind != matrix.Text {
		return p.number(c)
	}
	var b strings.Builder
	pieces(c, func(s string, bold bool) {
		s = strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
		if bold {
			s = "<b>" + s + "</b>"
		}
		b.WriteString(s)
	})
	return b.String()
}
