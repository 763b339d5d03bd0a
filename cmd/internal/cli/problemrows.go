package cli

import "cocode/corpus/diag"

// problemRow is a problem as --json prints it.
type problemRow struct {
	File     string `json:"file,omitempty"` // of a workbook: the file and the sheet
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"` // error, or warning
	Summary  string `json:"summary"`
	Hint     string `json:"hint,omitempty"`
}

func problemRows(problems diag.List) []problemRow {
	rows := []problemRow{}
	for _, p := range problems {
		r := problemRow{File: p.Position.File, Line: p.Position.Line, Column: p.Position.Column, Severity: "error", Summary: p.Summary, Hint: p.Hint}
		if p.Severity == diag.Warning {
			r.Severity = "warning"
		}
		rows = append(rows, r)
	}
	return rows
}
