package study_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
)

var update = flag.Bool("update", false, "write testdata/schema-N.cocode for a schema that is to be released")

// TestReleasedSchemas opens, converts and verifies a study of every schema that was
// ever released. The files are made by -update once, when a schema is new, and never
// again: they hold an invented interview, decisions, a memo, a correction and an undo.
func TestReleasedSchemas(t *testing.T) {
	if *update {
		makeReleased(t, filepath.Join("testdata", "schema-1.cocode"))
	}
	files, err := filepath.Glob(filepath.Join("testdata", "schema-*.cocode"))
	must(t, err)
	if len(files) == 0 {
		t.Fatal("there is no study of a released schema in testdata")
	}
	for _, file := range files {
		path := filepath.Join(t.TempDir(), "old.cocode")
		copyTo(t, file, path)
		s, err := study.Open(path, fixed("Anna"))
		must(t, err)
		verified(t, s)
		checkReleased(t, s, file)
		must(t, s.Close())
	}
}

func checkReleased(t *testing.T, s *study.Study, file string) {
	t.Helper()
	info, err := s.Info()
	must(t, err)
	info.Schema = 0
	got := fmt.Sprintf("%d documents, %d units, %d readings, %d suggestions, %d decisions, %d memos, %d events",
		info.Documents, info.Units, info.Readings, info.Suggestions, info.Decisions, info.Memos, info.Events)
	if want := "2 documents, 6 units, 7 readings, 7 suggestions, 7 decisions, 1 memos, 12 events"; got != want {
		t.Errorf("%s: %s, want %s", file, got, want)
	}
	d, err := s.Document("ip1")
	must(t, err)
	if u, err := s.Units(study.UnitFilter{Document: "ip1"}); err != nil || u[0].State != study.Changed || d.Quote(u[0].Unit) != "There was never any time for that." {
		t.Errorf("%s: the first unit is %+v, %v", file, u, err)
	}
}

func makeReleased(t *testing.T, path string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o777))
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	s, err := study.Create(path, options("Anna"))
	must(t, err)
	fill(t, s)
	decideAll(t, s)
	_, err = s.SetMemo(study.Memo{Kind: study.OnCode, Subject: "lack-of-time", Text: "invented, as all of this"})
	must(t, err)
	must(t, s.RenameNode("time", "no time", ""))
	_, err = s.UpdateDocument("ip1", interview("ip1",
		"I: How was it?",
		"IP1: There was never any time for that. We asked the users anyway.",
		"I: And then?",
		"IP1: Two of us were ill that spring. Nobody came to help."))
	must(t, err)
	_, err = s.Decide([]analysis.Decision{{Unit: units(t, s)[1].ID, Scheme: "powertriangle", Code: "understaffing", Coder: "Bo", Status: analysis.Rejected}}, "")
	must(t, err)
	must(t, s.Undo(11, "a slip"))
	must(t, s.Close())
}

// TestMigration converts a study to a schema that does not exist yet.
func TestMigration(t *testing.T) {
	s := coded(t)
	before := digest(t, s)
	must(t, s.Close())
	sound := read(t, s.Path())
	version := study.PretendSchema(t)
	if _, err := study.OpenReadOnly(s.Path(), fixed("Bo")); err == nil {
		t.Error("an older schema was opened for reading without conversion")
	}
	s, err := study.Open(s.Path(), fixed("Bo"))
	must(t, err)
	defer s.Close()
	verified(t, s)
	if digest(t, s) != before {
		t.Error("the converted study is another one")
	}
	if n, err := study.Query(s, "SELECT count(*) FROM pretended"); err != nil || n != 6 {
		t.Errorf("the migration was not made: %d, %v", n, err)
	}
	if string(read(t, fmt.Sprintf("%s-schema-%d", s.Path(), version-1))) != string(sound) {
		t.Error("the copy from before is not as the study was")
	}
}
