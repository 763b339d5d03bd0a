package study_test

import (
	"slices"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
)

// TestSeenIsTheWholeUnit: who has answered one of two suggestions on a unit has not
// seen it as a whole, unless it was handed to them.
func TestSeenIsTheWholeUnit(t *testing.T) {
	s := coded(t)
	u := units(t, s)
	both := []string{"lack-of-time", "understaffing"}
	var list []analysis.Suggestion
	for _, u := range u[:4] {
		for _, code := range both {
			list = append(list, analysis.Suggestion{Unit: u.ID, Code: code, Confidence: 0.5})
		}
	}
	must(t, s.SaveSuggestions(1, analysis.MachineCoder, names(t, s), list))
	decide := func(unit study.Unit, coder string, status analysis.Status, codes ...string) {
		t.Helper()
		for _, code := range codes {
			_, err := s.Decide([]analysis.Decision{{Unit: unit.ID, Scheme: "powertriangle", Code: code, Coder: coder, Status: status}}, "")
			must(t, err)
		}
	}
	decide(u[0], "Anna", analysis.Accepted, both[0])
	decide(u[1], "Anna", analysis.Rejected, both...)
	decide(u[4], "Anna", analysis.Accepted, both[1]) // a code of her own, where nothing was suggested
	decide(u[1], "Bo", analysis.Accepted, both[1])
	must(t, s.MarkSeen("Bo", []string{u[2].ID}))
	seen, err := s.Seen("powertriangle")
	must(t, err)
	for coder, want := range map[string][]string{"Anna": {u[1].ID, u[4].ID}, "Bo": {u[2].ID}} {
		slices.Sort(want)
		if !slices.Equal(seen[coder], want) {
			t.Errorf("%s has seen %v, want %v", coder, seen[coder], want)
		}
	}
	decide(u[0], "Cia", analysis.Accepted, both[0])
	if seen, err = s.Seen("powertriangle"); err != nil || seen["Cia"] == nil || len(seen["Cia"]) > 0 {
		t.Errorf("with one of two answers, Cia has seen %v (%v), want nothing", seen["Cia"], err)
	}
	decide(u[0], "Anna", analysis.Unsure, both[1])
	if seen, err = s.Seen("powertriangle"); err != nil || !slices.Contains(seen["Anna"], u[0].ID) {
		t.Errorf("having answered both, Anna has seen %v (%v)", seen["Anna"], err)
	}
}
