package lsa

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// matrix is a sparse matrix of units × terms, row after row.
type matrix struct {
	columns int
	entries []entry
	ends    []int // by row: where its entries end
}

type entry struct {
	column int
	value  float64
}

func (m *matrix) add(row []entry) {
	m.entries = append(m.entries, row...)
	m.ends = append(m.ends, len(m.entries))
}

func (m *matrix) rows() int { return len(m.ends) }

// times returns m · x.
func (m *matrix) times(x []float64) []float64 {
	y := make([]float64, m.rows())
	start := 0
	for row, end := range m.ends {
		for _, e := range m.entries[start:end] {
			y[row] += float64(e.value * x[e.column])
		}
		start = end
	}
	return y
}

// timesTransposed returns mᵀ · y.
func (m *matrix) timesTransposed(y []float64) []float64 {
	x := make([]float64, m.columns)
	start := 0
	for row, end := range m.ends {
		for _, e := range m.entries[start:end] {
			x[e.column] += float64(e.value * y[row])
		}
		start = end
	}
	return x
}

// Of the randomised decomposition: how many vectors more than wanted are drawn, and
// how often they are sent through the matrix and back.
const (
	oversampling = 10
	powers       = 4
)

// rightVectors returns the first k right singular vectors, the strongest first, by a
// randomised decomposition (Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1).
// Their signs are fixed: the largest share of each is positive.
func (m *matrix) rightVectors(k int, seed uint64) [][]float64 {
	if k <= 0 {
		return nil
	}
	basis := m.rowSpace(min(k+oversampling, m.rows(), m.columns), seed)
	images := make([][]float64, len(basis))
	for i, b := range basis {
		images[i] = m.times(b)
	}
	var axes [][]float64
	for _, weights := range strongest(gram(images), k) {
		axis := make([]float64, m.columns)
		for i, w := range weights {
			floats.AddScaled(axis, w, basis[i])
		}
		axes = append(axes, fixSign(axis))
	}
	return axes
}

// rowSpace returns orthonormal vectors that span nearly all that the matrix does.
func (m *matrix) rowSpace(n int, seed uint64) [][]float64 {
	random := rand.New(rand.NewPCG(seed, 1990))
	basis := make([][]float64, n)
	for i := range basis {
		basis[i] = make([]float64, m.columns)
		for j := range basis[i] {
			basis[i][j] = random.NormFloat64()
		}
	}
	for round := range powers {
		for i, b := range basis {
			basis[i] = m.timesTransposed(m.times(b))
		}
		times := 1 // on the way it is enough that the vectors stay apart
		if round == powers-1 {
			times = 2
		}
		basis = orthonormal(basis, times)
	}
	return basis
}

// orthonormal returns the Gram-Schmidt basis of vectors, which it overwrites. Each
// vector is freed of the others so many times; twice is enough (Giraud, Langou &
// Rozložník 2005). One that then vanishes is left out.
func orthonormal(vectors [][]float64, times int) [][]float64 {
	kept := vectors[:0]
	for _, v := range vectors {
		before := floats.Norm(v, 2)
		for range times {
			for _, b := range kept {
				floats.AddScaled(v, -floats.Dot(b, v), b)
			}
		}
		if after := floats.Norm(v, 2); after > 1e-10*before {
			floats.Scale(1/after, v)
			kept = append(kept, v)
		}
	}
	return kept
}

// gram returns the Gram matrix of vectors: as large as they are many, however long
// they are, and with the same right singular vectors.
func gram(vectors [][]float64) *mat.Dense {
	n := len(vectors)
	g := mat.NewDense(max(n, 1), max(n, 1), nil)
	for i := range vectors {
		for j := range i + 1 {
			dot := floats.Dot(vectors[i], vectors[j])
			g.Set(i, j, dot)
			g.Set(j, i, dot)
		}
	}
	return g
}

// strongest returns the first k right singular vectors of the small rest that are
// worth a dimension.
func strongest(rest *mat.Dense, k int) [][]float64 {
	var svd mat.SVD
	if !svd.Factorize(rest, mat.SVDThin) {
		return nil
	}
	values := svd.Values(nil)
	var v mat.Dense
	svd.VTo(&v)
	var vectors [][]float64
	for i := 0; i < min(k, len(values)) && values[i] > 1e-12*values[0]; i++ {
		vectors = append(vectors, mat.Col(nil, i, &v))
	}
	return vectors
}

// fixSign turns v so that its largest share is positive; the first of equal ones.
func fixSign(v []float64) []float64 {
	largest := 0
	for i, x := range v {
		if math.Abs(x) > math.Abs(v[largest])+1e-12 {
			largest = i
		}
	}
	if v[largest] < 0 {
		floats.Scale(-1, v)
	}
	return v
}
