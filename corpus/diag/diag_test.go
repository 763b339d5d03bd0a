package diag_test

import (
	"testing"

	"cocode/corpus/diag"
)

func TestListBecomesAnErrorOnlyWhenItHoldsOne(t *testing.T) {
	var l diag.List
	if l.Err() != nil {
		t.Error("an empty list is an error")
	}
	l.Warnf(diag.Position{File: "a.txt"}, "", "no speaker found")
	if l.Err() != nil {
		t.Error("a warning is an error")
	}
	l.Errorf(diag.Position{File: "a.txt", Line: 3, Column: 7}, "give it one", "code %q has no definition", "x")
	l.Sort()
	want := "a.txt: warning: no speaker found\na.txt:3:7: code \"x\" has no definition; give it one"
	if got := l.Err().Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := diag.Problems(l.Err()); len(got) != 2 {
		t.Errorf("Problems returned %d of 2", len(got))
	}
}

func TestNearest(t *testing.T) {
	known := []string{"accept", "reject", "change", "unsure"}
	for _, c := range []struct {
		word, want string
		ok         bool
	}{
		{"acept", "accept", true}, {"rejects", "reject", true}, {"chnage", "change", true}, {"banana", "", false}, {"", "", false},
	} {
		if got, ok := diag.Nearest(c.word, known); got != c.want || ok != c.ok {
			t.Errorf("Nearest(%q) = %q %v, want %q %v", c.word, got, ok, c.want, c.ok)
		}
	}
}
