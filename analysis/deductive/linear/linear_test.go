package linear_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cocode/analysis/deductive/linear"
)

// sample draws texts whose answer follows from the first feature, with noise.
func sample(n, features int, seed uint64) linear.Sample {
	random := rand.New(rand.NewPCG(seed, 1))
	s := linear.Sample{Features: features}
	for range n {
		row := linear.Row{}
		for f := range features {
			if random.IntN(3) == 0 {
				row.Index = append(row.Index, int32(f))
				row.Value = append(row.Value, float32(random.Float64()))
			}
		}
		first := len(row.Index) > 0 && row.Index[0] == 0
		s.Rows = append(s.Rows, row)
		s.Has = append(s.Has, first != (random.IntN(10) == 0))
	}
	return s
}

// goal is what Fit makes least, written down from its definition.
func goal(s linear.Sample, cost float64, m linear.Scorer) float64 {
	sum := m.Bias * m.Bias / 2
	for _, w := range m.Weights {
		sum += w * w / 2
	}
	for i, r := range s.Rows {
		y := -1.0
		if s.Has[i] {
			y = 1
		}
		weight := 1.0
		if s.Weight != nil {
			weight = s.Weight[i]
		}
		sum += cost * weight * math.Log1p(math.Exp(-y*m.Score(r)))
	}
	return sum
}

// What is found is the least: no small step in any direction makes the goal smaller.
func TestFitFindsTheLeast(t *testing.T) {
	s := sample(80, 6, 7)
	s.Weight = make([]float64, len(s.Rows))
	for i := range s.Weight {
		s.Weight[i] = float64(i%3) / 2
	}
	m, _ := linear.Fit(s, linear.Options{Cost: 2, Rounds: 500}, nil)
	least := goal(s, 2, m)
	for f := range m.Weights {
		for _, step := range []float64{-.05, .05} {
			m.Weights[f] += step
			if g := goal(s, 2, m); g < least {
				t.Errorf("weight %d%+v: %.6f is less than %.6f", f, step, g, least)
			}
			m.Weights[f] -= step
		}
	}
	if m.Weights[0] < 1 {
		t.Errorf("the telling feature weighs %.2f", m.Weights[0])
	}
}

// A single feature with equal texts has a solution that can be worked out by hand:
// with one text for and one against at x = 1 and x = -1 the weight solves
// w = 2·C/(1 + exp(w)), and the bias is 0.
func TestFitByHand(t *testing.T) {
	s := linear.Sample{Features: 1, Has: []bool{true, false}, Rows: []linear.Row{{Index: []int32{0}, Value: []float32{1}}, {Index: []int32{0}, Value: []float32{-1}}}}
	m, _ := linear.Fit(s, linear.Options{Cost: 1, Rounds: 1000}, nil)
	w := m.Weights[0]
	if math.Abs(w-2/(1+math.Exp(w))) > 0.02 || math.Abs(m.Bias) > 0.02 {
		t.Errorf("weight %.4f, bias %.4f", w, m.Bias)
	}
}

func TestFitIsRepeatable(t *testing.T) {
	s := sample(200, 20, 3)
	a, _ := linear.Fit(s, linear.Options{}, nil)
	b, _ := linear.Fit(s, linear.Options{}, nil)
	if !slices.Equal(a.Weights, b.Weights) || a.Bias != b.Bias {
		t.Error("two fits differ")
	}
}

// To go on from a fit over all texts gives what a fit from nothing gives.
func TestGoingOn(t *testing.T) {
	s := sample(200, 10, 5)
	_, state := linear.Fit(s, linear.Options{Rounds: 300}, nil)
	s.Weight = make([]float64, len(s.Rows))
	for i := range s.Weight {
		if i >= 40 {
			s.Weight[i] = 1
		}
	}
	cold, _ := linear.Fit(s, linear.Options{Rounds: 300}, nil)
	warm, _ := linear.Fit(s, linear.Options{Rounds: 300}, state)
	for f := range cold.Weights {
		if math.Abs(cold.Weights[f]-warm.Weights[f]) > 0.02 {
			t.Errorf("weight %d: %.4f from nothing, %.4f going on", f, cold.Weights[f], warm.Weights[f])
		}
	}
}

func TestNothing(t *testing.T) {
	m, _ := linear.Fit(linear.Sample{Features: 3}, linear.Options{}, nil)
	if m.Score(linear.Row{Index: []int32{1, 9}, Value: []float32{1, 1}}) != 0 {
		t.Error("learned from nothing")
	}
}

func BenchmarkFit(b *testing.B) {
	s := sample(2000, 300, 1)
	for b.Loop() {
		linear.Fit(s, linear.Options{}, nil)
	}
}

// What is known of a score beforehand need not be learned again.
func TestBefore(t *testing.T) {
	s := linear.Sample{Features: 1}
	for i := range 40 {
		s.Rows = append(s.Rows, linear.Row{})
		s.Has = append(s.Has, i%4 == 0)
		s.Before = append(s.Before, math.Log(1.0/3))
	}
	known, _ := linear.Fit(s, linear.Options{}, nil)
	s.Before = nil
	learned, _ := linear.Fit(s, linear.Options{}, nil)
	if math.Abs(known.Bias) > 0.01 || math.Abs(learned.Bias-math.Log(1.0/3)) > 0.05 {
		t.Errorf("bias %.3f with the odds known, %.3f without", known.Bias, learned.Bias)
	}
}

// A row that is known to begin without gaps says the same, in another order of adding.
func TestDense(t *testing.T) {
	r := linear.Row{Index: []int32{0, 1, 2, 3, 4, 5, 9}, Value: []float32{1, -2, 3, 0.5, 0.25, 8, 2}}
	quick := r
	quick.Dense = 6
	for n := range 12 {
		weights := make([]float64, n)
		for i := range weights {
			weights[i] = float64(i*i) - 7.5
		}
		if a, b := r.Dot(weights), quick.Dot(weights); math.Abs(a-b) > 1e-9 {
			t.Errorf("%d weights: %v and %v", n, a, b)
		}
	}
	s := linear.Sample{Rows: []linear.Row{r, {Index: []int32{0, 9}, Value: []float32{-1, 1}}}, Has: []bool{true, false}, Features: 10}
	plain, _ := linear.Fit(s, linear.Options{}, nil)
	s.Rows[0] = quick
	fast, _ := linear.Fit(s, linear.Options{}, nil)
	for i, w := range plain.Weights {
		if math.Abs(w-fast.Weights[i]) > 1e-9 {
			t.Errorf("weight %d: %v and %v", i, w, fast.Weights[i])
		}
	}
}
