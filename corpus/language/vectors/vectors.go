// Package vectors tells how near words and texts are to each other. It holds static
// English vectors, made ready when they are first asked for, and the few operations
// that both passes need: nearness, a study's own centre, the nearest of a set. For
// other languages package lsa builds a space from the study itself and speaks in the
// same Vector.
//
// The vectors rank and group; they are never evidence by themselves.
package vectors

import (
	"cmp"
	"math"
	"slices"
)

// Vector is a direction of meaning: of length 1, or all zero when nothing is known of
// the words. Vectors of different spaces cannot be compared.
type Vector []float32

// IsZero reports whether nothing is known of the words under v.
func (v Vector) IsZero() bool {
	for _, x := range v {
		if x != 0 {
			return false
		}
	}
	return true
}

// Cosine returns the cosine of the angle between a and b, from -1 to 1, and 0 if one
// of them is zero. It takes for granted that both have length 1 or 0, and compares
// the dimensions that both have.
func Cosine(a, b Vector) float64 {
	n := min(len(a), len(b))
	a, b = a[:n], b[:n]
	var even, odd float64 // two sums, in fixed order, keep the processor busy
	i := 0
	for ; i+1 < n; i += 2 {
		even += float64(float64(a[i]) * float64(b[i]))
		odd += float64(float64(a[i+1]) * float64(b[i+1]))
	}
	if i < n {
		even += float64(float64(a[i]) * float64(b[i]))
	}
	return max(-1, min(1, even+odd))
}

// Unit returns the direction of a sum of any length.
func Unit(sum []float64) Vector {
	square := 0.0
	for _, x := range sum {
		square += float64(x * x)
	}
	v := make(Vector, len(sum))
	if square < 1e-24 {
		return v
	}
	scale := 1 / math.Sqrt(square)
	for i, x := range sum {
		v[i] = float32(x * scale)
	}
	return v
}

// Mean returns the direction of the middle of vectors, such as the examples of one
// code; zero vectors do not count.
func Mean(vectors []Vector) Vector { return Unit(middle(vectors)) }

// Centre is where the texts of one study lie: what they all have in common. Seen
// from there, texts differ more clearly by what each of them says.
type Centre struct{ mean []float64 }

// CentreOf returns the centre of the texts of a study; zero vectors do not count.
func CentreOf(texts []Vector) Centre { return Centre{middle(texts)} }

// Of returns v as it is seen from the centre, of length 1. A zero vector stays zero,
// as does one that lies in the centre itself.
func (c Centre) Of(v Vector) Vector {
	if v.IsZero() || len(c.mean) != len(v) {
		return slices.Clone(v)
	}
	sum := make([]float64, len(v))
	for i, x := range v {
		sum[i] = float64(x) - c.mean[i]
	}
	return Unit(sum)
}

// middle returns the mean of the vectors that are not zero.
func middle(vectors []Vector) []float64 {
	var sum []float64
	n := 0.0
	for _, v := range vectors {
		if v.IsZero() {
			continue
		}
		if sum == nil {
			sum = make([]float64, len(v))
		}
		n++
		for i := range min(len(sum), len(v)) {
			sum[i] += float64(v[i])
		}
	}
	for i := range sum {
		sum[i] /= n
	}
	return sum
}

// Neighbour is one of a set of vectors, by its index, and how near it is.
type Neighbour struct {
	Index  int
	Cosine float64
}

// Nearest returns the n vectors of set that are nearest to v, the nearest first and
// equal ones in order of index. Zero vectors are near to nothing and are left out.
func Nearest(v Vector, set []Vector, n int) []Neighbour {
	var nearest []Neighbour
	if v.IsZero() || n <= 0 {
		return nil
	}
	for i, other := range set {
		c := Cosine(v, other)
		if other.IsZero() || len(nearest) == n && c <= nearest[n-1].Cosine {
			continue
		}
		at, _ := slices.BinarySearchFunc(nearest, c, func(x Neighbour, c float64) int {
			if x.Cosine >= c {
				return -1
			}
			return cmp.Compare(c, x.Cosine)
		})
		nearest = slices.Insert(nearest[:min(len(nearest), n-1)], min(at, n-1), Neighbour{i, c})
	}
	return nearest
}
