package baseline

import (
	"math/rand/v2"
)

// How k-means is run.
const (
	restarts = 5
	rounds   = 100
)

// KMeans returns the groups of the best of several runs of k-means (Lloyd 1982) from
// starting centres chosen by k-means++ (Arthur & Vassilvitskii 2007).
func KMeans(w Words, k int, seed uint64) []int {
	random := rand.New(rand.NewPCG(seed, 1))
	var best []int
	lowest := 0.0
	for range restarts {
		groups, inertia := w.lloyd(w.start(k, random))
		if best == nil || inertia < lowest {
			best, lowest = groups, inertia
		}
	}
	return best
}

// centre is the mean of a group, with its square.
type centre struct {
	values []float64
	square float64
}

// distance returns the squared distance of a row of square one (or zero) to c.
func (c centre) distance(row []entry) float64 {
	inner, square := 0.0, 0.0
	for _, e := range row {
		inner += e.value * c.values[e.word]
		square += e.value * e.value
	}
	return max(0, square-2*inner+c.square)
}

func (w Words) centre(rows []int) centre {
	c := centre{values: make([]float64, w.width)}
	for _, i := range rows {
		for _, e := range w.rows[i] {
			c.values[e.word] += e.value / float64(len(rows))
		}
	}
	for _, x := range c.values {
		c.square += x * x
	}
	return c
}

// start chooses k centres among the rows, far ones more likely.
func (w Words) start(k int, random *rand.Rand) []centre {
	if len(w.rows) == 0 {
		return nil
	}
	centres := []centre{w.centre([]int{random.IntN(len(w.rows))})}
	far := make([]float64, len(w.rows))
	for len(centres) < min(k, len(w.rows)) {
		last, total := centres[len(centres)-1], 0.0
		for i, row := range w.rows {
			if d := last.distance(row); len(centres) == 1 || d < far[i] {
				far[i] = d
			}
			total += far[i]
		}
		at, next := random.Float64()*total, 0
		for next < len(far)-1 && at >= far[next] {
			at -= far[next]
			next++
		}
		centres = append(centres, w.centre([]int{next}))
	}
	return centres
}

// lloyd moves rows to the nearest centre and centres to the mean of their rows, until
// nothing moves. It returns the groups and the sum of squares within them.
func (w Words) lloyd(centres []centre) (groups []int, inertia float64) {
	groups = make([]int, len(w.rows))
	for round := range rounds {
		members := make([][]int, len(centres))
		moved := false
		inertia = 0
		for i, row := range w.rows {
			best, lowest := 0, 0.0
			for g, c := range centres {
				if d := c.distance(row); g == 0 || d < lowest {
					best, lowest = g, d
				}
			}
			moved = moved || best != groups[i]
			groups[i] = best
			members[best] = append(members[best], i)
			inertia += lowest
		}
		if round > 0 && !moved {
			break
		}
		for g, rows := range members {
			if len(rows) > 0 {
				centres[g] = w.centre(rows)
			}
		}
	}
	return groups, inertia
}

// Chance returns k groups drawn for each of n texts by itself.
func Chance(n, k int, seed uint64) []int {
	random := rand.New(rand.NewPCG(seed, 2))
	groups := make([]int, n)
	for i := range groups {
		groups[i] = random.IntN(max(1, k))
	}
	return groups
}
