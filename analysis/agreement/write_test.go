package agreement_test

import (
	"bytes"
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"cocode/analysis/agreement"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
	}
}

func TestWriteCSV(t *testing.T) {
	var out bytes.Buffer
	if err := agreement.WriteCSV(&out, "krippendorff, 2011", agreement.All(rows(t, krippendorff2011))); err != nil {
		t.Fatal(err)
	}
	golden(t, "krippendorff2011.golden.csv", out.Bytes())
}

func TestWriteText(t *testing.T) {
	table := rows(t, krippendorff2011)
	var out bytes.Buffer
	if err := agreement.WriteSummary(&out, agreement.Summarize(table)); err != nil {
		t.Fatal(err)
	}
	out.WriteString("\n")
	intervals := agreement.Bootstrap(table, agreement.Options{Resamples: 1000, Seed: 1})
	if err := agreement.WriteText(&out, agreement.All(table), intervals); err != nil {
		t.Fatal(err)
	}
	golden(t, "krippendorff2011.golden.txt", out.Bytes())
}

// full is a writer to a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no room")

func TestWriteErrors(t *testing.T) {
	table := rows(t, krippendorff2011)
	results := agreement.All(table)
	for name, err := range map[string]error{
		"WriteCSV":     agreement.WriteCSV(full{}, "t", results),
		"WriteText":    agreement.WriteText(full{}, results, nil),
		"WriteSummary": agreement.WriteSummary(full{}, agreement.Summarize(table)),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s returns %v", name, err)
		}
	}
}

// Nothing is written as less than nothing.
func TestWriteCSVHasNoNegativeZero(t *testing.T) {
	var out bytes.Buffer
	for _, v := range []float64{math.Copysign(0, -1), -1e-17} {
		if err := agreement.WriteCSV(&out, "t", []agreement.Named{{Name: "scott", Result: agreement.Result{Value: v, OK: true}}}); err != nil {
			t.Fatal(err)
		}
	}
	if got := out.String(); got != "t,scott,0.0000000000\nt,scott,0.0000000000\n" {
		t.Error(got)
	}
}
