package report

import (
	"fmt"
	"strings"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// claims shows every proposition with its verdict.
func (w *writer) claims() {
	if len(w.r.Propositions) == 0 {
		return
	}
	w.section(w.T("claims.title"), w.T("claims.lead"))
	t := paper.Table{Widths: []int{27, 15, 29, 29}, Head: []string{w.T("col.proposition"), w.T("col.verdict"), w.T("col.for"), w.T("col.against")}}
	for _, v := range w.r.Propositions {
		t.Rows = append(t.Rows, paper.Row{w.claim(v), paper.Cell{{Text: paper.Text{w.verdict(v.Verdict)}}},
			w.voices(v, v.Voices.For, w.best(v.For)), w.opposed(v)})
	}
	w.add(t, paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("claims.rule"))})
	if rivals := w.rivals(); len(rivals) > 0 {
		w.add(bullets(rivals))
	}
	w.numbers()
}

func (w *writer) claim(v refine.Verdict) paper.Cell {
	c := paper.Cell{{Text: paper.Text{{Text: v.ID, Bold: true}, {Text: "\u2002" + v.Text}}}}
	if v.Because != "" {
		c = append(c, paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("claims.because", strings.TrimSuffix(v.Because, ".")))})
	}
	return c
}

// voices says how many speak on one side, with the best quote.
func (w *writer) voices(v refine.Verdict, n int, quote *refine.Passage) paper.Cell {
	c := paper.Cell{{Text: paper.Text{{Text: w.count(v, n), Bold: true}}}}
	if quote != nil {
		c = append(c, w.cell(quote)...)
	}
	return c
}

// count writes a number of voices, with how many could have spoken.
func (w *writer) count(v refine.Verdict, n int) string {
	if v.Count == "documents" {
		return w.N("n.documents", n)
	}
	return w.N("n.participants", n)
}

func (w *writer) opposed(v refine.Verdict) paper.Cell {
	if !v.Deniable {
		return paper.Cell{{Style: paper.Note, Text: paper.T(w.T("claims.undeniable"))}}
	}
	return w.voices(v, v.Voices.Against, w.best(v.Against))
}

// rivals sets each proposition beside the one that would explain the same otherwise,
// once for each pair.
func (w *writer) rivals() []string {
	byID := map[string]refine.Verdict{}
	for _, v := range w.r.Propositions {
		byID[v.ID] = v
	}
	var all []string
	seen := map[string]bool{}
	for _, v := range w.r.Propositions {
		o, ok := byID[v.Rival]
		if !ok || seen[o.ID+"/"+v.ID] {
			continue
		}
		seen[v.ID+"/"+o.ID] = true
		all = append(all, w.T("claims.rivals", v.ID, o.ID, v.ID, w.T(v.Verdict), o.ID, w.T(o.Verdict)))
	}
	return all
}

// numbers shows the counts behind the verdicts.
func (w *writer) numbers() {
	t := paper.Table{Caption: w.T("claims.numbers"), Widths: []int{6, 12, 9, 7, 8, 7, 21, 30}, Numbers: []bool{false, false, true, true, true, true},
		Head: []string{w.T("column.id"), w.T("col.scope"), w.T("col.tried"), w.T("col.for"), w.T("col.against"), w.T("col.silent"), w.T("col.places"), w.T("col.elsewhere")}}
	for _, v := range w.r.Propositions {
		scope := w.T(string(v.Scope))
		if v.Order != "" {
			scope += ", " + w.T(v.Order)
		}
		t.Rows = append(t.Rows, paper.Row{paper.P(v.ID), paper.P(scope), paper.P(fmt.Sprint(v.Voices.Tried)), paper.P(fmt.Sprint(v.Voices.For)),
			paper.P(fmt.Sprint(v.Voices.Against)), paper.P(fmt.Sprint(v.Voices.Silent)), w.places(v), paper.P(w.elsewhere(v))})
	}
	w.add(t, paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("claims.numbers.note"))})
}

func (w *writer) places(v refine.Verdict) paper.Cell {
	chance := fmt.Sprintf("%s: %s (%d–%d)", w.T("col.chance"), w.Decimal(v.Chance.Expected, 1), v.Chance.Low, v.Chance.High)
	return paper.Cell{{Text: paper.T(w.T("of.participants", v.Places.For, v.Places.Tried))}, {Style: paper.Note, Text: paper.T(chance)}}
}

// elsewhere says what the verdict would be in the other scopes.
func (w *writer) elsewhere(v refine.Verdict) string {
	var parts []string
	for _, s := range v.Scopes {
		if s.Scope != v.Scope {
			parts = append(parts, fmt.Sprintf("%s: %s", w.T(string(s.Scope)), w.T(s.Verdict)))
		}
	}
	return strings.Join(parts, "; ")
}
