package group

import (
	"cmp"
	"slices"
)

// How points move. The values were chosen on labelled texts and are not sensitive:
// from 5 to 15 neighbours and from three to fifteen steps the measures differ little.
const (
	neighbours = 10 // of a point; fewer among few points
	candidates = 20 // neighbours that are kept, so that a sample still has some
	steps      = 15
)

// mostExact is the number of points up to which every point is compared with every
// other; beyond, with an even sample of so many.
const mostExact = 4000

// link is a neighbour of a point and how near it is.
type link struct {
	to     int32
	cosine float32
}

// network holds each point's nearest among the anchors: all points, or a sample.
type network struct {
	anchors []int    // indices of points, rising
	nearest [][]link // of each point, the nearest first; to is an index into anchors
	at      []int32  // of each point its index in anchors, or -1
}

// connect finds the nearest anchors of every point.
func connect(p Points) network {
	net := network{anchors: even(p.n, mostExact), nearest: make([][]link, p.n), at: make([]int32, p.n)}
	for i := range net.at {
		net.at[i] = -1
	}
	for a, i := range net.anchors {
		net.at[i] = int32(a)
	}
	anchors := p.Subset(net.anchors)
	parallel(p.n, func(i int) { net.nearest[i] = nearest(p.Row(i), anchors, net.at[i]) })
	return net
}

// nearest returns the anchors next to a row, but for itself.
func nearest(row []float32, anchors Points, self int32) []link {
	best := make([]link, 0, candidates+1)
	for a := range anchors.n {
		c := dot(row, anchors.Row(a))
		if c <= 0 || int32(a) == self || len(best) == candidates && c <= best[candidates-1].cosine {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, c, func(l link, c float32) int {
			if l.cosine >= c {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, link{int32(a), c})
		best = best[:min(len(best), candidates)]
	}
	return best
}

// sample returns the network of some of the points only, without comparing them again:
// indices are rising and refer to the points of net.
func (net network) sample(indices []int) network {
	var out network
	kept := make([]int32, len(net.anchors))
	for a := range kept {
		kept[a] = -1
	}
	for at, i := range indices {
		a := net.at[i]
		if a >= 0 {
			kept[a] = int32(len(out.anchors))
			out.anchors = append(out.anchors, at)
			a = kept[a]
		}
		out.at = append(out.at, a)
	}
	for _, i := range indices {
		links := make([]link, 0, candidates)
		for _, l := range net.nearest[i] {
			if to := kept[l.to]; to >= 0 {
				links = append(links, link{to, l.cosine})
			}
		}
		out.nearest = append(out.nearest, links)
	}
	return out
}

// mutual returns the links of the anchors, each in both directions, and of the other
// points in theirs.
func (net network) mutual() [][]link {
	links := make([][]link, len(net.nearest))
	most := max(2, min(neighbours, len(links)/10))
	for i, near := range net.nearest {
		near = near[:min(len(near), most)]
		links[i] = append(links[i], near...)
		if net.at[i] < 0 {
			continue
		}
		for _, l := range near {
			to := net.anchors[l.to]
			links[to] = append(links[to], link{net.at[i], l.cosine})
		}
	}
	parallel(len(links), func(i int) {
		slices.SortFunc(links[i], func(a, b link) int { return cmp.Compare(a.to, b.to) })
		links[i] = slices.CompactFunc(links[i], func(a, b link) bool { return a.to == b.to })
	})
	return links
}

// diffuse moves every point towards its neighbours, some steps: texts of one group
// come nearer to each other, as in the diffusion of heat over a graph (Kondor &
// Lafferty 2002 describe such kernels).
func (net network) diffuse(p Points) Points {
	links := net.mutual()
	for range steps {
		next := newPoints(p.n, p.dim)
		parallel(p.n, func(i int) { net.step(next.Row(i), p, i, links[i]) })
		p = next
	}
	return p
}

// step writes the next place of point i: its own and the mean of its neighbours', by
// nearness, together.
func (net network) step(row []float32, p Points, i int, links []link) {
	total := float32(0)
	for _, l := range links {
		total += l.cosine
	}
	copy(row, p.Row(i))
	for _, l := range links {
		w := l.cosine / total
		for k, x := range p.Row(net.anchors[l.to]) {
			row[k] += w * x
		}
	}
	scale(row)
}
