package inductive_test

import (
	"testing"

	"cocode/analysis"
	"cocode/analysis/inductive"
)

// labelOf returns the name of the code of a unit.
func labelOf(p analysis.Proposal, unit string) string {
	index := analysis.NewIndex(&p.Scheme)
	n, _ := index.Node(codeOf(p, unit))
	return n.Name
}

// Units that say the same act of the same kind of thing share a code that says so; what is
// denied, done to somebody, wished or done by users is another matter.
func TestUnitsShareCodes(t *testing.T) {
	for _, c := range []struct {
		language  string
		sentences []string
		want      []string // what each is called; "" for anything that no other is called
	}{
		{"en", []string{"We ask the patients.", "I asked a resident about it.", "We never ask the patients.", "The staff do not ask the residents."}, []string{"asking users", "asking users", "not asking users", "not asking users"}},
		{"en", []string{"I waited for the bus for an hour.", "We wait for the nurse on the stairs.", "I phoned the office twice.", "She rang the council again."}, []string{"waiting", "waiting", "phoning", "phoning"}},
		{"en", []string{"There is no time to plan.", "We lack time for meetings.", "There is not enough money.", "We have no money for that."}, []string{"lack of time", "lack of time", "lack of money", "lack of money"}},
		{"en", []string{"I wait for the bus.", "We never wait for the bus.", "I want to wait for the bus."}, []string{"", "", ""}},
		{"sv", []string{"Vi frågar patienterna.", "Jag frågade en boende om det.", "Vi frågar aldrig patienterna.", "Personalen frågar inte de boende."}, []string{"att fråga brukare", "att fråga brukare", "att inte fråga brukare", "att inte fråga brukare"}},
		{"sv", []string{"Jag väntade en timme på bussen.", "Vi väntar på tåget i hallen.", "Jag var arg på banken.", "Vi blev arga på kommunen."}, []string{"att vänta på bilar och bussar", "att vänta på bilar och bussar", "ilska", "ilska"}},
	} {
		in := answer("k7w2fd", c.language, c.sentences...)
		p, _ := inductive.Propose([]inductive.Input{in}, inductive.Options{})
		seen := map[string]int{}
		for i, u := range in.Units {
			got := labelOf(p, u.ID)
			if seen[got]++; c.want[i] != "" && got != c.want[i] || c.want[i] == "" && seen[got] > 1 {
				t.Errorf("%q is called %q, want %q", c.sentences[i], got, c.want[i])
			}
		}
	}
}

// In the sample, what shares a code has one sign: all is said to be, or all is not.
func TestSharedCodesHaveOneSign(t *testing.T) {
	inputs := interviews()
	_, r := inductive.Propose(inputs, inductive.Options{})
	language := map[string]string{}
	for _, in := range inputs {
		for _, u := range in.Units {
			language[u.ID] = in.Document.Language
		}
	}
	seen := 0
	for _, m := range r.Merges {
		signs := map[bool]string{}
		for _, v := range m.Variants {
			signs[len(denied(language[v.Units[0]], v.Label)) > 0] = v.Label
		}
		if seen++; len(signs) > 1 {
			t.Errorf("one code for %q and %q", signs[true], signs[false])
		}
	}
	if seen < 10 {
		t.Errorf("only %d codes stand for several wordings", seen)
	}
}

// Names hold for most of what they name; what fits nothing is left out, and placed if
// everything shall be.
func TestNamesHold(t *testing.T) {
	inputs := interviews()
	p, r := inductive.Propose(inputs, inductive.Options{})
	check(t, inputs, p)
	units := 0
	for _, g := range r.Groups {
		if g.Level == analysis.LevelSubcategory && g.Covered < 0.5 {
			t.Errorf("%+v", g)
		}
		if g.Level == analysis.LevelCategory {
			units += g.Units
		}
	}
	if share := float64(units) / float64(r.Units); share < 0.6 || share > 0.95 || len(r.Homeless) == 0 {
		t.Errorf("%.2f of the units are in groups, %d codes in none", share, len(r.Homeless))
	}
	all, everything := inductive.Propose(inputs, inductive.Options{Fit: 1})
	check(t, inputs, all)
	if len(everything.Homeless) > 0 {
		t.Errorf("%d codes have no group", len(everything.Homeless))
	}
}

// A later run puts new codes where the names of an earlier one hold for them.
func TestNewCodesGoWhereNamesHold(t *testing.T) {
	inputs := interviews()
	first, _ := inductive.Propose(inputs[:1], inductive.Options{})
	second, r := inductive.Propose(inputs[:2], inductive.Options{Former: &first})
	check(t, inputs[:2], second)
	measured := 0
	for _, g := range r.Groups {
		if g.Level == analysis.LevelSubcategory && g.Covered > 0.5 {
			measured++
		}
	}
	if measured < 5 {
		t.Errorf("%d names hold: %+v", measured, r.Groups)
	}
}
