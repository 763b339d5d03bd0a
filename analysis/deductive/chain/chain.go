// Package chain knows that codes come in runs: who tells of a shortage goes on telling
// of it for a few sentences, and half of what is said carries no code. Some codes follow each
// other: an answer follows a barrier. It takes what a model says of each sentence by
// itself and gives what follows for each from its
// neighbours too: the probabilities of a hidden Markov model, by the forward-backward
// algorithm (Rabiner 1989, "A tutorial on hidden Markov models", equations 19 to 27).
package chain

import (
	"math"
	"slices"
)

// Chain is how codes follow each other. The states are the codes and, last, none.
type Chain struct {
	Prior        []float64 // how often each state occurs, none last
	Within, Over Moves     // within a turn, and over a border between turns
	Trust        float64   // how much the words count against the neighbours: a power of their odds
	Caution      float64   // what is taken off the logarithm of the odds of every code
}

// Moves are the probabilities of going on from a sentence to the next: from which state,
// to which. Each row sums to 1.
type Moves [][]float64

// Step is one sentence of a sequence.
type Step struct {
	Scores []float64 // logarithm of the odds of each code, by its own words
	Opens  bool      // it opens a turn
}

// None is the state of a sentence without code, in what Count takes.
const None = -1

// Count learns a chain from sequences of states: for each sentence the code, or None,
// and whether it opens a turn. What was seen of two states counts against steady moves,
// which are those of all codes taken together: few codes follow each other often enough
// to stand alone.
func Count(codes int, sequences [][]Seen) *Chain {
	c := &Chain{Prior: make([]float64, codes+1), Trust: 1}
	for i := range c.Prior {
		c.Prior[i] = 1
	}
	within, over := newCounts(codes), newCounts(codes)
	for _, sequence := range sequences {
		for i, s := range sequence {
			to := c.state(s.Code)
			c.Prior[to]++
			switch {
			case i == 0:
			case s.Opens:
				over[c.state(sequence[i-1].Code)][to]++
			default:
				within[c.state(sequence[i-1].Code)][to]++
			}
		}
	}
	normalise(c.Prior)
	c.Within, c.Over = within.moves(c.share()), over.moves(c.share())
	return c
}

// Seen is one sentence whose code is known.
type Seen struct {
	Code  int // or None
	Opens bool
}

func (c *Chain) state(code int) int {
	if code == None {
		return len(c.Prior) - 1
	}
	return code
}

// counts are moves that were seen, from which state to which.
type counts [][]float64

func newCounts(codes int) counts {
	n := make(counts, codes+1)
	for i := range n {
		n[i] = make([]float64, codes+1)
	}
	return n
}

// steady is what the moves of all codes together count against those of one.
const steady = 40

// moves returns the probabilities that come of the counts.
func (n counts) moves(share []float64) Moves {
	m := n.pooled().moves(share)
	for from, row := range n {
		seen := 0.0
		for _, x := range row {
			seen += x
		}
		for to, x := range row {
			m[from][to] = (x + float64(steady*m[from][to])) / (seen + steady)
		}
	}
	return m
}

// pooled are the moves that all codes have in common.
type pooled struct {
	begin               float64 // from none to a code
	stay, leave, change float64 // from a code: to itself, to none, to another
}

// pooled returns the moves of all codes together, each counted once more than seen, so
// that none is impossible.
func (n counts) pooled() pooled {
	none := len(n) - 1
	begin, rest := 1.0, 1+n[none][none]
	p := pooled{stay: 1, leave: 1, change: 1}
	for from := range none {
		begin += n[none][from]
		p.leave += n[from][none]
		for to, x := range n[from][:none] {
			if from == to {
				p.stay += x
			} else {
				p.change += x
			}
		}
	}
	all := p.stay + p.leave + p.change
	return pooled{begin / (begin + rest), p.stay / all, p.leave / all, p.change / all}
}

// moves spreads pooled moves over the states: what goes to a code, or to another one, is
// dealt by the shares of the codes.
func (p pooled) moves(share []float64) Moves {
	none := len(share)
	m := Moves(newCounts(none))
	for from := range m {
		for to, x := range share {
			if from == none {
				m[from][to] = p.begin * x
			} else {
				m[from][to] = p.change * x
			}
		}
		if from == none {
			m[from][none] = 1 - p.begin
		} else {
			m[from][from] += p.stay
			m[from][none] = p.leave
		}
	}
	return m
}

// Read returns, for each step of a sequence, the probability of each code.
func (c *Chain) Read(sequence []Step) [][]float64 {
	n := len(sequence)
	if n == 0 {
		return nil
	}
	words := make([][]float64, n)
	for i, s := range sequence {
		words[i] = c.words(s.Scores)
	}
	forward := make([][]float64, n)
	for i := range sequence {
		forward[i] = make([]float64, len(c.Prior))
		if i == 0 {
			copy(forward[0], c.Prior)
		} else {
			c.moves(sequence[i]).forward(forward[i-1], forward[i])
		}
		multiply(forward[i], words[i])
		normalise(forward[i])
	}
	return c.backward(sequence, forward, words)
}

func (c *Chain) backward(sequence []Step, forward, words [][]float64) [][]float64 {
	after := make([]float64, len(c.Prior))
	for s := range after {
		after[s] = 1
	}
	out := make([][]float64, len(sequence))
	for i := len(sequence) - 1; i >= 0; i-- {
		if i+1 < len(sequence) {
			multiply(after, words[i+1])
			before := make([]float64, len(after))
			c.moves(sequence[i+1]).backward(after, before)
			after = before
			normalise(after)
		}
		multiply(forward[i], after)
		normalise(forward[i])
		out[i] = forward[i][:len(c.Prior)-1]
	}
	return out
}

func (c *Chain) moves(s Step) Moves {
	if s.Opens {
		return c.Over
	}
	return c.Within
}

// share returns how the codes divide among themselves what is coded.
func (c *Chain) share() []float64 {
	share := append([]float64(nil), c.Prior[:len(c.Prior)-1]...)
	normalise(share)
	return share
}

// words returns how well the words of a sentence go with each state: for a code the
// odds that they give it, over the odds that it has anyway; for none 1.
func (c *Chain) words(scores []float64) []float64 {
	out := make([]float64, len(c.Prior))
	for s, score := range scores {
		anyway := math.Log(c.Prior[s] / (1 - c.Prior[s]))
		out[s] = math.Exp(max(-30, min(30, c.Trust*(score-c.Caution-anyway))))
	}
	out[len(scores)] = 1
	return out
}

// forward spreads what came before over the states of the next sentence.
func (m Moves) forward(from, to []float64) {
	for s, p := range from {
		for k, x := range m[s] {
			to[k] += float64(p * x)
		}
	}
}

// backward gathers for each state what comes after it.
func (m Moves) backward(after, before []float64) {
	for s, row := range m {
		for k, x := range row {
			before[s] += float64(x * after[k])
		}
	}
}

func multiply(a, b []float64) {
	for i := range a {
		a[i] *= b[i]
	}
}

func normalise(p []float64) {
	sum := 0.0
	for _, x := range p {
		sum += x
	}
	if sum == 0 {
		return
	}
	for i := range p {
		p[i] /= sum
	}
}

// Usual returns the chain for codes of which no coded interview is known: half of the
// sentences carry none, and codes come in runs of two to three sentences, as in the
// interviews that come with the program.
func Usual(codes int) *Chain {
	c := &Chain{Prior: make([]float64, codes+1), Trust: 0.8}
	for i := range codes {
		c.Prior[i] = 0.5 / float64(codes)
	}
	c.Prior[codes] = 0.5
	c.Within = pooled{begin: 0.35, stay: 0.5, leave: 0.3, change: 0.2}.moves(c.share())
	c.Over = pooled{begin: 0.45, stay: 0.15, leave: 0.45, change: 0.4}.moves(c.share())
	return c
}

// With returns a chain that has further codes after those of this one. Of them nothing is
// known: they are as frequent as the others are on the average, and go on as the others do
// together. Where their words say nothing, what the chain says of the others stays what
// it was.
func (c *Chain) With(codes int) *Chain {
	each := c.Each()
	return &Chain{
		Prior:  widen(c.Prior, codes, each), // more than 1 together, so that the known ones stay
		Within: c.Within.with(codes, each), Over: c.Over.with(codes, each),
		Trust: c.Trust, Caution: c.Caution,
	}
}

// Each returns how frequent a code is on the average.
func (c *Chain) Each() float64 {
	known := len(c.Prior) - 1
	return (1 - c.Prior[known]) / float64(known)
}

// widen puts further codes before the last state of a row.
func widen(row []float64, codes int, each float64) []float64 {
	last := len(row) - 1
	out := append([]float64(nil), row[:last]...)
	for range codes {
		out = append(out, each)
	}
	return append(out, row[last])
}

func (m Moves) with(codes int, each float64) Moves {
	known := len(m) - 1
	stay, leave := m.together()
	others := slices.Repeat([]float64{(1 - stay - leave) / float64(known+codes-1)}, known+codes+1)
	var out Moves
	for s := range known + codes {
		row := slices.Clone(others)
		if row[s], row[known+codes] = stay, leave; s < known {
			row = widen(m[s], codes, each)
		}
		out = append(out, row)
	}
	out = append(out, widen(m[known], codes, each))
	for _, row := range out {
		normalise(row) // what was known shrinks alike in every row
	}
	return out
}

// together returns how often a code goes on and how often nothing follows it, on the
// average of all codes.
func (m Moves) together() (stay, leave float64) {
	none := len(m) - 1
	for s, row := range m[:none] {
		stay += row[s] / float64(none)
		leave += row[none] / float64(none)
	}
	return stay, leave
}
