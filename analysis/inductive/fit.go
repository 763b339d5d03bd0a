package inductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
)

// fit moves codes between groups so that what a category is called holds its members:
// a code that says nothing of what its own group is named by goes to the group that is
// named by what it says. A group never loses more than half of its codes.
func (l *layer) fit(groups [][]int) [][]int {
	branches := make([]*branch, len(groups))
	for g, items := range groups {
		branches[g] = &branch{level: analysis.LevelCategory, language: l.language}
		for _, i := range items {
			branches[g].codes = append(branches[g].codes, l.codes[i])
		}
		l.describe(branches[g], counts{})
	}
	l.nameTogether(branches, tallyOf(l.codes), map[string]bool{})
	middles := l.layout.Middles(groups)
	out := make([][]int, len(groups))
	for g, items := range groups {
		stay := (len(items) + 1) / 2
		for at, i := range items {
			to := g
			if left := len(items) - at; len(out[g])+left > stay {
				to = l.fitting(l.codes[i], g, branches, middles)
			}
			out[to] = append(out[to], i)
		}
	}
	for _, items := range out {
		slices.Sort(items)
	}
	slices.SortStableFunc(out, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return out
}

// fitting returns the group that code c belongs to by its topics: its own, g, if it
// says anything of what that is named by or if nothing fits better.
func (l *layer) fitting(c *code, g int, branches []*branch, middles group.Middles) int {
	topics := c.topics()
	best, most := g, match(topics, branches[g].about)
	if most > 0 {
		return g
	}
	nearness := middles.All(l.item[c])
	for other, b := range branches {
		m := match(topics, b.about)
		if m > most || m == most && m > 0 && nearness[other] > nearness[best] {
			best, most = other, m
		}
	}
	return best
}

// match returns how much two lists of topics have in common; what is done counts
// double, and where it is not at all.
func match(topics, about []*topic.Topic) int {
	n := 0
	for _, t := range about {
		if !slices.Contains(topics, t) {
			continue
		}
		switch t.Kind {
		case topic.Act, topic.State:
			n += 2
		case topic.People, topic.Thing:
			n++
		}
	}
	return n
}
