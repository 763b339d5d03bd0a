package main

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// goldenFolder holds what commands are expected to write.
var goldenFolder = func() string {
	folder, err := filepath.Abs(filepath.Join("testdata", "golden"))
	if err != nil {
		panic(err)
	}
	return folder
}()

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cocode": main})
}

// TestScripts runs the files in testdata/script, each of which reads like a user's
// terminal.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"fill": fill, "golden": golden},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", filepath.Join(root, "testdata"))
			e.Setenv("COCODE_CODER", "anna")
			e.Setenv("HOME", e.WorkDir)
			return os.MkdirAll(filepath.Join(e.WorkDir, "tmp"), 0o755)
		},
	})
}

// golden compares files with those of the same names in testdata/golden: golden FILE…
func golden(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		got := ts.ReadFile(name)
		path := filepath.Join(goldenFolder, filepath.Base(name))
		if *update {
			ts.Check(os.WriteFile(path, []byte(got), 0o644))
			continue
		}
		want, err := os.ReadFile(path)
		ts.Check(err)
		if got != string(want) {
			ts.Fatalf("%s differs from testdata/golden (run with -update if it should):\n%s", name, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")))
		}
	}
}

// fill writes into a workbook as a person would: fill FILE SHEET COLUMN ROW VALUE,
// where COLUMN is a title of the first row and ROW counts from 1 below it.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	column := slices.Index(rows[0], args[2]) + 1
	row, err := strconv.Atoi(args[3])
	ts.Check(err)
	cell, err := excelize.CoordinatesToCellName(column, row+1)
	ts.Check(err)
	ts.Check(f.SetCellStr(args[1], cell, args[4]))
	ts.Check(f.Save())
}
