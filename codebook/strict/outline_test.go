package strict_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cocode/codebook/strict"
	"cocode/corpus/diag"
)

func TestOutlineKeepsTheOrderOfTheFile(t *testing.T) {
	got, problems := strict.Outline("d.yml", []byte("Time:\n  Haste: [no, quick*]\n  Calm: slow\nEmpty:\nMixed:\n  - one\n  - Below: two\n"))
	if len(problems) > 0 {
		t.Fatal(problems.Err())
	}
	want := []strict.Branch{
		{Key: "Time", Below: []strict.Branch{{Key: "Haste", Words: []string{"no", "quick*"}}, {Key: "Calm", Words: []string{"slow"}}}},
		{Key: "Empty"},
		{Key: "Mixed", Words: []string{"one"}, Below: []strict.Branch{{Key: "Below", Words: []string{"two"}}}},
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Position{})); d != "" {
		t.Error(d)
	}
	if at := got[0].Below[1].At.String(); at != "d.yml:3:3" {
		t.Errorf("Calm begins at %s", at)
	}
}

func TestOutlineRefusesWhatHasNoEnd(t *testing.T) {
	for name, src := range map[string]string{
		"a list":        "- a\n",
		"twice":         "a: b\na: c\n",
		"nested deeply": strings.Repeat("[", 200) + strings.Repeat("]", 200),
		"a bomb":        "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d]\n",
	} {
		if _, problems := strict.Outline("d.yml", []byte(src)); !problems.Failed() {
			t.Errorf("%s: read without a word", name)
		}
	}
}
