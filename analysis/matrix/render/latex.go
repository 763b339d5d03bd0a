package render

import (
	"fmt"
	"io"
	"strings"

	"cocode/analysis/matrix"
)

// LaTeX writes a longtable with the rules of booktabs, which break over pages with
// their head. The document needs the packages booktabs, longtable and array.
func LaTeX(w io.Writer, t *matrix.Table) error {
	p := newPrinter(w, t)
	p.write("% needs \\usepackage{booktabs,longtable,array}\n\\begin{longtable}{", p.latexColumns(), "}\n")
	p.write("\\caption{", escapeLaTeX(t.Title), "}\\\\\n\\toprule\n")
	p.latexGroups()
	for n, i := range p.columns {
		p.write(separator(n), "\\textbf{", escapeLaTeX(t.Columns[i].Title), "}")
	}
	p.write(" \\\\\n\\midrule\n\\endhead\n")
	for r := range t.Rows {
		p.latexRow(r)
	}
	p.write("\\bottomrule\n\\end{longtable}\n")
	for _, n := range t.Notes {
		p.write("\n{\\footnotesize ", escapeLaTeX(n), "}\n")
	}
	return p.Flush()
}

func separator(n int) string {
	if n == 0 {
		return ""
	}
	return " & "
}

// latexColumns says how columns stand: numbers to the right, sentences in a box
// that takes its part of the line.
func (p *printer) latexColumns() string {
	kinds := p.kinds()
	long := 0
	for _, i := range p.columns {
		if p.table.Columns[i].Long {
			long += p.table.Columns[i].Width
		}
	}
	var b strings.Builder
	for _, i := range p.columns {
		switch c := p.table.Columns[i]; {
		case c.Long:
			fmt.Fprintf(&b, ">{\\raggedright\\arraybackslash}p{%.2f\\linewidth}", 0.75*float64(c.Width)/float64(long))
		case kinds[i] > matrix.Text:
			b.WriteString("r")
		default:
			b.WriteString("l")
		}
	}
	return b.String()
}

func (p *printer) latexGroups() {
	groups := p.groups()
	if groups == nil {
		return
	}
	for n, g := range groups {
		p.write(separator(n), fmt.Sprintf("\\multicolumn{%d}{c}{%s}", g.columns, escapeLaTeX(g.name)))
	}
	p.write(" \\\\\n")
}

func (p *printer) latexRow(r matrix.Row) {
	if r.Kind == matrix.Total {
		p.write("\\midrule\n")
	}
	for n, i := range p.columns {
		s := p.latexCell(cell(r, i))
		if r.Kind != matrix.Body && s != "" {
			s = "\\textbf{" + s + "}"
		}
		p.write(separator(n), indent(r, n == 0, "\\quad "), s)
	}
	p.write(" \\\\\n")
}

func (p *printer) latexCell(c matrix.Cell) string {
	if c.Kind != matrix.Text {
		return strings.NewReplacer("%", `\%`, "●", `$\bullet$`).Replace(p.number(c))
	}
	var b strings.Builder
	pieces(c, func(s string, bold bool) {
		if s = escapeLaTeX(s); bold {
			s = "\\textbf{" + s + "}"
		}
		b.WriteString(s)
	})
	return b.String()
}

var latexEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`,
	"_", `\_`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`, "\n", " ", "†", `$\dagger$`, "[", "{[}", "]", "{]}")

func escapeLaTeX(s string) string { return latexEscapes.Replace(s) }
