package agreement_test

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cocode/analysis/agreement"
)

// TestReference compares with other programs on invented tables: see
// testdata/reference/reference.py for the programs and their versions.
func TestReference(t *testing.T) {
	expected := readLines(t, "expected.csv")[1:]
	found := map[string]map[string]float64{}
	for _, line := range expected {
		table := line[0]
		if found[table] == nil {
			found[table] = figures(t, table)
		}
		want, err := strconv.ParseFloat(line[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := found[table][line[1]]
		if diff := got - want; !ok || diff > 1e-9 || diff < -1e-9 {
			t.Errorf("%s: %s = %.10f (%v), want %.10f", table, line[1], got, ok, want)
		}
	}
	if len(found) != 14 {
		t.Errorf("compared %d tables %q, want 14", len(found), slices.Sorted(maps.Keys(found)))
	}
}

// figures returns every defined figure of a table in testdata/reference.
func figures(t *testing.T, name string) map[string]float64 {
	t.Helper()
	if strings.HasPrefix(name, "sets-") {
		table := setTable(t, name)
		return map[string]float64{
			"alpha_jaccard": agreement.Alpha(table, agreement.Jaccard).Value,
			"alpha_masi":    agreement.Alpha(table, agreement.MASI).Value,
		}
	}
	file, err := os.Open(filepath.Join("testdata", "reference", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	table, err := agreement.ReadCSV(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, c := range agreement.Coefficients() {
		if r := c.Of(table); r.OK {
			out[c.Name] = r.Value
		}
		if i := c.Analytic(table, 0.95); i.OK {
			out["se "+c.Name], out["low "+c.Name] = i.SE, i.Low
		}
	}
	return out
}

// setTable reads a table of sets, whose codes are separated by "|".
func setTable(t *testing.T, name string) *agreement.Table {
	t.Helper()
	lines := readLines(t, name+".csv")
	var rows [][][]string
	for _, line := range lines[1:] {
		var row [][]string
		for _, cell := range line[1:] {
			row = append(row, strings.Split(cell, "|"))
		}
		rows = append(rows, row)
	}
	table, err := agreement.NewSetTable(lines[0][1:], rows)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func readLines(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "reference", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
