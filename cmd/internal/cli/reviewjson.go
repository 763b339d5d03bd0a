package cli

import (
	"cocode/analysis"
	"cocode/analysis/workbook"
)

// reviewRow is what review import --json prints.
type reviewRow struct {
	Rows       int           `json:"rows"`    // that say something
	Changes    *int          `json:"changes"` // made in the study; null in a dry run
	Decisions  []decisionRow `json:"decisions"`
	NewCodes   []newCodeRow  `json:"newCodes"`
	Memos      []textRow     `json:"memos"`
	Condensed  []textRow     `json:"condensed"`
	Categories []nodeRow     `json:"categories"`
	Problems   []problemRow  `json:"problems"`
}

type decisionRow struct {
	Unit   string          `json:"unit"`
	Code   string          `json:"code"`
	Coder  string          `json:"coder"`
	Status analysis.Status `json:"status"`
	Facets analysis.Facets `json:"facets"`
	Memo   string          `json:"memo,omitempty"`
}

type newCodeRow struct {
	Unit  string `json:"unit"`
	Name  string `json:"name"`
	Coder string `json:"coder"`
}

// textRow is words on a unit; condensed units have no coder.
type textRow struct {
	Unit  string `json:"unit"`
	Coder string `json:"coder,omitempty"`
	Text  string `json:"text"`
}

type nodeRow struct {
	Node  string `json:"node"`
	Name  string `json:"name,omitempty"`
	Move  string `json:"move,omitempty"`
	Merge string `json:"merge,omitempty"`
}

// reviewJSON prints what a review says and how much it changed; changed is nil in a dry
// run.
func (a *app) reviewJSON(r *workbook.Review, changed *int) error {
	row := reviewRow{Rows: r.Rows, Changes: changed, Decisions: []decisionRow{}, NewCodes: []newCodeRow{}, Memos: []textRow{}, Condensed: []textRow{}, Categories: []nodeRow{}, Problems: problemRows(r.Problems)}
	for _, d := range r.Decisions {
		row.Decisions = append(row.Decisions, decisionRow{d.Unit, d.Code, d.Coder, d.Status, d.Facets, d.Memo})
	}
	for _, n := range r.NewCodes {
		row.NewCodes = append(row.NewCodes, newCodeRow{n.Unit, n.Name, n.Coder})
	}
	for _, m := range r.Memos {
		row.Memos = append(row.Memos, textRow{m.Unit, m.Coder, m.Text})
	}
	for _, c := range r.Condensed {
		row.Condensed = append(row.Condensed, textRow{Unit: c.Unit, Text: c.Text})
	}
	for _, n := range r.Nodes {
		row.Categories = append(row.Categories, nodeRow{n.Node, n.Name, n.Move, n.Merge})
	}
	if err := a.printJSON(row); err != nil {
		return err
	}
	return a.report(r.Problems)
}
