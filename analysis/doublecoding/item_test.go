package doublecoding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
)

// halfDone is material of which the program suggested three codes on u1, time and staff
// on u2, and asking on u3. Anna and Erik have each answered some, and looked at nothing
// as a whole but u3 (Anna).
func halfDone() doublecoding.Material {
	m := material()
	m.Codings, m.Seen = nil, map[string][]string{"anna": {"u3"}, "erik": {}}
	say := func(coder string, status analysis.Status, unit string, codes ...string) {
		for _, code := range codes {
			m.Codings = append(m.Codings, analysis.Coding{Coder: coder, Unit: unit, Code: code, Status: status})
		}
	}
	say(analysis.MachineCoder, analysis.Suggested, "u1", "time", "staff", "asking")
	say(analysis.MachineCoder, analysis.Suggested, "u2", "time", "staff")
	say(analysis.MachineCoder, analysis.Suggested, "u3", "asking")
	say("anna", analysis.Accepted, "u1", "time")
	say("anna", analysis.Rejected, "u1", "asking")
	say("erik", analysis.Rejected, "u1", "time", "staff")
	say("anna", analysis.Accepted, "u2", "time")
	say("erik", analysis.Accepted, "u2", "staff")
	say("anna", analysis.Accepted, "u3", "asking")
	say("erik", analysis.Accepted, "u3", "time")
	return m
}

// Coders are compared on the codes that both have answered: time on u1, which they
// differ on, and time on u3, which Anna left out when she had looked at it all. Each has
// answered one of two on u2, and not the same: that is no agreement, and none lacking.
func TestHalfAnsweredUnitsAreComparedCodeByCode(t *testing.T) {
	m := halfDone()
	items := m.Items(doublecoding.Units, coders, analysis.LevelCode)
	const unasked, no, yes = doublecoding.Unasked, doublecoding.No, doublecoding.Yes
	for _, c := range []struct {
		unit int
		code string
		want []doublecoding.Answer
	}{
		{0, "time", []doublecoding.Answer{yes, no}},
		{0, "staff", []doublecoding.Answer{unasked, unasked}}, // Erik alone
		{0, "asking", []doublecoding.Answer{unasked, unasked}},
		{1, "time", []doublecoding.Answer{unasked, unasked}},
		{2, "time", []doublecoding.Answer{no, yes}},
		{2, "asking", []doublecoding.Answer{unasked, unasked}},
	} {
		if d := cmp.Diff(c.want, items[c.unit].Answers(c.code)); d != "" {
			t.Errorf("%s on unit %d:\n%s", c.code, c.unit+1, d)
		}
	}
	if shared := doublecoding.Shared(items); len(items) != 3 || len(shared) != 2 || shared[1].Units[0] != "u3" {
		t.Errorf("shared: %v", shared)
	}
	if first, second, ok := items[0].Pair(0, 1); !ok || !cmp.Equal(first, []string{"time"}) || second != nil {
		t.Errorf("pair: %v %v %t", first, second, ok)
	}
	if _, _, ok := items[1].Pair(0, 1); ok {
		t.Error("what each has answered of u2 cannot be compared")
	}
	if !items[0].Differ() || items[1].Differ() || !items[2].Differ() {
		t.Error("the coders differ on u1 and u3 only")
	}
	for _, i := range items {
		if sets := i.Sets(); sets[0] != nil || sets[1] != nil {
			t.Errorf("sets of %v that nobody else knows in full: %v", i.Units, sets)
		}
	}
}

// A category is answered for when all that was suggested below it is, whatever the
// answers: were a Yes enough, coders would be compared on what they gave.
func TestHalfAnsweredCategoriesWait(t *testing.T) {
	items := halfDone().Items(doublecoding.Units, []string{"anna", "erik", "cocode"}, analysis.LevelSubcategory)
	want := []doublecoding.Answer{doublecoding.Unasked, doublecoding.Unasked, doublecoding.Unasked}
	if d := cmp.Diff(want, items[1].Answers("lack")); d != "" {
		t.Error(d)
	}
}

// Of a turn, what only one coder has seen is no part: u4 below, on which Anna alone has
// been and given a code.
func TestPlacesAreComparedOnWhatBothSaw(t *testing.T) {
	m := material()
	m.Codings = append(m.Codings, analysis.Coding{Coder: "anna", Unit: "u4", Code: "time", Status: analysis.Accepted})
	for _, on := range []doublecoding.On{doublecoding.Turns, doublecoding.Documents} {
		items := m.Items(on, coders, analysis.LevelCode)
		last := items[len(items)-1]
		want := map[doublecoding.On][]doublecoding.Answer{doublecoding.Turns: {doublecoding.No, doublecoding.No}, doublecoding.Documents: {doublecoding.Yes, doublecoding.Yes}}[on]
		if d := cmp.Diff(want, last.Answers("time")); d != "" {
			t.Errorf("%s: %s", on, d)
		}
	}
	m.Seen = map[string][]string{"anna": {"u1"}, "erik": {"u2"}}
	m.Codings = m.Codings[:1]
	if shared := doublecoding.Shared(m.Items(doublecoding.Documents, coders, analysis.LevelCode)); len(shared) > 0 {
		t.Errorf("coders who saw different units of an interview are compared: %v", shared)
	}
}

// Where nothing else was given, a set with a code that the coder is unsure of is not known.
func TestUnsureSetsAreLeftOut(t *testing.T) {
	items := material().Items(doublecoding.Units, coders, analysis.LevelCode)
	if d := cmp.Diff([][]string{{"asking"}, nil}, items[2].Sets()); d != "" {
		t.Error(d)
	}
	if without, out := doublecoding.InDoubt(items); without != 0 || out != 1 {
		t.Errorf("%d compared without a code, %d left out", without, out)
	}
	if !items[2].Differ() {
		t.Error("a code given here and doubted there is to be talked about")
	}
}

// A code that one is unsure of is left out for all; the rest of the unit is compared.
func TestUnsureCodesAreLeftOutOfSets(t *testing.T) {
	m := material()
	for _, coder := range coders {
		m.Codings = append(m.Codings, analysis.Coding{Coder: coder, Unit: "u3", Code: "time", Status: analysis.Accepted})
	}
	items := m.Items(doublecoding.Units, coders, analysis.LevelCode)
	if d := cmp.Diff([][]string{{"time"}, {"time"}}, items[2].Sets()); d != "" {
		t.Error(d)
	}
	if without, out := doublecoding.InDoubt(items); without != 1 || out != 0 {
		t.Errorf("%d compared without a code, %d left out", without, out)
	}
}

// A unit that all have answered in part is compared on the codes that all have answered:
// of u1 on time, of u3 on time; u2 on none.
func TestContinuaOfAnyCodeTakeUnitsAnsweredInPart(t *testing.T) {
	got := halfDone().Continua(coders, analysis.LevelCode, "")
	want := []agreement.Continuum{{Length: 8 + 13, Coders: [][]agreement.Segment{{{Start: 0, End: 8}}, {{Start: 8, End: 21}}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
