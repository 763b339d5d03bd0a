package study_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
)

// accept decides on every suggestion of a document.
func accept(t testing.TB, s *study.Study, document string) {
	t.Helper()
	var list []analysis.Decision
	codings, err := s.Codings(study.Filter{Document: document, Status: analysis.Suggested})
	must(t, err)
	for _, c := range codings {
		list = append(list, analysis.Decision{Unit: c.Unit, Scheme: c.Scheme, Code: c.Code, Coder: "Anna", Status: analysis.Accepted})
	}
	n, err := s.Decide(list, "")
	must(t, err)
	if n == 0 {
		t.Fatalf("%s has nothing to decide", document)
	}
}

// TestUndoFoldsOnlyWhatItConcerns marks the other document behind the back of the
// record: folding everything would take the mark away.
func TestUndoFoldsOnlyWhatItConcerns(t *testing.T) {
	const mark = "UPDATE coding SET sum = sum + 1 WHERE unit NOT LIKE '%s-%%'"
	for _, c := range []struct {
		name string
		do   func(*testing.T, *study.Study, string)
		kept bool
	}{
		{"a decision", func(t *testing.T, s *study.Study, id string) { accept(t, s, id) }, true},
		{"a memo", func(t *testing.T, s *study.Study, _ string) {
			_, err := s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "a thought"})
			must(t, err)
		}, true},
		{"a name", func(t *testing.T, s *study.Study, _ string) { must(t, s.SetAside("time", true, "")) }, true},
		{"a codebook", func(t *testing.T, s *study.Study, _ string) {
			_, err := s.AddCodebook([]byte("another"), book, "3")
			must(t, err)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := coded(t)
			document := names(t, s)[0]
			query := func() int64 {
				n, err := study.Query(s, fmt.Sprintf("SELECT total(sum) FROM coding WHERE unit NOT LIKE '%s-%%'", document))
				must(t, err)
				return n
			}
			c.do(t, s, document)
			must(t, study.Spoil(s, fmt.Sprintf(mark, document)))
			before := query()
			events, err := s.History()
			must(t, err)
			must(t, s.Undo(len(events), ""))
			if kept := query() == before; kept != c.kept {
				t.Errorf("the other document was left as it is: %v, want %v", kept, c.kept)
			}
		})
	}
}

// local are the deeds that concern single documents.
var local = []string{"correct", "segment", "suggest", "decide", "decide", "revise", "memo", "see", "describe", "undo", "undo", "undo to", "merge"}

// TestRefoldIsAFold does things at random to some documents of several, with many
// undos. Verify folds the whole record each time and compares.
func TestRefoldIsAFold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "cocode-refold")
		must(t, err)
		defer os.RemoveAll(dir)
		w := &world{t: t, now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
		s, err := study.Create(filepath.Join(dir, "a.cocode"), study.Options{Actor: "Anna", Now: w.clock})
		must(t, err)
		defer s.Close()
		var list []corpus.Document
		for i := range 5 {
			list = append(list, interview(fmt.Sprintf("q%d", i), "I: How was it? "+fmt.Sprint(i), "P: We had no time. Ask the user. Fika?", "Q: The time. No."))
		}
		added, err := s.AddDocuments(list)
		must(t, err)
		for _, id := range added.Documents {
			d, err := s.Document(id)
			must(t, err)
			_, err = s.SetUnits([]study.Segmentation{{Document: id, Units: sentences(d)}})
			must(t, err)
		}
		for range 2 {
			deeds["codebook"](w, s)
		}
		deeds["propose"](w, s)
		must(t, s.Backup(t.Context(), filepath.Join(dir, "b.cocode")))
		other, err := study.Open(filepath.Join(dir, "b.cocode"), study.Options{Actor: "Bo", Now: w.clock})
		must(t, err)
		defer other.Close()
		w.studies = []*study.Study{s, other}
		for range rapid.IntRange(5, 25).Draw(t, "length") {
			at := w.pick()
			deeds[rapid.SampledFrom(local).Draw(t, "deed")](w, at)
			w.look(at)
		}
	})
}
