// Package saturation tells when further interviews bring nothing new. It stands after
// the inductive pass and counts what each interview holds: codes, or categories. It is
// pure computation; tables and charts are made elsewhere.
package saturation

import (
	"math/rand/v2"
	"slices"
)

// Options are the choices one has; the zero value is a good one.
type Options struct {
	Orders int     // random orders of the interviews; 0: Orders
	Band   float64 // share of the orders that the band holds; 0: .95
	Seed   uint64
}

// Orders is the number of random orders unless told otherwise.
const Orders = 1000

// Point is what is known after a number of interviews.
type Point struct {
	Interviews int
	New        Band // found for the first time in the last interview
	Total      Band // found so far
}

// Band is a mean over random orders, and between which values most orders lie.
type Band struct{ Mean, Low, High float64 }

// Curve returns how much is new in the first, second, … interview, when interviews
// come in random order. found lists, for each interview, what it holds.
func Curve(found [][]string, o Options) []Point {
	if o.Orders <= 0 {
		o.Orders = Orders
	}
	if o.Band <= 0 || o.Band > 1 {
		o.Band = 0.95
	}
	fresh, total := make([][]int, len(found)), make([][]int, len(found))
	random := rand.New(rand.NewPCG(o.Seed, 1))
	for range o.Orders {
		seen := map[string]bool{}
		for at, i := range random.Perm(len(found)) {
			n := add(seen, found[i])
			fresh[at], total[at] = append(fresh[at], n), append(total[at], len(seen))
		}
	}
	points := make([]Point, len(found))
	for at := range points {
		points[at] = Point{at + 1, bandOf(fresh[at], o.Band), bandOf(total[at], o.Band)}
	}
	return points
}

// add puts items into a set and returns how many are new.
func add(seen map[string]bool, items []string) (fresh int) {
	for _, x := range items {
		if !seen[x] {
			seen[x] = true
			fresh++
		}
	}
	return fresh
}

// bandOf returns the mean of values and their quantiles around the middle, by the
// nearest rank.
func bandOf(values []int, share float64) Band {
	slices.Sort(values)
	sum := 0
	for _, v := range values {
		sum += v
	}
	rank := func(p float64) float64 { return float64(values[min(len(values)-1, int(p*float64(len(values))))]) }
	return Band{float64(sum) / float64(len(values)), rank((1 - share) / 2), rank((1 + share) / 2)}
}
