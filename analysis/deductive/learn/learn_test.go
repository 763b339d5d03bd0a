package learn_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cocode/analysis"
	"cocode/analysis/deductive"
	"cocode/analysis/deductive/learn"
	"cocode/codebook"
	"cocode/corpus"
	"cocode/corpus/language/annotate"
	"cocode/corpus/text"
	"cocode/corpus/unit"
)

// The codebook knows only one word of each code, and one that misleads.
const book = `
codebook: small
name: Small
version: "1"
codes:
  - {id: cold, name: Cold, indicators: {en: ["snow", "day"]}}
  - {id: warm, name: Warm, indicators: {en: ["sun"]}}
`

func pass(t testing.TB) *deductive.Pass {
	t.Helper()
	b, problems := codebook.Parse("small.yaml", []byte(book))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	in, problems := b.Compile("en")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return deductive.New(in)
}

// interviews are invented: a researcher finds cold in snow, frost and ice, and warm in
// sun and heat.
func interviews(n int) []learn.Interview {
	random := rand.New(rand.NewPCG(3, 3))
	tell := map[string][]string{"cold": {"snow", "frost", "ice"}, "warm": {"sun", "heat", "heat"}}
	var all []learn.Interview
	for i := range n {
		d := &corpus.Document{ID: fmt.Sprint("d", i), Language: "en", Speakers: []corpus.Speaker{{Role: corpus.Participant}}}
		var codes [][]string
		for range 30 {
			words := []string{"we", "saw", "the", "garden", "that", []string{"day", "morning", "week"}[random.IntN(3)]}
			var has []string
			if code := []string{"cold", "warm", "none"}[random.IntN(3)]; code != "none" {
				has = append(has, code)
				words = append(words, "with", "the", tell[code][random.IntN(3)])
			}
			start := len(d.Text)
			d.Text += strings.Join(words, " ") + "."
			d.Turns = append(d.Turns, corpus.Turn{Span: text.Span{Start: start, End: len(d.Text)}})
			d.Text += "\n"
			codes = append(codes, has)
		}
		a := annotate.Document(d)
		x := learn.Interview{Input: deductive.Input{Document: d, Annotation: a, Units: unit.Split(d, a, unit.Options{Kind: unit.Turn})}, Decided: map[string][]string{}}
		for _, u := range x.Units {
			x.Decided[u.ID] = codes[u.Turn]
		}
		all = append(all, x)
	}
	return all
}

func TestLearn(t *testing.T) {
	p, list := pass(t), interviews(5)
	l := learn.Learn(p, list)
	if l.Interviews != 5 || l.Units != 150 || len(l.Codes) != 2 {
		t.Fatalf("%d interviews, %d units, %d codes", l.Interviews, l.Units, len(l.Codes))
	}
	for _, c := range l.Codes {
		before, _ := c.Before.F1()
		after, _ := c.After.F1()
		if !c.Used || after < before+.1 || !c.After.Defined || c.After.Alpha < .7 {
			t.Errorf("%s: F1 %.2f before, %.2f after, alpha %.2f, used %v", c.Code, before, after, c.After.Alpha, c.Used)
		}
	}
	if c := l.Codes[0]; !slices.ContainsFunc(c.For, func(s learn.Sign) bool { return s.Words == "frost" && s.Has == s.Units && s.Units > 10 }) {
		t.Errorf("words for cold: %v", c.For)
	}
	if l.After.Alpha <= l.Before.Alpha {
		t.Errorf("alpha %.2f before, %.2f after", l.Before.Alpha, l.After.Alpha)
	}
	found := l.Pass.Suggest(list[0].Input)
	if !slices.ContainsFunc(found, func(s analysis.Suggestion) bool {
		return s.Code == "cold" && strings.Contains(fmt.Sprint(s.Evidence), "frost")
	}) {
		t.Error("frost is not suggested as cold with its word")
	}
}

// Better or not at all: no code gets worse by what is used.
func TestNeverWorse(t *testing.T) {
	l := learn.Learn(pass(t), interviews(3))
	for _, c := range l.Codes {
		before, _ := c.Before.F1()
		after, _ := c.After.F1()
		if c.Used && after <= before {
			t.Errorf("%s is used with F1 %.2f after %.2f", c.Code, after, before)
		}
	}
	b, _ := l.Before.F1()
	a, _ := l.After.F1()
	if a < b {
		t.Errorf("all: F1 %.2f after %.2f", a, b)
	}
}

func TestOneInterviewTeachesNothingThatCouldBeTried(t *testing.T) {
	p := pass(t)
	l := learn.Learn(p, interviews(1))
	if l.Pass != p || l.Codes[0].Used || l.Units != 30 {
		t.Error("a lesson from one interview is used")
	}
	if l := learn.Learn(p, nil); l.Pass != p || l.Units != 0 {
		t.Error("a lesson from nothing")
	}
}

// A code that few units have is left alone, and the lesson says how many there are.
func TestTooFewDecisions(t *testing.T) {
	list := interviews(3)
	for i := range list {
		n := 0
		for _, u := range list[i].Units {
			if slices.Contains(list[i].Decided[u.ID], "cold") {
				if n++; n > 1 {
					list[i].Decided[u.ID] = nil
				}
			}
		}
	}
	l := learn.Learn(pass(t), list)
	if c := l.Codes[0]; c.Enough() || c.Used || c.Has != 3 || c.Interviews != 3 || c.HasNot != 87 {
		t.Errorf("%+v", c)
	}
	if !l.Learnt() || !l.Codes[1].Enough() {
		t.Error("the other code is not learned")
	}
	for i := range list {
		for u := range list[i].Decided {
			list[i].Decided[u] = nil
		}
	}
	if l := learn.Learn(pass(t), list); l.Learnt() {
		t.Error("learned from nothing but absence")
	}
}

// What is open on a decided unit neither teaches nor counts.
func TestPending(t *testing.T) {
	list := interviews(3)
	for i := range list {
		list[i].Pending = map[string][]string{}
		for _, u := range list[i].Units[:10] {
			list[i].Pending[u.ID] = []string{"warm"}
		}
	}
	l := learn.Learn(pass(t), list)
	cold, warm := l.Codes[0], l.Codes[1]
	if cold.Has+cold.HasNot != 90 || warm.Has+warm.HasNot != 60 {
		t.Errorf("cold %d of %d, warm %d of %d", cold.Has, cold.Has+cold.HasNot, warm.Has, warm.Has+warm.HasNot)
	}
	if n := warm.After.Right + warm.After.Missed; n != warm.Has {
		t.Errorf("%d compared, %d have it", n, warm.Has)
	}
}

// As many are suggested as the decisions' rate says, of a rare code too.
func TestRateDecides(t *testing.T) {
	list := interviews(6)
	l := learn.Learn(pass(t), list)
	for _, c := range l.Codes {
		found := c.After.Right + c.After.Wrong
		if ratio := float64(found) / float64(c.Has); ratio < .75 || ratio > 1.33 {
			t.Errorf("%s: %d suggested, %d have it", c.Code, found, c.Has)
		}
		if c.Used && l.Pass.Threshold(c.Code) != c.From {
			t.Errorf("%s: suggested from %v, the lesson says %v", c.Code, l.Pass.Threshold(c.Code), c.From)
		}
	}
}

func TestTheSameAgain(t *testing.T) {
	a, b := learn.Learn(pass(t), interviews(4)), learn.Learn(pass(t), interviews(4))
	a.Pass, b.Pass = nil, nil
	if !reflect.DeepEqual(a, b) {
		t.Error("two lessons differ")
	}
}

func TestCurve(t *testing.T) {
	answers, said, held := 0, 0.0, 0.0
	for _, b := range learn.Learn(pass(t), interviews(6)).Curve {
		answers += b.Answers
		said += b.Said * float64(b.Answers)
		held += b.Held * float64(b.Answers)
		if b.Answers > 0 && (b.Said < b.From-1e-9 || b.Said > b.To+1e-9) {
			t.Errorf("%.2f is said between %.1f and %.1f", b.Said, b.From, b.To)
		}
	}
	if answers != 180*2 || math.Abs(said-held)/held > .15 {
		t.Errorf("%d answers, said %.1f, held %.1f", answers, said, held)
	}
}

func TestOrder(t *testing.T) {
	p, list := pass(t), interviews(2)
	skipped := list[0].Units[0].ID
	asks := learn.Order(p, []deductive.Input{list[0].Input, list[1].Input}, 10, func(u string) bool { return u == skipped })
	if len(asks) != 10 {
		t.Fatalf("%d asks", len(asks))
	}
	for i, a := range asks {
		if a.Unit == skipped || a.Doubt <= 0 || a.Doubt > 1 {
			t.Errorf("%+v", a)
		}
		if slices.ContainsFunc(asks[:i], func(b learn.Ask) bool { return b.Unit == a.Unit }) {
			t.Errorf("%s is asked twice", a.Unit)
		}
	}
}

// What is doubtful comes first, what is like it later, and nothing is lost.
func TestSpread(t *testing.T) {
	asks := []learn.Ask{{"a", "x", .5, .2}, {"b", "x", .5, 1}, {"c", "x", .5, .95}, {"d", "x", .5, .6}, {"e", "x", .5, .1}}
	words := [][]string{{"rain"}, {"snow", "ice"}, {"snow", "ice"}, {"sun", "sand"}, {"wind"}}
	for _, c := range []struct {
		n    int
		want string
	}{{5, "bdaec"}, {2, "bdcae"}, {0, "bcdae"}} {
		got := ""
		for _, a := range learn.Spread(asks, words, c.n) {
			got += a.Unit
		}
		if got != c.want {
			t.Errorf("first %d: %s, want %s", c.n, got, c.want)
		}
	}
}
