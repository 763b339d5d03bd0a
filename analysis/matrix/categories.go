package matrix

import (
	"iter"

	"cocode/analysis"
)

// categories is the codebook by interview.
func categories(v *View, t *Table) {
	entries := v.ofBook(v.inDocument)
	inside := v.count(v.book, v.inInterviewList(entries), Units, len(v.docs))
	v.byInterview(t, v.book, entries, func(y *tally, node, column int) *Link {
		switch {
		case column < len(v.docs):
			return inside.link("byinterview", node, column)
		case column == len(v.docs):
			return y.link("suggestions", node, column)
		}
		return &Link{Table: "presence", Row: node, Col: beforeInterviews}
	})
}

// inductive is the inductive scheme by interview.
func inductive(v *View, t *Table) {
	tree, entries := v.openGroups(v.ofOpen(v.inDocument))
	v.byInterview(t, tree, entries, func(y *tally, node, column int) *Link { return y.link("analysis", node, min(column, len(v.docs))) })
	if tree != v.open {
		t.Notes = append(t.Notes, v.t("The %d codes are too many for this table; they stand in the analysis table.", len(v.open.nodes)-len(tree.nodes)))
	}
}

// most is how many nodes a matrix lists before it shows the groups only.
const most = 600

// openGroups returns the inductive scheme as matrices show it: whole, or without
// its codes if there are too many.
func (v *View) openGroups(entries []placed) (*tree, []placed) {
	if len(v.open.nodes) <= most {
		return v.open, entries
	}
	return v.open.without(analysis.LevelCode, entries)
}

// without returns the tree without the nodes of a level, and entries at the nodes
// above them.
func (t *tree) without(level analysis.Level, entries []placed) (*tree, []placed) {
	var kept []analysis.Node
	for _, n := range t.nodes {
		if n.Level != level {
			kept = append(kept, n)
		}
	}
	short := newTree(analysis.Scheme{ID: t.id, Nodes: kept}, nil)
	moved := make([]int, t.root()+1)
	moved[t.root()] = short.root()
	for i, n := range t.nodes {
		if at, ok := short.at[n.ID]; ok {
			moved[i] = at
		} else {
			moved[i] = moved[t.parent[i]]
		}
	}
	list := make([]placed, len(entries))
	for i, e := range entries {
		list[i] = e
		list[i].node = moved[e.node]
	}
	return short, list
}

// beforeInterviews is how many columns a matrix has before the first interview:
// name, level and identity.
const beforeInterviews = 3

// byInterview counts a scheme by interview. link says where the number of a node leads
// to, by interview, for all interviews, and, as the last column, for how many they are.
func (v *View) byInterview(t *Table, tree *tree, entries []placed, link func(y *tally, node, column int) *Link) {
	m, what, _ := v.counting()
	y := v.count(tree, entries, m, len(v.docs))
	all := v.count(tree, v.ofAll(tree, v.inDocument), m, len(v.docs))
	t.Columns = v.schemeColumns(tree)
	for _, d := range v.docs {
		t.Columns = append(t.Columns, Column{Title: d.Name, Group: v.t("Interview"), Scale: 1})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Total"), Width: 8}, Column{Title: v.t("Interviews"), Width: 11})
	t.Frozen = beforeInterviews
	body := v.schemeRows(tree, func(cells []Cell, i int) []Cell {
		for c := range len(v.docs) + 1 {
			cells = append(cells, v.shown(y, all, tree, i, c).to(link(y, i, c)))
		}
		n := number(y.present(i))
		if n.Number > 0 {
			n.Link = link(y, i, len(v.docs)+1)
		}
		return append(cells, n)
	})
	sums := v.sums(y, all, tree, what)
	for c := range len(v.docs) + 1 {
		sums[0].Cells[beforeInterviews+c].Link = link(y, tree.root(), c)
	}
	t.Rows = func(yield func(Row) bool) {
		for r := range body {
			if !yield(r) {
				return
			}
		}
		rows(sums)(yield)
	}
	t.Notes = append(t.Notes, v.countNote(what))
}

func (v *View) schemeColumns(tree *tree) []Column {
	return []Column{
		{Title: v.t(schemeTitle(tree)), Width: 44},
		{Title: v.t("Level"), Hidden: true},
		{Title: v.t("Id"), Hidden: true},
	}
}

func schemeTitle(t *tree) string {
	if t.hasLevel(analysis.LevelTheme) {
		return "Theme, category, subcategory, code"
	}
	return "Category, subcategory, code"
}

func (v *View) schemeRow(t *tree, i int) Row {
	n := t.nodes[i]
	r := Row{Level: t.depth[i], Kind: Body, Cells: []Cell{words(n.Name), words(v.level(n.Level)), words(n.ID)}}
	if n.Level != analysis.LevelCode {
		r.Kind = Group
	}
	return r
}

// schemeRows gives a row for every node; cells adds what stands after its name. With
// many interviews these are too many cells to hold.
func (v *View) schemeRows(t *tree, cells func(room []Cell, node int) []Cell) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		var room []Cell
		for i := range t.nodes {
			r := v.schemeRow(t, i)
			room = cells(append(room[:0], r.Cells...), i)
			r.Cells = room
			if !yield(r) {
				return
			}
		}
	}
}

func (v *View) level(l analysis.Level) string { return v.t(string(l)) }

// shown is a count in the form that the options ask for.
func (v *View) shown(y, all *tally, t *tree, node, column int) Cell {
	switch v.options.Form {
	case AsShare:
		return percent(y.of(node, column), all.of(t.root(), column))
	case AsPresence:
		return mark(y.of(node, column) > 0)
	}
	return number(y.of(node, column))
}

// present returns in how many columns a node has anything.
func (y *tally) present(node int) int {
	n := 0
	for c := range y.columns {
		if y.of(node, c) > 0 {
			n++
		}
	}
	return n
}

// sums are the rows under a matrix: with any code, all, and the share of the two.
func (v *View) sums(y, all *tally, t *tree, what string) []Row {
	coded := Row{Kind: Total, Cells: []Cell{words(v.t("With any code (%s)", what)), {}, {}}}
	whole := Row{Kind: Total, Cells: []Cell{words(v.t("All (%s)", what)), {}, {}}}
	share := Row{Kind: Total, Cells: []Cell{words(v.t("Share with any code")), {}, {}}}
	for c := range y.columns + 1 {
		coded.Cells = append(coded.Cells, number(y.of(t.root(), c)))
		whole.Cells = append(whole.Cells, number(all.of(t.root(), c)))
		share.Cells = append(share.Cells, percent(y.of(t.root(), c), all.of(t.root(), c)))
	}
	return []Row{coded, whole, share}
}

// countNote says what was counted.
func (v *View) countNote(what string) string {
	f := v.options.Filter
	note := v.t("Counted: %s of every code that is not rejected, suggestions included.", what)
	if f.Accepted {
		note = v.t("Counted: %s of accepted codes only.", what)
	}
	if f.Coder != "" {
		note += " " + v.t("Only what %s has coded.", f.Coder)
	}
	if f.MinConfidence > 0 {
		note += " " + v.t("Only suggestions with a confidence of at least %s.", v.speech.decimal(f.MinConfidence))
	}
	if len(f.Facets) > 0 {
		note += " " + v.t("Only what tells %s.", v.facetNote(f.Facets))
	}
	return note
}

// presence is which interviews have a code, and how many participants.
func presence(v *View, t *Table) {
	entries := v.ofBook(v.inDocument)
	y := v.count(v.book, entries, Units, len(v.docs))
	inside := v.count(v.book, v.inInterviewList(entries), Units, len(v.docs))
	persons := v.count(v.book, entries, Participants, 0)
	t.Columns = v.schemeColumns(v.book)
	for _, d := range v.docs {
		t.Columns = append(t.Columns, Column{Title: d.Name, Group: v.t("Interview")})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Interviews"), Width: 11}, Column{Title: v.t("Participants"), Width: 13},
		Column{Title: v.t("Share of participants"), Width: 13, Scale: 1})
	t.Frozen = beforeInterviews
	t.Rows = v.schemeRows(v.book, func(cells []Cell, i int) []Cell {
		for c := range v.docs {
			cells = append(cells, mark(y.of(i, c) > 0).to(inside.link("byinterview", i, c)))
		}
		all := y.link("suggestions", i, len(v.docs))
		return append(cells, number(y.present(i)).to(all), number(persons.total(i)).to(all), percent(persons.total(i), len(v.people)).to(all))
	})
	t.Notes = append(t.Notes, v.t("%d participants in %d interviews.", len(v.people), len(v.docs)), v.countNote(v.t("units")))
}
