package indicator_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/codebook/indicator"
)

func TestPlainWritesExpressionsOut(t *testing.T) {
	lists := map[string][]string{"boss": {"manager", "head of (unit|ward)"}, "loop": {"@loop", "x"}}
	for _, c := range []struct {
		source string
		want   indicator.Plain
	}{
		{"no time", indicator.Plain{Phrases: []string{"no time"}, ByBase: true}},
		{`"had no time"`, indicator.Plain{Phrases: []string{"had no time"}}},
		{"(no|little) [spare] time", indicator.Plain{Phrases: []string{"no spare time", "no time", "little spare time", "little time"}, ByBase: true}},
		{"@boss back*", indicator.Plain{Phrases: []string{"manager back*", "head of unit back*", "head of ward back*"}, ByBase: true}},
		{"time/NOUN", indicator.Plain{Phrases: []string{"time"}, Tagged: true, ByBase: true}},
		{"a ..3.. b", indicator.Plain{Missing: "a gap", ByBase: true}},
		{"a ~5 b", indicator.Plain{Missing: "words near each other"}},
		{"*/NAME", indicator.Plain{Tagged: true, Missing: "nothing but a word that may be any"}},
		{"@loop", indicator.Plain{Phrases: []string{"x"}, ByBase: true}},
		{"(a|b|c|d|e|f|g|h|i|j|k|l|m) (a|b|c|d|e|f|g|h|i|j|k|l|m) (a|b|c|d|e|f|g|h|i|j|k|l|m)", indicator.Plain{Missing: "too many alternatives", ByBase: true}},
	} {
		e, err := indicator.Parse(c.source)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, e.Plain(lists)); d != "" {
			t.Errorf("%s: %s", c.source, d)
		}
	}
}
