package inductive

import (
	"cmp"
	"math"
	"slices"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/analysis/inductive/internal/topic"
)

// branch is a category or subcategory.
type branch struct {
	id        string
	name      string
	level     analysis.Level
	language  string
	former    *analysis.Node
	parent    *branch
	children  []*branch
	codes     []*code // those that hang below it directly
	stability float64
	about     []*topic.Topic // that its name says: of a category any of them, of a subcategory all
	both      bool           // a category says all of it, and not any
	covered   float64        // the share of its units for which its name holds
	terms     []term
	nearness  map[*code]float64
}

// all returns the codes below a branch, however deep.
func (b *branch) all() []*code {
	codes := slices.Clone(b.codes)
	for _, c := range b.children {
		codes = append(codes, c.all()...)
	}
	return codes
}

// unknown is the stability of a group for which none was measured.
const unknown = -1

// How many categories a study gets at most, and how many codes are worth one or a
// subcategory. Hsieh & Shannon (2005) advise ten to fifteen clusters; fewer can be read
// at a glance.
const (
	mostCategories  = 12
	codesOfCategory = 6
	codesOfSub      = 8
	mostSubs        = 6
)

// group puts the codes of each language into categories and subcategories. Languages
// have separate categories: their words cannot be compared without knowing both.
func (p *pass) group() {
	byLanguage := map[string][]*code{}
	for _, c := range p.codes {
		if c.scene {
			continue
		}
		byLanguage[c.language] = append(byLanguage[c.language], c)
		p.grouped++
	}
	p.plantFormer()
	for _, language := range p.languages() {
		l := p.lay(language, byLanguage[language])
		first := len(p.groups)
		if p.o.Former != nil {
			l.place()
			first = 0
		} else {
			l.categorise(l.everything(), 0)
		}
		l.christen(p.groups[first:])
	}
}

// christen names the branches of the layer and gives those that are new an identity:
// that of their most typical code.
func (l *layer) christen(branches []*branch) {
	var readings []*reading
	for _, c := range l.codes {
		readings = append(readings, c.readings...)
	}
	all := count(readings)
	var walk func(b *branch)
	walk = func(b *branch) {
		if b.language == l.language && len(b.all()) > 0 {
			l.describe(b, all)
			if b.id == "" {
				b.id = l.former.names.give(letters[b.level], l.typical(b, b.all()).id)
			}
		}
		for _, child := range b.children {
			walk(child)
		}
	}
	for _, b := range branches {
		walk(b)
	}
	l.nameAll(branches)
}

// letters begin the identities of branches.
var letters = map[analysis.Level]string{analysis.LevelCategory: "g", analysis.LevelSubcategory: "s"}

// languages returns the languages of the units, the one with most units first.
func (p *pass) languages() []string {
	count := map[string]int{}
	var list []string
	for _, r := range p.units {
		if count[r.language] == 0 {
			list = append(list, r.language)
		}
		count[r.language]++
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return list
}

// layer is the codes of one language, laid out.
type layer struct {
	*pass
	language string
	codes    []*code
	item     map[*code]int
	layout   *group.Layout
}

// lay lays out codes by their labels, their units, and what is said around these.
func (p *pass) lay(language string, codes []*code) *layer {
	l := &layer{pass: p, language: language, codes: codes, item: map[*code]int{}}
	at := map[*reading]int{}
	for i, r := range p.units {
		at[r] = i
	}
	var texts []group.Text
	var items, sources []int
	for i, c := range codes {
		l.item[c] = i
		for _, r := range c.readings {
			texts = append(texts, p.inContext(at[r], c.onTopic()))
			items, sources = append(items, i), append(sources, r.document)
		}
		if len(c.readings) == 0 {
			texts, items, sources = append(texts, c.onTopic()), append(items, i), append(sources, -1)
		}
	}
	l.layout = group.LayItems(texts, items, len(codes), sources, language)
	return l
}

// everything returns all codes of the layer, as items.
func (l *layer) everything() []int {
	items := make([]int, len(l.codes))
	for i := range items {
		items[i] = i
	}
	return items
}

// inContext returns unit i with the label of its code, which counts twice, being what
// the unit is about, and with the units around it: a nearer one counts more. A
// participant stays with a matter for a while, and the words for it are not in every
// sentence.
func (p *pass) inContext(i int, label group.Text) group.Text {
	const window = 3
	var beside []string
	parts := []group.Text{p.units[i].text, label, label}
	for j := max(0, i-window); j <= min(len(p.units)-1, i+window); j++ {
		if distance := max(i-j, j-i); distance > 0 && p.units[j].document == p.units[i].document {
			beside = append(beside, p.units[j].text.Content...)
			for range window + 1 - distance {
				parts = append(parts, p.units[j].text)
			}
		}
	}
	language := p.units[i].language
	t := group.Join(parts, language)
	t.About = slices.Concat(label.About, shares(language, topicsOf(language, p.units[i].text.Content), ofUnit),
		shares(language, topicsOf(language, beside), ofBeside))
	return t
}

// number returns how many categories the layer gets: its share of what was asked for, or the
// most stable number.
func (l *layer) number(choose func(low, high int) []group.Criterion) int {
	share := float64(len(l.codes)) / float64(max(1, l.grouped))
	if l.o.Categories > 0 {
		return max(1, int(math.Round(share*float64(l.o.Categories))))
	}
	high := max(1, min(int(math.Round(share*mostCategories)), len(l.codes)/codesOfCategory))
	low := max(1, min(high, 2), (2*high+1)/3)
	if low == high {
		return high
	}
	tried := choose(low, high)
	best := tried[group.Largest(tried)].Groups
	for _, t := range tried {
		l.report.Criteria = append(l.report.Criteria, Criterion{l.language, t.Groups, t.Stability, t.Groups == best})
	}
	return best
}

// cluster makes k categories of codes in a language of whose words nothing is known: by how
// near they lie to each other.
func (l *layer) cluster(items []int, k int) {
	if k <= 0 {
		k = l.number(func(low, high int) []group.Criterion {
			_, tried := l.layout.Choose(low, high, l.resampling())
			return tried
		})
	}
	first := len(l.groups)
	for _, part := range l.layout.Split(items, k) {
		b := &branch{level: analysis.LevelCategory, language: l.language, stability: unknown, covered: unknown}
		l.divide(b, part)
		l.groups = append(l.groups, b)
	}
	made := l.groups[first:]
	l.measure(made)
	var subs []*branch
	for _, b := range made {
		subs = append(subs, b.children...)
	}
	l.measure(subs)
}

// measure notes how stable each of some branches is that lie beside each other.
func (l *layer) measure(branches []*branch) {
	groups := make([]int, len(l.codes))
	for i := range groups {
		groups[i] = group.None
	}
	for g, b := range branches {
		for _, c := range b.all() {
			groups[l.item[c]] = g
		}
	}
	for g, s := range l.layout.Stability(groups, l.resampling()) {
		branches[g].stability = s
	}
}

// resampling is how stability is measured.
func (l *layer) resampling() group.Resampling {
	r := group.Resample
	r.Seed += l.o.Seed
	return r
}

// divide puts codes below a category, by subcategories if they are many.
func (l *layer) divide(b *branch, items []int) {
	k := min(mostSubs, (len(items)+codesOfSub/2)/codesOfSub)
	if k < 2 {
		l.hang(b, items)
		return
	}
	for _, part := range l.gatherSmall(l.layout.Split(items, k)) {
		s := &branch{level: analysis.LevelSubcategory, language: l.language, parent: b, stability: unknown, covered: unknown}
		l.hang(s, part)
		b.children = append(b.children, s)
	}
}

// fewestOfSub is how many codes a subcategory has at least.
const fewestOfSub = 3

// gatherSmall gives the items of parts that are too small to stand by themselves to the
// nearest others.
func (l *layer) gatherSmall(parts [][]int) [][]int {
	var kept [][]int
	var loose []int
	for _, part := range parts {
		if len(part) < fewestOfSub {
			loose = append(loose, part...)
		} else {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return parts
	}
	middles := l.layout.Middles(kept)
	for _, i := range loose {
		set, _, _ := middles.Nearest(i)
		kept[set] = append(kept[set], i)
	}
	return kept
}

// hang puts codes below a branch.
func (l *layer) hang(b *branch, items []int) {
	for _, i := range items {
		b.codes = append(b.codes, l.codes[i])
		l.codes[i].branch = b
	}
}
