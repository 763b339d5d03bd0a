package study_test

import (
	"os"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/corpus"
)

// TestPurgeKeepsNamesOfOthers: a name that others bear stays, another one is made
// anew from what they said, and a code of nobody goes.
func TestPurgeKeepsNamesOfOthers(t *testing.T) {
	s := create(t)
	said := map[string]string{
		"a": "We were tiring of the endless forms. The zebrafink flew. The kvastberga way is quick. Only I had the marmalade.",
		"b": "Nobody tires of endless coffee. A bird flew past. The usual way is slow.",
	}
	p := analysis.Proposal{Scheme: analysis.Scheme{ID: analysis.Inductive, Nodes: []analysis.Node{
		{ID: "g", Name: "Zebrafink flew", Level: analysis.LevelCategory},
		{ID: "tiring", Name: "tiring of endless", Parent: "g", Level: analysis.LevelCode},
		{ID: "bird", Name: "the zebrafink flew", Parent: "g", Level: analysis.LevelCode},
		{ID: "way", Name: "the way", Level: analysis.LevelCode},
		{ID: "own", Name: "the marmalade", Level: analysis.LevelCode},
	}}}
	codes := []string{"tiring", "bird", "way", "own"}
	for _, name := range []string{"a", "b"} {
		added, err := s.AddDocuments([]corpus.Document{interview(name, "P: "+said[name])})
		must(t, err)
		d, err := s.Document(added.Documents[0])
		must(t, err)
		u := sentences(d)
		_, err = s.SetUnits([]study.Segmentation{{Document: d.ID, Units: u}})
		must(t, err)
		for i := range u {
			p.Readings = append(p.Readings, analysis.Reading{Unit: u[i].ID, Condensed: d.Quote(u[i]), Code: codes[i]})
		}
	}
	must(t, s.SaveProposal(names(t, s), p))
	_, err := s.Purge("P of a", "")
	must(t, err)
	verified(t, s)
	now, _, err := s.Proposal()
	must(t, err)
	got := map[string]string{}
	for _, n := range now.Scheme.Nodes {
		got[n.ID] = n.Name
		if strings.Contains(n.Name, "withdrawn") {
			t.Errorf("%s is now named %q", n.ID, n.Name)
		}
	}
	for id, want := range map[string]string{"tiring": "tiring of endless", "bird": "A bird flew past", "way": "the way", "g": "tiring of endless", "own": ""} {
		if got[id] != want {
			t.Errorf("%s is named %q, want %q", id, got[id], want)
		}
	}
}

// TestPurgeNamesCopies: whatever a copy of the study is called, it is named if the
// words are in it, and not touched.
func TestPurgeNamesCopies(t *testing.T) {
	s := betrayed(t)
	beside := func(name string) string { return strings.TrimSuffix(s.Path(), "test.cocode") + name }
	must(t, s.Backup(t.Context(), beside("holiday.jpg")))
	must(t, s.Handout(t.Context(), beside("anna.cocode")))
	other, err := study.Create(beside("another.cocode"), fixed("Bo"))
	must(t, err)
	must(t, other.Close())
	copyTo(t, s.Path(), beside("cut-off"))
	must(t, s.Backup(t.Context(), beside("whole")))
	b := read(t, beside("whole"))
	b[len(b)/2] ^= 1
	must(t, os.WriteFile(beside("broken"), b, 0o666))
	must(t, os.WriteFile(beside("matrices.xlsx"), []byte("cells"), 0o666))
	before := string(read(t, beside("holiday.jpg")))
	p, err := s.Purge("Wilhelmina of Wilhelmina-2026", "")
	must(t, err)
	if got, want := strings.Join(p.Copies, " "), strings.Join([]string{beside("anna.cocode"), beside("broken"), beside("cut-off"), beside("holiday.jpg"), beside("whole")}, " "); got != want {
		t.Errorf("copies: %s, want %s", got, want)
	}
	if len(p.Sheets) != 1 || p.Sheets[0] != beside("matrices.xlsx") {
		t.Errorf("sheets: %v", p.Sheets)
	}
	if string(read(t, beside("holiday.jpg"))) != before {
		t.Error("a copy was changed")
	}
}
