package cli

import "cocode/corpus/diag"

// problemRow is a problem as --json prints it.
type problemRow struct {
	File     string `json:"file,omitempty"` // of a workbook: the file and the sheet
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"` // error, warning or note
	Summary  string `json:"summary"`
	Hint     string `json:"hint,omitempty"`
}

var severities = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "note"}

func problemRows(problems diag.List) []problemRow {
	rows := []problemRow{}
	for _, p := range problems {
		rows = append(rows, problemRow{p.Position.File, p.Position.Line, p.Position.Column, severities[p.Severity], p.Summary, p.Hint})
	}
	return rows
}
