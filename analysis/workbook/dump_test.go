package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// dump writes down what a reader of a workbook meets: every sheet with its set-up,
// every cell with its value, link and look.
func dump(t *testing.T, file []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for _, name := range f.GetSheetList() {
		fmt.Fprintf(&b, "== %s\n", name)
		if must(f.GetSheetVisible(name))(t) {
			dumpSetup(t, &b, f, name)
		}
		dumpCells(t, &b, f, name)
	}
	return b.String()
}

func dumpSetup(t *testing.T, b *strings.Builder, f *excelize.File, name string) {
	panes := must(f.GetPanes(name))(t)
	fmt.Fprintf(b, "panes: %d columns, %d rows, from %s\n", panes.XSplit, panes.YSplit, panes.TopLeftCell)
	layout := must(f.GetPageLayout(name))(t)
	fmt.Fprintf(b, "paper %d, %s, %d wide, %d high\n", *layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight)
	for _, m := range must(f.GetMergeCells(name))(t) {
		fmt.Fprintf(b, "merged: %s:%s\n", m.GetStartAxis(), m.GetEndAxis())
	}
	for _, v := range must(f.GetDataValidations(name))(t) {
		fmt.Fprintf(b, "choice: %s %s\n", v.Sqref, v.Formula1)
	}
	formats := must(f.GetConditionalFormats(name))(t)
	for _, area := range sortedKeys(formats) {
		fmt.Fprintf(b, "shaded: %s %s\n", area, formats[area][0].Type)
	}
	for _, n := range f.GetDefinedName() {
		if n.Scope == name {
			fmt.Fprintf(b, "name: %s %s\n", n.Name, n.RefersTo)
		}
	}
}

func dumpCells(t *testing.T, b *strings.Builder, f *excelize.File, name string) {
	for r, row := range must(f.GetRows(name))(t) {
		for c := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			value := must(f.GetCellValue(name, cell))(t)
			formula := must(f.GetCellFormula(name, cell))(t)
			if value == "" && formula == "" {
				continue
			}
			fmt.Fprintf(b, "%s\t%q", cell, value)
			if formula != "" {
				fmt.Fprintf(b, "\t%s", formula)
			}
			fmt.Fprintf(b, "\t%s\n", lookOf(t, f, name, cell))
		}
	}
}

// lookOf says in short how a cell looks, with its bold words.
func lookOf(t *testing.T, f *excelize.File, name, cell string) string {
	st := must(f.GetStyle(must(f.GetCellStyle(name, cell))(t)))(t)
	var parts []string
	if st.Font.Bold {
		parts = append(parts, "bold")
	}
	if st.Font.Underline != "" {
		parts = append(parts, "link")
	}
	if len(st.Fill.Color) > 0 {
		parts = append(parts, "#"+st.Fill.Color[0])
	}
	if a := st.Alignment; a != nil {
		if a.WrapText {
			parts = append(parts, "wrapped")
		}
		if a.Indent > 0 {
			parts = append(parts, fmt.Sprintf("indent %d", a.Indent))
		}
		if a.TextRotation > 0 {
			parts = append(parts, "turned")
		}
	}
	if st.CustomNumFmt != nil {
		parts = append(parts, *st.CustomNumFmt)
	}
	for _, run := range must(f.GetCellRichText(name, cell))(t) {
		if run.Font != nil && run.Font.Bold {
			parts = append(parts, "*"+run.Text+"*")
		}
	}
	return strings.Join(parts, ", ")
}

// must lets a test go on with a value or stops it with the error.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
