package correction_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"cocode/analysis/deductive/correction"
	"cocode/analysis/deductive/features"
)

// said are invented sentences on which a pass says p of one code; a researcher agrees
// with the pass, or finds the code where frost is spoken of.
func said(n int, frost bool) []correction.Sample {
	random := rand.New(rand.NewPCG(7, 7))
	var all []correction.Sample
	for i := range n {
		p := []float64{0.02, 0.1, 0.3, 0.8, 0.95}[random.IntN(5)]
		words := []string{"we", "saw", []string{"garden", "bus", "coffee"}[random.IntN(3)]}
		has := random.Float64() < p
		if frost {
			if has = random.IntN(3) == 0; has {
				words = append(words, "frost")
			}
		}
		told := -1.0
		if has {
			told = 1
		}
		all = append(all, correction.Sample{Text: features.Text{Lemmas: words, Words: words}, Said: []float64{p}, Near: []float64{0.02}, Told: []float64{told}, Fold: i % 4})
	}
	return all
}

func learn(samples []correction.Sample) (*correction.Model, [][]float64) {
	return correction.Learn(samples, []float64{0.3})
}

// With few decisions the pass stays nearly as it was, and with none quite.
func TestBeginsFromThePass(t *testing.T) {
	for _, c := range []struct {
		n    int
		most float64
	}{{0, 1e-9}, {8, 0.2}, {400, 0.08}} {
		samples := said(c.n, false)
		for i := range 4 {
			s := said(400, false)[i*50]
			s.Told, s.Fold = []float64{0}, i
			samples = append(samples, s)
		}
		m, _ := learn(samples)
		for _, p := range []float64{0.02, 0.1, 0.3, 0.8, 0.95} {
			s := correction.Sample{Text: features.Text{Lemmas: []string{"we", "saw", "bus"}}, Said: []float64{p}, Near: []float64{0.02}}
			if got := m.Likely(s, m.Row(s.Text), 0); math.Abs(got-p) > c.most {
				t.Errorf("after %d decisions that agree, %.2f became %.2f", c.n, p, got)
			}
		}
	}
}

func TestWordsAreLearned(t *testing.T) {
	samples := said(200, true)
	m, likely := learn(samples)
	if pro, _ := m.Terms(0); len(pro) == 0 || pro[0].Words != "frost" {
		t.Errorf("trust %v, words %v", m.Trust, pro)
	}
	right := 0
	for i, s := range samples {
		if (likely[i][0] > 0.5) == (s.Told[0] > 0) {
			right++
		}
	}
	if right < 190 {
		t.Errorf("%d of 200 right on folds that were left out", right)
	}
	frost := correction.Sample{Text: features.Text{Lemmas: []string{"frost"}}}
	if r := m.Reasons(m.Row(frost.Text), 0, 3); len(r) == 0 || r[0].Words != "frost" || r[0].Weight <= 0 {
		t.Errorf("reasons %v", r)
	}
}

// What a fold says of itself is not heard: answers turned round in one fold do not show
// in what is said of it.
func TestLeftOut(t *testing.T) {
	a, b := said(200, true), said(200, true)
	for i := range b {
		if b[i].Fold == 2 {
			b[i].Told = []float64{-b[i].Told[0]}
		}
	}
	_, x := learn(a)
	_, y := learn(b)
	for i := range a {
		if a[i].Fold == 2 && math.Abs(x[i][0]-y[i][0]) > 0.35 {
			t.Errorf("sample %d of the fold: %.2f, and %.2f when its fold is turned round", i, x[i][0], y[i][0])
		}
	}
}

func TestTheSameAgain(t *testing.T) {
	a, x := learn(said(100, true))
	b, y := learn(said(100, true))
	if !reflect.DeepEqual(a.Scorers, b.Scorers) || !reflect.DeepEqual(x, y) {
		t.Error("two corrections differ")
	}
}
