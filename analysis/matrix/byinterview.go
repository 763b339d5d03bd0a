package matrix

import (
	"cmp"
	"slices"

	"cocode/analysis"
)

// interviewList is what counts of the codebook by interview, category and code: the
// rows of an interview's cell in a matrix stand together there, as those of a code
// stand together in the list of suggestions.
type interviewList struct {
	order []int // places in v.given
	row   []int // of what v.given holds; -1 for what does not count
	first []int // the first row of a unit; -1 if it has none
}

func (v *View) listByInterview() interviewList {
	l := interviewList{row: make([]int, len(v.given)), first: make([]int, len(v.units))}
	for i := range v.given {
		l.row[i] = -1
		if v.given[i].counts {
			l.order = append(l.order, i)
		}
	}
	slices.SortStableFunc(l.order, func(a, b int) int { // v.given is in the order of codes and units already
		return cmp.Compare(v.units[v.given[a].unit].doc, v.units[v.given[b].unit].doc)
	})
	for u := range l.first {
		l.first[u] = -1
	}
	for row, i := range l.order {
		l.row[i] = row
		if u := v.given[i].unit; l.first[u] < 0 {
			l.first[u] = row
		}
	}
	return l
}

// inInterviewList returns entries of the codebook with their places in the list by
// interview.
func (v *View) inInterviewList(entries []placed) []placed {
	list := slices.Clone(entries)
	rows := v.interviews().row
	for i := range list {
		list[i].place = rows[list[i].place]
	}
	return list
}

// toUnit leads to the first code of a unit in the list by interview, nil for none.
func (v *View) toUnit(u int) *Link {
	if u < 0 || v.interviews().first[u] < 0 {
		return nil
	}
	return &Link{Table: "byinterview", Row: v.interviews().first[u]}
}

// byInterviewTable is one row a code on a unit, interview by interview.
func byInterviewTable(v *View, t *Table) {
	names := v.attributeNames()
	t.List, t.Frozen = true, 3
	t.Columns = append(v.where(), Column{Title: v.t("Category"), Width: 16, Long: true}, Column{Title: v.t("Subcategory"), Width: 22, Long: true},
		Column{Title: v.t("Code"), Width: 26, Long: true}, Column{Title: v.t("Meaning unit"), Width: 70, Long: true}, Column{Title: v.t("Status"), Width: 12})
	for _, n := range names {
		t.Columns = append(t.Columns, Column{Title: n, Width: 16, Long: true})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Unit"), Hidden: true}, Column{Title: v.t("Id"), Hidden: true})
	known := v.attributeCells(names)
	t.Rows = each(slices.Values(v.interviews().order), func(room []Cell, i int) []Cell { return v.byInterviewCells(room, &v.given[i], known) })
}

func (v *View) byInterviewCells(room []Cell, g *given, known [][]Cell) []Cell {
	x := &v.units[g.unit]
	node := v.book.nodes[g.node]
	cells := v.whereCells(room, g.unit)
	cells[0].Link = &Link{Table: "framework", Row: x.doc}
	cells = append(cells, words(v.book.name(g.node, analysis.LevelCategory)), words(v.book.name(g.node, analysis.LevelSubcategory)),
		words(node.Name).to(v.back("categories", g.node, g.unit)), words(v.quote(g.unit)), words(v.t(string(g.status))))
	cells = append(cells, known[x.person+1]...)
	return append(cells, words(x.ID), words(node.ID))
}

// attributeCells are the values of attributes by participant, the first for nobody.
func (v *View) attributeCells(names []string) [][]Cell {
	list := make([][]Cell, len(v.people)+1)
	list[0] = make([]Cell, len(names))
	for i, p := range v.people {
		for _, n := range names {
			list[i+1] = append(list[i+1], words(v.attribute(p, n)))
		}
	}
	return list
}
