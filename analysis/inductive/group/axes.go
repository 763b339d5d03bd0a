package group

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// turns is how often a random start is turned towards the principal axes. A few turns
// find the space of the first axes well enough; a single axis takes more.
const (
	turns    = 4
	turnsOne = 30
)

// principal returns dim axes at right angles that span the space in which points
// differ most from zero, by orthogonal iteration (Golub & Van Loan 2013, section 8.2.4)
// from a fixed start.
func principal(p Points, dim int) Points {
	gram := gramOf(p)
	random := rand.New(rand.NewPCG(uint64(p.dim), uint64(dim)))
	axes := mat.NewDense(dim, p.dim, nil)
	for k := range dim {
		for j := range p.dim {
			axes.Set(k, j, random.NormFloat64())
		}
	}
	n := turns
	if dim == 1 {
		n = turnsOne
	}
	for range n {
		var next mat.Dense
		next.Mul(axes, gram)
		axes = &next
		orthonormal(axes)
	}
	out := newPoints(dim, p.dim)
	for k := range dim {
		for j, x := range axes.RawRowView(k) {
			out.Row(k)[j] = float32(x)
		}
	}
	return out
}

// gramOf returns the inner products of the dimensions.
func gramOf(p Points) *mat.SymDense {
	columns := newPoints(p.dim, p.n)
	for i := range p.n {
		for j, x := range p.Row(i) {
			columns.Row(j)[i] = x
		}
	}
	gram := mat.NewSymDense(p.dim, nil)
	parallel(p.dim, func(i int) {
		for j := i; j < p.dim; j++ {
			gram.SetSym(i, j, float64(dot(columns.Row(i), columns.Row(j))))
		}
	})
	return gram
}

// orthonormal makes the rows of m of length 1 at right angles, by Gram & Schmidt. A row
// that lies in the others becomes zero.
func orthonormal(m *mat.Dense) {
	rows, _ := m.Dims()
	for k := range rows {
		v := m.RawRowView(k)
		before := floats.Norm(v, 2)
		for range 2 {
			for j := range k {
				u := m.RawRowView(j)
				floats.AddScaled(v, -floats.Dot(u, v), u)
			}
		}
		if length := floats.Norm(v, 2); length > 1e-9*before {
			floats.Scale(1/length, v)
		} else {
			clear(v)
		}
	}
}
