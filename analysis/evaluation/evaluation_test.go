package evaluation_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis/evaluation"
	"cocode/corpus/diag"
)

func same(code string) string { return code }

// up puts a and b under x, c under y, and leaves d out.
func up(code string) string { return map[string]string{"a": "x", "b": "x", "c": "y"}[code] }

var items = []evaluation.Item{
	{Reference: []string{"a"}, Found: []string{"a"}},
	{Reference: []string{"a"}, Found: []string{"b"}},
	{Reference: []string{"a", "c"}, Found: []string{"c", "c"}},
	{Reference: nil, Found: []string{"d"}},
	{Reference: nil, Found: nil},
}

func TestCompare(t *testing.T) {
	codes := evaluation.Compare(items, same)
	want := evaluation.Scores{Items: 5, Micro: evaluation.Counts{Right: 2, Wrong: 2, Missed: 2}, ByCode: map[string]evaluation.Counts{
		"a": {Right: 1, Missed: 2}, "b": {Wrong: 1}, "c": {Right: 1}, "d": {Wrong: 1}}}
	if d := cmp.Diff(want, codes); d != "" {
		t.Error(d)
	}
	if f, ok := codes.Micro.F1(); !ok || f != .5 {
		t.Errorf("micro F1 = %v", f)
	}
	if f, ok := codes.Macro(); !ok || math.Abs(f-.75) > 1e-12 { // a: 2/4, c: 1
		t.Errorf("macro F1 = %v", f)
	}
	if got := evaluation.Compare(items, up).Micro; got != (evaluation.Counts{Right: 3, Missed: 1}) {
		t.Errorf("one level up: %+v", got)
	}
	if _, ok := (evaluation.Counts{}).F1(); ok {
		t.Error("F1 of nothing is defined")
	}
}

func TestConfusions(t *testing.T) {
	want := []evaluation.Confusion{{"", "d", 1}, {"a", "", 1}, {"a", "b", 1}}
	if d := cmp.Diff(want, evaluation.Confusions(items, same)); d != "" {
		t.Error(d)
	}
}

func at(line int) diag.Position { return diag.Position{File: "r.csv", Line: line} }

func TestReadReference(t *testing.T) {
	src := "\uFEFFcode,Document,quote\nlack-of-time,coach-01,\"no, \"\"no\"\" time\"\n,coach-01,hello\nx,,y\nz\n"
	quotes, problems := evaluation.ReadReference("r.csv", strings.NewReader(src))
	want := []evaluation.Quote{{at(2), "coach-01", `no, "no" time`, "lack-of-time"}, {at(3), "coach-01", "hello", ""}}
	if d := cmp.Diff(want, quotes); d != "" {
		t.Error(d)
	}
	if got := problems.Err().Error(); got != "r.csv:4: the document or the quote is empty\nr.csv:5: expected 3 cells, found 1" {
		t.Error(got)
	}
	if _, problems := evaluation.ReadReference("r.csv", strings.NewReader("a,b\n")); !problems.Failed() {
		t.Error("a file without the columns is taken")
	}
	if _, problems := evaluation.ReadReference("r.csv", strings.NewReader("")); !problems.Failed() {
		t.Error("an empty file is taken")
	}
}

func TestLocate(t *testing.T) {
	doc := strings.Fields("we had no time and then we had no time at all")
	for _, c := range []struct {
		quote            string
		hint, first, end int
		ok               bool
	}{
		{"no time", 0, 2, 4, true}, {"no time", 3, 8, 10, true}, {"no time", 9, 2, 4, true}, {"time no", 0, 0, 0, false}, {"", 0, 0, 0, false},
	} {
		first, end, ok := evaluation.Locate(doc, strings.Fields(c.quote), c.hint)
		if first != c.first || end != c.end || ok != c.ok {
			t.Errorf("%q from %d: %d-%d %v", c.quote, c.hint, first, end, ok)
		}
	}
}
