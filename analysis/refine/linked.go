package refine

import (
	"slices"

	"cocode/analysis/matrix"
	"cocode/analysis/refine/internal/words"
	"cocode/analysis/refine/proposition"
)

// The cells of each table that lead elsewhere. A number leads to what it counts, and
// the first words of a row to where the row is counted.

func (x *links) claim(i int, c cells) {
	id := x.r.Propositions[i].ID
	c.to("id", "proposition_scopes", x.scopes[id])
	for _, field := range []string{"voices_for", "places_for"} {
		c.to(field, "proposition_quotes", x.quotes[pair{id, "for"}])
	}
	for _, field := range []string{"voices_against", "places_against"} {
		c.to(field, "proposition_quotes", x.quotes[pair{id, "against"}])
	}
	c.to("rival", "propositions", x.claims[x.r.Propositions[i].Rival])
}

// toClaim lets the id of a proposition lead to its verdict.
func (x *links) toClaim(c cells) { c.to("id", "propositions", x.claims[c.list[c.at["id"]].Text]) }

func (x *links) scope(_ int, c cells)    { x.toClaim(c) }
func (x *links) quote(_ int, c cells)    { x.toClaim(c) }
func (x *links) refining(_ int, c cells) { x.toClaim(c) }

func (x *links) dimension(i int, c cells) {
	d := &x.r.Dimensions[i]
	c.to("codings", "evidence", x.ofCorner[pair{d.Dimension, d.Direction}])
	c.to("units", "evidence", x.ofCorner[pair{d.Dimension, d.Direction}])
}

func (x *links) edge(i int, c cells) {
	e := &x.r.Edges[i]
	c.to("n_a", "evidence", x.ofCorner[pair{e.A, e.DirectionA}])
	c.to("n_b", "evidence", x.ofCorner[pair{e.B, e.DirectionB}])
	c.to("dimension_a", "dimensions", x.corners[pair{e.A, e.DirectionA}])
	c.to("dimension_b", "dimensions", x.corners[pair{e.B, e.DirectionB}])
}

func (x *links) cell(i int, c cells) {
	e := &x.r.Cells[i]
	c.to("resource", "dimensions", x.corners[pair{Resources, e.Resource}])
	c.to("discourse", "dimensions", x.corners[pair{Discourses, e.Discourse}])
}

func (x *links) interaction(i int, c cells) {
	e := &x.r.Interactions[i]
	if e.Scope != proposition.Unit && e.Scope != proposition.Turn && len(e.Quotes) > 1 { // of what is told far apart, the others are in refinement.json
		c.list[c.at["quotes"]] = textCell(newTabler(x.r.Language, nil).passage(e.Quotes[0]))
	}
	c.to("n_a", "evidence", x.ofCode[e.CodeA])
	c.to("n_b", "evidence", x.ofCode[e.CodeB])
	c.to("code_a", "coverage", x.codes[e.CodeA])
	c.to("code_b", "coverage", x.codes[e.CodeB])
}

func (x *links) tension(i int, c cells) {
	t := &x.r.Tensions[i]
	c.to("enabling_code", "evidence", x.covered[pair{t.Enabling, t.Participant}])
	c.to("hindering_code", "evidence", x.covered[pair{t.Hindering, t.Participant}])
}

func (x *links) answer(i int, c cells) {
	a := &x.r.Answers[i]
	c.to("barrier_code", "evidence", x.ofCoding[a.BarrierID])
	c.to("answer_code", "evidence", x.ofCoding[a.AnswerID])
}

func (x *links) uncovered(i int, c cells) {
	c.to("nearest_code", "coverage", x.codes[x.r.Uncovered[i].Nearest])
}

// finding leads back to the cell of the coverage that counts it.
func (x *links) finding(row int, c cells) {
	e := &x.r.Evidence[x.order[row]]
	c.to("code", "coverage", x.codes[e.Code])
	if l := c.list[c.at["code"]].Link; l != nil {
		l.Col = beforeParticipants + x.speakers[e.Participant]
	}
	c.to("dimension", "dimensions", x.corners[pair{e.Dimension, e.Direction}])
}

func (x *links) negativeCase(row int, c cells) {
	e := &x.r.Coverage[x.negatives[row]]
	c.to("code", "coverage", x.codes[e.Code])
	if l := c.list[c.at["code"]].Link; l != nil {
		l.Col = beforeParticipants + x.speakers[e.Participant]
	}
	c.to("findings", "evidence", x.covered[pair{e.Code, e.Participant}])
}

// beforeParticipants is how many columns the coverage has before the first participant.
const beforeParticipants = 2

// coverage is code by participant: how often it is told, or that it is contradicted.
func (t tabler) coverage(r *Refinement, x *links) matrix.Table {
	table := t.head("coverage")
	table.Frozen = beforeParticipants
	table.Columns = []matrix.Column{{Title: t.words.T("coverage.category"), Width: 44}, {Title: t.words.T("column.id"), Hidden: true}}
	for _, p := range r.Participants {
		table.Columns = append(table.Columns, matrix.Column{Title: p, Group: t.words.T("coverage.participants"), Scale: 1})
	}
	for _, sum := range []string{"present", "contradicted", "absent"} {
		table.Columns = append(table.Columns, matrix.Column{Title: t.words.T("coverage.sum." + sum), Width: 11})
	}
	at := map[pair]*Coverage{}
	for i := range r.Coverage {
		at[pair{r.Coverage[i].Code, r.Coverage[i].Participant}] = &r.Coverage[i]
	}
	var rows []matrix.Row
	for _, c := range r.Codes {
		rows = append(rows, t.coverageRow(r, c, at, x))
	}
	table.Rows = slices.Values(rows)
	return table
}

func (t tabler) coverageRow(r *Refinement, c Code, at map[pair]*Coverage, x *links) matrix.Row {
	row := matrix.Row{Level: r.depth(c), Cells: []matrix.Cell{textCell(c.Name), textCell(c.ID)}}
	if at[pair{c.ID, first(r.Participants)}] == nil { // a level that only holds others
		row.Kind = matrix.Group
		row.Cells = append(row.Cells, make([]matrix.Cell, len(r.Participants)+3)...)
		return row
	}
	n := map[string]int{}
	for _, p := range r.Participants {
		e := at[pair{c.ID, p}]
		n[e.State]++
		row.Cells = append(row.Cells, coverageCell(e, t.words, x))
	}
	for _, state := range []string{Present, Contradicted, Absent} {
		row.Cells = append(row.Cells, matrix.Cell{Kind: matrix.Number, Number: float64(n[state])})
	}
	return row
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func coverageCell(c *Coverage, w words.Language, x *links) matrix.Cell {
	key := pair{c.Code, c.Participant}
	cell, table, b := matrix.Cell{Kind: matrix.Number, Number: float64(c.Findings)}, "evidence", x.covered[key]
	if c.State == Contradicted {
		cell, table, b = textCell(w.T("coverage.contradicted")), "negative_cases", x.denied[key]
	}
	if c.State != Absent && b.rows > 0 {
		cell.Link = &matrix.Link{Table: table, Row: b.first, Rows: b.rows}
	}
	return cell
}

// depth returns how many codes stand above a code.
func (r *Refinement) depth(c Code) int {
	n := 0
	for c.Parent != "" && n < len(r.Codes) {
		i := slices.IndexFunc(r.Codes, func(o Code) bool { return o.ID == c.Parent })
		if i < 0 {
			break
		}
		c = r.Codes[i]
		n++
	}
	return n
}
