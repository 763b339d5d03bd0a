package inductive

import (
	"slices"

	"cocode/analysis/inductive/group"
)

// plantFormer makes the branches of the former proposal, as persons have left them.
func (p *pass) plantFormer() {
	at := map[string]*branch{}
	for i := range p.former.nodes {
		n := &p.former.nodes[i]
		at[n.ID] = &branch{id: n.ID, name: n.Name, level: n.Level, former: n, stability: unknown, covered: unknown}
	}
	for i := range p.former.nodes {
		n := &p.former.nodes[i]
		b := at[n.ID]
		if parent := at[n.Parent]; parent != nil && parent != b {
			b.parent = parent
			parent.children = append(parent.children, b)
		} else {
			p.groups = append(p.groups, b)
		}
	}
	for _, c := range p.former.codes {
		if b := at[c.former.Parent]; b != nil {
			b.codes, c.branch = append(b.codes, c), b
			for ; b != nil && b.language == ""; b = b.parent {
				b.language = c.language
			}
		}
	}
}

// place puts new codes of the layer below the former branch whose name holds for them, or
// whose codes they are near to, or whose words they share more than chance would have it.
// Those that fit none make new categories if they are enough.
func (l *layer) place() {
	l.recall(l.groups)
	branches := l.leaves(l.groups)
	t := l.topical()
	middles, far := l.reach(branches)
	var strange []int
	for i, c := range l.codes {
		if c.former != nil {
			continue
		}
		set, cosine, ok := middles.Nearest(i)
		named := t.named(branches, i)
		switch {
		case named >= 0:
			l.hang(branches[named], []int{i})
		case ok && cosine >= far:
			l.hang(branches[set], []int{i})
		default:
			strange = append(strange, i)
		}
	}
	if len(strange) >= codesOfCategory {
		l.categorise(strange, min(mostCategories, (len(strange)+2*codesOfSub-1)/(2*codesOfSub)))
	}
	l.settleLoose(strange, branches)
	t.cover(l.groups)
}

// reach returns the middles of branches, and how near a code must be to belong to one.
func (l *layer) reach(branches []*branch) (middles group.Middles, far float64) {
	sets := make([][]int, len(branches))
	var lengths []float64
	for g, b := range branches {
		for _, c := range b.codes {
			sets[g] = append(sets[g], l.item[c])
		}
		lengths = append(lengths, l.layout.Nearness(sets[g])...)
	}
	return l.layout.Middles(sets), quantile(lengths, apart)
}

// named returns the branch whose name, as the pass gave it, holds for a code most, -1 if none
// does.
func (t *topical) named(branches []*branch, i int) int {
	at, most := -1, 0.0
	for g, b := range branches {
		if pull := t.pull(b, i); pull > most {
			at, most = g, pull
		}
	}
	return at
}

// apart is the share of former codes that may lie farther from their group than a new
// code that still belongs to it.
const apart = 0.5

// leaves returns the branches of the layer's language that hold codes and are not set
// aside.
func (l *layer) leaves(branches []*branch) []*branch {
	var out []*branch
	for _, b := range branches {
		if b.former != nil && b.former.Aside {
			continue
		}
		if len(b.codes) > 0 && b.language == l.language {
			out = append(out, b)
		}
		out = append(out, l.leaves(b.children)...)
	}
	return out
}

// quantile returns the value below which the given share of values lies.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}
