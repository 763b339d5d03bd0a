package matrix

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cocode/analysis"
	"cocode/corpus/text"
)

// suggestions is every code on a unit with what speaks for it.
func suggestions(v *View, t *Table) {
	t.List, t.Frozen = true, 2
	t.Columns = slices.Concat([]Column{
		{Title: v.t("Subcategory"), Width: 18, Long: true},
		{Title: v.t("Code"), Width: 20, Long: true},
	}, v.where(), []Column{
		{Title: v.t("Meaning unit"), Width: 54, Long: true},
		{Title: v.t("Status"), Width: 11},
		{Title: v.t("Confidence"), Width: 11},
		{Title: v.t("Words"), Width: 22, Long: true},
		{Title: v.t("Indicator"), Width: 24, Long: true},
		{Title: v.t("Polarity"), Width: 12},
		{Title: v.t("Weight"), Width: 8},
		{Title: v.t("Further evidence"), Width: 36, Long: true},
		{Title: v.t("Holder"), Width: 12},
		{Title: v.t("Voice"), Width: 10},
		{Title: v.t("When"), Width: 10},
		{Title: v.t("Phase"), Width: 10},
		{Title: v.t("Decided by"), Width: 16, Long: true},
		{Title: v.t("Memo"), Width: 24, Long: true},
		{Title: v.t("Category"), Width: 14, Long: true},
		{Title: v.t("Unit"), Hidden: true},
		{Title: v.t("Id"), Hidden: true},
	})
	t.Rows = each(upTo(len(v.given)), func(room []Cell, i int) []Cell { return v.suggestionCells(room, &v.given[i]) })
}

// suggestionCells adds the cells of a row.
func (v *View) suggestionCells(cells []Cell, g *given) []Cell {
	node := v.book.nodes[g.node]
	cells = append(cells, words(v.book.name(g.node, analysis.LevelSubcategory)), words(node.Name).to(v.back("categories", g.node, g.unit)))
	cells = v.whereCells(cells, g.unit)
	cells = append(cells, v.quoteWithEvidence(g), words(v.t(string(g.status))))
	if g.machine != nil {
		cells = append(cells, decimal(g.machine.Confidence))
	}
	cells = append(pad(cells, 8), v.evidenceCells(g)...)
	cells = append(cells, v.facetCells(g.facets())...)
	return append(cells, words(v.decidedBy(g)), words(memos(g)), words(v.book.name(g.node, analysis.LevelCategory)),
		words(v.units[g.unit].ID), words(node.ID))
}

// quoteWithEvidence is a unit's quote with the words that speak for the code in bold.
func (v *View) quoteWithEvidence(g *given) Cell {
	c := words(v.quote(g.unit))
	for _, e := range g.evidence() {
		if !e.Against {
			c.Bold = append(c.Bold, v.inQuote(g.unit, e.Spans)...)
		}
	}
	c.Bold = merge(c.Bold)
	return c
}

// inQuote returns spans of the document as spans of a unit's quote. What lies
// outside of the unit is left out.
func (v *View) inQuote(u int, spans []text.Span) []text.Span {
	var list []text.Span
	start := 0
	for _, s := range v.units[u].Spans {
		for _, e := range spans {
			if e.Overlaps(s) {
				list = append(list, text.Span{Start: max(e.Start, s.Start), End: min(e.End, s.End)}.Shift(start-s.Start))
			}
		}
		start += s.Len() + len(" […] ")
	}
	return list
}

// merge sorts spans and joins those that touch.
func merge(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	var list []text.Span
	for _, s := range spans {
		if n := len(list); n > 0 && s.Start <= list[n-1].End {
			list[n-1] = list[n-1].Join(s)
		} else {
			list = append(list, s)
		}
	}
	return list
}

// evidenceCells are words, indicator, polarity and weight of the strongest
// evidence, and the rest in one cell.
func (v *View) evidenceCells(g *given) []Cell {
	list := g.evidence()
	best := -1
	for i, e := range list {
		if !e.Against && (best < 0 || e.Weight > list[best].Weight) {
			best = i
		}
	}
	var further []string
	for i, e := range list {
		if i != best {
			further = append(further, v.evidenceLine(g.unit, e))
		}
	}
	if n := len(further) - shownEvidence; n > 1 {
		further = append(further[:shownEvidence], v.t("and %d more: cocode explain %s", n, v.units[g.unit].ID))
	}
	rest := words(strings.Join(further, "\n"))
	if best < 0 {
		return []Cell{{}, {}, {}, {}, rest}
	}
	e := list[best]
	return []Cell{words(v.evidenceWords(g.unit, e)), words(e.Rule), words(v.t(string(e.Polarity))), decimal(e.Weight), rest}
}

// How much of the further evidence a row shows: the rest is what explain prints.
const (
	shownEvidence = 4
	shownRule     = 60
)

// evidenceLine says in one line what an evidence is: for or against, which words,
// which rule, under which polarity, with which weight.
func (v *View) evidenceLine(u int, e analysis.Evidence) string {
	line := v.side(e) + ": "
	if len(e.Spans) > 0 {
		line += "“" + v.evidenceWords(u, e) + "” ← "
	}
	line += beginning(e.Rule, shownRule)
	if e.Polarity != "" {
		line += " · " + v.t(string(e.Polarity))
	}
	if e.Weight > 0 {
		line += " · " + v.speech.decimal(e.Weight)
	}
	return line
}

// beginning returns at most n characters of s.
func beginning(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// side says whether an evidence speaks for the code or against it.
func (v *View) side(e analysis.Evidence) string {
	if e.Against {
		return v.t("against")
	}
	return v.t("for")
}

// evidenceWords are the words of an evidence, with … where it skips some.
func (v *View) evidenceWords(u int, e analysis.Evidence) string {
	d := v.docs[v.units[u].doc]
	var parts []string
	for _, s := range e.Spans {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(d.Text) {
			parts = append(parts, s.Of(d.Text))
		}
	}
	return strings.Join(parts, " … ")
}

// decidedBy names the persons who decided, each with the decision if they differ.
func (v *View) decidedBy(g *given) string {
	var names []string
	for _, c := range g.persons {
		name := c.Coder
		if c.Status != g.status {
			name += " (" + v.t(string(c.Status)) + ")"
		}
		if c.Changed {
			name = v.t("%s (the words have changed since)", name)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// memos are what coders noted on a code on a unit.
func memos(g *given) string {
	var list []string
	for _, c := range g.persons {
		if c.Memo != "" {
			list = append(list, c.Coder+": "+c.Memo)
		}
	}
	return strings.Join(list, "\n")
}
