package group

import (
	"cmp"
	"slices"
)

// merge is one step of a hierarchical clustering: two groups, named by a member each,
// become one.
type merge struct {
	a, b   int
	height float32
}

// Tree is the hierarchy of a clustering: which groups joined, the nearest first.
type Tree struct {
	n      int
	merges []merge
}

// ward joins points by Ward's method (Ward 1963): at each step the two groups whose
// union adds least to the sum of squares within groups. It follows chains of nearest
// neighbours (Murtagh 1983), needs n² time and half of n² numbers, and gives the same
// tree as joining in order.
func ward(p Points) Tree {
	d := distances(p)
	size := make([]float32, p.n)
	for i := range size {
		size[i] = 1
	}
	tree := Tree{n: p.n}
	var chain []int
	alive := make([]int, p.n) // the groups that are left, by their lowest member
	for i := range alive {
		alive[i] = i
	}
	for len(alive) > 1 {
		if len(chain) == 0 {
			chain = append(chain, alive[0])
		}
		top := chain[len(chain)-1]
		next, height := d.closest(top, alive, chain)
		if len(chain) < 2 || next != chain[len(chain)-2] {
			chain = append(chain, next)
			continue
		}
		chain = chain[:len(chain)-2]
		a, b := min(top, next), max(top, next)
		d.join(a, b, size, alive)
		size[a] += size[b]
		at, _ := slices.BinarySearch(alive, b)
		alive = slices.Delete(alive, at, at+1)
		tree.merges = append(tree.merges, merge{a, b, height})
	}
	slices.SortStableFunc(tree.merges, func(x, y merge) int { return cmp.Compare(x.height, y.height) })
	return tree
}

// triangle holds the distances between groups: half of a square.
type triangle struct{ rows [][]float32 }

// distances returns the squared distances of points.
func distances(p Points) triangle {
	t := triangle{make([][]float32, p.n)}
	square := make([]float32, p.n)
	for i := range square {
		square[i] = dot(p.Row(i), p.Row(i))
		t.rows[i] = make([]float32, i)
	}
	parallel(p.n, func(i int) {
		for j := range i {
			t.rows[i][j] = max(0, square[i]+square[j]-2*dot(p.Row(i), p.Row(j)))
		}
	})
	return t
}

func (t triangle) at(i, j int) *float32 {
	if i < j {
		i, j = j, i
	}
	return &t.rows[i][j]
}

// closest returns the group that is nearest to top; at equal distance the one before
// top in the chain, else the lowest.
func (t triangle) closest(top int, alive, chain []int) (next int, height float32) {
	next = -1
	if len(chain) > 1 {
		next = chain[len(chain)-2]
		height = *t.at(top, next)
	}
	for _, g := range alive {
		if g == top {
			continue
		}
		if d := *t.at(top, g); next < 0 || d < height {
			next, height = g, d
		}
	}
	return next, height
}

// join sets the distances of the union of a and b, in a's place, by the recurrence of
// Lance & Williams (1967) for Ward's method.
func (t triangle) join(a, b int, size []float32, alive []int) {
	ab := *t.at(a, b)
	for _, g := range alive {
		if g == a || g == b {
			continue
		}
		n := size[a] + size[b] + size[g]
		d := t.at(a, g)
		*d = ((size[a]+size[g])**d + (size[b]+size[g])**t.at(b, g) - size[g]*ab) / n
	}
}

// Cut returns the group of each point when the tree is cut into k groups, or into as
// many as there are points if they are fewer.
func (t Tree) Cut(k int) []int {
	parent := make([]int, t.n)
	for i := range parent {
		parent[i] = i
	}
	for _, m := range t.merges[:max(0, min(len(t.merges), t.n-max(1, k)))] {
		parent[root(parent, m.b)] = root(parent, m.a)
	}
	groups := make([]int, t.n)
	for i := range groups {
		groups[i] = root(parent, i)
	}
	return number(groups)
}

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}
