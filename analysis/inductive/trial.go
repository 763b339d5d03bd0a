package inductive

import (
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/measure"
)

// trial is the themes of a part of the codes.
type trial struct {
	items  []int
	themes []theme
}

// trials finds themes in parts of the codes that are held.
func (t *topical) trials(held []int, r group.Resampling) []trial {
	samples := r.Samples(len(held))
	out := make([]trial, len(samples))
	each(len(out), func(i int) {
		for _, at := range samples[i] {
			out[i].items = append(out[i].items, held[at])
		}
		out[i].themes = t.themes(out[i].items)
	})
	return out
}

// numbered returns the group of each of some items, group.None for those in no group.
func numbered(items []int, groups [][]int) []int {
	of := map[int]int{}
	for g, list := range groups {
		for _, i := range list {
			of[i] = g
		}
	}
	out := make([]int, len(items))
	for j, i := range items {
		out[j] = group.None
		if g, ok := of[i]; ok {
			out[j] = g
		}
	}
	return out
}

// sets returns the codes of groups of themes.
func sets(groups [][]theme) [][]int {
	out := make([][]int, len(groups))
	for g := range groups {
		out[g] = itemsOf(groups[g])
	}
	return out
}

// choose returns how stable each number of categories from low to high is: how well the
// groups of all codes agree with those that come of a part of them.
func (t *topical) choose(themes []theme, trials []trial, low, high int) []group.Criterion {
	var tried []group.Criterion
	for k := low; k <= high; k++ {
		whole := sets(t.join(themes, k))
		values := make([]float64, len(trials))
		each(len(trials), func(i int) {
			part := numbered(trials[i].items, sets(t.join(trials[i].themes, k)))
			values[i] = measure.Compare(part, numbered(trials[i].items, whole)).AMI
		})
		tried = append(tried, group.NewCriterion(k, values))
	}
	return tried
}

// steady returns, for each of some groups of codes, the mean over the trials of the greatest
// Jaccard coefficient with one of the groups that come of the trial (Hennig 2007).
func steady(groups [][]int, trials []trial, of func(trial) [][]int) []float64 {
	sums, seen := make([]float64, len(groups)), make([]int, len(groups))
	found := make([][]float64, len(trials))
	each(len(trials), func(i int) {
		found[i] = group.Jaccard(numbered(trials[i].items, groups), numbered(trials[i].items, of(trials[i])), len(groups))
	})
	for _, best := range found {
		for g, x := range best {
			if x >= 0 {
				sums[g] += x
				seen[g]++
			}
		}
	}
	for g := range sums {
		sums[g] /= float64(max(1, seen[g]))
	}
	return sums
}

// rate notes how stable categories and their subcategories are.
func (l *layer) rate(t *topical, made []*branch, trials []trial, k int) {
	held := func(branches []*branch) [][]int {
		out := make([][]int, len(branches))
		for g, b := range branches {
			out[g] = b.itemsIn(l)
		}
		return out
	}
	note := func(branches []*branch, of func(trial) [][]int) {
		for g, s := range steady(held(branches), trials, of) {
			branches[g].stability = s
		}
	}
	note(made, func(x trial) [][]int { return sets(t.join(x.themes, k)) })
	var subs []*branch
	for _, b := range made {
		subs = append(subs, b.children...)
	}
	note(subs, func(x trial) [][]int {
		var out [][]int
		for _, y := range x.themes {
			for _, p := range t.parts(y) {
				out = append(out, p.items)
			}
		}
		return out
	})
}
