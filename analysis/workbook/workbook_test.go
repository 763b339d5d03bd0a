package workbook

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cocode/analysis/matrix"
	"cocode/analysis/matrix/sample"

	"github.com/google/go-cmp/cmp"
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
