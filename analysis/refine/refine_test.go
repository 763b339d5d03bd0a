package refine_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis"
	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/sample"
	"cocode/analysis/refine/proposition"
	"cocode/codebook"
)

// study makes material of a study in the notation of sample/study.txt.
func study(t *testing.T, src string, o refine.Options) *refine.Material {
	t.Helper()
	return refine.New(sample.Parse("Test (invented)", src), o)
}

const head = "== one-01 | Coach 1 | en\n"

func TestOnlyDecidedCodingsCountUnlessAsked(t *testing.T) {
	src := head + `? Well?
- It was so. [lack-of-time]
- It was so too. [lack-of-time+]
- It may be so. [lack-of-time?]
- It was not so. [lack-of-time!]
- They do not agree. [lack-of-time-]
- Nobody coded this.
`
	for _, c := range []struct {
		name string
		o    refine.Options
		want refine.Counts
	}{
		{"decided", refine.Options{}, refine.Counts{Findings: 3, Open: 1, Rejected: 1, Disputed: 1, Coded: 3, Undecided: 1, Uncovered: 2}},
		{"with suggestions", refine.Options{Suggestions: true}, refine.Counts{Findings: 4, Suggested: 1, Rejected: 1, Disputed: 1, Coded: 4, Uncovered: 2}},
		{"one coder", refine.Options{Coders: []string{"Bo Lind"}}, refine.Counts{Findings: 1, Rejected: 1, Open: 3, Coded: 1, Undecided: 3, Uncovered: 2}},
	} {
		c.want.Documents, c.want.Participants, c.want.Turns, c.want.Units = 1, 1, 1, 6
		if d := cmp.Diff(c.want, study(t, src, c.o).Counts()); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// What coders have settled together stands before what each had given.
func TestJointDecisions(t *testing.T) {
	d := sample.Parse("Test (invented)", head+"? Well?\n- They do not agree. [lack-of-time-]\n")
	c := d.Codings[0]
	c.Coder = analysis.JointCoder
	for status, want := range map[analysis.Status]refine.Counts{
		analysis.Rejected: {Rejected: 1, Uncovered: 1}, analysis.Accepted: {Findings: 1, Coded: 1}, analysis.Unsure: {Findings: 1, Coded: 1, Disputed: 1},
	} {
		c.Status = status
		with := *d
		with.Codings = append(slices.Clone(d.Codings), c)
		want.Documents, want.Participants, want.Turns, want.Units = 1, 1, 1, 1
		if diff := cmp.Diff(want, refine.New(&with, refine.Options{}).Counts()); diff != "" {
			t.Errorf("%s together: %s", status, diff)
		}
	}
}

func TestEvidenceNamesPlaceAndFacets(t *testing.T) {
	m := study(t, head+"? And?\n- A first.\n- We had no time for him. [lack-of-time+{no time}/professional,before] ~ hurry / running\n", refine.Options{})
	want := []refine.Evidence{{
		CodingID: "done01-14/lack-of-time", UnitID: "done01-14", TurnID: "done01-t2", Document: "one-01", Participant: "Coach 1", Line: 3,
		Code: "lack-of-time", Subcategory: "lack-of-access-to-resources", Dimension: "resources", Direction: "hinders",
		Holder: "professional", When: "before", Status: "accepted", Coders: "Ada Berg, Bo Lind",
		Quote: "We had no time for him.", Condensed: "we had no time for him",
	}}
	if d := cmp.Diff(want, m.Evidence()); d != "" {
		t.Error(d)
	}
}

// Four units in two turns; the codes are laid so that the counts can be made by hand.
const pairs = head + `? One
- a [lack-of-time paternalism-among-professionals]
- b [lack-of-time]
? Two
- c [paternalism-among-professionals]
- d
`

func TestInteractionsByHand(t *testing.T) {
	m := study(t, pairs, refine.Options{})
	for _, c := range []struct {
		scope      refine.Scope
		both, a, b int
		expected   float64
	}{
		// unit: 2 of 4 units carry each: 4 · 2/4 · 2/4
		{"unit", 1, 2, 2, 1},
		// turn: two turns of two units; P(at least one of 2 among 2 of 4) = 5/6; 2 · 25/36
		{"turn", 1, 1, 2, 2 * 25.0 / 36},
		// near: both turns are within reach of each other, so that all is in reach:
		// per turn P(A)·1 + P(B)·1 - P(A)·P(B) = 10/6 - 25/36 = 35/36
		{"near", 2, 1, 2, 2 * 35.0 / 36},
		{"project", 1, 1, 1, 1},
		{"participant", 1, 1, 1, 1},
	} {
		i := interaction(m, c.scope, "lack-of-time", "paternalism-among-professionals")
		if i.Both != c.both || i.A != c.a || i.B != c.b || math.Abs(i.Expected-c.expected) > 1e-9 || i.Participants != 1 {
			t.Errorf("%s: got %+v, want %+v", c.scope, i, c)
		}
	}
}

func interaction(m *refine.Material, s refine.Scope, a, b string) refine.Interaction {
	for _, i := range m.Interactions() {
		if i.Scope == s && i.CodeA == a && i.CodeB == b {
			return i
		}
	}
	return refine.Interaction{}
}

// What shuffling gives must lie around what the closed form says.
func TestShufflesAgreeWithTheClosedForm(t *testing.T) {
	m := refine.New(sample.Large(4, 3000), refine.Options{Shuffles: 400, Seed: 9})
	outside := 0
	all := 0
	for _, i := range m.Interactions() {
		if i.Scope == "project" || i.Scope == "participant" {
			continue
		}
		all++
		if i.Expected < float64(i.Low) || i.Expected > float64(i.High) {
			outside++
		}
		// The codes were laid by chance: seldom more than 95 of 100 are within.
	}
	if all == 0 || outside*100 > all {
		t.Errorf("%d of %d expected numbers lie outside of what 95 of 100 shuffles give", outside, all)
	}
}

func TestCodesLaidByChanceLieWithinChance(t *testing.T) {
	m := refine.New(sample.Large(5, 4000), refine.Options{Shuffles: 200, Seed: 4})
	outside, all := 0, 0
	for _, i := range m.Interactions() {
		if i.Scope == "turn" {
			all++
			if i.Both < i.Low || i.Both > i.High {
				outside++
			}
		}
	}
	if share := float64(outside) / float64(all); all < 100 || share > 0.08 {
		t.Errorf("%d of %d pairs lie outside of the middle 95 of 100", outside, all)
	}
}

func TestDimensionsAndEdges(t *testing.T) {
	m := study(t, pairs+"? Three\n- e [involving-users/wished laws-and-guidelines]\n", refine.Options{})
	var got []string
	for _, d := range m.Dimensions() {
		got = append(got, strings.Join([]string{d.Dimension, d.Direction, num(d.Codings), num(d.Units), num(d.Turns), num(d.NotSo)}, " "))
	}
	want := []string{"resources enables 0 0 0 0", "resources hinders 2 2 1 0", "discourses enables 0 0 0 1", "discourses hinders 2 2 2 0", "contexts neutral 1 1 1 0"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, e := range m.Edges() {
		if e.Scope == "turn" && e.A == "resources" && e.B == "discourses" && e.DirectionA == refine.Any && e.Both != 1 {
			t.Errorf("resources and discourses meet in one turn: %+v", e)
		}
	}
	for _, c := range m.Cells() {
		want := 0
		if c.Resource == refine.Hinders && c.Discourse == refine.Hinders && !c.Context {
			want = 1
		}
		if c.Places != want {
			t.Errorf("cell %+v, want %d", c, want)
		}
	}
}

func num(n int) string { return string(rune('0' + n)) }

func TestTensionsFindTheConnective(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"one unit", "- We had no time, but we asked her anyway. [lack-of-time{no time} involving-users{asked her}]\n",
			[]string{"unit involving-users lack-of-time hinders but"}},
		{"two units", "- We asked her. [involving-users]\n- But there was no time. [lack-of-time]\n",
			[]string{"turn involving-users lack-of-time enables but"}},
		{"no connective", "- We asked her. [involving-users]\n- There was no time. [lack-of-time]\n",
			[]string{"turn involving-users lack-of-time enables "}},
		{"one direction", "- We asked her. [involving-users]\n- She knew. [users-resources]\n", nil},
		{"another turn", "- We asked her. [involving-users]\n? And?\n- No time. [lack-of-time]\n", nil},
		{"wished", "- We should ask, but no time. [involving-users/wished lack-of-time]\n", nil},
		{"the nearest of several", "- No time. [lack-of-time]\n- The weather.\n- No time again though [lack-of-time]\n- we asked. [involving-users]\n",
			[]string{"turn involving-users lack-of-time hinders though"}},
	} {
		var got []string
		for _, x := range study(t, head+"? Well?\n"+c.src, refine.Options{}).Tensions() {
			got = append(got, strings.Join([]string{string(x.Scope), x.Enabling, x.Hindering, x.First, x.Connective}, " "))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"next unit", "- No time. [lack-of-time]\n- We asked, and it worked. [involving-users]\n", []string{"lack-of-time involving-users strategy turn 1 after worked"}},
		{"same unit", "- No time, so we asked. [lack-of-time{No time} involving-users{asked}]\n", []string{"lack-of-time involving-users strategy unit 0 after unknown"}},
		{"same unit without evidence", "- No time, so we asked. [lack-of-time involving-users]\n", []string{"lack-of-time involving-users strategy unit 0 same unknown"}},
		{"before", "- We asked. [involving-users]\n- No time. [lack-of-time]\n", []string{"lack-of-time involving-users strategy turn 1 before unknown"}},
		{"far away", "- No time. [lack-of-time]\n? 1\n- x\n? 2\n- x\n? 3\n- Same faces. [units-resources]\n", []string{"lack-of-time units-resources resource project 3 after unknown"}},
		{"near goes before far", "- Same faces. [units-resources]\n- No time. [lack-of-time]\n? 1\n- x\n? 2\n- x\n? 3\n- We asked. [involving-users]\n", []string{"lack-of-time units-resources resource turn 1 before unknown"}},
		{"none", "- No time. [lack-of-time]\n", []string{"lack-of-time    0  unknown"}},
		{"two codes", "- No time. [lack-of-time]\n- We asked her, she knew. [involving-users users-resources]\n", []string{
			"lack-of-time users-resources resource turn 1 after unknown", "lack-of-time involving-users strategy turn 1 after unknown"}},
		{"failed", "- No time. [lack-of-time]\n- We asked. [involving-users]\n- Nothing came of it.\n", []string{"lack-of-time involving-users strategy turn 1 after failed"}},
		{"negated", "- No time. [lack-of-time]\n- We asked, which has never worked. [involving-users]\n", []string{"lack-of-time involving-users strategy turn 1 after failed"}},
		{"negation of another clause", "- No time. [lack-of-time]\n- I was not there, it worked. [involving-users]\n", []string{"lack-of-time involving-users strategy turn 1 after worked"}},
		{"partly", "- No time. [lack-of-time]\n- We asked, it got a bit better. [involving-users]\n", []string{"lack-of-time involving-users strategy turn 1 after partly"}},
	} {
		var got []string
		for _, a := range study(t, head+"? Well?\n"+c.src, refine.Options{}).Answers() {
			got = append(got, strings.Join([]string{a.Barrier, a.Answer, a.Kind, string(a.Reach), num(a.Distance), a.Order, a.Outcome}, " "))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestOutcomesInSwedish(t *testing.T) {
	m := study(t, "== en-01 | Coach 1 | sv\n? Nå?\n- Ingen tid. [lack-of-time]\n- Vi frågade, men det rann ut i sanden. [involving-users]\n", refine.Options{})
	if a := m.Answers()[0]; a.Outcome != refine.Failed || a.OutcomeWords != "rann ut i sanden" {
		t.Errorf("got %s %q", a.Outcome, a.OutcomeWords)
	}
	if x := m.Tensions()[0]; x.Connective != "men" {
		t.Errorf("connective %q", x.Connective)
	}
}

func TestCoverageTellsSilenceFromDenial(t *testing.T) {
	m := study(t, head+`? Well?
- There is no lack of time here. [lack-of-time!{lack of time}]
- We no longer decide for them. [paternalism-among-professionals/ceased]
- She knows. [users-resources]
- She is not tired, but she was. [users-resources/ceased]
- Not this code. [understaffing!]
`, refine.Options{})
	want := map[string]string{"lack-of-time": "contradicted lack of time (not what is meant)", "paternalism-among-professionals": "contradicted ceased",
		"users-resources": "present ceased", "understaffing": "absent ", "involving-users": "absent "}
	seen := 0
	for _, c := range m.Coverage() {
		if w, ok := want[c.Code]; ok {
			seen++
			if got := c.State + " " + c.Reason; got != w {
				t.Errorf("%s: got %q, want %q", c.Code, got, w)
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d codes", seen, len(want))
	}
}

func TestUncoveredHasItsNearestCode(t *testing.T) {
	m := study(t, head+`? Well?
- Kettle ladder. [lack-of-time]
- Kettle ladder ladder. ~ things / ladders
- Zyxt. ~ things / words
- Something open. [lack-of-time?]
- Plain.
`, refine.Options{})
	rows := m.Uncovered()
	if len(rows) != 3 {
		t.Fatalf("%d rows: %+v", len(rows), rows)
	}
	if r := rows[0]; r.Category != "things" || r.OpenCode != "ladders" || r.Nearest != "lack-of-time" || r.Distance <= 0 || r.Distance >= 1 {
		t.Errorf("got %+v", r)
	}
	if r := rows[1]; r.Nearest != "" || r.Distance != 1 {
		t.Errorf("words that nothing shares: %+v", r)
	}
	if r := rows[2]; r.Category != "" || r.Quote != "Plain." {
		t.Errorf("units without a category come last: %+v", r)
	}
}

func TestAnEmptyStudyIsNoTrouble(t *testing.T) {
	for _, src := range []string{"", head, head + "? Well?\n"} {
		r := study(t, src, refine.Options{}).Refine(proposition.BuiltIn())
		for _, v := range r.Propositions {
			if v.Verdict != refine.Silent {
				t.Errorf("%s is %s", v.ID, v.Verdict)
			}
		}
	}
}

// With more than 64 codes another way of counting is taken; it must count the same.
func TestManyCodesCountLikeFew(t *testing.T) {
	few := refine.New(sample.Large(2, 1500), refine.Options{Shuffles: 20})
	d := sample.Large(2, 1500)
	book := *d.Codebook
	for i := range 60 {
		book.Codes = append(book.Codes, codebook.Code{ID: "more-" + strings.Repeat("x", i+1)})
	}
	d.Codebook = &book
	many := refine.New(d, refine.Options{Shuffles: 20})
	if diff := cmp.Diff(few.Interactions(), many.Interactions()); diff != "" {
		t.Error(diff)
	}
}
