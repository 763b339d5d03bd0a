package matrix

import (
	"strings"

	"cocode/analysis"
)

// where are the columns that say where a unit stands.
func (v *View) where() []Column {
	return []Column{{Title: v.t("Interview"), Width: 12}, {Title: v.t("Participant"), Width: 12}, {Title: v.t("Line or time"), Width: 13}}
}

// whereCells adds the cells that say where a unit stands.
func (v *View) whereCells(cells []Cell, u int) []Cell {
	return append(cells, words(v.docs[v.units[u].doc].Name), words(v.person(u)), words(v.place(u)))
}

// back leads from a row of a list to the cell of a matrix that counts it.
func (v *View) back(matrix string, node, u int) *Link {
	return &Link{Table: matrix, Row: node, Col: beforeInterviews + v.units[u].doc}
}

// analysisTable is the inductive pass, one row a unit.
func analysisTable(v *View, t *Table) {
	theme := v.open.hasLevel(analysis.LevelTheme)
	t.List, t.Frozen = true, 3
	t.Columns = append(v.where(),
		Column{Title: v.t("Meaning unit"), Width: 60, Long: true},
		Column{Title: v.t("Condensed meaning unit"), Width: 36, Long: true},
		Column{Title: v.t("Code"), Width: 24, Long: true},
		Column{Title: v.t("Subcategory"), Width: 24, Long: true},
		Column{Title: v.t("Category"), Width: 24, Long: true})
	if theme {
		t.Columns = append(t.Columns, Column{Title: v.t("Theme"), Width: 24, Long: true})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Codes of the codebook"), Width: 28, Long: true}, Column{Title: v.t("Unit"), Hidden: true})
	groups, _ := v.openGroups(nil)
	t.Rows = each(v.inReadingOrder, func(room []Cell, u int) []Cell {
		x := &v.units[u]
		cells := append(v.whereCells(room, u), words(v.quote(u)))
		if x.reading != nil {
			cells = v.pathCells(append(cells, words(x.reading.Condensed)), groups, u, theme)
		}
		cells = pad(cells, len(t.Columns)-2)
		return append(cells, words(strings.Join(v.codeNames(u), "; ")), words(x.ID))
	})
}

// inReadingOrder gives the units as the analysis table lists them: by category, and
// those without a code last.
func (v *View) inReadingOrder(yield func(u int) bool) {
	for _, e := range v.read {
		if !yield(e.unit) {
			return
		}
	}
	for u := range v.units {
		if v.units[u].node < 0 && !yield(u) {
			return
		}
	}
}

// pathCells adds code, subcategory, category and theme of a unit's reading; the
// subcategory leads to where it is counted.
func (v *View) pathCells(cells []Cell, groups *tree, u int, theme bool) []Cell {
	x := &v.units[u]
	levels := []analysis.Level{analysis.LevelCode, analysis.LevelSubcategory, analysis.LevelCategory, analysis.LevelTheme}
	if !theme {
		levels = levels[:3]
	}
	for _, l := range levels {
		c := words(v.open.name(x.node, l))
		if up := v.open.above(x.node, l); up >= 0 {
			if at, ok := groups.at[v.open.nodes[up].ID]; ok {
				c.Link = v.back("inductive", at, u)
			}
		}
		cells = append(cells, c)
	}
	return cells
}

// codeNames returns the names of the codebook's codes that count on a unit.
func (v *View) codeNames(u int) (names []string) {
	for _, e := range v.countedIn(u, u+1) {
		names = append(names, v.book.nodes[e.node].Name)
	}
	return names
}

// coded returns how many units have a code of the codebook that counts.
func (v *View) coded() (n int) {
	last := -1
	for _, e := range v.counted() {
		if e.unit != last {
			n++
		}
		last = e.unit
	}
	return n
}

func pad(cells []Cell, n int) []Cell {
	for len(cells) < n {
		cells = append(cells, Cell{})
	}
	return cells
}

// uncoded is what no code of the codebook holds.
func uncoded(v *View, t *Table) {
	t.List, t.Frozen = true, 3
	t.Columns = append(v.where(),
		Column{Title: v.t("Meaning unit"), Width: 80, Long: true},
		Column{Title: v.t("Condensed meaning unit"), Width: 44, Long: true},
		Column{Title: v.t("Inductive subcategory"), Width: 28, Long: true},
		Column{Title: v.t("Inductive category"), Width: 28, Long: true},
		Column{Title: v.t("Unit"), Hidden: true})
	left := func(yield func(int) bool) {
		for u := range v.units {
			if len(v.countedIn(u, u+1)) == 0 && !yield(u) {
				return
			}
		}
	}
	t.Rows = each(left, v.uncodedCells)
}

func (v *View) uncodedCells(room []Cell, u int) []Cell {
	x := &v.units[u]
	cells := append(v.whereCells(room, u), words(v.quote(u)))
	if x.reading != nil {
		cells = append(cells, words(x.reading.Condensed),
			words(v.open.name(x.node, analysis.LevelSubcategory)), words(v.open.name(x.node, analysis.LevelCategory)))
	}
	return append(pad(cells, 7), words(x.ID))
}
