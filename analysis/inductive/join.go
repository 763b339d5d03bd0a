package inductive

import (
	"cmp"
	"slices"

	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
)

// join puts themes together to k groups, of which none is too small to stand beside the others.
func (t *topical) join(themes []theme, k int) [][]theme {
	var groups [][]theme
	for more := range mostSmall {
		groups = t.merged(themes, k+more)
		for g := t.small(groups, themes); g >= 0; g = t.small(groups, themes) {
			groups = t.absorb(groups, g)
		}
		if len(groups) >= k {
			break
		}
	}
	return groups
}

// A group of fewer codes than this share of the study's is joined to the nearest, but none of
// more than that share of its own language's; so many of them are made up for.
const (
	smallest     = 0.04
	mostSmallest = 0.12
	mostSmall    = 4
)

// small returns the group with the fewest codes if these are too few, else -1.
func (t *topical) small(groups [][]theme, themes []theme) int {
	share := min(mostSmallest, smallest*float64(t.l.grouped)/float64(max(1, len(t.l.codes))))
	few, fewest := -1, share*float64(len(itemsOf(themes)))
	for g := range groups {
		if n := float64(len(itemsOf(groups[g]))); n < fewest {
			few, fewest = g, n
		}
	}
	if len(groups) < 2 {
		return -1
	}
	return few
}

// absorb joins one of the groups to the one that it is nearest to.
func (t *topical) absorb(groups [][]theme, g int) [][]theme {
	middles := t.l.layout.Middles(sets(groups))
	best := -1
	for i := range groups {
		if i != g && (best < 0 || t.cost(groups, middles, i, g) < t.cost(groups, middles, best, g)) {
			best = i
		}
	}
	return unite(groups, min(best, g), max(best, g))
}

// unite makes one group of two.
func unite(groups [][]theme, a, b int) [][]theme {
	groups[a] = append(groups[a], groups[b]...)
	slices.SortStableFunc(groups[a], func(x, y theme) int { return cmp.Compare(y.units, x.units) })
	groups = slices.Delete(groups, b, b+1)
	slices.SortStableFunc(groups, func(x, y []theme) int { return cmp.Compare(unitsOf(y), unitsOf(x)) })
	return groups
}

// cost is how much the union of two groups adds to the spread, as in Ward's method.
func (t *topical) cost(groups [][]theme, middles group.Middles, a, b int) float64 {
	wa, wb := unitsOf(groups[a]), unitsOf(groups[b])
	cost := wa * wb / (wa + wb) * (1.05 - middles.Between(a, b))
	if family(t.list[groups[a][0].topic]) != family(t.list[groups[b][0].topic]) {
		cost *= otherFamily
	}
	return cost
}

// merged puts themes together until there are k groups of them, at each step the two whose
// union costs least. Acts join acts more easily than things, and feelings feelings.
func (t *topical) merged(themes []theme, k int) [][]theme {
	groups := make([][]theme, len(themes))
	for i := range themes {
		groups[i] = themes[i : i+1 : i+1]
	}
	for len(groups) > max(1, k) {
		middles := t.l.layout.Middles(sets(groups))
		a, b := 0, 1
		for i := range groups {
			for j := i + 1; j < len(groups); j++ {
				if t.cost(groups, middles, i, j) < t.cost(groups, middles, a, b) {
					a, b = i, j
				}
			}
		}
		groups = unite(groups, a, b)
	}
	return groups
}

// otherFamily is how much farther apart themes of other families are.
const otherFamily = 4

// family returns which topics go together in a category: what is done, how somebody is, who
// it is, and what and where it is.
func family(t *topic.Topic) topic.Kind {
	if t.Kind == topic.Setting {
		return topic.Thing
	}
	return t.Kind
}
