package paper

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes the document with pipe tables (GitHub's flavour). A drawing is
// replaced by its description; a notice stands under every heading, since there are
// no pages.
func (d Document) Markdown(w io.Writer) error {
	m := mdWriter{notice: d.Notice}
	m.f("# %s\n\n%s\n\n", mdEscape(d.Title), mdEscape(d.Subtitle))
	m.remind()
	for _, b := range d.Blocks {
		m.block(b)
	}
	_, err := io.WriteString(w, strings.TrimRight(m.String(), "\n")+"\n")
	return err
}

type mdWriter struct {
	strings.Builder
	notice string
}

func (m *mdWriter) f(format string, args ...any) { fmt.Fprintf(m, format, args...) }

func (m *mdWriter) remind() {
	if m.notice != "" {
		m.f("> **%s**\n\n", mdEscape(m.notice))
	}
}

func (m *mdWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		m.f("%s %s\n\n", strings.Repeat("#", b.Level+1), mdEscape(b.Text))
		if b.Level == 1 {
			m.remind()
		}
	case Paragraph:
		if b.Style == Quote {
			m.f("> ")
		}
		m.f("%s\n\n", mdStart(mdText(b.Text)))
	case List:
		for _, i := range b.Items {
			m.f("- %s\n", mdStart(mdText(i)))
		}
		m.f("\n")
	case Table:
		m.table(b)
	case Figure:
		m.f("*%s*\n\n%s\n\n", mdEscape(b.Caption), mdEscape(b.Alt))
	}
}

func (m *mdWriter) table(t Table) {
	if t.Caption != "" {
		m.f("**%s**\n\n", mdEscape(t.Caption))
	}
	var head, rule []string
	for i, h := range t.Head {
		head = append(head, mdCell(mdEscape(h)))
		rule = append(rule, map[bool]string{true: "---:", false: "---"}[t.number(i)])
	}
	m.f("| %s |\n|%s|\n", strings.Join(head, " | "), strings.Join(rule, "|"))
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r {
			var parts []string
			for _, p := range c {
				parts = append(parts, mdCell(mdText(p.Text)))
			}
			cells = append(cells, strings.Join(parts, "<br>"))
		}
		m.f("| %s |\n", strings.Join(cells, " | "))
	}
	m.f("\n")
}

// mdCell keeps words within their cell.
func mdCell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "|", `\|`), "\n", "<br>")
}

func mdText(t Text) string {
	var b strings.Builder
	for _, r := range t {
		s := mdEscape(r.Text)
		switch {
		case r.Badge != "":
			s = r.Badge.sign() + "**" + s + "**"
		case r.Bold:
			s = "**" + s + "**"
		case r.Italic:
			s = "*" + s + "*"
		}
		b.WriteString(s)
	}
	return b.String()
}

// mdEscape keeps somebody's words from being read as marks.
func mdEscape(s string) string { return mdMarks.Replace(escape(s)) }

var mdMarks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "#", `\#`, "[", `\[`, "]", `\]`, "~", `\~`, "&quot;", `"`)

// mdStart keeps a number or a dash at the beginning of a line from beginning a list.
func mdStart(s string) string {
	if t := strings.TrimLeft(s, "0123456789"); t != s && (strings.HasPrefix(t, ". ") || strings.HasPrefix(t, ") ")) {
		return s[:len(s)-len(t)] + `\` + t
	}
	if strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "+ ") || strings.HasPrefix(s, "---") {
		return `\` + s
	}
	return s
}
