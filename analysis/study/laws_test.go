package study_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cocode/analysis/study"
)

// TestLaws lets two persons do things at random in two copies. After each the study
// verifies (so the state is what the record says), undoing the last thing gives the
// state before it, and in the end both copies merge to the same study.
func TestLaws(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "cocode-laws")
		must(t, err)
		defer os.RemoveAll(dir)
		w := &world{t: t, now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
		first, err := study.Create(filepath.Join(dir, "a.cocode"), study.Options{Actor: "Anna", Now: w.clock})
		must(t, err)
		defer first.Close()
		must(t, first.Backup(t.Context(), filepath.Join(dir, "b.cocode")))
		second, err := study.Open(filepath.Join(dir, "b.cocode"), study.Options{Actor: "Bo", Now: w.clock})
		must(t, err)
		defer second.Close()
		w.studies = []*study.Study{first, second}
		for _, s := range w.studies {
			deeds["import"](w, s)
			deeds["segment"](w, s)
			deeds["codebook"](w, s)
		}
		names := sortedNames(deeds)
		for range rapid.IntRange(1, 25).Draw(t, "length") {
			w.act(rapid.SampledFrom(names).Draw(t, "deed"))
		}
		w.mergeBoth()
	})
}

func sortedNames[V any](m map[string]V) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// act does one thing, and undoes and redoes it.
func (w *world) act(deed string) {
	s := w.pick()
	before, events := w.look(s)
	deeds[deed](w, s)
	after, now := w.look(s)
	if deed == "merge" || deed == "purge" || deed == "code blind" || len(now) == len(events) {
		return
	}
	if len(now) != len(events)+1 {
		return // several in one: a split, condensed units
	}
	if err := s.Undo(len(now), ""); err != nil {
		w.t.Fatalf("%s cannot be undone: %v", deed, err)
	}
	if back, _ := w.look(s); back != before {
		w.t.Fatalf("undoing %s does not give the state before it", deed)
	}
	if err := s.Undo(len(now)+1, ""); err != nil {
		w.t.Fatalf("the undo of %s cannot be undone: %v", deed, err)
	}
	if again, _ := w.look(s); again != after {
		w.t.Fatalf("redoing %s does not give the state after it", deed)
	}
}

// look verifies a study and returns its digest and history.
func (w *world) look(s *study.Study) (string, []study.Event) {
	list, err := s.Verify(w.t.Context())
	must(w.t, err)
	if len(list) > 0 {
		w.t.Fatalf("verify found:\n%v", list.Err())
	}
	digest, err := s.Digest()
	must(w.t, err)
	events, err := s.History()
	must(w.t, err)
	return digest, events
}

func (w *world) mergeBoth() {
	dir, err := os.MkdirTemp("", "cocode-laws")
	must(w.t, err)
	defer os.RemoveAll(dir)
	old := filepath.Join(dir, "old.cocode")
	must(w.t, w.studies[0].Backup(w.t.Context(), old))
	for i, from := range []string{w.studies[1].Path(), old} {
		_, err := w.studies[i].Merge(from)
		must(w.t, err)
	}
	a, _ := w.look(w.studies[0])
	b, _ := w.look(w.studies[1])
	if a != b {
		w.t.Fatal("the copies do not merge to the same study")
	}
	for _, s := range w.studies {
		for _, from := range []string{w.studies[0].Path(), w.studies[1].Path(), old} {
			_, err := s.Merge(from)
			must(w.t, err)
		}
		if c, _ := w.look(s); c != a {
			w.t.Fatal("merging again changes the study")
		}
	}
}
