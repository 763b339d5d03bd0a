package learn_test

import (
	"strings"
	"testing"

	"cocode/analysis/deductive/learn"
)

// The words that are shown stand in decided units, are as people say them, and none
// repeats another.
func TestSigns(t *testing.T) {
	l := learn.Learn(pass(t), interviews(5))
	for _, c := range l.Codes {
		for sign, list := range map[float64][]learn.Sign{1: c.For, -1: c.Against} {
			if len(list) > 10 {
				t.Errorf("%s: %d words", c.Code, len(list))
			}
			seen := map[string]bool{}
			for _, s := range list {
				if s.Weight*sign <= 0 || s.Units < 2 || s.Has > s.Units || s.Units > c.Has+c.HasNot {
					t.Errorf("%s: %+v", c.Code, s)
				}
				for _, w := range strings.Fields(strings.ReplaceAll(s.Words, "…", "")) {
					if seen[w] {
						t.Errorf("%s: %q is told twice", c.Code, w)
					}
					seen[w] = true
				}
			}
		}
	}
}
