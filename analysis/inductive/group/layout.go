package group

import (
	"slices"
)

// Layout is a set of items laid out for grouping: made once, cut into any number of
// groups. An item is what is to be grouped, known by one text or more: a code by its
// units.
type Layout struct {
	n         int     // items
	known     []int   // the items of which something is known, rising
	described Points  // of the known items: the middles of their texts
	net       network // of the known items
	points    Points  // of the known items after diffusion
	anchors   []int   // the items that the tree joins: all, or an even sample
	tree      Tree

	resampled Resampling // how samples were made
	samples   []run
}

// Lay lays out texts in one language, each of them an item of its own.
func Lay(texts []Text, language string) *Layout {
	items := make([]int, len(texts))
	for i := range items {
		items[i] = i
	}
	return layOut(describe(texts, language, fine), items, len(texts))
}

// LayItems lays out n items in one language; items names the item of each text, and
// sources where it comes from. Each text is seen from the middle of its source, so
// that groups go across interviews and do not gather what one person likes to say.
func LayItems(texts []Text, items []int, n int, sources []int, language string) *Layout {
	p := describe(texts, language, coarse)
	p.centre(sources)
	return layOut(p, items, n)
}

func layOut(all Points, items []int, n int) *Layout {
	middles, size := newPoints(n, all.dim), make([]int, n)
	for i := range all.n {
		row := all.Row(i)
		if dot(row, row) == 0 {
			continue
		}
		size[items[i]]++
		for k, x := range row {
			middles.Row(items[i])[k] += x
		}
	}
	l := &Layout{n: n}
	for item, texts := range size {
		if scale(middles.Row(item)); texts > 0 {
			l.known = append(l.known, item)
		}
	}
	l.described = middles.Subset(l.known)
	l.net = connect(l.described)
	l.settle()
	return l
}

// settle moves the items and joins them.
func (l *Layout) settle() {
	l.points = l.net.diffuse(l.described)
	l.anchors = even(l.points.n, mostExact)
	l.tree = ward(reduce(l.points.Subset(l.anchors), treeDimensions))
}

// treeDimensions is how many dimensions are enough for the distances between groups.
const treeDimensions = 64

// None is the group of an item of which nothing is known.
const None = -1

// Groups returns the group of each item when there are to be k groups, the largest
// with number 0. There are fewer where there are fewer items.
func (l *Layout) Groups(k int) []int { return l.spread(l.cut(k)) }

// Even is Groups with groups that are even enough to be read one by one.
func (l *Layout) Even(k int) []int { return l.spread(l.even(k)) }

func (l *Layout) even(k int) []int {
	if l.points.n == 0 {
		return nil
	}
	return balance(l.points, l.cut(k))
}

// spread returns the groups of all items, given those of the known ones.
func (l *Layout) spread(known []int) []int {
	groups := make([]int, l.n)
	for i := range groups {
		groups[i] = None
	}
	for at, g := range known {
		groups[l.known[at]] = g
	}
	return groups
}

// cut returns the groups of the known items: of the anchors from the tree, of all by
// their nearest centre.
func (l *Layout) cut(k int) []int {
	if l.points.n == 0 {
		return nil
	}
	groups := l.tree.Cut(k)
	if len(l.anchors) < l.points.n {
		centres := centresOf(l.points.Subset(l.anchors), groups)
		groups = make([]int, l.points.n)
		parallel(l.points.n, func(i int) { groups[i] = centres.near(l.points.Row(i), 0) })
	}
	return refine(l.points, groups)
}

// Split returns the parts of some items when they are to fall into k parts, each as
// items; the largest part comes first. Items of which nothing is known are in none.
func (l *Layout) Split(items []int, k int) [][]int {
	var rows []int
	for _, item := range items {
		if at, ok := slices.BinarySearch(l.known, item); ok {
			rows = append(rows, at)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	p := l.points.Subset(rows)
	some := even(p.n, mostExact)
	groups := ward(reduce(p.Subset(some), treeDimensions)).Cut(k)
	if len(some) < p.n {
		centres := centresOf(p.Subset(some), groups)
		groups = make([]int, p.n)
		parallel(p.n, func(i int) { groups[i] = centres.near(p.Row(i), 0) })
	}
	var parts [][]int
	for at, g := range balance(p, refine(p, groups)) {
		for len(parts) <= g {
			parts = append(parts, nil)
		}
		parts[g] = append(parts[g], l.known[rows[at]])
	}
	return parts
}

// Nearness returns how near each of some items is to their common middle, from -1 to
// 1, and 0 for one of which nothing is known.
func (l *Layout) Nearness(items []int) []float64 {
	m := l.Middles([][]int{items})
	out := make([]float64, len(items))
	for i, item := range items {
		_, out[i], _ = m.Nearest(item)
	}
	return out
}

// Middles are the middles of sets of items.
type Middles struct {
	l    *Layout
	rows Points
}

// Middles returns the middles of sets of items; one of unknown items is near nothing.
func (l *Layout) Middles(sets [][]int) Middles {
	m := Middles{l, newPoints(len(sets), l.points.dim)}
	for s, items := range sets {
		for _, item := range items {
			if at, ok := slices.BinarySearch(l.known, item); ok {
				for k, x := range l.points.Row(at) {
					m.rows.Row(s)[k] += x
				}
			}
		}
		scale(m.rows.Row(s))
	}
	return m
}

// All returns how near an item is to the middle of each set, 0 for one of which nothing
// is known.
func (m Middles) All(item int) []float64 {
	out := make([]float64, m.rows.n)
	if at, known := slices.BinarySearch(m.l.known, item); known {
		for s := range out {
			out[s] = float64(dot(m.rows.Row(s), m.l.points.Row(at)))
		}
	}
	return out
}

// Nearest returns the set whose middle is nearest to an item, and the cosine. ok is
// false if nothing is known of the item or there is no set.
func (m Middles) Nearest(item int) (set int, cosine float64, ok bool) {
	at, known := slices.BinarySearch(m.l.known, item)
	if !known || m.rows.n == 0 {
		return 0, 0, false
	}
	best := float32(-2)
	for s := range m.rows.n {
		if c := dot(m.rows.Row(s), m.l.points.Row(at)); c > best {
			set, best = s, c
		}
	}
	return set, float64(best), true
}

// Between returns how near the middles of two sets are.
func (m Middles) Between(a, b int) float64 { return float64(dot(m.rows.Row(a), m.rows.Row(b))) }
