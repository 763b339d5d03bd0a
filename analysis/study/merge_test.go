package study_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cocode/analysis"
	"cocode/analysis/study"
)

// fork returns a copy of a study, opened by another person whose clock is later.
func fork(t testing.TB, s *study.Study, who string) *study.Study {
	t.Helper()
	path := filepath.Join(t.TempDir(), who+".cocode")
	must(t, s.Backup(t.Context(), path))
	late := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	if who != "Bo" {
		late = late.Add(500 * time.Millisecond)
	}
	c, err := study.Open(path, study.Options{Actor: who, Now: func() time.Time { late = late.Add(time.Second); return late }})
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

// merged merges two studies both ways, in copies of them, and checks that the
// outcome is the same.
func merged(t testing.TB, a, b *study.Study) (*study.Study, study.Merged) {
	t.Helper()
	x, y := fork(t, a, "X"), fork(t, b, "Y")
	m, err := x.Merge(b.Path())
	must(t, err)
	_, err = y.Merge(a.Path())
	must(t, err)
	verified(t, x)
	verified(t, y)
	if digest(t, x) != digest(t, y) {
		t.Error("merging A into B gives another study than merging B into A")
	}
	for _, s := range []*study.Study{x, y} {
		before, _ := s.History()
		for _, from := range []*study.Study{a, b, x, y} {
			again, err := s.Merge(from.Path())
			must(t, err)
			if again.Events != 0 {
				t.Errorf("merging again brought %d events", again.Events)
			}
		}
		if after, _ := s.History(); len(after) != len(before) || digest(t, s) != digest(t, x) {
			t.Error("merging again changed the study")
		}
	}
	return x, m
}

func TestMergeTwoCoders(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	_, err := s.Decide([]analysis.Decision{{Unit: u[2].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Dag", Status: analysis.Unsure}}, "")
	must(t, err)
	a, b := fork(t, s, "Anna"), fork(t, s, "Bo")
	decide := func(s *study.Study, coder, unit, code string, status analysis.Status) {
		t.Helper()
		_, err := s.Decide([]analysis.Decision{{Unit: unit, Scheme: "powertriangle", Code: code, Coder: coder, Status: status}}, "")
		must(t, err)
	}
	decide(a, "Anna", u[0].ID, "lack-of-time", analysis.Accepted)
	decide(b, "Bo", u[0].ID, "lack-of-time", analysis.Rejected)
	decide(a, "Cecilia", u[1].ID, "understaffing", analysis.Accepted)
	decide(b, "Cecilia", u[1].ID, "understaffing", analysis.Unsure)
	decide(a, "Dag", u[2].ID, "lack-of-time", analysis.Accepted) // changed in one copy only
	third := interview("ip3", "IP3: We never had the staff.")
	_, err = a.AddDocument(third)
	must(t, err)
	_, err = b.AddDocument(interview("ip3", "IP3: Quite another interview."))
	must(t, err)
	_, err = b.AddCodebook([]byte("second"), book, "2")
	must(t, err)
	_, err = a.AddCodebook([]byte("another second"), book, "2b")
	must(t, err)
	m, report := merged(t, a, b)
	documents, err := m.Documents()
	must(t, err)
	var all []string
	for _, d := range documents {
		all = append(all, d.Name)
	}
	if strings.Join(all, ", ") != "ip1, ip2, ip3, ip3 (2)" {
		t.Errorf("documents: %v", all)
	}
	if len(report.Conflicts) != 1 || !strings.Contains(report.Conflicts[0], "two documents are named ip3") {
		t.Errorf("conflicts: %q", report.Conflicts)
	}
	if conflicts, err := m.Conflicts(); err != nil || len(conflicts) != 1 || conflicts[0] != report.Conflicts[0] {
		t.Errorf("conflicts afterwards: %q, %v", conflicts, err)
	}
	if len(report.Differ) != 1 || !strings.Contains(report.Differ[0].What, "understaffing") {
		t.Errorf("differences: %+v", report.Differ)
	}
	codings, err := m.Codings(study.Filter{Unit: u[0].ID, Code: "lack-of-time"})
	must(t, err)
	if len(codings) != 3 {
		t.Errorf("codings of both coders and the pass: %+v", codings)
	}
}

func TestMergeOfWhatAnotherCopyTookAway(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	a, b := fork(t, s, "Anna"), fork(t, s, "Bo")
	_, err := b.Decide([]analysis.Decision{{Unit: u[5].ID, Scheme: "powertriangle", Code: "understaffing", Coder: "Bo", Status: analysis.Accepted}}, "")
	must(t, err)
	must(t, a.UndoTo(1, "start again"))
	m, report := merged(t, a, b)
	if len(report.Conflicts) == 0 || !strings.Contains(report.Conflicts[0], "a person has decided on, is not there") {
		t.Errorf("conflicts: %q", report.Conflicts)
	}
	events, err := m.History()
	must(t, err)
	for _, e := range events {
		if e.Kind == "undo" {
			must(t, m.Undo(e.N, "no"))
		}
	}
	codings, err := m.Codings(study.Filter{Coder: "Bo"})
	must(t, err)
	if len(codings) != 1 {
		t.Errorf("after the redo Bo's coding is not back: %+v", codings)
	}
	verified(t, m)
}

func TestMergeOfTwoCorrections(t *testing.T) {
	s := coded(t)
	decideAll(t, s)
	a, b := fork(t, s, "Anna"), fork(t, s, "Bo")
	_, err := a.UpdateDocument("ip2", interview("ip2", "I: How was it?", "IP2: The manager said yes at once. It was a relief for all of us."))
	must(t, err)
	_, err = b.UpdateDocument("ip2", interview("ip2", "I: How was it?", "IP2: Manager said yes. It was such a relief for all of us."))
	must(t, err)
	segment(t, b)
	m, _ := merged(t, a, b)
	codings, err := m.Codings(study.Filter{Document: "ip2", Coder: "Anna", Gone: true})
	must(t, err)
	if len(codings) != 2 {
		t.Errorf("%d of Anna's two codings are left", len(codings))
	}
}

func TestMergeRefusesWhatIsNoStudy(t *testing.T) {
	s := coded(t)
	before := digest(t, s)
	path := filepath.Join(t.TempDir(), "x.cocode")
	must(t, os.WriteFile(path, []byte("SQLite format 3\x00 and so on, but not really a database"), 0o666))
	if _, err := s.Merge(path); err == nil || !strings.Contains(err.Error(), "is no study") {
		t.Errorf("merging a file that is no study: %v", err)
	}
	if digest(t, s) != before {
		t.Error("the study has changed")
	}
}
