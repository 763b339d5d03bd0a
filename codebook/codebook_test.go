package codebook_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cocode/codebook"
	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

func TestTemplateIsSoundAndSurvivesFormatting(t *testing.T) {
	book, problems := codebook.Parse("template.yaml", codebook.Template)
	if len(problems) > 0 {
		t.Fatal(problems.Err())
	}
	written, err := codebook.Format(book)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := codebook.Parse("again.yaml", written)
	if len(problems) > 0 {
		t.Fatal(problems.Err())
	}
	if d := cmp.Diff(book, again, cmpopts.IgnoreTypes(diag.Position{}, strict.Places{}), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	twice, err := codebook.Format(again)
	if err != nil || string(twice) != string(written) {
		t.Error("formatting twice gives other bytes")
	}
}

const head = "codebook: c\nname: C\nlists: {user: {en: [resident]}}\ncodes:\n"

func TestParseReportsEveryMistakeAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"nothing in it", "name: x\n", []string{"f:1:1: the codebook has no id", "f:1:1: the codebook has no codes"}},
		{"ids", head + "  - id: Lack of time\n  - id: a\n  - id: a\n  - name: Big Thing\n", []string{
			`f:5:5: id: "Lack of time" is no id: use small letters, digits and hyphens; write it like "lack-of-time"`,
			`f:7:5: code "a" is already defined at line 6`, "f:8:5: a code has no id; add a line like `id: big-thing`"}},
		{"words", head + "  - {id: a, dimension: resource, direction: up, colour: red}\n", []string{
			`f:5:5: dimension: unknown word "resource"; did you mean "resources"?`, `f:5:5: direction: unknown word "up"`, `f:5:5: colour: "red" is no colour`}},
		{"indicators", head + "  - id: a\n    indicators:\n      en:\n        - time (\n        - {match: x, polarity: negate, weight: 2}\n        - \"@usr asks\"\n        - {match: a, regex: b}\n        - {regex: \"(\"}\n", []string{
			`f:8:17: indicator "time (": words are missing here`,
			`f:9:11: polarity: unknown word "negate"; did you mean "negated"?`, "f:9:11: weight: expected a number above 0 and up to 1, found 2",
			`f:10:11: indicator "@usr asks": the list @usr has no words in "en"; did you mean @user?`,
			"f:11:11: an indicator has match or regex, not both", "f:12:11: the regular expression does not compile"}},
	} {
		_, problems := codebook.Parse("f", []byte(c.src))
		for i, p := range problems {
			if i >= len(c.want) || !strings.HasPrefix(p.String(), c.want[i]) {
				t.Errorf("%s: unexpected %s", c.name, p)
			}
		}
		if len(problems) != len(c.want) {
			t.Errorf("%s: %d problems, want %d", c.name, len(problems), len(c.want))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(codebook.Template)
	f.Add([]byte(head + "  - id: a\n    indicators: {en: [\"(a|b) ..3.. c ~s d\"]}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		book, problems := codebook.Parse("f", src)
		if problems.Failed() {
			return
		}
		written, err := codebook.Format(book)
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := codebook.Parse("again", written); problems.Failed() {
			t.Errorf("what was written does not parse: %v\n%s", problems.Err(), written)
		}
	})
}

// A bare word meets all forms of all its base forms: whoever writes one is told where
// there are several, unless something beside it says which is meant.
func TestCheckTellsOfSeveralBaseForms(t *testing.T) {
	const src = "codebook: x\nname: X\nversion: '1'\nlanguages: [en]\ncodes:\n  - id: a\n    name: A\n    definition: d\n    example: 'the leaves fell'\n    indicators:\n      en: [INDICATORS]\n"
	for _, c := range []struct{ indicators, want string }{
		{`leaves`, `b.yaml:11:12: warning: code "a": "leaves" has several base forms (leaf, leave)`},
		{`'"leaves"'`, ""},
		{`leaves/NOUN`, ""},
		{`the leaves`, ""},
		{`leave*`, ""},
	} {
		b, problems := codebook.Parse("b.yaml", []byte(strings.Replace(src, "INDICATORS", c.indicators, 1)))
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range codebook.Check(b) {
			if strings.Contains(p.String(), "base forms") {
				got = p.String()
			}
		}
		if !strings.HasPrefix(got, c.want) || got != "" && c.want == "" {
			t.Errorf("%s: %q, want %q", c.indicators, got, c.want)
		}
	}
}

// The rest of a sentence in braces is taken for a language; an author is told.
func TestNoLanguage(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"definition: {en: Nobody, or left out.}", "n.yaml:6:42: warning: definition of code \"a\": \"or left out.\" is no language"},
		{"definition: {en: \"Nobody, or left out.\", sv: Ingen, pt-BR: Nada}", ""},
		{"indicators: {english: [time]}", "n.yaml:6:27: warning: indicators of code \"a\": \"english\" is no language"},
		{"nearMiss: {En: Words.}", "\"En\" is no language"},
	} {
		_, problems := codebook.Parse("n.yaml", []byte("codebook: n\nname: {en: N}\ncodes:\n  - id: a\n    name: A\n    "+c.line+"\n"))
		said := ""
		for _, p := range problems {
			said += p.String()
		}
		if c.want == "" && said != "" || !strings.Contains(said, c.want) {
			t.Errorf("%s: says %q", c.line, said)
		}
	}
}
