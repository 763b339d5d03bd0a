package baseline

import (
	"math"
	"math/rand/v2"
)

// powers is how often the start of the factorisation is turned towards the singular
// vectors.
const powers = 12

// singular returns the first factors of NMF: the positive or the negative halves of the
// leading singular vectors, whichever weigh more (Boutsidis & Gallopoulos 2008). A
// start like this is better than chance and the same every time.
func (w Words) singular(k int, random *rand.Rand) (texts, topics [][]float64) {
	byWord := w.transpose()
	right := columns(k, w.width, random)
	var left [][]float64
	for range powers {
		left = multiply(w.rows, right)
		orthonormal(left)
		right = multiply(byWord, left)
		orthonormal(right)
	}
	left = multiply(w.rows, right)
	texts, topics = factor(len(w.rows), k), factor(w.width, k)
	for g := range left {
		strength := length(left[g])
		if strength == 0 {
			continue
		}
		for i := range left[g] {
			left[g][i] /= strength
		}
		halve(texts, topics, left[g], right[g], strength, g)
	}
	return texts, topics
}

// halve fills column g of both factors from one pair of singular vectors.
func halve(texts, topics [][]float64, left, right []float64, strength float64, g int) {
	sign, best := 1.0, -1.0
	for _, s := range []float64{1, -1} {
		if m := half(left, s) * half(right, s); m > best {
			sign, best = s, m
		}
	}
	fill := func(f [][]float64, v []float64) {
		norm := half(v, sign)
		for i, x := range v {
			if x *= sign; x > 0 {
				f[i][g] = x / norm * math.Sqrt(strength*best)
			}
		}
	}
	fill(texts, left)
	fill(topics, right)
}

// half returns the length of the positive part of sign times v.
func half(v []float64, sign float64) float64 {
	sum := 0.0
	for _, x := range v {
		if x *= sign; x > 0 {
			sum += x * x
		}
	}
	return math.Sqrt(sum)
}

func length(v []float64) float64 { return math.Hypot(half(v, 1), half(v, -1)) }

// columns returns k random vectors of length n.
func columns(k, n int, random *rand.Rand) [][]float64 {
	c := make([][]float64, k)
	for g := range c {
		c[g] = make([]float64, n)
		for i := range c[g] {
			c[g][i] = random.NormFloat64()
		}
	}
	return c
}

// multiply returns a sparse matrix times each of several vectors.
func multiply(rows [][]entry, vectors [][]float64) [][]float64 {
	out := make([][]float64, len(vectors))
	for g, v := range vectors {
		out[g] = make([]float64, len(rows))
		for i, row := range rows {
			for _, e := range row {
				out[g][i] += e.value * v[e.word]
			}
		}
	}
	return out
}

// orthonormal makes vectors of length 1 at right angles, by Gram & Schmidt, twice.
func orthonormal(vectors [][]float64) {
	for range 2 {
		for g, v := range vectors {
			for _, before := range vectors[:g] {
				inner := 0.0
				for i, x := range v {
					inner += x * before[i]
				}
				for i := range v {
					v[i] -= inner * before[i]
				}
			}
			if n := length(v); n > 1e-9 {
				for i := range v {
					v[i] /= n
				}
			} else {
				clear(v)
			}
		}
	}
}
