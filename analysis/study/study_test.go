package study_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
	"cocode/corpus/text"
)

// clock is a clock that goes on by a second with every look.
func clock() func() time.Time {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	return func() time.Time { now = now.Add(time.Second); return now }
}

func options(actor string) study.Options { return study.Options{Actor: actor, Now: clock()} }

// tester is what tests and property tests have in common.
type tester interface {
	Helper()
	Fatal(...any)
}

func must(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func create(t testing.TB) *study.Study {
	t.Helper()
	s, err := study.Create(filepath.Join(t.TempDir(), "test.cocode"), options("Anna"))
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// interview makes a document of lines "Speaker: words"; the speaker "I" interviews.
func interview(name string, lines ...string) corpus.Document {
	d := corpus.Document{Name: name, Source: name + ".txt", Format: "text", Language: "en", Text: strings.Join(lines, "\n") + "\n"}
	index := map[string]int{}
	at := 0
	for _, line := range lines {
		label, words, _ := strings.Cut(line, ": ")
		if _, ok := index[label]; !ok {
			index[label] = len(d.Speakers)
			role, participant := corpus.Participant, label+" of "+name
			if label == "I" {
				role, participant = corpus.Interviewer, ""
			}
			d.Speakers = append(d.Speakers, corpus.Speaker{Label: label, Role: role, Participant: participant})
		}
		start := at + len(line) - len(words)
		d.Turns = append(d.Turns, corpus.Turn{Speaker: index[label], Span: text.Span{Start: start, End: at + len(line)}, Start: corpus.Unknown, End: corpus.Unknown})
		at += len(line) + 1
	}
	return d
}

// sentences makes every sentence of the participants a meaning unit.
func sentences(d *corpus.Document) []corpus.Unit {
	var units []corpus.Unit
	for i, t := range d.Turns {
		if d.Speaker(t).Role != corpus.Participant {
			continue
		}
		for start := t.Span.Start; start < t.Span.End; {
			end := t.Span.End
			if dot := strings.Index(d.Text[start:end], ". "); dot >= 0 {
				end = start + dot + 1
			}
			span := text.Span{Start: start, End: end}.Trim(d.Text)
			units = append(units, corpus.Unit{ID: corpus.UnitID(d.ID, span), Turn: i, Spans: []text.Span{span}})
			start = end + 1
		}
	}
	return units
}

var book = analysis.Scheme{ID: "powertriangle", Name: "Power triangle", Nodes: []analysis.Node{
	{ID: "barriers", Name: "Barriers", Level: analysis.LevelCategory},
	{ID: "lack-of-access", Name: "Lack of access to resources", Parent: "barriers", Level: analysis.LevelSubcategory},
	{ID: "lack-of-time", Name: "Lack of time", Parent: "lack-of-access", Level: analysis.LevelCode},
	{ID: "understaffing", Name: "Understaffing", Parent: "lack-of-access", Level: analysis.LevelCode},
}}

var first = interview("ip1",
	"I: How was it?",
	"IP1: There was never time for that. We asked the users anyway. They told us so much.",
	"I: And then?",
	"IP1: Two of us were ill that spring. Nobody came to help.")

var second = interview("ip2",
	"I: How was it?",
	"IP2: Manager said yes at once. It was a relief for all of us.")

// coded is a study with two documents, units, an inductive scheme and suggestions.
func coded(t testing.TB) *study.Study {
	t.Helper()
	s := create(t)
	fill(t, s)
	return s
}

func fill(t testing.TB, s *study.Study) {
	t.Helper()
	added, err := s.AddDocuments([]corpus.Document{first, second})
	must(t, err)
	must(t, added.Problems.Err())
	segment(t, s)
	propose(t, s)
	n, err := s.AddCodebook([]byte("id: powertriangle\n"), book, "1.0")
	must(t, err)
	suggest(t, s, n)
}

func names(t testing.TB, s *study.Study) (ids []string) {
	t.Helper()
	documents, err := s.Documents()
	must(t, err)
	for _, d := range documents {
		ids = append(ids, d.ID)
	}
	return ids
}

func segment(t testing.TB, s *study.Study) {
	t.Helper()
	var list []study.Segmentation
	for _, id := range names(t, s) {
		d, err := s.Document(id)
		must(t, err)
		list = append(list, study.Segmentation{Document: id, Units: sentences(d)})
	}
	_, err := s.SetUnits(list)
	must(t, err)
}

func units(t testing.TB, s *study.Study) []study.Unit {
	t.Helper()
	list, err := s.Units(study.UnitFilter{})
	must(t, err)
	return list
}

func propose(t testing.TB, s *study.Study) {
	t.Helper()
	p := analysis.Proposal{Scheme: analysis.Scheme{ID: analysis.Inductive, Name: "Inductive scheme", Nodes: []analysis.Node{
		{ID: "work", Name: "Work", Level: analysis.LevelCategory},
		{ID: "conditions", Name: "Conditions", Parent: "work", Level: analysis.LevelSubcategory},
		{ID: "time", Name: "time", Parent: "conditions", Level: analysis.LevelCode},
		{ID: "people", Name: "people", Parent: "conditions", Level: analysis.LevelCode},
		{ID: "other", Name: "other", Level: analysis.LevelCode},
	}}, Unplaced: []string{"other"}}
	for i, u := range units(t, s) {
		p.Readings = append(p.Readings, analysis.Reading{Unit: u.ID, Condensed: fmt.Sprintf("condensed %d", i), Code: []string{"time", "people", "other"}[i%3]})
	}
	must(t, s.SaveProposal(names(t, s), p))
}

func suggest(t testing.TB, s *study.Study, codebook int) {
	t.Helper()
	var list []analysis.Suggestion
	for i, u := range units(t, s) {
		list = append(list, analysis.Suggestion{Unit: u.ID, Code: []string{"lack-of-time", "understaffing"}[i%2], Confidence: 0.5,
			Evidence: []analysis.Evidence{{Spans: u.Spans, Kind: "indicator", Rule: "time", Weight: 1}},
			Facets:   analysis.Facets{When: analysis.Now}, FacetEvidence: []analysis.Evidence{{Spans: u.Spans, Kind: "facet", Facet: "when=now", Rule: "now", Weight: 1}}})
	}
	must(t, s.SaveSuggestions(codebook, analysis.MachineCoder, names(t, s), list))
}

func verified(t testing.TB, s *study.Study) {
	t.Helper()
	list, err := s.Verify(t.Context())
	must(t, err)
	if len(list) > 0 {
		t.Fatalf("verify found:\n%v", list.Err())
	}
}

func digest(t testing.TB, s *study.Study) string {
	t.Helper()
	d, err := s.Digest()
	must(t, err)
	return d
}

func TestWholeWay(t *testing.T) {
	s := coded(t)
	verified(t, s)
	list := units(t, s)
	if len(list) != 7 {
		t.Fatalf("%d units, want 7", len(list))
	}
	n, err := s.Decide([]analysis.Decision{
		{Unit: list[0].ID, Scheme: "powertriangle", Code: "lack-of-time", Coder: "Anna", Status: analysis.Accepted},
		{Unit: list[3].ID, Scheme: "powertriangle", Code: "understaffing", Coder: "Anna", Status: analysis.Rejected, Memo: "illness is another thing"},
	}, "review.xlsx")
	must(t, err)
	if n != 2 {
		t.Errorf("%d decisions counted, want 2", n)
	}
	verified(t, s)
	must(t, s.Close())
	s, err = study.OpenReadOnly(s.Path(), options("Bo"))
	must(t, err)
	defer s.Close()
	verified(t, s)
	codings, err := s.Codings(study.Filter{Coder: "Anna"})
	must(t, err)
	if len(codings) != 2 || codings[0].Status != analysis.Accepted && codings[1].Status != analysis.Accepted {
		t.Errorf("codings of Anna: %+v", codings)
	}
	events, err := s.History()
	must(t, err)
	if len(events) != 7 {
		t.Errorf("%d events, want 7: %+v", len(events), events)
	}
}
