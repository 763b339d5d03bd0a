package inductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
	"cocode/analysis/inductive/measure"
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
	holds         = 0.2 // the pull from which a name holds for a code
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
		if len(b.about) < mostInName && named < enoughInName*unitsOf(themes) {
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

// A category is named by so many of its themes at most, and by no more than hold this share of
// its units.
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

// part is codes of a theme that a name holds for.
type part struct {
	about []*topic.Topic
	items []int
}

// How many codes a theme must have to fall into parts, and a part.
const (
	codesOfParted = 14
	codesOfPart   = 4
)

// parts divides a theme of many codes by what is done to whom, or about what, where enough
// codes say so.
func (t *topical) parts(x theme) []part {
	self := t.list[x.topic]
	rest := part{[]*topic.Topic{self}, slices.Clone(x.items)}
	if len(x.items) < codesOfParted || !self.Telling() {
		return []part{t.narrowed(rest)}
	}
	var parts []part
	for len(rest.items) >= codesOfParted-codesOfPart {
		var best part
		for o, other := range t.list {
			if other.Telling() || other.Kind == topic.Setting {
				continue
			}
			var items []int
			for _, i := range rest.items {
				if t.said[i][x.topic] >= holds && t.said[i][o] >= holds {
					items = append(items, i)
				}
			}
			if len(items) > len(best.items) {
				best = part{[]*topic.Topic{self, other}, items}
			}
		}
		if len(best.items) < codesOfPart || len(rest.items)-len(best.items) < codesOfPart {
			break
		}
		parts = append(parts, best)
		rest.items = slices.DeleteFunc(rest.items, func(i int) bool { return slices.Contains(best.items, i) })
	}
	return append(parts, rest)
}

// narrowed adds to what a part is about a kind of thing or people that most of it says.
func (t *topical) narrowed(x part) part {
	best, most := -1, 0.0
	total := 0.0
	for _, i := range x.items {
		total += t.weight[i]
	}
	for o, other := range t.list {
		if other == x.about[0] || other.Telling() == x.about[0].Telling() {
			continue
		}
		n, pull := 0.0, 0.0
		for _, i := range x.items {
			if t.said[i][o] >= holds {
				n += t.weight[i]
				pull += t.weight[i] * t.said[i][o]
			}
		}
		if n >= narrow*total && pull > most {
			best, most = o, pull
		}
	}
	if best >= 0 {
		if other := t.list[best]; other.Telling() {
			x.about = []*topic.Topic{other, x.about[0]}
		} else {
			x.about = append(x.about, other)
		}
	}
	return x
}

// narrow is the share of units that must say both halves of a name of two.
const narrow = 0.6

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
