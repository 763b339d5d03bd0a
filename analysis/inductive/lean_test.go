package inductive_test

import (
	"testing"

	"cocode/analysis"
	"cocode/analysis/inductive"
	"cocode/corpus"
	"cocode/corpus/text"
)

// answer is one invented answer, a unit a sentence.
func answer(id, language string, sentences ...string) inductive.Input {
	d := &corpus.Document{ID: id, Language: language, Speakers: []corpus.Speaker{{Role: corpus.Participant}}}
	var units []corpus.Unit
	for _, s := range sentences {
		span := text.Span{Start: len(d.Text), End: len(d.Text) + len(s)}
		units = append(units, corpus.Unit{ID: corpus.UnitID(id, span), Spans: []text.Span{span}})
		d.Text += s + " "
	}
	d.Turns = []corpus.Turn{{Span: text.Span{End: len(d.Text)}}}
	in := input(d)
	in.Units = units
	return in
}

// A unit leans only if it has nothing of its own; what only sets the scene is no finding;
// all else keeps its own label, and apart everything does.
func TestLeaning(t *testing.T) {
	const leans, scene, stands = "leans", "scene", "stands"
	for _, c := range []struct {
		language  string
		sentences []string
		second    string // what becomes of the second
	}{
		{"en", []string{"The manager gave us time for the meeting.", "And so we did."}, leans},
		{"en", []string{"The manager gave us time for the meeting.", "She is also a coach."}, stands},
		{"en", []string{"The manager gave us time for the meeting.", "Then it was four o'clock."}, scene},
		{"en", []string{"The manager gave us time for the meeting.", "The patient was never asked."}, stands},
		{"en", []string{"The manager gave us time for the meeting.", "There was no Monday."}, stands},
		{"sv", []string{"Vi delar mediciner till alla boende.", "Sen är klockan fyra."}, scene},
		{"sv", []string{"Vi sjunger i kör med de boende.", "Hon är också coach."}, stands},
		{"sv", []string{"Vi delar mediciner till alla boende.", "Så gjorde vi."}, leans},
	} {
		in := answer("k7w2fd", c.language, c.sentences...)
		p, r := inductive.Propose([]inductive.Input{in}, inductive.Options{})
		got, unit := stands, in.Units[1].ID
		for _, l := range r.Leanings {
			switch {
			case l.Unit != unit:
				t.Errorf("%q: %+v", c.sentences, l)
			case l.On == in.Units[0].ID && l.Code == codeOf(p, l.On) && l.Code == codeOf(p, unit):
				got = leans
			case l.On == "" && len(r.Scenes) == 1 && l.Code == r.Scenes[0]:
				got = scene
			}
		}
		if got != c.second {
			t.Errorf("%q: it %s, want: it %s (%+v)", c.sentences, got, c.second, r.Leanings)
		}
		if _, apart := inductive.Propose([]inductive.Input{in}, inductive.Options{Apart: true}); len(apart.Leanings)+len(apart.Scenes) > 0 {
			t.Errorf("%q: apart, %+v", c.sentences, apart)
		}
	}
}

func codeOf(p analysis.Proposal, unit string) string {
	for _, r := range p.Readings {
		if r.Unit == unit {
			return r.Code
		}
	}
	return ""
}

// In the sample, a unit leans only on the one beside it in the same answer, which keeps
// its own code; codes of scenes are in no group.
func TestLeaningIsNear(t *testing.T) {
	inputs := interviews()
	p, r := inductive.Propose(inputs, inductive.Options{})
	leans, at := map[string]bool{}, map[string][2]int{}
	for d, in := range inputs {
		for i, u := range in.Units {
			at[u.ID] = [2]int{d, i}
		}
	}
	for _, l := range r.Leanings {
		leans[l.Unit] = true
	}
	for _, l := range r.Leanings {
		if l.On == "" {
			continue
		}
		a, b := at[l.Unit], at[l.On]
		units := inputs[a[0]].Units
		if a[0] != b[0] || max(a[1]-b[1], b[1]-a[1]) != 1 || units[a[1]].Turn != units[b[1]].Turn || leans[l.On] {
			t.Errorf("%+v", l)
		}
	}
	index := analysis.NewIndex(&p.Scheme)
	for _, id := range r.Scenes {
		if n, _ := index.Node(id); n.Parent != "" {
			t.Errorf("%+v", n)
		}
	}
}
