package matrix

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis"
)

// summarised is how many condensed meaning units make the summary of a cell.
const summarised = 3

// framework is interview × category (Ritchie & Spencer 1994): in each cell a summary
// in condensed meaning units, and the best quote with where it stands.
func framework(v *View, t *Table) {
	groups := v.topGroups()
	t.Columns, t.Frozen = []Column{{Title: v.t("Interview"), Width: 16, Long: true}}, 1
	for _, g := range groups {
		name := strings.TrimPrefix(v.groupName(g)+" › "+v.book.nodes[g].Name, " › ")
		t.Columns = append(t.Columns, Column{Title: v.t("Units"), Group: name, Width: 7}, Column{Title: v.t("In short"), Group: name, Width: 42, Long: true})
	}
	cells := v.frameworkEntries(groups)
	like := v.like()
	var body []Row
	for d := range v.docs {
		r := Row{Cells: []Cell{words(v.interviewName(d)).to(v.toInterview(d))}}
		for g := range groups {
			r.Cells = append(r.Cells, v.frameworkCells(cells[d*len(groups)+g], like)...)
		}
		body = append(body, r)
	}
	t.Rows = rows(body)
	t.Notes = []string{v.t("Each cell: what is said, condensed, and after it the quote that stands best for it, with its place."), v.countNote(v.t("units"))}
}

// toInterview leads to the rows of an interview in the list by interview, nil if it has
// none.
func (v *View) toInterview(d int) *Link {
	order := v.interviews().order
	in := func(i, d int) int { return cmp.Compare(v.units[v.given[i].unit].doc, d) }
	first, found := slices.BinarySearchFunc(order, d, in)
	if !found {
		return nil
	}
	end, _ := slices.BinarySearchFunc(order, d+1, in)
	return &Link{Table: "byinterview", Row: first, Rows: end - first}
}

// interviewName is the interview with its participants.
func (v *View) interviewName(d int) string {
	name := v.docs[d].Name
	if p := strings.Join(v.docs[d].Participants(), ", "); p != "" && p != name {
		name += "\n" + p
	}
	return name
}

// frameworkEntries lists what counts (places in v.given) by interview and group.
func (v *View) frameworkEntries(groups []int) [][]int {
	cells := make([][]int, len(v.docs)*len(groups))
	for g, node := range groups {
		for i := range v.given {
			if x := &v.given[i]; x.counts && v.book.under(x.node, node) {
				at := v.units[x.unit].doc*len(groups) + g
				cells[at] = append(cells[at], i)
			}
		}
	}
	return cells
}

// frameworkCells are how many units a cell of the matrix has, and what they say.
func (v *View) frameworkCells(entries []int, like []float64) []Cell {
	if len(entries) == 0 {
		return []Cell{number(0), {}}
	}
	best := slices.Clone(entries)
	slices.SortStableFunc(best, func(a, b int) int {
		x, y := &v.given[a], &v.given[b]
		return cmp.Or(compareBool(y.status == analysis.Accepted, x.status == analysis.Accepted),
			compareBool(v.quotable(y.unit), v.quotable(x.unit)), cmp.Compare(y.strength()*like[b], x.strength()*like[a]))
	})
	u := v.given[best[0]].unit
	text := "“" + v.quote(u) + "” (" + v.place(u) + ")"
	if summary := v.summary(best); summary != "" {
		text = summary + "\n" + text
	}
	rows := &Link{Table: "byinterview", Row: v.interviews().row[entries[0]], Rows: len(entries)}
	return []Cell{number(len(v.unitsOf(entries))).to(rows), words(text)}
}

func (v *View) quotable(u int) bool {
	n := v.units[u].wordCount
	return n >= shortestQuote && n <= longestQuote
}

// summary joins condensed meaning units, each once, in the order of the text.
func (v *View) summary(best []int) string {
	var list []string
	for _, u := range v.unitsOf(best[:min(summarised, len(best))]) {
		if r := v.units[u].reading; r != nil && r.Condensed != "" {
			list = append(list, strings.TrimRight(r.Condensed, ". "))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, "; ") + "."
}

// unitsOf returns the units of entries, each once, in the order of the text.
func (v *View) unitsOf(entries []int) []int {
	units := make([]int, len(entries))
	for i, e := range entries {
		units[i] = v.given[e].unit
	}
	slices.Sort(units)
	return slices.Compact(units)
}
