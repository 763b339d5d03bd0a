package render_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/render"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func table(t *testing.T, name, lang string) matrix.Table {
	t.Helper()
	s, err := matrix.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return s.Table(matrix.New(sample.Study(), matrix.Options{Language: lang}))
}

func TestGolden(t *testing.T) {
	for _, c := range []struct{ sheet, format, lang, file string }{
		{"categories", "csv", "en", "categories.csv"},
		{"categories", "markdown", "en", "categories.md"},
		{"presence", "html", "sv", "presence.html"},
		{"suggestions", "latex", "sv", "suggestions.tex"},
		{"suggestions", "csv", "en", "suggestions.csv"},
		{"attributes", "html", "en", "attributes.html"},
	} {
		t.Run(c.file, func(t *testing.T) {
			x := table(t, c.sheet, c.lang)
			var b bytes.Buffer
			if err := render.Formats[c.format](&b, &x); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", c.file)
			if *update {
				if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
				t.Errorf("differs (run with -update if it should):\n%s", d)
			}
		})
	}
}

// TestEverySheetInEveryFormat looks at the shape of what is written: every line of a
// CSV has as many values as the table has columns, and no text begins as a formula.
func TestEverySheetInEveryFormat(t *testing.T) {
	v := matrix.New(sample.Study(), matrix.Options{})
	for _, x := range v.Tables() {
		for format, write := range render.Formats {
			var b bytes.Buffer
			if err := write(&b, &x); err != nil {
				t.Fatalf("%s as %s: %v", x.Name, format, err)
			}
			if format == "csv" {
				checkCSV(t, x, b.String())
			}
		}
	}
}

func checkCSV(t *testing.T, x matrix.Table, s string) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", x.Name, err)
	}
	rows := 0
	for range x.Rows {
		rows++
	}
	if len(lines) != rows+1 {
		t.Errorf("%s: %d lines for %d rows", x.Name, len(lines), rows)
	}
	for _, line := range lines {
		if len(line) != len(x.Columns) {
			t.Errorf("%s: %d values in a line, expected %d", x.Name, len(line), len(x.Columns))
		}
		for _, value := range line {
			if strings.HasPrefix(value, "=") || strings.HasPrefix(value, "@") {
				t.Errorf("%s: %q would be a formula", x.Name, value)
			}
		}
	}
}
