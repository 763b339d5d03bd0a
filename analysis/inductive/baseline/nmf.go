package baseline

import (
	"math/rand/v2"
)

// How the factorisation is run.
const (
	sweeps = 60
	least  = 1e-12
)

// NMF factorises the words of texts into k topics without negative weights (Lee &
// Seung 1999), by hierarchical alternating least squares (Cichocki & Phan 2009), and
// returns the strongest topic of each text.
func NMF(w Words, k int, seed uint64) []int {
	texts, topics := w.singular(max(1, k), rand.New(rand.NewPCG(seed, 3)))
	byWord := w.transpose()
	for range sweeps {
		update(texts, w.rows, topics)
		update(topics, byWord, texts)
	}
	groups := make([]int, len(texts))
	for i, row := range texts {
		for g, x := range row {
			if x > row[groups[i]] {
				groups[i] = g
			}
		}
	}
	return groups
}

func factor(n, k int) [][]float64 {
	f := make([][]float64, n)
	for i := range f {
		f[i] = make([]float64, k)
	}
	return f
}

// transpose returns the texts of each word.
func (w Words) transpose() [][]entry {
	columns := make([][]entry, w.width)
	for i, row := range w.rows {
		for _, e := range row {
			columns[e.word] = append(columns[e.word], entry{i, e.value})
		}
	}
	return columns
}

// update improves f, given the other factor, one topic after the other.
func update(f [][]float64, rows [][]entry, other [][]float64) {
	if len(other) == 0 {
		return
	}
	k := len(other[0])
	gram := make([][]float64, k)
	for a := range gram {
		gram[a] = make([]float64, k)
	}
	for _, row := range other {
		for a, x := range row {
			for b := range a + 1 {
				gram[a][b] += x * row[b]
			}
		}
	}
	product := make([]float64, k)
	for i, row := range rows {
		clear(product)
		for _, e := range row {
			for g, x := range other[e.word] {
				product[g] += e.value * x
			}
		}
		improve(f[i], product, gram)
	}
}

// improve sets each weight of a row to its best value, given the others.
func improve(row, product []float64, gram [][]float64) {
	for g := range row {
		rest := product[g]
		for h, x := range row {
			if h != g {
				rest -= x * gram[max(g, h)][min(g, h)]
			}
		}
		row[g] = max(least, rest/max(least, gram[g][g]))
	}
}
