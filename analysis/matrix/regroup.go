package matrix

import (
	"slices"
	"strings"
)

// regroup is the inductive scheme, to be renamed, merged and moved.
func regroup(v *View, t *Table) {
	y := v.count(v.open, v.ofOpen(together), Units, 0)
	fill := func(f Field, choice []string) Column {
		return Column{Title: v.t(string(f)), Width: 26, Fill: true, Long: choice == nil, Choice: choice}
	}
	names := v.OpenNames()
	t.List, t.Frozen = true, 1
	t.Columns = []Column{{Title: v.t("Name"), Width: 36, Long: true}, fill(FieldName, nil), fill(FieldMerge, names), fill(FieldMove, names),
		{Title: v.t("Level"), Width: 14}, {Title: v.t("Above it"), Width: 28, Long: true}, {Title: v.t("Units"), Width: 8},
		{Title: v.t("Examples"), Width: 60, Long: true}, {Title: v.t(string(FieldNode)), Hidden: true}}
	examples := v.examples()
	t.Rows = func(yield func(Row) bool) {
		for i, n := range v.open.nodes {
			above := ""
			if p := v.open.parent[i]; p != v.open.root() {
				above = v.open.nodes[p].Name
			}
			if !yield(Row{Cells: []Cell{words(n.Name), {}, {}, {}, words(v.level(n.Level)), words(above), number(y.total(i)),
				words(strings.Join(examples[i], "; ")), words(n.ID)}}) {
				return
			}
		}
	}
}

// OpenNames returns the names of the inductive scheme's nodes, as the review offers
// them: a name that two nodes share has the node's id behind it.
func (v *View) OpenNames() []string {
	times := map[string]int{}
	for _, n := range v.open.nodes {
		times[n.Name]++
	}
	names := make([]string, len(v.open.nodes))
	for i, n := range v.open.nodes {
		if names[i] = n.Name; times[n.Name] > 1 {
			names[i] += " (" + n.ID + ")"
		}
	}
	return names
}

// shownExamples is how many condensed meaning units show what a node holds.
const shownExamples = 3

// examples returns the first condensed meaning units of each node of the inductive
// scheme.
func (v *View) examples() [][]string {
	list := make([][]string, v.open.root()+1)
	for _, e := range v.read {
		condensed := v.units[e.unit].reading.Condensed
		for n := e.node; n != v.open.root(); n = v.open.parent[n] {
			if condensed != "" && len(list[n]) < shownExamples && !slices.Contains(list[n], condensed) {
				list[n] = append(list[n], condensed)
			}
		}
	}
	return list
}
