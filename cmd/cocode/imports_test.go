package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stations are the folders of the way of the data, in its direction: a package may
// import from its own station and from those before it.
var stations = []string{"corpus", "codebook", "analysis", "cmd"}

// within says what packages may import inside their own station, where that is not
// everything: the leaves, and what must stay pure.
var within = map[string][]string{
	"corpus/text":             {},
	"corpus/diag":             {},
	"corpus":                  {"corpus/text"},
	"corpus/language":         {"corpus", "corpus/text"},
	"codebook/strict":         {"corpus/diag"},
	"codebook/indicator":      {"corpus/language", "corpus/text"},
	"analysis":                {"codebook", "corpus/diag", "corpus/language", "corpus/text"},
	"analysis/agreement":      {},
	"analysis/study":          {"analysis", "corpus", "corpus/diag", "corpus/text"},
	"analysis/workbook":       {"analysis", "analysis/matrix", "codebook", "corpus", "corpus/text", "corpus/diag"},
	"cmd/internal/ui":         {},
	"corpus/language/vectors": {"corpus/language", "corpus/text"},
	"corpus/language/syntax":  {"corpus/language", "corpus/language/internal/transition"},

	"corpus/language/internal/transition": {"corpus/language"},
}

// outside says where a library may be imported: the folders that may, with all below
// them.
var outside = map[string][]string{
	"gopkg.in/yaml.v3":                    {"codebook/strict"},
	"github.com/xuri/excelize/v2":         {"analysis/workbook"},
	"github.com/ncruces/go-sqlite3":       {"analysis/study"},
	"github.com/spf13/cobra":              {"cmd/internal/cli"},
	"github.com/spf13/pflag":              {"cmd/internal/cli"},
	"github.com/jdkato/prose/v2":          {"corpus/language"},
	"github.com/blevesearch/snowballstem": {"corpus/language"},
	"github.com/klippa-app/go-pdfium":     {"corpus/transcript"},
	"github.com/tetratelabs/wazero":       {"corpus/transcript"},
	"github.com/schollz/progressbar/v3":   {"cmd/internal/ui"},
	"github.com/natefinch/atomic":         {"cmd/internal/cli", "analysis/study"},
	"github.com/rogpeppe/go-internal":     {"cmd/cocode"},
	"golang.org/x/term":                   {"cmd/internal/ui", "cmd/internal/cli"},
	"golang.org/x/text":                   {"corpus", "analysis/study"},
	"golang.org/x/net":                    {"corpus/transcript", "analysis/refine"},
	"golang.org/x/sys":                    {"analysis/study", "corpus/transcript"},
	"gonum.org/v1/gonum":                  {"analysis", "corpus/language"},
	"github.com/google/go-cmp":            {"."}, // tests only
	"pgregory.net/rapid":                  {"."}, // tests only
}

// rim is where files and processes are opened; everything else computes.
// Generators below corpus/language/internal are no part of the program.
var rim = []string{"cmd", "corpus/transcript", "analysis/study", "analysis/workbook"}

func TestImportsGoOneWay(t *testing.T) {
	for _, f := range sources(t) {
		for _, imported := range f.imports {
			if local, ok := strings.CutPrefix(imported, "cocode/"); ok {
				checkLocal(t, f, local)
			} else if strings.Contains(strings.Split(imported, "/")[0], ".") {
				checkOutside(t, f, imported)
			} else {
				checkPure(t, f, imported)
			}
		}
	}
}

// source is one Go file and what it imports.
type source struct {
	folder, name string
	imports      []string
}

func (s source) test() bool { return strings.HasSuffix(s.name, "_test.go") }

func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var all []source
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && p != root && exists(filepath.Join(p, "go.mod")):
			return filepath.SkipDir // a generator with libraries of its own
		case e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && p != root):
			return filepath.SkipDir
		case !strings.HasSuffix(p, ".go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		s := source{folder: path.Dir(filepath.ToSlash(rel)), name: e.Name()}
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 100 {
		t.Fatalf("only %d files found: is this the root of the module?", len(all))
	}
	return all
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func station(folder string) int {
	return slices.Index(stations, strings.Split(folder, "/")[0])
}

func checkLocal(t *testing.T, f source, imported string) {
	if f.test() {
		return // a test may look back from anywhere
	}
	if station(imported) > station(f.folder) {
		t.Errorf("%s/%s imports %s, which comes later on the way of the data", f.folder, f.name, imported)
	}
	if allowed, bound := within[f.folder]; bound && !slices.Contains(allowed, imported) && !strings.HasPrefix(imported, f.folder+"/") {
		t.Errorf("%s/%s imports %s; the package may only import %v", f.folder, f.name, imported, allowed)
	}
}

func checkOutside(t *testing.T, f source, imported string) {
	for library, folders := range outside {
		if imported == library || strings.HasPrefix(imported, library+"/") {
			if f.test() || slices.ContainsFunc(folders, func(at string) bool { return below(f.folder, at) }) {
				return
			}
			t.Errorf("%s/%s imports %s, which belongs in %v", f.folder, f.name, imported, folders)
			return
		}
	}
	t.Errorf("%s/%s imports %s, which is not in the list of libraries", f.folder, f.name, imported)
}

func below(folder, at string) bool {
	return at == "." || folder == at || strings.HasPrefix(folder, at+"/")
}

// checkPure holds computation apart from input and output.
func checkPure(t *testing.T, f source, imported string) {
	if f.test() || !slices.Contains([]string{"os", "os/exec", "net", "net/http", "database/sql"}, imported) {
		return
	}
	if !slices.ContainsFunc(rim, func(at string) bool { return below(f.folder, at) }) && !below(f.folder, "corpus/language/internal") {
		t.Errorf("%s/%s imports %s: only %v do input and output", f.folder, f.name, imported, rim)
	}
}
