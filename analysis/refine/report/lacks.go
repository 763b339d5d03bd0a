package report

import (
	"cmp"
	"fmt"
	"slices"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// group is the uncovered units of one inductive category.
type group struct {
	category string
	passages []refine.Passage
	people   map[string]bool
	nearest  map[string]int
}

// farthest is from which distance on a code is near to nothing.
const farthest = 0.85

// groups returns the uncovered units by inductive category, the largest first and
// those without a category last; within one, the most typical first.
func (w *writer) groups() []*group {
	byName := map[string]*group{}
	var all []*group
	typical := slices.Clone(w.r.Uncovered)
	slices.SortStableFunc(typical, func(a, b refine.Uncovered) int { return cmp.Compare(b.Typicality, a.Typicality) })
	for _, u := range typical {
		g := byName[u.Category]
		if g == nil {
			g = &group{category: u.Category, people: map[string]bool{}, nearest: map[string]int{}}
			byName[u.Category] = g
			all = append(all, g)
		}
		g.passages = append(g.passages, u.Passage)
		g.people[u.Participant] = true
		if u.Distance <= farthest {
			g.nearest[u.Nearest]++
		}
	}
	slices.SortStableFunc(all, func(a, b *group) int {
		if (a.category == "") != (b.category == "") {
			return map[bool]int{true: 1, false: -1}[a.category == ""]
		}
		return cmp.Or(cmp.Compare(len(b.people), len(a.people)), cmp.Compare(len(b.passages), len(a.passages)), cmp.Compare(a.category, b.category))
	})
	return all
}

// lacks shows what no code holds, and the conditions that make a difference.
func (w *writer) lacks() {
	w.section(w.T("lacks.title"), w.T("lacks.lead", w.r.Counts.Uncovered, w.N("n.units", w.r.Counts.Units)))
	t := paper.Table{Caption: w.T("lacks.groups"), Widths: []int{24, 9, 12, 22, 33}, Numbers: []bool{false, true, true},
		Head: []string{w.T("col.group"), w.T("col.units"), w.T("col.participants"), w.T("col.nearest"), w.T("col.example")}}
	for _, g := range first(w.groups(), mostRows) {
		t.Rows = append(t.Rows, paper.Row{paper.P(w.category(g.category)), paper.P(fmt.Sprint(len(g.passages))), paper.P(fmt.Sprint(len(g.people))),
			paper.P(w.name(most(g.nearest))), w.cell(w.best(first(g.passages, mostItems)))})
	}
	w.tableOrNone(t)
	if items := w.refiningItems(); len(items) > 0 {
		w.add(paper.Heading{Level: 2, Text: w.T("lacks.refining")}, paper.Paragraph{Style: paper.Lead, Text: paper.T(w.T("lacks.refining.lead"))}, bullets(items))
	}
	w.listed(w.T("lacks.expanding"), first(w.expandingItems(), mostItems))
}

func (w *writer) category(name string) string {
	if name == "" {
		return w.T("lacks.ungrouped")
	}
	return name
}

func (w *writer) refiningItems() []string {
	var all []string
	for _, v := range w.r.Propositions {
		for _, r := range v.Refining {
			all = append(all, w.T("lacks.refining.item", v.ID, w.condition(r), r.With.For, r.With.Tried, r.Without.For, r.Without.Tried, w.T(r.Verdict), v.Conditions))
		}
	}
	return all
}

// condition names a context or an attribute's value.
func (w *writer) condition(r refine.Refining) string {
	if r.Kind == "context" {
		return w.Quoted(w.name(r.Name))
	}
	return w.Quoted(r.Name + ": " + r.Value)
}

func (w *writer) expandingItems() []string {
	var all []string
	for _, v := range w.r.Propositions {
		if e := v.Expanding; e.Units > 1 && len(e.Categories) > 0 && e.Categories[0].Category != "" {
			all = append(all, w.T("lacks.expanding.item", v.ID, w.N("n.units", e.Units), w.Quoted(e.Categories[0].Category)))
		}
	}
	return all
}
