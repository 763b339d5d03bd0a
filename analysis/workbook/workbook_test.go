package workbook

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// written is the workbook of a study.
func written(t testing.TB, d *matrix.Data, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		t.Run(lang, func(t *testing.T) {
			got := dump(t, written(t, sample.Study(), Options{Options: matrix.Options{Language: lang}}))
			golden(t, "sample."+lang+".txt", got)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s differs (run with -update if it should):\n%s", name, d)
	}
}

func TestSameBytes(t *testing.T) {
	first := written(t, sample.Study(), Options{})
	for range 10 {
		if !bytes.Equal(first, written(t, sample.Study(), Options{})) {
			t.Fatal("the same study gave two workbooks")
		}
	}
}

// TestOddText writes text of all kinds that have gone wrong elsewhere.
func TestOddText(t *testing.T) {
	long := strings.Repeat("word 🙂 ", 9000)
	odd := []string{"=1+1", "+46 70", "-", "@you", "\tindented", "007", "1e5", "2026-03-01", "TRUE", "אבג \u200f(right to left)", "👩‍⚕️ emoji",
		"a\nb", "  blanks  ", "_x000D_", "<b>&amp;", `"quoted"`, long}
	d := sample.Study()
	for _, s := range odd {
		d.Memos = append(d.Memos, matrix.Memo{Kind: "study", Text: s, Who: "Anna", At: sample.Now()})
	}
	f := must(excelize.OpenReader(bytes.NewReader(written(t, d, Options{Sheets: []string{"memos"}}))))(t)
	rows := must(f.GetRows("Memos"))(t)
	at := func(row []string, title string) string {
		for c, head := range rows[0] {
			if head == title && c < len(row) {
				return row[c]
			}
		}
		return ""
	}
	for i, s := range odd {
		row := rows[len(d.Memos)-len(odd)+i+1]
		got := at(row, "Memo") + at(row, "Memo (continued 2)") + at(row, "Memo (continued 3)")
		if got != s {
			t.Errorf("%.40q came back as %.40q", s, got)
		}
	}
	for r := range rows {
		cell, _ := excelize.CoordinatesToCellName(3, r+1)
		if formula, _ := f.GetCellFormula("Memos", cell); formula != "" {
			t.Errorf("%s is a formula: %s", cell, formula)
		}
	}
}

func TestSheetNames(t *testing.T) {
	n := namer{taken: map[string]bool{}}
	for _, c := range []struct{ wish, want string }{
		{"Codes", "Codes"}, {"codes", "codes (2)"}, {"Codes", "Codes (3)"},
		{"a/b: c?", "a-b- c-"}, {"History", "History_"}, {"'quoted'", "quoted"}, {"", "Sheet"},
		{"a name that is longer than thirty-one", "a name that is longer than thir"},
		{"a name that is longer than thirty-two", "a name that is longer than (2)"},
		{"🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"},
	} {
		if got := n.legal(c.wish); got != c.want {
			t.Errorf("%q becomes %q, expected %q", c.wish, got, c.want)
		}
	}
}

// TestParts looks into the file: charts say in words what they show, and no part
// tells when it was made.
func TestParts(t *testing.T) {
	file := written(t, sample.Study(), Options{})
	z := must(zip.NewReader(bytes.NewReader(file), int64(len(file))))(t)
	described := 0
	for _, f := range z.File {
		r := must(f.Open())(t)
		b := must(io.ReadAll(r))(t)
		if strings.HasPrefix(f.Name, "xl/drawings/") && bytes.Contains(b, []byte(`descr="`)) {
			described++
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s says that it was made in %v", f.Name, f.Modified)
		}
	}
	if described != 2 {
		t.Errorf("%d charts are described, expected 2", described)
	}
}
