package refine_test

import (
	"slices"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/refine"
)

// TestLinksLeadToRows follows every link between the tables: it leads to rows that are
// there, and those of a code by a participant to the findings of both.
func TestLinksLeadToRows(t *testing.T) {
	r := sampleRefinement(refine.Options{Suggestions: true})
	rows := map[string][][]matrix.Cell{}
	tables := r.Tables()
	for _, x := range tables {
		for row := range x.Rows {
			rows[x.Name] = append(rows[x.Name], slices.Clone(row.Cells))
		}
	}
	links := 0
	for _, x := range tables {
		for _, cells := range rows[x.Name] {
			for _, c := range cells {
				if c.Link == nil {
					continue
				}
				links++
				if c.Link.Row+max(c.Link.Rows, 1) > len(rows[c.Link.Table]) {
					t.Fatalf("%s: %v leads to rows %d+%d of %s, which has %d", x.Name, c, c.Link.Row, c.Link.Rows, c.Link.Table, len(rows[c.Link.Table]))
				}
			}
		}
	}
	if links == 0 {
		t.Fatal("no links")
	}
	followCoverage(t, tables, rows)
}

// followCoverage follows the numbers of the coverage to the evidence, and back.
func followCoverage(t *testing.T, tables []matrix.Table, rows map[string][][]matrix.Cell) {
	t.Helper()
	column := func(table, title string) int {
		i := slices.IndexFunc(tables, func(x matrix.Table) bool { return x.Name == table })
		return slices.IndexFunc(tables[i].Columns, func(c matrix.Column) bool { return c.Title == title })
	}
	coverage := tables[slices.IndexFunc(tables, func(x matrix.Table) bool { return x.Name == "coverage" })]
	code, who := column("evidence", "Code"), column("evidence", "Participant")
	for r, cells := range rows["coverage"] {
		for c, cell := range cells {
			if cell.Link == nil || cell.Link.Table != "evidence" {
				continue
			}
			for _, e := range rows["evidence"][cell.Link.Row : cell.Link.Row+cell.Link.Rows] {
				if e[code].Text != cells[0].Text || e[who].Text != coverage.Columns[c].Title {
					t.Fatalf("%s by %s leads to %s by %s", cells[0].Text, coverage.Columns[c].Title, e[code].Text, e[who].Text)
				}
				if back := e[code].Link; back.Row != r || back.Col != c {
					t.Fatalf("%s by %s does not lead back", cells[0].Text, coverage.Columns[c].Title)
				}
			}
		}
	}
}
