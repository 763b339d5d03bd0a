package inductive

import (
	"math"
	"testing"

	"cocode/analysis/inductive/group"
)

// A word in 10 of 1,000 units and in 20 of 5,000: expected are 5 and 25, so that
// G² = 2 (10 ln 2 + 20 ln .8).
func TestLogLikelihood(t *testing.T) {
	want := 2 * (10*math.Log(2) + 20*math.Log(0.8))
	if got := logLikelihood(10, 20, 1000, 5000); math.Abs(got-want) > 1e-9 || math.Abs(want-4.937) > 0.001 {
		t.Errorf("got %.4f, want %.4f", got, want)
	}
	if got := logLikelihood(5, 25, 1000, 5000); math.Abs(got) > 1e-9 {
		t.Errorf("as expected, but G² is %v", got)
	}
}

func TestTerms(t *testing.T) {
	say := func(document int, words ...string) *reading {
		return &reading{document: document, text: group.Text{Content: words}}
	}
	inside := []*reading{say(0, "time", "bus"), say(1, "time", "bus", "time"), say(2, "time", "meal"), say(0, "time")}
	all := append([]*reading{say(0, "bus"), say(1, "meal"), say(2, "meal"), say(3, "meal"), say(3, "bus"), say(4, "meal")}, inside...)
	list := terms(count(inside), count(all), noticeable)
	if len(list) != 1 || list[0].lemma != "time" || list[0].units != 4 || list[0].documents != 3 || list[0].ratio <= 0 {
		t.Errorf("%+v", list)
	}
}
