package group

import "slices"

// How uneven groups may be, in units of the mean size: a larger one is split, and a
// smaller one given up for it.
const (
	tooLarge = 2.0
	tooSmall = 0.5
)

// balance evens out groups so that they can be read: the largest is split in two as
// long as it is much larger than the mean, and the smallest goes to its neighbours to
// make room.
func balance(p Points, groups []int) []int {
	groups = number(groups)
	k := slices.Max(groups) + 1
	mean := float64(len(groups)) / float64(k)
	for range k {
		size := sizes(groups)
		last := len(size) - 1
		if float64(size[0]) <= tooLarge*mean || float64(size[last]) >= tooSmall*mean || last < 2 {
			break
		}
		groups = number(dissolve(p, halve(p, groups), last))
	}
	return groups
}

func sizes(groups []int) []int {
	size := make([]int, slices.Max(groups)+1)
	for _, g := range groups {
		size[g]++
	}
	return size
}

// halve splits group 0 in two, along the axis in which its members differ most; the
// new half has the next free number.
func halve(p Points, groups []int) []int {
	var rows []int
	for i, g := range groups {
		if g == 0 {
			rows = append(rows, i)
		}
	}
	next := slices.Max(groups) + 1
	for at, second := range beyond(p.Subset(rows)) {
		if second == 1 {
			groups[rows[at]] = next
		}
	}
	return groups
}

// beyond returns 1 for the points that lie beyond the middle of all along their main
// axis, else 0; k-means with two centres settles the border.
func beyond(p Points) []int {
	parts := make([]int, p.n)
	middle := centresOf(p, parts).Row(0)
	for i := range p.n {
		for k := range middle {
			p.Row(i)[k] -= middle[k]
		}
	}
	axes := principal(p.Subset(even(p.n, mostForAxes)), 1)
	for i := range p.n {
		if dot(p.Row(i), axes.Row(0)) > 0 {
			parts[i] = 1
		}
	}
	return refine(p, parts)
}

// dissolve gives the members of one group to the nearest others.
func dissolve(p Points, groups []int, gone int) []int {
	centres := centresOf(p, groups)
	centres.size[gone] = 0
	stay := 0
	if gone == 0 {
		stay = 1
	}
	for i, g := range groups {
		if g == gone {
			groups[i] = centres.near(p.Row(i), stay)
		}
	}
	return groups
}
