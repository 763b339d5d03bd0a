// Package chain knows that codes come in runs: who tells of a shortage goes on telling
// of it for a few sentences, and half of what is said carries no code. It takes what a
// model says of each sentence by itself and gives what follows for each from its
// neighbours too: the probabilities of a hidden Markov model, by the forward-backward
// algorithm (Rabiner 1989, "A tutorial on hidden Markov models", equations 19 to 27).
package chain

import "math"

// Chain is how codes follow each other. The states are the codes and, last, none.
type Chain struct {
	Prior        []float64 // how often each state occurs, none last
	Within, Over Moves     // within a turn, and over a border between turns
	Trust        float64   // how much the words count against the neighbours: a power of their odds
	Caution      float64   // what is taken off the logarithm of the odds of every code
}

// Moves are the probabilities of going on from a sentence to the next.
type Moves struct {
	Begin               float64 // from none to a code
	Stay, Leave, Change float64 // from a code: to itself, to none, to another
}

// Step is one sentence of a sequence.
type Step struct {
	Scores []float64 // logarithm of the odds of each code, by its own words
	Opens  bool      // it opens a turn
}

// None is the state of a sentence without code, in what Count takes.
const None = -1

// Count learns a chain from sequences of states: for each sentence the code, or None,
// and whether it opens a turn. Every move is counted once more than seen, so that no
// probability is 0.
func Count(codes int, sequences [][]Seen) *Chain {
	c := &Chain{Prior: make([]float64, codes+1), Trust: 1}
	for i := range c.Prior {
		c.Prior[i] = 1
	}
	var within, over counts
	for _, sequence := range sequences {
		for i, s := range sequence {
			c.Prior[c.state(s.Code)]++
			switch {
			case i == 0:
			case s.Opens:
				over.add(sequence[i-1].Code, s.Code)
			default:
				within.add(sequence[i-1].Code, s.Code)
			}
		}
	}
	normalise(c.Prior)
	c.Within, c.Over = within.moves(), over.moves()
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

// counts are moves that were seen.
type counts struct{ rest, begin, stay, leave, change float64 }

func (n *counts) add(from, to int) {
	switch {
	case from == None && to == None:
		n.rest++
	case from == None:
		n.begin++
	case to == None:
		n.leave++
	case from == to:
		n.stay++
	default:
		n.change++
	}
}

func (n counts) moves() Moves {
	all := n.stay + n.leave + n.change + 3
	return Moves{Begin: (n.begin + 1) / (n.begin + n.rest + 2), Stay: (n.stay + 1) / all, Leave: (n.leave + 1) / all, Change: (n.change + 1) / all}
}

// Read returns, for each step of a sequence, the probability of each code.
func (c *Chain) Read(sequence []Step) [][]float64 {
	n := len(sequence)
	if n == 0 {
		return nil
	}
	share := c.share()
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
			c.moves(sequence[i]).forward(forward[i-1], forward[i], share)
		}
		multiply(forward[i], words[i])
		normalise(forward[i])
	}
	return c.backward(sequence, forward, words, share)
}

func (c *Chain) backward(sequence []Step, forward, words [][]float64, share []float64) [][]float64 {
	after := make([]float64, len(c.Prior))
	for s := range after {
		after[s] = 1
	}
	out := make([][]float64, len(sequence))
	for i := len(sequence) - 1; i >= 0; i-- {
		if i+1 < len(sequence) {
			multiply(after, words[i+1])
			before := make([]float64, len(after))
			c.moves(sequence[i+1]).backward(after, before, share)
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
func (m Moves) forward(from, to, share []float64) {
	none := len(from) - 1
	coded := 0.0
	for s, p := range from[:none] {
		coded += p
		to[s] = float64(p * m.Stay)
	}
	for s := range share {
		to[s] += share[s] * (float64(from[none]*m.Begin) + float64(coded*m.Change))
	}
	to[none] = float64(from[none]*(1-m.Begin)) + float64(coded*m.Leave)
}

// backward gathers for each state what comes after it.
func (m Moves) backward(after, before, share []float64) {
	none := len(after) - 1
	coded := 0.0
	for s, p := range share {
		coded += float64(p * after[s])
	}
	for s := range share {
		before[s] = float64(m.Stay*after[s]) + float64(m.Change*coded) + float64(m.Leave*after[none])
	}
	before[none] = float64(m.Begin*coded) + float64((1-m.Begin)*after[none])
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
	c.Within = Moves{Begin: 0.35, Stay: 0.5, Leave: 0.3, Change: 0.2}
	c.Over = Moves{Begin: 0.45, Stay: 0.15, Leave: 0.45, Change: 0.4}
	return c
}
