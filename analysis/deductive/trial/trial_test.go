package trial_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cocode/analysis/deductive/trial"
	"cocode/codebook"
)

// The example of average precision in Manning, Raghavan & Schütze (2008), "Introduction
// to information retrieval", section 8.4, is worked by hand: relevant texts at the places
// 1, 3 and 6 of a ranking give (1/1 + 2/3 + 3/6)/3.
func TestAveragePrecision(t *testing.T) {
	for _, c := range []struct {
		scores []float64
		has    []bool
		want   float64
	}{
		{[]float64{.9, .8, .7, .6, .5, .4}, []bool{true, false, true, false, false, true}, (1 + 2./3 + 3./6) / 3},
		{[]float64{.1, .2}, []bool{true, false}, .5},
		{[]float64{.5, .5}, []bool{false, true}, .5}, // equal scores: the earlier first
		{[]float64{.5}, []bool{false}, 0},
		{nil, nil, 0},
	} {
		if got := trial.AveragePrecision(c.scores, c.has); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v %v: %v, want %v", c.scores, c.has, got, c.want)
		}
	}
}

func TestBreakEven(t *testing.T) {
	for _, c := range []struct {
		scores     []float64
		has        []bool
		right, all int
	}{
		{[]float64{.9, .8, .7, .6}, []bool{true, false, true, false}, 1, 2},
		{[]float64{.1, .2, .3}, []bool{true, true, true}, 3, 3},
		{[]float64{.1, .2}, []bool{false, false}, 0, 0},
	} {
		if right, all := trial.BreakEven(c.scores, c.has); right != c.right || all != c.all {
			t.Errorf("%v %v: %d of %d, want %d of %d", c.scores, c.has, right, all, c.right, c.all)
		}
	}
}

func TestRead(t *testing.T) {
	rows, problems := trial.Read("t.csv", strings.NewReader("\uFEFFCodes,text,group,note\na|b|a,\"one, two\",g1,x\n,three,g2,\nbad\n"))
	want := []trial.Row{{"one, two", "g1", []string{"a", "b"}}, {"three", "g2", nil}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	if got := problems.Err().Error(); got != "t.csv:4: expected 4 cells, found 1" {
		t.Error(got)
	}
	for _, src := range []string{"", "text,codes\n", "text,group,codes\n"} {
		if _, problems := trial.Read("t.csv", strings.NewReader(src)); !problems.Failed() {
			t.Errorf("%q is taken", src)
		}
	}
}

// invented returns rows in which a word tells the code most of the time.
func invented(n int) []trial.Row {
	random := rand.New(rand.NewPCG(1, 1))
	tell := map[string][]string{"cold": {"snow", "frost", "ice"}, "warm": {"sun", "summer", "heat"}}
	var rows []trial.Row
	for i := range n {
		r := trial.Row{Group: fmt.Sprint("g", i*6/n)}
		text := []string{"there", "was", "one", "day"}
		for _, code := range []string{"cold", "warm"} {
			if random.IntN(3) == 0 {
				r.Codes = append(r.Codes, code)
				if random.IntN(5) > 0 {
					text = append(text, tell[code][random.IntN(3)])
				}
			}
		}
		r.Text = strings.Join(text, " ")
		rows = append(rows, r)
	}
	return rows
}

func TestRun(t *testing.T) {
	rows := invented(180)
	r := trial.Run(rows, trial.Options{Language: "en"})
	if r.Groups != 6 || len(r.Codes) != 2 || r.Micro < .8 || r.MAP < .8 {
		t.Errorf("%d groups, %d codes, micro %.3f, MAP %.3f", r.Groups, len(r.Codes), r.Micro, r.MAP)
	}
	var a, b bytes.Buffer
	if err := r.WriteScores(&a); err != nil {
		t.Fatal(err)
	}
	if err := trial.Run(rows, trial.Options{Language: "en"}).WriteScores(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
	if got := strings.Count(a.String(), "\n"); got != 1+180*2 || !strings.HasPrefix(a.String(), "row,code,score\n0,cold,") {
		t.Errorf("%d lines", got)
	}
}

// What a row is given does not depend on its own codes, nor on those of its group.
func TestNothingLeaks(t *testing.T) {
	rows := invented(90)
	a := trial.Run(rows, trial.Options{Language: "en"})
	for i := range rows {
		if rows[i].Group == "g0" {
			rows[i].Codes = []string{"cold", "warm"}
		}
	}
	b := trial.Run(rows, trial.Options{Language: "en"})
	for i := range rows {
		if rows[i].Group == "g0" && !cmp.Equal(a.Scores[i], b.Scores[i]) {
			t.Fatalf("row %d: %v, and %v after its own codes were changed", i, a.Scores[i], b.Scores[i])
		}
	}
}

func TestFewGroups(t *testing.T) {
	rows := invented(180)
	none := trial.Run(rows, trial.Options{Language: "en", Learn: true})
	one := trial.Run(rows, trial.Options{Language: "en", Learn: true, Groups: 1, Seed: 3})
	all := trial.Run(rows, trial.Options{Language: "en"})
	if none.MAP >= one.MAP || one.MAP > all.MAP+.05 {
		t.Errorf("MAP %.3f from none, %.3f from one, %.3f from all", none.MAP, one.MAP, all.MAP)
	}
	book, problems := codebook.Parse("b.yaml", []byte("codebook: b\nname: B\nversion: '1'\ncodes:\n  - {id: cold, name: Cold, definition: 'snow and frost and ice'}\n  - {id: w, name: Warm, indicators: {en: [sun, summer, heat]}}\n"))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	alone := trial.Run(rows, trial.Options{Language: "en", Learn: true, Book: book})
	if alone.MAP < .75 {
		t.Errorf("by the codebook alone: MAP %.3f", alone.MAP)
	}
}

func TestOneGroup(t *testing.T) {
	rows := invented(20)
	for i := range rows {
		rows[i].Group = "only"
	}
	if r := trial.Run(rows, trial.Options{}); len(r.Scores) != 20 || r.Scores[0] == nil {
		t.Error("rows of a single group are not ranked")
	}
}
