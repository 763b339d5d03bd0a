package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// saved is a workbook after LibreOffice has opened, computed and saved it.
func saved(t *testing.T, workbook []byte) *excelize.File {
	t.Helper()
	return must(excelize.OpenReader(bytes.NewReader(savedAs(t, workbook, "xlsx", "xlsx:Calc MS Excel 2007 XML"))))(t)
}

// savedAs is a workbook as LibreOffice saves it in a form. The test is skipped where
// there is no LibreOffice, unless COCODE_OFFICE=1 asks for it.
func savedAs(t *testing.T, workbook []byte, ending, form string) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("COCODE_OFFICE") == "1" {
			t.Fatal(err)
		}
		t.Skip("no LibreOffice")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out")
	if err := os.WriteFile(in, workbook, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--convert-to", form, "--outdir", out, in)
	if said, err := c.CombinedOutput(); err != nil || strings.Contains(string(said), "Error") {
		t.Fatalf("%v\n%s", err, said)
	}
	return must(os.ReadFile(filepath.Join(out, "in."+ending)))(t)
}

// content lists the words, numbers, links and bold words of every cell.
func content(t *testing.T, f *excelize.File) []string {
	t.Helper()
	var list []string
	for _, name := range f.GetSheetList() {
		rows := must(f.GetRows(name, excelize.Options{RawCellValue: true}))(t)
		for r, row := range rows {
			for c, value := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				line := name + "!" + cell + "\t" + value
				for _, run := range must(f.GetCellRichText(name, cell))(t) {
					if run.Font != nil && run.Font.Bold {
						line += "\t*" + run.Text + "*"
					}
				}
				line += "\t" + must(f.GetCellFormula(name, cell))(t)
				if value != "" {
					list = append(list, line)
				}
			}
		}
	}
	return list
}

func TestLibreOfficeLosesNothing(t *testing.T) {
	before := written(t, sample.Study(), Options{})
	after := saved(t, before)
	defer after.Close()
	want := content(t, must(excelize.OpenReader(bytes.NewReader(before)))(t))
	if diff := cmp.Diff(want, content(t, after)); diff != "" {
		t.Errorf("after LibreOffice (-before +after):\n%s", diff)
	}
}

func TestReviewSavedByLibreOffice(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "en")
	fill(t, f, "Review", "had no time at all", map[string]string{"decision": "accept", "memo": "=really? 🙂"})
	fill(t, f, "Review", "Vi hann inte", map[string]string{"decision": "change", "change to": "Involving users"})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	after := saved(t, b.Bytes())
	defer after.Close()
	rules := must(after.GetDataValidations("Review"))(t)
	if len(rules) != 7 {
		t.Errorf("%d lists of choices, expected 7", len(rules))
	}
	got := read(t, after, d, "")
	want := []analysis.Decision{
		decision(d, 0, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, "=really? 🙂"),
		told(decision(d, 2, 0, "involving-users", "Cilla Dahl", analysis.Accepted, ""), analysis.Facets{When: analysis.Now}),
		decision(d, 2, 0, "lack-of-time", "Cilla Dahl", analysis.Rejected, ""),
	}
	if diff := cmp.Diff(want, got.Decisions); diff != "" || len(got.Problems) > 0 || len(got.Condensed) > 0 {
		t.Errorf("(-want +got):\n%s\n%v\n%v", diff, got.Problems, got.Condensed)
	}
}

// TestReviewSavedInOtherForms reads what LibreOffice saves as OpenDocument and as CSV,
// in the encodings and with the separators that people choose.
func TestReviewSavedInOtherForms(t *testing.T) {
	d := sample.Study()
	f := exported(t, d, "Cilla Dahl", "sv")
	fill(t, f, "Granskning", "had no time at all", map[string]string{"decision": "godkänn", "anteckning": "=really?\nTwo lines – “quoted”"})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := []analysis.Decision{decision(d, 0, 0, "lack-of-time", "Cilla Dahl", analysis.Accepted, "=really?\nTwo lines – “quoted”")}
	for _, c := range []struct{ ending, form string }{
		{"ods", "ods"}, {"csv", "csv:Text - txt - csv (StarCalc):44,34,76"}, {"csv", "csv:Text - txt - csv (StarCalc):59,34,1"}, {"csv", "csv:Text - txt - csv (StarCalc):9,34,65535"},
	} {
		t.Run(c.form, func(t *testing.T) {
			got, err := ReadReview(bytes.NewReader(savedAs(t, b.Bytes(), c.ending, c.form)), d, ReadOptions{Name: "r." + c.ending})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got.Decisions); diff != "" || got.Problems.Failed() || len(got.Condensed) > 0 {
				t.Errorf("(-want +got):\n%s\n%v\n%v", diff, got.Problems, got.Condensed)
			}
		})
	}
}
