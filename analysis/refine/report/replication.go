package report

import (
	"fmt"
	"strings"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
	"cocode/analysis/refine/internal/words"
)

// replication returns this study beside the published one.
func replication(r refine.Replication) paper.Document {
	w := &writer{Language: words.In(r.Language), names: map[string]string{}}
	w.r = refine.Refinement{Suggestions: r.Suggestions, Counts: r.Counts, Codebook: r.Codebook}
	for _, c := range r.Codes {
		w.names[c.ID] = c.Name
	}
	w.add(paper.Paragraph{Style: paper.Lead, Text: paper.T(w.T("replication.lead", r.Citation, r.DOI))})
	w.steps(r)
	if r.SameCodebook {
		w.compared(r)
	} else {
		w.add(paper.Paragraph{Text: paper.T(w.T("replication.other", r.Codebook.Name))})
	}
	w.newHere(r)
	w.differences(r)
	return w.document(w.T("replication.title", r.Study), w.subtitle())
}

func (w *writer) steps(r refine.Replication) {
	w.section(w.T("replication.steps"), "")
	t := paper.Table{Widths: []int{21, 30, 17, 32}, Head: []string{w.T("column.step"), w.T("column.published"), w.T("column.done"), w.T("column.here")}}
	var undone []string
	for _, s := range r.Steps {
		t.Rows = append(t.Rows, paper.Row{paper.P(s.Step), paper.P(s.Published), paper.Cell{{Text: paper.Text{w.done(s.Done)}}}, paper.P(s.Here)})
		if s.Done == refine.NotDone {
			undone = append(undone, s.Step)
		}
	}
	if len(undone) > 0 {
		w.add(paper.Paragraph{Text: paper.T(w.T("replication.undone", strings.Join(undone, "; ")))})
	}
	w.add(t, paper.Paragraph{Style: paper.Note, Text: paper.T(w.T("replication.note"))})
}

func (w *writer) done(state string) paper.Run {
	badges := map[string]paper.Badge{refine.Done: paper.Good, refine.PartDone: paper.Mixed, refine.NotDone: paper.Bad, refine.NotKnown: paper.Blank}
	return paper.Run{Text: w.T(state), Badge: badges[state]}
}

// compared sets the published categories beside what is told here.
func (w *writer) compared(r refine.Replication) {
	published, present := 0, 0
	var absent []string
	t := paper.Table{Widths: []int{38, 26, 12, 11, 13}, Numbers: []bool{false, false, false, true, true},
		Head: []string{w.T("column.category"), w.T("column.origin"), w.T("column.state"), w.T("column.findings"), w.T("column.participants")}}
	for _, c := range r.Categories {
		if strings.Contains(c.Origin, refine.Published) {
			published++
			if c.State == refine.Present {
				present++
			} else {
				absent = append(absent, w.Quoted(w.name(c.Code)))
			}
		}
		t.Rows = append(t.Rows, paper.Row{w.indented(c), paper.P(w.origin(c.Origin)), paper.P(w.T(c.State)), paper.P(fmt.Sprint(c.Findings)), paper.P(fmt.Sprint(c.Participants))})
	}
	w.section(w.T("replication.categories"), w.T("replication.categories.lead", present, published, r.Counts.Participants))
	if len(absent) > 0 {
		w.add(paper.Paragraph{Text: paper.T(w.T("replication.absent", w.List(absent)))})
	}
	w.add(t)
}

// indented shows the level of a category by its look and its distance.
func (w *writer) indented(c refine.Category) paper.Cell {
	depth := map[string]int{"category": 0, "subcategory": 1, "code": 2}[c.Level]
	return paper.Cell{{Text: paper.Text{{Text: strings.Repeat("\u2003", depth)}, {Text: w.name(c.Code), Bold: depth == 0, Italic: depth == 1}}}}
}

func (w *writer) newHere(r refine.Replication) {
	w.section(w.T("replication.new"), w.T("replication.new.lead"))
	var items []string
	for _, g := range first(r.New, mostRows) {
		items = append(items, w.T("replication.new.item", g.Category, w.N("n.units", g.Units)))
	}
	if len(items) == 0 {
		items = []string{w.T("report.none")}
	}
	w.add(bullets(items))
}

func (w *writer) differences(r refine.Replication) {
	w.section(w.T("replication.differences"), "")
	t := paper.Table{Widths: []int{22, 38, 40}, Head: []string{w.T("column.aspect"), w.T("column.published"), w.T("column.here")}}
	for _, d := range r.Differences {
		t.Rows = append(t.Rows, paper.Row{paper.P(d.Aspect), paper.P(d.Published), paper.P(d.Here)})
	}
	w.add(t)
}

// origin says where a code comes from, in the language of the report where its words
// are those of the built-in codebook.
func (w *writer) origin(s string) string {
	if words.Has("origin." + s) {
		return w.T("origin." + s)
	}
	return s
}
