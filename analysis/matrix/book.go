package matrix

import (
	"strconv"

	"cocode/codebook"
)

// codebookTable is the instrument, and how much each code was used.
func codebookTable(v *View, t *Table) {
	lang := v.options.Language
	b := v.Codebook
	t.Title = b.Name.In(lang)
	t.Intro = v.t("Version %s.", b.Version) + space(b.Source.Citation) + space(b.Source.Note.In(lang))
	t.Columns = append(v.schemeColumns(v.book),
		Column{Title: v.t("Definition"), Width: 44, Long: true},
		Column{Title: v.t("Use it for"), Width: 40, Long: true},
		Column{Title: v.t("Not for"), Width: 40, Long: true},
		Column{Title: v.t("Example"), Width: 40, Long: true},
		Column{Title: v.t("Near-miss"), Width: 40, Long: true},
		Column{Title: v.t("Dimension"), Width: 12},
		Column{Title: v.t("Direction"), Width: 11},
		Column{Title: v.t("Indicators"), Width: 11},
		Column{Title: v.t("Units"), Width: 8})
	t.Columns[0].Width, t.Columns[2] = 34, Column{Title: v.t("Id"), Width: 20, Long: true}
	t.Frozen = 1
	y := v.count(v.book, v.ofBook(together), Units, 0)
	var body []Row
	for i, n := range v.book.nodes {
		r := v.schemeRow(v.book, i)
		if p, ok := b.Find(n.ID); ok {
			r.Cells = append(r.Cells, v.codeCells(p)...)
		} else {
			r.Cells = append(pad(r.Cells, 3), words(v.t("Not in this version of the codebook.")))
		}
		r.Cells = append(pad(r.Cells, len(t.Columns)-1), number(y.total(i)).to(y.link("suggestions", i, 0)))
		body = append(body, r)
	}
	t.Rows = rows(body)
	for i, rule := range b.Rules {
		t.Notes = append(t.Notes, v.t("Rule %d: %s", i+1, rule.In(lang)))
	}
}

func (v *View) codeCells(p codebook.Place) []Cell {
	lang := v.options.Language
	n := 0
	for _, list := range p.Indicators {
		n += len(list)
	}
	cells := []Cell{
		words(p.Definition.In(lang)), words(p.Include.In(lang)), words(p.Exclude.In(lang)),
		words(p.Example.In(lang)), words(nearMiss(p.NearMiss.In(lang))), words(v.t(p.Dimension)), words(v.t(p.Direction)),
	}
	if n > 0 {
		cells = append(cells, number(n))
	}
	return cells
}

func space(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// bookTitle names the codebook with its version.
func (v *View) bookTitle() string {
	title := v.Deductive.Name
	if v.Codebook != nil {
		title = v.Codebook.Name.In(v.options.Language) + space(v.t("version %s", v.Codebook.Version))
	}
	if v.Version > 1 {
		title += " (" + v.t("number %s in the study", strconv.Itoa(v.Version)) + ")"
	}
	return title
}

// nearMiss is words that look like a code's, and why they are not.
func nearMiss(m codebook.Miss) string {
	if m.Why == "" {
		return m.Text
	}
	return "“" + m.Text + "” " + m.Why
}
