package matrix

import "cocode/analysis"

// widest is how many codes a table has as columns before it shows the groups above.
const widest = 40

// crosswalk is inductive categories by codes of the codebook.
func crosswalk(v *View, t *Table) {
	columns, columnOf := v.bookColumns()
	rank := v.readingRank()
	var entries []placed
	coded := make([]bool, len(v.units))
	for _, e := range v.ofBook(together) {
		coded[e.unit] = true
		if node := v.units[e.unit].node; node >= 0 {
			entries = append(entries, placed{entry{e.unit, node}, rank[e.unit], columnOf[e.node]})
		}
	}
	for _, e := range v.ofOpen(together) {
		if !coded[e.unit] {
			entries = append(entries, placed{e.entry, e.place, len(columns)})
		}
	}
	tree, entries := v.open.without(analysis.LevelCode, inUnitOrder(entries))
	m, what, _ := v.counting()
	y := v.count(tree, entries, m, len(columns)+1)
	t.Notes = []string{v.countNote(what)}
	v.crosswalkTable(t, tree, y, columns)
}

// bookColumns returns the codebook's nodes that stand as columns, and the column of
// every node: the codes, or what lies above them if they are too many.
func (v *View) bookColumns() (columns, columnOf []int) {
	columnOf = make([]int, v.book.root()+1)
	leaves := 0
	for i := range v.book.nodes {
		if v.book.leaf(i) {
			leaves++
		}
	}
	for i := range v.book.nodes {
		p := v.book.parent[i]
		switch {
		case leaves > widest && !v.book.leaf(i) && v.book.depth[i] > 1, leaves > widest && v.book.leaf(i) && v.book.depth[i] > 0:
			columnOf[i] = columnOf[p]
			continue
		}
		columnOf[i] = len(columns)
		columns = append(columns, i)
	}
	return columns, columnOf
}

// readingRank returns the row of every unit in the analysis table.
func (v *View) readingRank() []int {
	rank := make([]int, len(v.units))
	i := 0
	for u := range v.inReadingOrder {
		rank[u] = i
		i++
	}
	return rank
}

func (v *View) crosswalkTable(t *Table, tree *tree, y *tally, columns []int) {
	used := v.usedColumns(y, columns)
	t.Columns, t.Frozen = v.schemeColumns(tree), beforeInterviews
	for _, c := range used {
		n := columns[c]
		t.Columns = append(t.Columns, Column{Title: v.book.nodes[n].Name, Group: v.groupName(n), Scale: 1})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("No code"), Width: 9}, Column{Title: v.t("Total"), Width: 8})
	used = append(used, len(columns), y.columns)
	var body []Row
	for i := range tree.root() + 1 {
		r := Row{Kind: Total, Cells: []Cell{words(v.t("All units with a reading")), {}, {}}}
		if i < tree.root() {
			r = v.schemeRow(tree, i)
			r.Kind = crossKind(tree, i)
		}
		for _, c := range used {
			r.Cells = append(r.Cells, v.shown(y, y, tree, i, c).to(y.link("analysis", i, c)))
		}
		body = append(body, r)
	}
	t.Rows = rows(body)
}

// crossKind makes the lowest groups the body, as the codes are not shown.
func crossKind(t *tree, i int) RowKind {
	if t.leaf(i) {
		return Body
	}
	return Group
}

// usedColumns returns the columns that are codes, and of the groups those that
// something was put on directly.
func (v *View) usedColumns(y *tally, columns []int) []int {
	var used []int
	for c, n := range columns {
		if v.book.leaf(n) || y.of(len(y.n)/(y.columns+1)-1, c) > 0 {
			used = append(used, c)
		}
	}
	return used
}

// groupName is the name of the subcategory above a code, or of the category.
func (v *View) groupName(node int) string {
	if p := v.book.parent[node]; p != v.book.root() {
		return v.book.nodes[p].Name
	}
	return ""
}
