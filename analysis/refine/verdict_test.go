package refine_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/sample"
	"cocode/analysis/refine/proposition"
	"cocode/corpus"
)

// claims parses propositions written one a line in flow style.
func claims(t interface{ Fatal(...any) }, lines ...string) *proposition.File {
	src := "model: m\nversion: 1\ncodebook: co-production-power\npropositions:\n"
	for _, l := range lines {
		src += "  - " + l + "\n"
	}
	f, problems := proposition.Parse("test.yaml", []byte(src))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return f
}

const hasteAndCare = "{id: P1, if: lack-of-time, then: paternalism-among-professionals, against: involving-users}"

// voices writes interviews: s speak for the proposition, c against it, b both ways,
// q tell the "if" alone, and n tell nothing.
func voices(kinds string) string {
	var b strings.Builder
	for i, k := range kinds {
		fmt.Fprintf(&b, "== v-%02d | Coach %d | en\n? Well?\n", i+1, i+1)
		switch k {
		case 's':
			b.WriteString("- No time. [lack-of-time]\n- So we decide. [paternalism-among-professionals]\n")
		case 'c':
			b.WriteString("- No time. [lack-of-time]\n- We ask. [involving-users]\n")
		case 'b':
			b.WriteString("- No time. [lack-of-time]\n- So we decide. [paternalism-among-professionals]\n? And?\n- No time. [lack-of-time]\n- We ask. [involving-users]\n")
		case 'q':
			b.WriteString("- No time. [lack-of-time]\n- The weather.\n")
		case 'n':
			b.WriteString("- The weather.\n- So we decide. [paternalism-among-professionals]\n")
		}
	}
	return b.String()
}

func TestVerdictsByParticipants(t *testing.T) {
	for _, c := range []struct{ voices, want string }{
		{"", refine.Silent},
		{"nnn", refine.Silent},
		{"qqqqq", refine.Silent}, // absence of the "then" is silence
		{"s", refine.Thin},
		{"ssq", refine.Thin},
		{"cc", refine.Thin},
		{"sss", refine.Supported},
		{"sssqqqqq", refine.Supported},
		{"ssssc", refine.Supported},
		{"sssscc", refine.Supported}, // two to one
		{"ssscc", refine.Contested},
		{"ssc", refine.Contested}, // three are heard, two are for it
		{"bbb", refine.Contested},
		{"sssb", refine.Supported}, // four for, one against
		{"ccc", refine.Contradicted},
		{"ccccs", refine.Contradicted},
		{"cccss", refine.Contested},
	} {
		m := study(t, voices(c.voices), refine.Options{Shuffles: 20})
		v := m.Test(claims(t, hasteAndCare))[0]
		if v.Verdict != c.want {
			t.Errorf("%s: got %s, want %s (%+v)", c.voices, v.Verdict, c.want, v.Voices)
		}
		if len(v.For) != v.Places.For || len(v.Against) != v.Places.Against || len(v.SilentVoices) != v.Voices.Silent {
			t.Errorf("%s: %d and %d quotes, %d silent names for %+v", c.voices, len(v.For), len(v.Against), len(v.SilentVoices), v.Places)
		}
	}
}

func TestMinimumAndOwnScope(t *testing.T) {
	m := study(t, voices("ss"), refine.Options{Shuffles: 20})
	f := claims(t, strings.Replace(hasteAndCare, "against", "minParticipants: 2, against", 1), strings.Replace(hasteAndCare, "P1,", "P2, scope: unit,", 1))
	vs := m.Test(f)
	if vs[0].Verdict != refine.Supported || vs[1].Verdict != refine.Silent {
		t.Errorf("got %s and %s", vs[0].Verdict, vs[1].Verdict)
	}
	var scopes []string
	for _, s := range vs[1].Scopes {
		scopes = append(scopes, string(s.Scope)+" "+s.Verdict)
	}
	if d := cmp.Diff([]string{"unit silent", "turn thin", "near thin", "project thin", "participant thin"}, scopes); d != "" {
		t.Error(d)
	}
}

func TestOrderAsksForALaterUnit(t *testing.T) {
	for _, c := range []struct {
		name, order, src string
		for_             int
	}{
		{"after", "after", "- a [lack-of-time]\n- b [paternalism-among-professionals]\n", 1},
		{"not after", "after", "- a [paternalism-among-professionals]\n- b [lack-of-time]\n", 0},
		{"before", "before", "- a [paternalism-among-professionals]\n- b [lack-of-time]\n", 1},
		{"the same unit is neither", "after", "- a [paternalism-among-professionals lack-of-time]\n- b\n", 0},
		{"after the first of two", "after", "- a [lack-of-time]\n- b [paternalism-among-professionals]\n- c [lack-of-time]\n", 1},
	} {
		m := study(t, head+"? Well?\n"+c.src, refine.Options{Shuffles: 20})
		v := m.Test(claims(t, "{id: P1, if: lack-of-time, then: paternalism-among-professionals, order: "+c.order+"}"))[0]
		if v.Places.For != c.for_ {
			t.Errorf("%s: %d places are for it, want %d", c.name, v.Places.For, c.for_)
		}
	}
}

func TestConditions(t *testing.T) {
	src := head + `? One
- a [involving-users laws-and-guidelines]
- b [understaffing]
? Two
- a [involving-users]
- b [understaffing/ceased]
? Three
- a [valuing-contributions reform-and-economy/ceased]
- b [understaffing/user]
`
	for _, c := range []struct {
		name, line string
		tried, pro int
	}{
		{"a code holds its children", "{id: P1, if: discursive-resistance, then: barriers}", 3, 2},
		{"all must be told", "{id: P1, if: {all: [discursive-resistance, contexts]}, then: barriers}", 1, 1},
		{"what has ceased is asked for", "{id: P1, if: {any: [contexts], when: ceased}, then: barriers}", 1, 1},
		{"a holder is asked for", "{id: P1, if: discursive-resistance, then: {any: [barriers], holder: [user, relative]}}", 3, 1},
		{"an unknown code is never told", "{id: P1, if: nothing-of-the-kind, then: barriers}", 0, 0},
	} {
		v := study(t, src, refine.Options{Shuffles: 20}).Test(claims(t, c.line))[0]
		if v.Places.Tried != c.tried || v.Places.For != c.pro {
			t.Errorf("%s: %d tried and %d for, want %d and %d", c.name, v.Places.Tried, v.Places.For, c.tried, c.pro)
		}
	}
}

func TestRefiningFindsWhatMakesTheDifference(t *testing.T) {
	var b strings.Builder
	for i := range 8 {
		setting := "ward"
		if i%2 == 0 {
			setting = "home"
		}
		fmt.Fprintf(&b, "== v-%02d | Coach %d | en | setting: %s; name: %d\n? Well?\n- No time. [lack-of-time]\n", i, i, setting, i)
		if setting == "home" {
			b.WriteString("- So we decide, by law. [paternalism-among-professionals laws-and-guidelines]\n")
		}
	}
	v := study(t, b.String(), refine.Options{Shuffles: 20}).Test(claims(t, hasteAndCare))[0]
	var got []string
	for _, r := range v.Refining {
		got = append(got, fmt.Sprintf("%s %s=%s %d/%d %s", r.Kind, r.Name, r.Value, r.With.For, r.With.Tried, r.Verdict))
	}
	want := []string{"context laws-and-guidelines= 4/4 silent", "attribute setting=home 4/4 silent"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if v.Conditions != 3 { // the law, home, ward; the name tells persons apart
		t.Errorf("%d conditions were tried", v.Conditions)
	}
}

func TestExpandingGathersWhatNoCodeHolds(t *testing.T) {
	v := study(t, head+`? Well?
- No time. [lack-of-time]
- The kettle. ~ things / kettles
- The lamp. ~ things / lamps
- The dog. ~ animals / dogs
? And?
- The cat. ~ animals / cats
`, refine.Options{Shuffles: 20}).Test(claims(t, hasteAndCare))[0]
	if v.Expanding.Units != 3 || len(v.Expanding.Quotes) != 2 {
		t.Errorf("got %+v", v.Expanding)
	}
	if d := cmp.Diff([]refine.Group{{Category: "things", Units: 2}, {Category: "animals", Units: 1}}, v.Expanding.Categories); d != "" {
		t.Error(d)
	}
}

// In the closed form: 4 units of one participant in turns of 2; the "if" is in one
// turn; 2 units of 4 tell the "then": P(at least one of 2 in 2 of 4) = 5/6.
func TestChanceOfAProposition(t *testing.T) {
	m := study(t, pairs, refine.Options{Shuffles: 4000, Seed: 2})
	v := m.Test(claims(t, hasteAndCare))[0]
	if math.Abs(v.Chance.Expected-5.0/6) > 1e-9 {
		t.Errorf("expected %v, want 5/6", v.Chance.Expected)
	}
	if math.Abs(v.ChanceVoices-5.0/6) > 0.03 || v.Chance.Low != 0 || v.Chance.High != 1 {
		t.Errorf("shuffles give %v voices, %d to %d places", v.ChanceVoices, v.Chance.Low, v.Chance.High)
	}
}

// Laws that hold for every study.
func TestLawsOfVerdicts(t *testing.T) {
	f := proposition.BuiltIn()
	rapid.Check(t, func(r *rapid.T) {
		m := refine.New(sample.Parse("Random (invented)", randomStudy(r)), refine.Options{Shuffles: 5})
		for _, v := range m.Test(f) {
			if v.Voices.For+v.Voices.Against-v.Voices.Both+v.Voices.Silent != v.Voices.Tried {
				r.Fatalf("%s: voices do not add up: %+v", v.ID, v.Voices)
			}
			if !v.Deniable && v.Voices.Against > 0 {
				r.Fatalf("%s names no counter-evidence and has some", v.ID)
			}
			if v.Voices.For > v.Places.For || v.Chance.Expected > float64(v.Places.Tried)+1e-9 {
				r.Fatalf("%s: %+v, %+v, %+v", v.ID, v.Voices, v.Places, v.Chance)
			}
			for i := 1; i < len(v.Scopes); i++ {
				// A wider scope hears everything that a narrower one hears.
				if a, b := v.Scopes[i-1], v.Scopes[i]; b.Voices.For < a.Voices.For && v.Order == "" {
					r.Fatalf("%s: %s has %d voices for, %s has %d", v.ID, a.Scope, a.Voices.For, b.Scope, b.Voices.For)
				}
			}
			for _, p := range append(v.For, v.Against...) {
				if p.Quote == "" || len(p.Units) == 0 {
					r.Fatalf("%s: an empty passage", v.ID)
				}
			}
		}
	})
}

func randomStudy(r *rapid.T) string {
	codes := []string{"understaffing", "lack-of-time", "paternalism-among-professionals", "involving-users", "users-resources", "laws-and-guidelines/now",
		"lack-of-users-resources?", "alternative-resources/ceased", "self-subordination-among-users+", "organizations-resources!"}
	var b strings.Builder
	for d := range rapid.IntRange(0, 4).Draw(r, "documents") {
		fmt.Fprintf(&b, "== r-%d | Coach %d | en\n", d, rapid.IntRange(0, 2).Draw(r, "participant"))
		for range rapid.IntRange(0, 4).Draw(r, "turns") {
			b.WriteString("? Well?\n")
			for u := range rapid.IntRange(1, 3).Draw(r, "units") {
				fmt.Fprintf(&b, "- Unit %d said. [%s]\n", u, strings.Join(rapid.SliceOfN(rapid.SampledFrom(codes), 0, 3).Draw(r, "codes"), " "))
			}
		}
	}
	return b.String()
}

func TestTheSameStudyGivesTheSameRefinement(t *testing.T) {
	var texts [2]strings.Builder
	for i := range texts {
		r := refine.New(sample.Study(), refine.Options{Seed: 3}).Refine(proposition.BuiltIn())
		if err := r.Write(&texts[i]); err != nil {
			t.Fatal(err)
		}
	}
	if texts[0].String() != texts[1].String() {
		t.Error("two runs differ")
	}
}

func TestTheSampleHasEveryVerdict(t *testing.T) {
	seen := map[string][]string{}
	for _, v := range refine.New(sample.Study(), refine.Options{}).Test(proposition.BuiltIn()) {
		seen[v.Verdict] = append(seen[v.Verdict], v.ID)
	}
	t.Log(seen)
	for _, v := range []string{refine.Supported, refine.Contested, refine.Contradicted, refine.Thin, refine.Silent} {
		if len(seen[v]) == 0 {
			t.Errorf("no proposition is %s: %v", v, seen)
		}
	}
}

func TestVoicesMayBeDocuments(t *testing.T) {
	src := strings.ReplaceAll(voices("sss"), "| Coach 2 |", "| Coach 1 |")
	f := claims(t, hasteAndCare)
	if v := study(t, src, refine.Options{Shuffles: 20}).Test(f)[0]; v.Verdict != refine.Thin || v.Voices.For != 2 {
		t.Errorf("two participants: %s, %+v", v.Verdict, v.Voices)
	}
	f.Defaults.Count = "documents"
	if v := study(t, src, refine.Options{Shuffles: 20}).Test(f)[0]; v.Verdict != refine.Supported || v.Voices.For != 3 || v.Count != "documents" {
		t.Errorf("three documents: %s, %+v", v.Verdict, v.Voices)
	}
}

// Two interviews of one participant are one project if their attribute says so.
func TestProjectsMayHoldSeveralInterviews(t *testing.T) {
	src := "== v-01 | Coach 1 | en\n? Well?\n- No time. [lack-of-time]\n== v-02 | Coach 1 | en\n? Well?\n- We decide. [paternalism-among-professionals]\n"
	f := claims(t, strings.Replace(hasteAndCare, "P1,", "P1, scope: project,", 1))
	d := sample.Parse("Test (invented)", src)
	if v := refine.New(d, refine.Options{}).Test(f)[0]; v.Places.For != 0 {
		t.Errorf("apart: %+v", v.Places)
	}
	for i := range d.Documents {
		d.Documents[i].Attributes = map[string]string{refine.ProjectAttribute: "supper"}
	}
	if v := refine.New(d, refine.Options{}).Test(f)[0]; v.Places.For != 1 {
		t.Errorf("together: %+v", v.Places)
	}
}

// In a talk of several, only what one participant tells is told together.
func TestPlacesStayWithinOneParticipant(t *testing.T) {
	d := sample.Parse("Test (invented)", "== v-01 | Coach 1 | en\n? Well?\n- No time. [lack-of-time]\n? And you?\n- We decide. [paternalism-among-professionals]\n")
	doc := &d.Documents[0]
	doc.Speakers = append(doc.Speakers, corpus.Speaker{Label: "Coach 2", Role: corpus.Participant, Participant: "Coach 2"})
	doc.Turns[3].Speaker = 2
	for _, s := range refine.New(d, refine.Options{}).Test(claims(t, hasteAndCare))[0].Scopes {
		if s.Places.For != 0 {
			t.Errorf("%s: %+v", s.Scope, s.Places)
		}
	}
}
