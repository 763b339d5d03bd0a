package group

import "slices"

// rounds is how often k-means lets all points choose at most; it mostly settles
// earlier.
const rounds = 40

// refine lets every point go to the group with the nearest centre, over and over,
// until none moves (Lloyd 1982). A group that loses all its points vanishes.
func refine(p Points, groups []int) []int {
	groups = number(groups)
	for range rounds {
		centres := centresOf(p, groups)
		moved := make([]bool, p.n)
		next := make([]int, p.n)
		parallel(p.n, func(i int) {
			next[i] = centres.near(p.Row(i), groups[i])
			moved[i] = next[i] != groups[i]
		})
		groups = next
		if !slices.Contains(moved, true) {
			break
		}
	}
	return number(groups)
}

// centreSet holds the means of groups, with half their squares beside them.
type centreSet struct {
	Points
	half []float32
	size []int
}

// centresOf returns the means of the groups of points.
func centresOf(p Points, groups []int) centreSet {
	k := 0
	for _, g := range groups {
		k = max(k, g+1)
	}
	c := centreSet{newPoints(k, p.dim), make([]float32, k), make([]int, k)}
	sums := make([]float64, k*p.dim)
	for i, g := range groups {
		c.size[g]++
		for j, x := range p.Row(i) {
			sums[g*p.dim+j] += float64(x)
		}
	}
	for g := range k {
		row := c.Row(g)
		for j := range row {
			row[j] = float32(sums[g*p.dim+j] / float64(max(1, c.size[g])))
		}
		c.half[g] = dot(row, row) / 2
	}
	return c
}

// near returns the group whose centre is nearest to a row; it stays where it is at
// equal distance.
func (c centreSet) near(row []float32, now int) int {
	best := now
	score := dot(row, c.Row(now)) - c.half[now]
	for g := range c.n {
		if c.size[g] == 0 || g == now {
			continue
		}
		if s := dot(row, c.Row(g)) - c.half[g]; s > score {
			best, score = g, s
		}
	}
	return best
}
