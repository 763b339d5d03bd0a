package inductive

import (
	"slices"

	"cocode/analysis"
)

// plantFormer makes the branches of the former proposal, as persons have left them.
func (p *pass) plantFormer() {
	at := map[string]*branch{}
	for i := range p.former.nodes {
		n := &p.former.nodes[i]
		at[n.ID] = &branch{id: n.ID, name: n.Name, level: n.Level, former: n, stability: unknown}
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

// place puts new codes of the layer below the former branch that is nearest; those
// that lie apart from all of them make new categories if they are enough.
func (l *layer) place() {
	branches := l.leaves(l.groups)
	sets := make([][]int, len(branches))
	var lengths []float64
	for i, b := range branches {
		for _, c := range b.codes {
			sets[i] = append(sets[i], l.item[c])
		}
		lengths = append(lengths, l.layout.Nearness(sets[i])...)
	}
	middles := l.layout.Middles(sets)
	far := quantile(lengths, apart)
	var strange []int
	for i, c := range l.codes {
		if c.former != nil {
			continue
		}
		set, cosine, ok := middles.Nearest(i)
		switch {
		case ok && cosine >= far:
			l.hang(branches[set], []int{i})
		case len(l.layout.Split([]int{i}, 1)) > 0:
			strange = append(strange, i)
		}
	}
	if len(branches) > 0 && len(strange) < codesOfCategory {
		for _, i := range strange {
			if set, _, ok := middles.Nearest(i); ok {
				l.hang(branches[set], []int{i})
			}
		}
		return
	}
	l.settle(strange)
}

// apart is the share of former codes that may lie farther from their group than a new
// code that still belongs to it.
const apart = 0.1

// settle makes new categories of codes.
func (l *layer) settle(items []int) {
	k := min(mostCategories, (len(items)+2*codesOfSub-1)/(2*codesOfSub))
	for _, part := range l.layout.Split(items, k) {
		b := &branch{level: analysis.LevelCategory, language: l.language, stability: unknown}
		l.divide(b, part)
		l.groups = append(l.groups, b)
	}
}

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
