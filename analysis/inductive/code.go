package inductive

import (
	"cmp"
	"slices"

	"cocode/analysis"
	"cocode/analysis/inductive/group"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/vectors"
)

// code is an open code with the units that have it.
type code struct {
	id       string
	label    string
	key      string
	language string
	denied   bool
	shares   bool   // its units are named alike only in general
	general  string // what it is called then; empty: by the label of most
	scene    bool   // its units only set the scene; it is no finding and in no group
	readings []*reading
	text     group.Text     // of the label
	vector   vectors.Vector // of the label; nil in a language without vectors
	holder   string         // who it is about, if it is named
	done     bool           // to somebody, and not by them
	things   []string       // the nouns of the label
	acts     []string       // its verb
	nouns    []vectors.Vector
	verbs    []vectors.Vector
	former   *analysis.Node // the node that persons have left; nil for a new code
	into     *code          // the code that it was merged into
	branch   *branch        // the subcategory or category that holds it
}

// code gathers readings that are named alike into codes, those of the former proposal
// first, and merges codes that say the same.
func (p *pass) code() {
	byKey := map[[2]string]*code{}
	byID := map[string]*code{}
	for _, c := range p.former.codes {
		byID[c.id] = c
		p.codes = append(p.codes, c)
	}
	for _, r := range p.units {
		if r.kept != nil {
			if c := byID[r.kept.Code]; c != nil {
				c.readings, r.code = append(c.readings, r), c
				c.language = r.language
			}
			p.report.Kept++
			continue
		}
		k := [2]string{r.language, r.named.Gist}
		if r.share != "" {
			k[1] = r.share
		}
		if c := byID[sceneID(r.language)]; c != nil && r.named.Gist == sceneGist {
			byKey[k] = c
		}
		if byKey[k] == nil {
			byKey[k] = &code{key: k[1], language: r.language, denied: r.named.Denied, scene: r.named.Gist == sceneGist, shares: r.share != "", general: r.shared}
			p.codes = append(p.codes, byKey[k])
		}
		byKey[k].readings = append(byKey[k].readings, r)
	}
	each(len(p.codes), func(i int) { p.codes[i].describe() })
	p.merge()
	p.identify()
}

// describe finds the label of a code, the one that most of its readings have, and
// what it means.
func (c *code) describe() {
	if c.former != nil {
		c.label, c.denied = c.former.Name, deniedLabel(c.language, c.former.Name)
	} else {
		c.label = c.wording()
	}
	c.text = label(c.language, c.label)
	if len(c.readings) > 0 && c.former == nil {
		named := c.readings[0].named
		c.holder, c.things, c.done = named.Holder, named.Things, named.Done
		if named.Act != "" {
			c.acts = []string{named.Act}
		}
	}
	if c.language == "en" {
		c.vector = vectors.English().Embed(c.text.Content)
		c.nouns, c.verbs = wordVectors(c.things), wordVectors(c.acts)
	}
	if c.key == "" {
		lemmas := slices.Clone(c.text.Content)
		slices.Sort(lemmas)
		c.key = joinKey(slices.Compact(lemmas))
	}
}

func wordVectors(words []string) []vectors.Vector {
	out := make([]vectors.Vector, len(words))
	for i := range words {
		out[i] = vectors.English().Embed(words[i : i+1])
	}
	return out
}

// wording returns what a code is called.
func (c *code) wording() string {
	if c.general != "" {
		return c.general
	}
	return c.variants()[0].Label
}

// variants returns the wordings of a code: the commonest first, then what says most
// for itself, then the shortest.
func (c *code) variants() []Variant {
	var list []Variant
	at := map[string]int{}
	thin := map[string]bool{}
	for _, r := range c.readings {
		if r.kept != nil {
			continue
		}
		i, ok := at[r.named.Label]
		if !ok {
			i = len(list)
			at[r.named.Label] = i
			list = append(list, Variant{Label: r.named.Label})
			thin[r.named.Label] = r.named.Thin
		}
		list[i].Units = append(list[i].Units, r.unit)
	}
	slices.SortStableFunc(list, func(a, b Variant) int {
		return cmp.Or(truth(thin[a.Label])-truth(thin[b.Label]), cmp.Compare(len(b.Units), len(a.Units)), cmp.Compare(len(a.Label), len(b.Label)))
	})
	return list
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// pair is two codes and how alike they are.
type pair struct {
	a, b     int
	likeness float64
}

// merge makes one code of those that say the same, the most alike first. A code takes
// over another only if it is alike itself, so that no chain of likenesses drifts away.
func (p *pass) merge() {
	for _, x := range p.alike() {
		a, b := p.codes[x.a].leader(), p.codes[x.b].leader()
		if a == b || a.former != nil && b.former != nil || likeness(a, b) < p.o.Likeness {
			continue
		}
		if b.former != nil || a.former == nil && len(b.readings) > len(a.readings) {
			a, b = b, a
		}
		a.readings, b.into = append(a.readings, b.readings...), a
	}
	p.codes = slices.DeleteFunc(p.codes, func(c *code) bool { return c.into != nil })
	order := map[*reading]int{}
	for i, r := range p.units {
		order[r] = i
	}
	for _, c := range p.codes {
		slices.SortFunc(c.readings, func(a, b *reading) int { return cmp.Compare(order[a], order[b]) })
		for _, r := range c.readings {
			r.code = c
		}
		if c.former == nil {
			c.label = c.wording()
		}
	}
}

func (c *code) leader() *code {
	for c.into != nil {
		c = c.into
	}
	return c
}

// Codes are compared pair by pair up to mostPaired; beyond, those that share a word,
// unless it is as common as mostSharing.
const (
	mostPaired  = 2500
	mostSharing = 200
)

// alike returns the pairs of codes that say the same, the most alike first.
func (p *pass) alike() []pair {
	found := make([][]pair, len(p.codes))
	others := p.candidates()
	each(len(p.codes), func(i int) {
		for _, j := range others(i) {
			if l := likeness(p.codes[i], p.codes[j]); l >= p.o.Likeness {
				found[i] = append(found[i], pair{i, j, l})
			}
		}
	})
	pairs := slices.Concat(found...)
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.likeness, x.likeness) })
	return pairs
}

// candidates returns which codes after i may say the same as i.
func (p *pass) candidates() func(i int) []int {
	if len(p.codes) <= mostPaired {
		all := make([]int, len(p.codes))
		for i := range all {
			all[i] = i
		}
		return func(i int) []int { return all[i+1:] }
	}
	sharing := map[string][]int{}
	for i, c := range p.codes {
		for _, w := range distinct(c.text.Content) {
			sharing[w] = append(sharing[w], i)
		}
	}
	return func(i int) []int {
		var out []int
		for _, w := range distinct(p.codes[i].text.Content) {
			if list := sharing[w]; len(list) < mostSharing {
				at, _ := slices.BinarySearch(list, i+1)
				out = append(out, list[at:]...)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
}

func distinct(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

// deniedLabel reports whether the words of a label say that something is not.
func deniedLabel(language, words string) bool {
	lists := opposites[language]
	for _, t := range annotate.Phrase(language, words) {
		if lists.Has(t.Word) {
			return true
		}
	}
	return false
}
