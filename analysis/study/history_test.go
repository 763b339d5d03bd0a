package study_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/study"
)

func TestUndoAndRedo(t *testing.T) {
	s := coded(t)
	start := digest(t, s)
	decideAll(t, s)
	decided := digest(t, s)
	must(t, s.Undo(7, "the wrong file"))
	verified(t, s)
	if digest(t, s) != start {
		t.Error("the undo did not bring back the state before")
	}
	must(t, s.Undo(8, "")) // redo
	verified(t, s)
	if digest(t, s) != decided {
		t.Error("undoing the undo did not bring back what it took")
	}
	for _, c := range []struct {
		n    int
		want string
	}{
		{8, "undone already"}, {1, "made the study"}, {0, "no event 0"}, {99, "no event 99"},
		{3, "the ground of 3 later events"}, {2, "undo --to 1"}, {5, "the ground of 2 later events, the first is event 6 (deductive)"},
	} {
		err := s.Undo(c.n, "")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("undo %d: %v, want ...%s...", c.n, err, c.want)
		}
	}
	if digest(t, s) != decided {
		t.Error("a refused undo has changed the state")
	}
	events, err := s.History()
	must(t, err)
	if len(events) != 9 || !events[7].Undone || events[6].Undone || events[7].Why != "the wrong file" {
		t.Errorf("history: %+v", events)
	}
}

func TestChangesTellBeforeAndAfter(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	decide := func(status analysis.Status, memo string) {
		t.Helper()
		_, err := s.Decide([]analysis.Decision{{Unit: u[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: status, Memo: memo}}, "")
		must(t, err)
	}
	decide(analysis.Accepted, "")
	decide(analysis.Rejected, "no")
	must(t, s.Condense(u[0].ID, "no time", ""))
	must(t, s.RenameNode("time", "Time!", ""))
	must(t, s.SetAttributes([]study.Attribute{{Kind: study.OfDocument, Subject: "ip1", Name: "place", Value: "Ystad"}}))
	must(t, s.Undo(11, ""))
	var got []string
	events, err := s.History()
	must(t, err)
	for _, e := range events {
		changes, err := s.Changes(e.N)
		must(t, err)
		for _, c := range changes {
			got = append(got, fmt.Sprintf("%d %s: %s: %s -> %s", e.N, c.Subject, c.What, c.Before, c.After))
		}
	}
	a, b := u[0].Document, u[6].Document
	want := []string{
		"1 test: study:  -> test",
		"2 " + a + ": document:  -> ip1, 4 turns", "2 " + b + ": document:  -> ip2, 2 turns",
		"3 " + a + ": meaning units:  -> 5 meaning units", "3 " + b + ": meaning units:  -> 2 meaning units",
		"4 " + a + ": readings:  -> 5 meaning units", "4 " + b + ": readings:  -> 2 meaning units", "4 inductive: scheme:  -> 5 nodes",
		"5 powertriangle: codebook:  -> Power triangle 1.0",
		"6 " + a + ": suggestions from powertriangle:  -> 5 suggestions", "6 " + b + ": suggestions from powertriangle:  -> 2 suggestions",
		"7 " + u[0].ID + ": lack-of-time of powertriangle by Anna: suggested (when: now) -> accepted (when: now)",
		"8 " + u[0].ID + ": lack-of-time of powertriangle by Anna: accepted (when: now) -> rejected (when: now): no",
		"9 " + u[0].ID + ": condensed meaning unit: condensed 0 -> no time",
		"10 time: rename: time -> Time!",
		"11 " + a + ": place:  -> Ystad",
		"12 event 11: attributes:  -> undone",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestUndoToAnyPoint(t *testing.T) {
	s := create(t)
	digests := []string{"", digest(t, s)}
	after := func() {
		t.Helper()
		events, err := s.History()
		must(t, err)
		for len(digests) <= len(events) {
			digests = append(digests, digest(t, s))
		}
	}
	_, err := s.AddDocument(first)
	must(t, err)
	after()
	segment(t, s)
	after()
	n, err := s.AddCodebook([]byte("x"), book, "1")
	must(t, err)
	after()
	suggest(t, s, n)
	after()
	propose(t, s)
	after()
	decideAll(t, s)
	after()
	must(t, s.Undo(7, ""))
	after()
	must(t, s.RenameNode("time", "no time", ""))
	after()
	last := len(digests) - 1
	for n := last - 1; n >= 1; n-- {
		must(t, s.UndoTo(n, ""))
		if digest(t, s) != digests[n] {
			t.Errorf("the state after undo to %d is not the one that was", n)
		}
		events, _ := s.History()
		must(t, s.Undo(len(events), "")) // redo
		if digest(t, s) != digests[last] {
			t.Errorf("redo after undo to %d is not the state that was", n)
		}
		verified(t, s)
	}
}

func TestRevisionsOutliveAProposal(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	must(t, s.RenameNode("conditions", "Conditions of work", "clearer"))
	must(t, s.Condense(u[0].ID, "never any time", ""))
	own, err := s.SplitCode("time", "Sick leave!", []string{u[3].ID}, "")
	must(t, err)
	must(t, s.MergeNodes("people", []string{"other"}, ""))
	category, err := s.AddNode(analysis.LevelSubcategory, "Strains", "work", "")
	must(t, err)
	must(t, s.MoveNode(own, category, ""))
	must(t, s.SetAside("people", true, "about something else"))
	check := func(when string) {
		t.Helper()
		verified(t, s)
		p, ok, err := s.Proposal()
		must(t, err)
		if !ok {
			t.Fatal("no proposal")
		}
		nodes := map[string]analysis.Node{}
		for _, n := range p.Scheme.Nodes {
			if n.Parent != "" && nodes[n.Parent].ID == "" {
				t.Errorf("%s: %s stands before its parent", when, n.ID)
			}
			nodes[n.ID] = n
		}
		if nodes["conditions"].Name != "Conditions of work" || nodes[own].Parent != category || nodes["other"].ID != "" || !nodes["people"].Aside {
			t.Errorf("%s: %+v", when, nodes)
		}
		codes := map[string]string{}
		for _, r := range p.Readings {
			codes[r.Unit] = r.Code
			if r.Unit == u[0].ID && r.Condensed != "never any time" {
				t.Errorf("%s: condensed is %q", when, r.Condensed)
			}
		}
		if codes[u[3].ID] != own || codes[u[2].ID] != "people" || len(codes) != 7 {
			t.Errorf("%s: codes %v", when, codes)
		}
	}
	check("after the changes")
	propose(t, s)
	check("after another proposal")
	for what, err := range map[string]error{
		"a parent that is lower":   s.MoveNode("work", "time", ""),
		"a node that is not there": s.RenameNode("tiem", "x", ""),
		"an empty name":            s.RenameNode("time", " ", ""),
		"different levels":         s.MergeNodes("work", []string{"time"}, ""),
		"itself":                   s.MergeNodes("time", []string{"time"}, ""),
		"no units":                 s.AssignCode("time", nil, ""),
	} {
		if err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if err := s.RenameNode("tiem", "x", ""); !strings.Contains(err.Error(), "did you mean time?") {
		t.Errorf("a mistyped code: %v", err)
	}
}

func TestMemos(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	id, err := s.SetMemo(study.Memo{Kind: study.OnUnit, Subject: u[0].ID, Text: "look at this"})
	must(t, err)
	_, err = s.SetMemo(study.Memo{ID: id, Text: "look at this again"})
	must(t, err)
	_, err = s.SetMemo(study.Memo{Kind: study.OnCode, Subject: "lack-of-time", Text: "or haste?"})
	must(t, err)
	_, err = s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "the plan"})
	must(t, err)
	list, err := s.Memos(study.OnUnit, u[0].ID)
	must(t, err)
	if len(list) != 1 || list[0].Text != "look at this again" || list[0].Version != 2 || list[0].Who != "Anna" {
		t.Errorf("memos: %+v", list)
	}
	_, err = s.SetMemo(study.Memo{Kind: study.OnUnit, Subject: u[1].ID, Text: "from a sheet", Who: "Bo"})
	must(t, err)
	if list, err = s.Memos(study.OnUnit, u[1].ID); err != nil || len(list) != 1 || list[0].Who != "Bo" {
		t.Errorf("a memo of Bo's that Anna entered: %+v (%v)", list, err)
	}
	for _, m := range []study.Memo{
		{ID: id, Text: "  "}, {ID: "mnone", Text: "x"}, {Kind: study.OnUnit, Subject: "none-1", Text: "x"},
		{Kind: study.OnCode, Subject: "none", Text: "x"}, {Kind: "thought", Text: "x"}, {Kind: study.OnDocument, Subject: "ip9", Text: "x"},
	} {
		if _, err := s.SetMemo(m); err == nil {
			t.Errorf("%+v was accepted", m)
		}
	}
	verified(t, s)
}
