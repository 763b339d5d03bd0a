package inductive

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
)

// theme is a general topic with the codes that it holds: it becomes a subcategory, or several,
// and with other themes a category.
type theme struct {
	topic int   // in the list of the language
	items []int // rising
	units float64
}

// topical is what grouping codes by topics needs to know: how strongly each topic draws each
// code, and how much each code counts.
type topical struct {
	l      *layer
	list   []*topic.Topic
	said   [][]float64 // by what their labels say
	words  [][]float64 // and by what their units say
	all    [][]float64 // and by nearness
	weight []float64
}

func (l *layer) topical() *topical {
	t := &topical{l: l, list: topic.In(l.language).List, weight: make([]float64, len(l.codes))}
	t.said, t.words, t.all = l.pulls()
	for i, c := range l.codes {
		t.weight[i] = c.weight()
	}
	return t
}

// A topic is a theme if it draws enough units that no other theme draws as much: so many, and
// this share of all.
const (
	fewestOfTheme = 3
	shareOfTheme  = 0.012
	holds         = 0.22 // the pull from which a name holds for a code
)

// themes chooses the topics that together draw some codes most, the strongest first. It is a
// facility location, solved greedily (Cornuéjols, Fisher & Nemhauser 1977): a topic is opened
// for what it adds to the topics that are open, as long as that is enough.
func (t *topical) themes(items []int) []theme {
	total := 0.0
	for _, i := range items {
		total += t.weight[i]
	}
	enough := max(fewestOfTheme, shareOfTheme*total) * pullOfKind
	best := make([]float64, len(items))
	var chosen []theme
	for {
		top, gain := t.strongest(items, best)
		if gain < enough {
			break
		}
		chosen = append(chosen, theme{topic: top})
		for j, i := range items {
			best[j] = max(best[j], t.words[i][top])
		}
	}
	for _, i := range items {
		if at := t.strongestOf(chosen, i); at >= 0 {
			chosen[at].items = append(chosen[at].items, i)
			chosen[at].units += t.weight[i]
		}
	}
	return slices.DeleteFunc(chosen, func(x theme) bool { return len(x.items) == 0 })
}

// strongest returns the topic that adds most to what draws each of some codes already.
func (t *topical) strongest(items []int, best []float64) (top int, gain float64) {
	gains := make([]float64, len(t.list))
	for j, i := range items {
		for x, pull := range t.words[i] {
			if pull >= holds {
				gains[x] += t.weight[i] * max(0, pull-best[j])
			}
		}
	}
	for x := range gains {
		if gains[x] > gains[top] {
			top = x
		}
	}
	return top, gains[top]
}

// strongestOf returns the theme that draws a code most of those whose name holds for it, -1
// if none does.
func (t *topical) strongestOf(themes []theme, i int) int {
	at := -1
	for n, x := range themes {
		if t.words[i][x.topic] >= holds && (at < 0 || t.all[i][x.topic] > t.all[i][themes[at].topic]) {
			at = n
		}
	}
	return at
}

func itemsOf(themes []theme) []int {
	var items []int
	for _, x := range themes {
		items = append(items, x.items...)
	}
	slices.Sort(items)
	return items
}

func unitsOf(themes []theme) float64 {
	n := 0.0
	for _, x := range themes {
		n += x.units
	}
	return n
}

// categorise makes categories of the layer's codes with their subcategories, and measures how
// stable both are. What fits none is left out.
func (l *layer) categorise(items []int, k int) {
	t := l.topical()
	themes := t.themes(items)
	if len(themes) == 0 {
		l.cluster(items, k)
		return
	}
	trials := t.trials(itemsOf(themes), l.resampling())
	if k <= 0 {
		k = l.number(func(low, high int) []group.Criterion { return t.choose(themes, trials, low, high) })
	}
	groups := t.join(themes, k)
	first := len(l.groups)
	for _, g := range groups {
		l.groups = append(l.groups, l.category(t, g))
	}
	l.settleLoose(items, l.groups[first:])
	l.rate(t, l.groups[first:], trials, k)
	t.cover(l.groups[first:])
}

// category makes a category of themes: each becomes a subcategory, or several.
func (l *layer) category(t *topical, themes []theme) *branch {
	b := &branch{level: analysis.LevelCategory, language: l.language, stability: unknown, covered: unknown}
	named := 0.0
	for _, x := range themes {
		if n := len(b.about); n < 2 || n < mostInName && named < enoughInName*unitsOf(themes) {
			b.about, named = append(b.about, t.list[x.topic]), named+x.units
		}
	}
	var parts []part
	for _, x := range themes {
		parts = append(parts, t.parts(x)...)
	}
	if len(themes) == 1 { // what is left of its theme would have its name
		last := len(parts) - 1
		l.hang(b, parts[last].items)
		if parts = parts[:last]; last == 0 {
			b.about = t.narrowed(part{b.about, b.itemsIn(l)}).about
			b.both = len(b.about) > 1
		}
	}
	for _, x := range parts {
		s := &branch{level: analysis.LevelSubcategory, language: l.language, parent: b, about: x.about, stability: unknown, covered: unknown}
		l.hang(s, x.items)
		b.children = append(b.children, s)
	}
	return b
}

// A category is named by two of its themes, if it has so many, and at most by so many, as long
// as those do not hold this share of its units.
const (
	mostInName   = 3
	enoughInName = 0.7
)

// itemsIn returns the codes below a branch as items of their layer.
func (b *branch) itemsIn(l *layer) []int {
	var items []int
	for _, c := range b.all() {
		items = append(items, l.item[c])
	}
	return items
}

// pull returns how strongly what a branch is called draws a code, 0 if that does not hold for
// it: one of the topics of a category, all of a subcategory.
func (t *topical) pull(b *branch, i int) float64 {
	any := 0.0
	for _, x := range b.about {
		pull := t.words[i][slices.Index(t.list, x)]
		if pull < holds {
			pull = 0
		}
		any = max(any, pull)
		if pull == 0 && (b.both || b.level == analysis.LevelSubcategory) {
			return 0
		}
	}
	return any
}

// cover notes the share of the units of branches for which their names hold.
func (t *topical) cover(branches []*branch) {
	for _, b := range branches {
		if b.language != t.l.language || len(b.about) == 0 {
			continue
		}
		held, all := 0.0, 0.0
		for _, c := range b.all() {
			i := t.l.item[c]
			if all += t.weight[i]; t.pull(b, i) > 0 {
				held += t.weight[i]
			}
		}
		if b.covered = 0; all > 0 {
			b.covered = held / all
		}
		t.cover(b.children)
	}
}
