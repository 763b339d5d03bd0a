package study_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"cocode/analysis"
	"cocode/analysis/study"
)

func TestHandoutIsBlindAndComesBack(t *testing.T) {
	s := coded(t)
	decideAll(t, s)
	u := units(t, s)
	must(t, s.DrawSample(study.Sample{Coders: []string{"Bo"}, How: "the first three units", Units: []string{u[0].ID, u[1].ID, u[2].ID}}))
	path := filepath.Join(t.TempDir(), "bo.cocode")
	must(t, s.Handout(t.Context(), path))
	if err := s.Handout(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second handout of the same name: %v", err)
	}
	blind, err := study.Open(path, study.Options{Actor: "Bo", Now: clock()})
	must(t, err)
	defer blind.Close()
	verified(t, blind)
	codings, err := blind.Codings(study.Filter{})
	must(t, err)
	samples, err := blind.Samples()
	must(t, err)
	if len(codings) != 0 || len(samples) != 1 || len(units(t, blind)) != len(u) {
		t.Errorf("the handout has %d codings, %d samples, %d units", len(codings), len(samples), len(units(t, blind)))
	}
	for _, unit := range samples[0].Units {
		_, err := blind.Decide([]analysis.Decision{{Unit: unit, Scheme: "powertriangle", Code: "understaffing", Coder: "Bo", Status: analysis.Accepted}}, "")
		must(t, err)
	}
	for _, want := range []int{3, 0} {
		m, err := s.Merge(path)
		must(t, err)
		if m.Events != want || len(m.Conflicts) > 0 {
			t.Errorf("merging the coder's work back: %+v, want %d events", m, want)
		}
	}
	verified(t, s)
	codings, err = s.Codings(study.Filter{Coder: "Bo"})
	must(t, err)
	if len(codings) != 3 {
		t.Errorf("%d codings of Bo came back", len(codings))
	}
}
