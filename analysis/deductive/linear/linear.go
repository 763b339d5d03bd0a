// Package linear learns, for one code, how strongly each feature of a text speaks for
// it: logistic regression with an L2 penalty, over sparse rows. It is the only learner
// of the deductive pass; what the features are is the business of package features,
// what comes of the scores that of package model. It is deterministic.
package linear

import (
	"math"
	"math/rand/v2"
)

// Row is the features of one text: numbers of features, rising, and their values.
type Row struct {
	Index []int32
	Value []float32
	Dense int // so many features from 0 on stand first without a gap; to be quick, may be 0
}

// Dot returns the sum of weights over a row. Features beyond the weights count nothing.
func (r Row) Dot(weights []float64) float64 {
	n := min(r.Dense, len(weights))
	sum := dense(r.Value[:n], weights[:n])
	for i := n; i < len(r.Index); i++ {
		if f := int(r.Index[i]); f < len(weights) {
			sum += float64(float64(r.Value[i]) * weights[f])
		}
	}
	return sum
}

// dense sums in four strands, which a processor can follow at a time.
func dense(values []float32, weights []float64) float64 {
	var a, b, c, d float64
	for len(values) >= 4 && len(weights) >= 4 {
		a += float64(float64(values[0]) * weights[0])
		b += float64(float64(values[1]) * weights[1])
		c += float64(float64(values[2]) * weights[2])
		d += float64(float64(values[3]) * weights[3])
		values, weights = values[4:], weights[4:]
	}
	for i, v := range values {
		a += float64(float64(v) * weights[i])
	}
	return a + b + (c + d)
}

// Square returns the squared length of a row.
func (r Row) Square() float64 {
	sum := 0.0
	for _, v := range r.Value {
		sum += float64(v) * float64(v)
	}
	return sum
}

// Unit returns the row scaled to length 1; an empty row stays empty.
func (r Row) Unit() Row {
	square := r.Square()
	if square == 0 {
		return r
	}
	scale := float32(1 / math.Sqrt(square))
	out := Row{Index: r.Index, Value: make([]float32, len(r.Value)), Dense: r.Dense}
	for i, v := range r.Value {
		out.Value[i] = v * scale
	}
	return out
}

// Product returns the sum of the products of what two rows have in common: the cosine
// of their angle if both have length 1.
func Product(a, b Row) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.Index) && j < len(b.Index); {
		switch {
		case a.Index[i] == b.Index[j]:
			sum += float64(a.Value[i]) * float64(b.Value[j])
			i, j = i+1, j+1
		case a.Index[i] < b.Index[j]:
			i++
		default:
			j++
		}
	}
	return sum
}

// Cosine returns the cosine of the angle between two rows, and 0 if one is empty.
func Cosine(a, b Row) float64 {
	sum := Product(a, b)
	if sum == 0 {
		return 0
	}
	return sum / math.Sqrt(a.Square()*b.Square())
}

// Scorer is a learned code: its score, the logarithm of the odds, is Bias + Σ weight ·
// feature.
type Scorer struct {
	Weights []float64
	Bias    float64
}

// Score returns the logarithm of the odds that a text has the code.
func (s Scorer) Score(r Row) float64 { return s.Bias + r.Dot(s.Weights) }

// Options are the choices one has in learning; the zero value is a good one.
type Options struct {
	Cost   float64 // of a mistake against the penalty on weights, C in LIBLINEAR; 0: 10
	Rounds int     // over the texts, at most; 0: 60
	Seed   uint64  // of the order in which texts are taken
}

// Sample is texts with the answers for one code.
type Sample struct {
	Rows     []Row
	Has      []bool    // whether the text has the code
	Weight   []float64 // how much a text counts; nil: all 1. Texts of weight 0 are left out.
	Before   []float64 // what is known of the score beforehand, added to it; nil: nothing
	Features int       // number of features
}

// State lets a fit go on from an earlier one over the same rows: a fit that leaves a
// few texts out is then found in a few rounds.
type State struct{ alpha []float64 }

// Fit learns a code: the weights w that make least
//
//	|w|²/2 + Cost · Σ weight · ln(1 + exp(-y·w·x))
//
// by dual coordinate descent (Yu, Huang & Lin 2011, "Dual coordinate descent methods
// for logistic regression and maximum entropy models", algorithm 5). The bias is a
// feature that every text has. From may be nil.
func Fit(s Sample, o Options, from *State) (Scorer, *State) {
	if o.Cost == 0 {
		o.Cost = 10
	}
	if o.Rounds == 0 {
		o.Rounds = 60
	}
	d := newDescent(s, o, from)
	order := d.order()
	random := rand.New(rand.NewPCG(o.Seed, uint64(len(s.Rows))))
	for range o.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		worst := 0.0
		for _, i := range order {
			worst = max(worst, d.step(i))
		}
		if worst < tolerance {
			break
		}
	}
	return d.Scorer, &State{d.alpha}
}

// tolerance is the slope of the goal under which a text is at its best.
const tolerance = 0.01

// descent is the state of one fit. Alpha is the share of a text's cost that is spent,
// between 0 and its cost; the weights are Σ alpha·y·x.
type descent struct {
	Scorer
	sample Sample
	square []float64
	cost   []float64
	alpha  []float64
}

func newDescent(s Sample, o Options, from *State) *descent {
	n := len(s.Rows)
	d := &descent{Scorer: Scorer{Weights: make([]float64, s.Features)}, sample: s, square: make([]float64, n), cost: make([]float64, n), alpha: make([]float64, n)}
	for i, r := range s.Rows {
		d.square[i] = r.Square() + 1
		d.cost[i] = o.Cost
		if s.Weight != nil {
			d.cost[i] *= s.Weight[i]
		}
		if d.cost[i] == 0 {
			continue
		}
		d.alpha[i] = min(0.001*d.cost[i], 1e-8)
		if from != nil && from.alpha[i] > 0 {
			d.alpha[i] = min(from.alpha[i], d.cost[i]*(1-1e-9))
		}
		d.add(i, d.alpha[i]*d.sign(i))
	}
	return d
}

func (d *descent) order() []int {
	var order []int
	for i, c := range d.cost {
		if c > 0 {
			order = append(order, i)
		}
	}
	return order
}

func (d *descent) sign(i int) float64 {
	if d.sample.Has[i] {
		return 1
	}
	return -1
}

func (d *descent) before(i int) float64 {
	if d.sample.Before == nil {
		return 0
	}
	return d.sample.Before[i]
}

func (d *descent) add(i int, amount float64) {
	r := d.sample.Rows[i]
	weights := d.Weights[:r.Dense]
	for k, v := range r.Value[:len(weights)] {
		weights[k] += float64(amount * float64(v))
	}
	for k := r.Dense; k < len(r.Index); k++ {
		d.Weights[r.Index[k]] += float64(amount * float64(r.Value[k]))
	}
	d.Bias += amount
}

// step makes alpha of text i the best one while all others stay, by Newton's method on
// the smaller of alpha and what is left of the cost. It returns the slope that it found.
func (d *descent) step(i int) float64 {
	y, cost, xx := d.sign(i), d.cost[i], d.square[i]
	a := xx
	b := y * (d.Score(d.sample.Rows[i]) + d.before(i))
	sign, old := 1.0, d.alpha[i]
	if 0.5*a*(cost-2*old)+b < 0 { // the minimum lies nearer to the cost than to 0
		sign, old = -1, cost-old
	}
	z := old
	if cost-z < 0.5*cost {
		z *= 0.1
	}
	slope := a*(z-old) + sign*b + math.Log(z/(cost-z))
	first := math.Abs(slope)
	for n := 0; n < 20 && math.Abs(slope) > 1e-3; n++ {
		curve := a + cost/((cost-z)*z)
		if next := z - slope/curve; next <= 0 {
			z *= 0.1
		} else {
			z = min(next, cost*(1-1e-12))
		}
		slope = a*(z-old) + sign*b + math.Log(z/(cost-z))
	}
	if sign < 0 {
		z = cost - z
	}
	d.add(i, (z-d.alpha[i])*y)
	d.alpha[i] = z
	return first
}
