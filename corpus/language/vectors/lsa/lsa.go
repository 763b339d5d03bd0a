// Package lsa builds the study's own latent semantic space (Deerwester, Dumais,
// Furnas, Landauer & Harshman 1990): words that are used in the same units lie near
// each other, and so do units that say the same in other words. It needs nothing but
// the study, and so serves every language that has no vectors of its own. It stands
// beside package vectors and gives the same kind of vector.
package lsa

import (
	"math"
	"slices"

	"cocode/corpus/language/vectors"
)

// Dimensions is how many dimensions a space has at most, unless told otherwise.
const Dimensions = 100

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Dimensions int    // at most; 0: Dimensions, and a third of the units or words at most
	Seed       uint64 // of the random start
}

// Space is a latent semantic space. It is safe for use by several goroutines.
type Space struct {
	terms map[string]int // the words that at least two units share
	idf   []float64      // by term
	axes  [][]float64    // by dimension: the share of each term
}

// New builds the space of units, each given as its lemmas. The same units give the
// same space, on any number of processors. A study without two units that share a
// word has a space of no dimensions, in which nothing is known.
func New(units [][]string, o Options) *Space {
	s := &Space{terms: map[string]int{}}
	s.weigh(units)
	m := &matrix{columns: len(s.idf)}
	for _, u := range units {
		m.add(s.row(u))
	}
	s.axes = m.rightVectors(o.dimensions(m.rows(), m.columns), o.Seed)
	return s
}

// dimensions returns how many dimensions a matrix gets. Where they come near to the
// rank, a space holds the words themselves and nothing latent.
func (o Options) dimensions(rows, columns int) int {
	if o.Dimensions > 0 {
		return min(o.Dimensions, rows, columns)
	}
	smaller := min(rows, columns)
	return min(Dimensions, max(smaller/3, min(smaller, 2)))
}

// Dim returns the number of dimensions.
func (s *Space) Dim() int { return len(s.axes) }

// Embed returns the direction of a text that is given as its lemmas, whether it was
// among the units or not (folding in: Deerwester et al. 1990, equation 7). It is zero
// when the space knows none of them.
func (s *Space) Embed(lemmas []string) vectors.Vector {
	row := s.row(lemmas)
	sum := make([]float64, len(s.axes))
	for k, axis := range s.axes {
		for _, e := range row {
			sum[k] += float64(e.value * axis[e.column])
		}
	}
	return vectors.Unit(sum)
}

// weigh collects the terms, in order of appearance, and their inverse document
// frequency, ln(n/df) + 1.
func (s *Space) weigh(units [][]string) {
	df := map[string]int{}
	for _, u := range units {
		for _, w := range distinct(u) {
			df[w]++
		}
	}
	for _, u := range units {
		for _, w := range u {
			if _, ok := s.terms[w]; !ok && df[w] > 1 {
				s.terms[w] = len(s.idf)
				s.idf = append(s.idf, math.Log(float64(len(units))/float64(df[w]))+1)
			}
		}
	}
}

func distinct(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

// row returns the weights of a text's terms, (1 + ln tf) · idf, scaled to length 1.
func (s *Space) row(lemmas []string) []entry {
	var columns []int
	for _, w := range lemmas {
		if c, ok := s.terms[w]; ok {
			columns = append(columns, c)
		}
	}
	slices.Sort(columns)
	var row []entry
	square := 0.0
	for i := 0; i < len(columns); {
		next := i + 1
		for next < len(columns) && columns[next] == columns[i] {
			next++
		}
		value := (1 + math.Log(float64(next-i))) * s.idf[columns[i]]
		row = append(row, entry{columns[i], value})
		square += float64(value * value)
		i = next
	}
	for i := range row {
		row[i].value /= math.Sqrt(square)
	}
	return row
}
