package proposition_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis/refine/proposition"
	"cocode/codebook"
	"cocode/codebook/powertriangle"
)

func TestBuiltInNamesOnlyCodesThatExist(t *testing.T) {
	if l := proposition.Check(proposition.BuiltIn(), powertriangle.Codebook()); len(l) > 0 {
		t.Error(l)
	}
}

func TestBuiltInSpeaksBothLanguages(t *testing.T) {
	f := proposition.BuiltIn()
	if len(f.Propositions) < 10 {
		t.Fatalf("%d propositions", len(f.Propositions))
	}
	for _, p := range f.Propositions {
		for what, words := range map[string]codebook.Text{"text": p.Text, "because": p.Because, "source": p.Source, "note": p.Note} {
			if words["en"] == "" && what != "note" || (words["en"] == "") != (words["sv"] == "") {
				t.Errorf("%s: %s is %q", p.ID, what, words)
			}
		}
	}
}

const head = "model: m\nversion: 1\ncodebook: b\npropositions:\n"

func TestParseReportsEveryMistakeAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string // the beginning of each problem, without the file
	}{
		{"sound", head + "  - {id: P1, if: x, then: y}", nil},
		{"empty", "", []string{": the file is empty"}},
		{"no head", "propositions:\n  - {id: P1, if: x, then: y}", []string{
			":1:1: the file names no model", ":1:1: the file names no codebook", ":1:1: version: expected a whole number from 1, found 0"}},
		{"no propositions", "model: m\nversion: 1\ncodebook: b\npropositions: []", []string{":1:1: the file has no propositions"}},
		{"unknown key", head + "  - {id: P1, if: x, than: y}", []string{
			`:5:5: proposition P1 has no then`, `:5:21: unknown key "than"; did you mean "then"?`}},
		{"no id", head + "  - {if: x, then: y}", []string{":5:5: a proposition has no id"}},
		{"bad id", head + "  - {id: 'P 1', if: x, then: y}", []string{`:5:5: id: "P 1" is no id`}},
		{"twice", head + "  - {id: P1, if: x, then: y}\n  - {id: P1, if: x, then: y}", []string{`:6:5: proposition "P1" already stands at line 5`}},
		{"scope", head + "  - {id: P1, if: x, then: y, scope: trun}", []string{`:5:5: scope: unknown word "trun"; did you mean "turn"?`}},
		{"order", head + "  - {id: P1, if: x, then: y, order: later}", []string{`:5:5: order: unknown word "later"; use one of: after, before`}},
		{"order in a unit", head + "  - {id: P1, if: x, then: y, order: after, scope: unit}", []string{":5:5: proposition P1 asks for an order within one unit"}},
		{"facet", head + "  - {id: P1, if: {any: [x], holder: [nurse]}, then: y}", []string{`:5:18: holder: unknown word "nurse"`}},
		{"rival", head + "  - {id: P1, if: x, then: y, rival: P2}", []string{`:5:5: proposition P1: its rival "P2" is not there`}},
		{"own rival", head + "  - {id: P1, if: x, then: y, rival: P1}", []string{`:5:5: proposition P1 is its own rival`}},
		{"minimum", head + "  - {id: P1, if: x, then: y, minParticipants: -1}", []string{":5:5: minParticipants: expected a whole number from 1"}},
		{"minimum in words", head + "  - {id: P1, if: x, then: y, minParticipants: three}", []string{`:5:47: minParticipants: expected a whole number, found "three"`}},
		{"count", "model: m\nversion: 1\ncodebook: b\ndefaults: {count: places}\npropositions:\n  - {id: P1, if: x, then: y}", []string{`:1:1: count: unknown word "places"`}},
		{"empty ref", head + "  - {id: P1, if: {any: ['']}, then: y}", []string{":5:25: a code has no id"}},
	} {
		_, problems := proposition.Parse("p.yaml", []byte(c.src))
		var got []string
		for _, p := range problems {
			got = append(got, strings.TrimPrefix(p.String(), "p.yaml"))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %d problems, want %d:\n%s", c.name, len(got), len(c.want), strings.Join(got, "\n"))
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) {
				t.Errorf("%s: got %q, want it to begin with %q", c.name, got[i], c.want[i])
			}
		}
	}
}

func TestParseKeepsPlacesAndDefaults(t *testing.T) {
	f, problems := proposition.Parse("p.yaml", []byte("model: m\nversion: 2\ncodebook: b\ndefaults: {scope: near, minParticipants: 5}\npropositions:\n"+
		"  - {id: P1, if: {any: [a, b], all: c}, then: d}\n  - {id: P2, if: a, then: b, scope: unit, minParticipants: 1}\n"))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	p, q := f.Propositions[0], f.Propositions[1]
	if d := cmp.Diff([]string{"c", "a", "b"}, p.If.Codes()); d != "" {
		t.Error(d)
	}
	if at := p.If.Any[1].At; at.Line != 6 || at.Column != 28 {
		t.Errorf("the code b stands at %v", at)
	}
	if f.ScopeOf(p) != proposition.Near || f.MinimumOf(p) != 5 || f.ScopeOf(q) != proposition.Unit || f.MinimumOf(q) != 1 {
		t.Error("defaults do not hold where they should, or hold where they should not")
	}
}

const book = `
codebook: b
name: B
codes:
  - id: group
    name: Group
    abstract: true
    codes:
      - {id: alpha, name: A, definition: d}
      - {id: beta, name: B, definition: d}
  - {id: hollow, name: H, abstract: true}
  - {id: gamma, name: C, definition: d}
`

func TestCheck(t *testing.T) {
	b, problems := codebook.Parse("b.yaml", []byte(book))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, line, want string }{
		{"sound", "{id: P1, if: alpha, then: [beta], against: gamma}", ""},
		{"unknown", "{id: P1, if: {any: [alhpa]}, then: beta}", `p.yaml:5:25: proposition P1: the codebook has no code "alhpa"; did you mean "alpha"?`},
		{"speaks for itself", "{id: P1, if: alpha, then: group}", `p.yaml:5:5: warning: proposition P1: "alpha" is in its if and in its then`},
		{"facets keep apart", "{id: P1, if: {any: [alpha], holder: [user]}, then: {any: [alpha], holder: [professional]}}", ""},
		{"for and against", "{id: P1, if: gamma, then: alpha, against: group}", `p.yaml:5:5: warning: proposition P1: "alpha" speaks for it and against it`},
		{"hollow", "{id: P1, if: gamma, then: hollow}", `warning: proposition P1: "hollow" is abstract and holds no code`},
	} {
		src := head + "  - " + strings.ReplaceAll(c.line, "[beta]", "{any: [beta]}")
		f, problems := proposition.Parse("p.yaml", []byte(src))
		if err := problems.Err(); err != nil {
			t.Fatal(c.name, err)
		}
		l := proposition.Check(f, b)
		switch {
		case c.want == "" && len(l) > 0:
			t.Errorf("%s: %v", c.name, l)
		case c.want != "" && (len(l) != 1 || !strings.Contains(l[0].String(), c.want)):
			t.Errorf("%s: got %v, want %q", c.name, l, c.want)
		}
	}
}

func TestCheckWarnsOfAnotherCodebook(t *testing.T) {
	b, _ := codebook.Parse("b.yaml", []byte(strings.Replace(book, "codebook: b", "codebook: other", 1)))
	f, _ := proposition.Parse("p.yaml", []byte(head+"  - {id: P1, if: alpha, then: beta}"))
	l := proposition.Check(f, b)
	if len(l) != 1 || l.Failed() || !strings.Contains(l[0].Summary, `codebook "b", and this is "other"`) {
		t.Error(l)
	}
}

func TestSchemaNamesEveryKey(t *testing.T) {
	var s struct {
		ID   string                                         `json:"$id"`
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(proposition.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	if s.ID != proposition.SchemaID || s.Defs["proposition"].Properties["against"] == nil {
		t.Errorf("%+v", s)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(string(proposition.BuiltInSource()))
	f.Add(head + "  - {id: P1, if: {any: [x], when: ceased}, then: y, order: after}")
	f.Fuzz(func(t *testing.T, src string) {
		file, problems := proposition.Parse("f.yaml", []byte(src))
		if !problems.Failed() {
			for _, p := range file.Propositions {
				if p.If.Empty() || p.Then.Empty() || p.ID == "" {
					t.Errorf("accepted without a problem: %+v", p)
				}
			}
		}
	})
}
