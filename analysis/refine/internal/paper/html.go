package paper

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
)

//go:embed style.css
var style string

// HTML writes the document as one file that needs no other.
func (d Document) HTML(w io.Writer) error {
	h := htmlWriter{}
	h.f("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", escape(d.Language))
	h.f("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n", escape(d.Title), style)
	h.f("<div class=\"paper\">\n")
	if d.Notice != "" {
		h.f("<div class=\"notice\" role=\"note\"><p>%s</p></div>\n", escape(d.Notice))
	}
	h.f("<div class=\"body\">\n<header>\n<h1>%s</h1>\n<p class=\"subtitle\">%s</p>\n</header>\n", escape(d.Title), escape(d.Subtitle))
	h.contents(d)
	h.f("<main>\n")
	for _, b := range d.Blocks {
		h.block(b)
	}
	h.closeSection()
	h.f("</main>\n</div>\n</div>\n</body>\n</html>\n")
	_, err := io.WriteString(w, h.String())
	return err
}

type htmlWriter struct {
	strings.Builder
	sections int
	open     bool
}

func (h *htmlWriter) f(format string, args ...any) { fmt.Fprintf(h, format, args...) }

func (h *htmlWriter) contents(d Document) {
	h.f("<nav aria-label=\"%s\">\n<ol>\n", escape(d.Contents))
	n := 0
	for _, b := range d.Blocks {
		if s, ok := b.(Heading); ok && s.Level == 1 {
			n++
			h.f("<li><a href=\"#s%d\">%s</a></li>\n", n, escape(s.Text))
		}
	}
	h.f("</ol>\n</nav>\n")
}

func (h *htmlWriter) closeSection() {
	if h.open {
		h.f("</section>\n")
	}
	h.open = false
}

func (h *htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		h.heading(b)
	case Paragraph:
		h.paragraph(b)
	case List:
		h.f("<ul>\n")
		for _, i := range b.Items {
			h.f("<li>%s</li>\n", htmlText(i))
		}
		h.f("</ul>\n")
	case Table:
		h.table(b)
	case Figure:
		h.f("<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>\n", b.Drawing.SVG(b.Caption, b.Alt), escape(b.Caption))
	}
}

func (h *htmlWriter) heading(b Heading) {
	if b.Level > 1 {
		h.f("<h3>%s</h3>\n", escape(b.Text))
		return
	}
	h.closeSection()
	h.sections++
	h.open = true
	h.f("<section aria-labelledby=\"s%d\">\n<h2 id=\"s%d\">%s</h2>\n", h.sections, h.sections, escape(b.Text))
}

func (h *htmlWriter) paragraph(p Paragraph) {
	switch p.Style {
	case Lead:
		h.f("<p class=\"lead\">%s</p>\n", htmlText(p.Text))
	case Note:
		h.f("<p class=\"small\">%s</p>\n", htmlText(p.Text))
	case Quote:
		h.f("<blockquote><p>%s</p></blockquote>\n", htmlText(p.Text))
	default:
		h.f("<p>%s</p>\n", htmlText(p.Text))
	}
}

func (h *htmlWriter) table(t Table) {
	h.f("<div class=\"scroll\" tabindex=\"0\">\n<table>\n")
	if t.Caption != "" {
		h.f("<caption>%s</caption>\n", escape(t.Caption))
	}
	h.f("<colgroup>")
	for i := range t.Head {
		h.f("<col style=\"width:%d%%\">", t.share(i, 100))
	}
	h.f("</colgroup>\n<thead><tr>")
	for i, s := range t.Head {
		h.f("<th scope=\"col\"%s>%s</th>", numberClass(t.number(i)), escape(s))
	}
	h.f("</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		h.f("<tr>")
		for i, c := range r {
			h.f("<td%s>", numberClass(t.number(i)))
			h.cell(c)
			h.f("</td>")
		}
		h.f("</tr>\n")
	}
	h.f("</tbody>\n</table>\n</div>\n")
}

func numberClass(number bool) string {
	if number {
		return ` class="number"`
	}
	return ""
}

// cell writes a cell; one plain paragraph needs no element of its own.
func (h *htmlWriter) cell(c Cell) {
	if len(c) == 1 && c[0].Style == Plain {
		h.f("%s", htmlText(c[0].Text))
		return
	}
	for _, p := range c {
		class := map[Style]string{Note: ` class="small"`, Quote: ` class="quote"`}[p.Style]
		h.f("<p%s>%s</p>", class, htmlText(p.Text))
	}
}

func htmlText(t Text) string {
	var b strings.Builder
	for _, r := range t {
		s := strings.ReplaceAll(escape(r.Text), "\n", "<br>")
		if r.Bold {
			s = "<strong>" + s + "</strong>"
		}
		if r.Italic {
			s = "<em>" + s + "</em>"
		}
		if r.Badge != "" {
			s = fmt.Sprintf(`<span class="badge %s"><span aria-hidden="true">%s</span>%s</span>`, r.Badge, r.Badge.sign(), s)
		}
		b.WriteString(s)
	}
	return b.String()
}
