package study_test

import (
	"slices"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
)

// decideAll accepts a code on every unit, so that all are a person's.
func decideAll(t testing.TB, s *study.Study) {
	t.Helper()
	var list []analysis.Decision
	for _, u := range units(t, s) {
		list = append(list, analysis.Decision{Unit: u.ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted})
	}
	_, err := s.Decide(list, "")
	must(t, err)
}

func TestUpdateMovesUnitsAndMarksWhatChanged(t *testing.T) {
	s := coded(t)
	decideAll(t, s)
	before, err := s.Document("ip1")
	must(t, err)
	corrected := interview("ip1",
		"I: Hello, and how was it, really?",
		"IP1: There was never any time for that. We asked the users anyway.",
		"I: And then?",
		"IP1: Two of us were ill that spring. Nobody came to help.")
	u, err := s.UpdateDocument("ip1", corrected)
	must(t, err)
	verified(t, s)
	if u.Standing != 3 || len(u.Changed) != 1 || len(u.Gone) != 1 {
		t.Fatalf("%+v", u)
	}
	if c := u.Changed[0]; c.Was != "There was never time for that." || c.Now != "There was never any time for that." || c.Decisions != 1 {
		t.Errorf("changed: %+v", c)
	}
	if c := u.Gone[0]; c.Was != "They told us so much." || c.Decisions != 1 {
		t.Errorf("gone: %+v", c)
	}
	after, err := s.Document("ip1")
	must(t, err)
	if after.ID != before.ID || !strings.Contains(after.Text, "really") {
		t.Errorf("the document is %s %q", after.ID, after.Text)
	}
	codings, err := s.Codings(study.Filter{Document: "ip1", Coder: "Anna"})
	must(t, err)
	changed := 0
	for _, c := range codings {
		if c.Changed {
			changed++
		}
	}
	if len(codings) != 4 || changed != 1 {
		t.Errorf("%d codings of Anna, %d of them on changed words; want 4 and 1", len(codings), changed)
	}
	// A new segmentation of the corrected text keeps the identities.
	ids := map[string]bool{}
	for _, x := range units(t, s) {
		ids[x.ID] = true
	}
	segment(t, s)
	verified(t, s)
	for _, x := range units(t, s) {
		if !ids[x.ID] {
			t.Errorf("the unit %s is new after the same segmentation", x.ID)
		}
	}
	// The same correction again changes nothing, and so does its import.
	events, _ := s.History()
	_, err = s.UpdateDocument("ip1", corrected)
	must(t, err)
	id, err := s.AddDocument(corrected)
	must(t, err)
	if again, _ := s.History(); len(again) != len(events) || id != before.ID {
		t.Errorf("correcting twice made %d events, imported as %s", len(again)-len(events), id)
	}
	// Undone, everything is as it was.
	must(t, s.UndoTo(len(events)-2, ""))
	verified(t, s)
	if d, err := s.Document("ip1"); err != nil || d.Text != before.Text {
		t.Errorf("after undo the text is %v %v", d, err)
	}
}

func TestSegmentationKeepsWhatPersonsDecided(t *testing.T) {
	s := coded(t)
	all := units(t, s)
	decided := all[1]
	_, err := s.Decide([]analysis.Decision{{Unit: decided.ID, Scheme: "powertriangle", Code: "understaffing", Coder: "Bo", Status: analysis.Accepted}}, "")
	must(t, err)
	// The new segmentation joins the first two sentences and drops all others.
	joined := all[0].Unit
	joined.Spans = joined.Spans[:1:1]
	joined.Spans[0].End = decided.Spans[0].End
	settled, err := s.SetUnits([]study.Segmentation{{Document: all[0].Document, Units: []corpus.Unit{joined}}})
	must(t, err)
	verified(t, s)
	list, err := s.Units(study.UnitFilter{Document: all[0].Document})
	must(t, err)
	if len(list) != 2 {
		t.Fatalf("units: %+v", list)
	}
	if list[0].ID != settled[0].Units[0].ID || list[0].State != study.Live || list[1].ID != decided.ID || list[1].State != study.Stale {
		t.Errorf("units: %+v", list)
	}
	segment(t, s)
	for _, u := range units(t, s) {
		if u.State != study.Live {
			t.Errorf("%s is %s although the segmentation holds it again", u.ID, u.State)
		}
	}
}

// TestUncut: a text is cut once, and again after it was corrected; an undo of the
// cutting makes it uncut.
func TestUncut(t *testing.T) {
	s := create(t)
	_, err := s.AddDocuments([]corpus.Document{first, second})
	must(t, err)
	expect := func(when string, want ...string) {
		t.Helper()
		got, err := s.Uncut([]string{"ip1", "ip2"})
		must(t, err)
		var ids []string
		for _, name := range want {
			d, err := s.Document(name)
			must(t, err)
			ids = append(ids, d.ID)
		}
		if !slices.Equal(got, ids) {
			t.Errorf("%s: uncut are %v, want %v", when, got, ids)
		}
	}
	expect("new", "ip1", "ip2")
	segment(t, s)
	expect("cut")
	corrected := interview("ip2", "I: How was it?", "IP2: Manager said no at once. It was a relief for all of us. Really.")
	u, err := s.UpdateDocument("ip2", corrected)
	must(t, err)
	if u.Same {
		t.Error("a correction is no change")
	}
	expect("corrected", "ip2")
	if u, err = s.UpdateDocument("ip2", corrected); err != nil || !u.Same {
		t.Errorf("the same correction again: %+v, %v", u, err)
	}
	segment(t, s)
	expect("cut again")
	events, err := s.History()
	must(t, err)
	must(t, s.Undo(len(events), ""))
	expect("the cutting undone", "ip2")
	must(t, s.Undo(len(events)+1, ""))
	expect("and done again")
}

// TestUpdateFollowsMovedPassages: units go where their words went, past others, with
// their codings; the alignment is kept in the record.
func TestUpdateFollowsMovedPassages(t *testing.T) {
	s := coded(t)
	decideAll(t, s)
	before := units(t, s)
	moved := interview("ip1",
		"I: And then?",
		"IP1: Two of us were ill that spring. Nobody came to help.",
		"I: How was it?",
		"IP1: They told us so much. There was never time for that. We asked the users anyway.")
	u, err := s.UpdateDocument("ip1", moved)
	must(t, err)
	verified(t, s)
	if len(u.Gone)+len(u.Changed) > 0 {
		t.Errorf("a move of passages is %+v", u)
	}
	d, err := s.Document("ip1")
	must(t, err)
	old := map[string]string{}
	for _, x := range before {
		if x.Document == d.ID {
			old[x.ID] = x.Extent().Of(first.Text)
		}
	}
	for _, x := range units(t, s) {
		if x.Document == d.ID && d.Quote(x.Unit) != old[x.ID] {
			t.Errorf("%s holds %q, and held %q", x.ID, d.Quote(x.Unit), old[x.ID])
		}
	}
	codings, err := s.Codings(study.Filter{Document: d.ID})
	must(t, err)
	for _, c := range codings {
		for _, e := range c.Evidence {
			if e.Spans[0].Of(d.Text) != old[c.Unit] {
				t.Errorf("the evidence on %s is %q", c.Unit, e.Spans[0].Of(d.Text))
			}
		}
	}
	events, err := s.History()
	must(t, err)
	must(t, s.Undo(len(events), ""))
	verified(t, s)
}
