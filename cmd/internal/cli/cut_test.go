package cli

import (
	"testing"

	"cocode/corpus"
	"cocode/corpus/text"
)

func TestFreshUnits(t *testing.T) {
	d := &corpus.Document{ID: "d", Text: "We had no time. And they never came back. Mm. So?"}
	unit := func(spans ...text.Span) corpus.Unit { return corpus.Unit{Spans: spans} }
	for _, c := range []struct {
		name       string
		there, cut []corpus.Unit
		want       string
	}{
		{"nothing there", nil, []corpus.Unit{unit(text.Span{Start: 0, End: 15})}, "We had no time."},
		{"held", []corpus.Unit{unit(text.Span{Start: 0, End: 15})}, []corpus.Unit{unit(text.Span{Start: 0, End: 15})}, ""},
		{"a sentence behind one that is held", []corpus.Unit{unit(text.Span{Start: 0, End: 15})}, []corpus.Unit{unit(text.Span{Start: 0, End: 41})}, "And they never came back."},
		{"too little is left", []corpus.Unit{unit(text.Span{Start: 0, End: 41})}, []corpus.Unit{unit(text.Span{Start: 0, End: 45})}, ""},
		{"little, but whole", nil, []corpus.Unit{unit(text.Span{Start: 42, End: 45})}, "Mm."},
		{"between spans", []corpus.Unit{unit(text.Span{Start: 0, End: 15}, text.Span{Start: 42, End: 45})}, []corpus.Unit{unit(text.Span{Start: 0, End: 45})}, "And they never came back."},
	} {
		got := ""
		for _, u := range freshUnits(d, c.there, c.cut) {
			got += d.Quote(u)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
