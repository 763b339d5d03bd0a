package propose

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"cocode/analysis/refine"
	"cocode/codebook"
	"cocode/corpus/text"
)

const (
	leastTogether = 5   // units of both codes to merge
	nearlyAll     = 0.8 // Jaccard coefficient of the units of codes to merge
	leastPart     = 4   // units of each part of a code to split
	smallerPart   = 0.3 // of a code's units in the smaller part
	bothParts     = 0.8 // of a code's units in the two parts together
	leastGroup    = 5   // units of a category that no code holds
	mostGroups    = 5   // new codes
	mostExamples  = 6
)

// merges proposes to merge codes beside each other that stand on nearly the same units:
// the Jaccard coefficient (1912) of their accepted units.
func (m *material) merges() []Proposal {
	codes := m.book.Codable()
	var all []Proposal
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			if a.Parent() != b.Parent() || len(a.Codes)+len(b.Codes) > 0 {
				continue
			}
			with, of := m.yes[a.ID], m.yes[b.ID]
			both := common(with, of)
			share := float64(len(both)) / float64(len(with)+len(of)-len(both))
			if len(both) < leastTogether || share < nearlyAll {
				continue
			}
			from, into := b, a
			if len(of) > len(with) {
				from, into = a, b
			}
			why := fmt.Sprintf("both stand on %s, one without the other on %d (Jaccard %.2f)", several(len(both), "unit"), len(with)+len(of)-2*len(both), share)
			all = append(all, Proposal{Kind: Merge, Code: from.ID, Into: into.ID, Why: why, Units: m.names(both)})
		}
	}
	return all
}

// common returns the units that both have.
func common(a, b []int) []int {
	var both []int
	for _, u := range a {
		if _, ok := slices.BinarySearch(b, u); ok {
			both = append(both, u)
		}
	}
	return both
}

// splits proposes to split a code whose accepted units fall into two categories of the
// inductive pass. The new code takes the indicators that speak in its category alone.
func (m *material) splits() []Proposal {
	var all []Proposal
	for _, p := range m.book.Codable() {
		if len(p.Codes) > 0 {
			continue
		}
		for _, lang := range m.languages() { // a category is of one language
			if s, ok := m.split(p.Code, m.speaking(m.yes[p.ID], lang)); ok {
				all = append(all, s)
			}
		}
	}
	return all
}

func (m *material) split(c *codebook.Code, units []int) (Proposal, bool) {
	groups := m.byCategory(units)
	if len(groups) < 2 {
		return Proposal{}, false
	}
	large, small := groups[0], groups[1]
	n, part, both := float64(len(units)), len(small.units), len(large.units)+len(small.units)
	if part < leastPart || float64(part) < smallerPart*n || float64(both) < bothParts*n {
		return Proposal{}, false
	}
	if !m.drawn(large, units) || !m.drawn(small, units) {
		return Proposal{}, false
	}
	why := fmt.Sprintf("%d of %d accepted units are of the inductive category %q, %d of %q", len(large.units), len(units), large.name, part, small.name)
	return Proposal{Kind: Split, Code: c.ID, New: m.part(c, small), Why: why, Units: m.names(small.units)}, true
}

// drawn reports whether a code draws units of a category: it holds more of them than
// other units in the language do, and not by chance. A category that half of everything
// belongs to tells nothing of a code.
func (m *material) drawn(g group, units []int) bool {
	lang := m.units[g.units[0]].document.Language
	inside, others := 0, 0
	for u := range m.units {
		if _, held := slices.BinarySearch(units, u); held || m.units[u].document.Language != lang {
			continue
		}
		if name := m.category(u); name != "" {
			others++
			if name == g.name {
				inside++
			}
		}
	}
	likelihood, ratio := keyness(len(g.units), len(units), inside, others)
	return likelihood >= critical && ratio >= leastRate
}

// group is units of one inductive category.
type group struct {
	name  string
	units []int
}

// byCategory groups units, the largest group first. Units without a category are left
// out.
func (m *material) byCategory(units []int) []group {
	by := map[string][]int{}
	for _, u := range units {
		if name := m.category(u); name != "" {
			by[name] = append(by[name], u)
		}
	}
	var groups []group
	for _, name := range slices.Sorted(maps.Keys(by)) {
		groups = append(groups, group{name, by[name]})
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(len(b.units), len(a.units)) })
	return groups
}

// part makes the code that is split off.
func (m *material) part(from *codebook.Code, g group) *codebook.Code {
	c := &codebook.Code{ID: m.free(g.name), Name: codebook.Text{"": g.name}, Dimension: from.Dimension, Direction: from.Direction, Origin: "proposed", Definition: codebook.Text{"": codebook.Unwritten}}
	moved := 0
	for _, lang := range m.languages() {
		for _, i := range from.Indicators[lang] {
			yes, _ := m.record(from.ID, lang, i)
			if len(yes) > 0 && len(common(yes, g.units)) == len(yes) {
				if c.Indicators == nil {
					c.Indicators = map[string]codebook.Indicators{}
				}
				c.Indicators[lang] = append(c.Indicators[lang], i)
				moved++
			}
		}
	}
	most := mostExamples
	if moved > 0 {
		most = min(most, moved-1) // most of what the code has comes from the old one: a split, and no new code
	}
	c.Examples = m.examples(g.units, most)
	return c
}

// examples returns the words of the first units, up to a number in each language.
func (m *material) examples(units []int, most int) map[string][]string {
	examples := map[string][]string{}
	for _, u := range units {
		d := m.units[u].document
		if words := d.Quote(*m.units[u].Unit); len(examples[d.Language]) < most && !slices.Contains(examples[d.Language], words) {
			examples[d.Language] = append(examples[d.Language], words)
		}
	}
	return examples
}

// free makes an id that is not in use.
func (m *material) free(name string) string {
	base := cmp.Or(codebook.Identity(name), "new-code")
	id := base
	for i := 2; m.ids[id]; i++ {
		id = fmt.Sprintf("%s-%d", base, i)
	}
	m.ids[id] = true
	return id
}

// newCodes proposes a code for each large inductive category of units that no code
// holds.
func (m *material) newCodes() []Proposal {
	by := map[string][]int{}
	var names []string
	for _, r := range mostTypicalFirst(refine.New(m.in.Data, refine.Options{}).Uncovered()) {
		if u, ok := m.at[r.Units[0]]; ok && r.Category != "" {
			if by[r.Category] == nil {
				names = append(names, r.Category)
			}
			by[r.Category] = append(by[r.Category], u)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(by[b]), len(by[a])), cmp.Compare(a, b)) })
	var all []Proposal
	for _, name := range names {
		units := by[name]
		if len(all) == mostGroups || len(units) < leastGroup {
			break
		}
		if m.spread(units) && !m.ids[codebook.Identity(name)] {
			all = append(all, m.newCode(name, units))
		}
	}
	return all
}

// mostTypicalFirst orders units so that a category's most typical come first.
func mostTypicalFirst(rows []refine.Uncovered) []refine.Uncovered {
	slices.SortStableFunc(rows, func(a, b refine.Uncovered) int { return cmp.Compare(b.Typicality, a.Typicality) })
	return rows
}

func (m *material) newCode(name string, units []int) Proposal {
	c := &codebook.Code{ID: m.free(name), Name: codebook.Text{"": name}, Origin: "proposed", Definition: codebook.Text{"": codebook.Unwritten}}
	c.Examples = m.examples(units, mostExamples)
	used := m.taken()
	for _, lang := range m.languages() {
		inside := m.speaking(units, lang)
		var outside []int
		for u := range m.units {
			if m.units[u].document.Language == lang && !slices.Contains(inside, u) {
				outside = append(outside, u)
			}
		}
		for _, k := range m.keyTerms(inside, outside, func(int) []text.Span { return nil }) {
			if used.has(lang, c.ID, k) || len(c.Indicators[lang]) == mostAdded {
				continue
			}
			if c.Indicators == nil {
				c.Indicators = map[string]codebook.Indicators{}
			}
			c.Indicators[lang] = append(c.Indicators[lang], k.indicator())
		}
	}
	why := fmt.Sprintf("%s in %s that no code holds, of the inductive category %q", several(len(units), "unit"), several(m.documents(units), "interview"), name)
	return Proposal{Kind: NewCode, Code: c.ID, New: c, Why: why, Units: m.names(units)}
}
