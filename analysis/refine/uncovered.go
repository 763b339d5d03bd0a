package refine

import (
	"cmp"
	"maps"
	"slices"

	"cocode/analysis"
	"cocode/analysis/refine/internal/likeness"
	"cocode/codebook"
)

// Uncovered is a unit that no code holds: a candidate for what the model lacks.
type Uncovered struct {
	Category    string  `json:"inductive_category" doc:"The name of the inductive category; empty if the unit has none."`
	Subcategory string  `json:"inductive_subcategory" doc:"The name of the inductive subcategory."`
	OpenCode    string  `json:"inductive_code" doc:"The name of the inductive code."`
	Condensed   string  `json:"condensed" doc:"The condensed meaning unit; empty if there is none."`
	Nearest     string  `json:"nearest_code" doc:"The id of the code whose units and definition share most words with it; empty if none shares any."`
	Typicality  float64 `json:"typicality" doc:"How like its words are to those of all uncovered units of its category, 0 to 1; 0 without a category."`
	Distance    float64 `json:"distance" doc:"1 minus the cosine of the two, weighted by how rare the words are: 0 the same words, 1 none shared."`
	Passage
}

// Uncovered returns the units that no code holds, the largest inductive category
// first, and within it by participant and place. Units on which a suggestion waits
// for a decision are not among them.
func (m *Material) Uncovered() []Uncovered {
	var units []int32
	for i := range m.units {
		if m.uncovered(int32(i)) {
			units = append(units, int32(i))
		}
	}
	codes, centres := m.centres()
	all := make([]Uncovered, len(units))
	sizes := map[string]int{}
	for i, u := range units {
		row := Uncovered{Passage: m.passage(u), Condensed: m.condensed(u), Distance: 1}
		row.Category, row.Subcategory, row.OpenCode = m.inductive(u)
		for j, c := range centres {
			if d := 1 - c.Like(int(u)); d < row.Distance {
				row.Distance, row.Nearest = d, codes[j]
			}
		}
		sizes[row.Category]++
		all[i] = row
	}
	m.typicality(all, units)
	slices.SortStableFunc(all, func(a, b Uncovered) int {
		return cmp.Or(cmp.Compare(one(a.Category == ""), one(b.Category == "")),
			cmp.Compare(sizes[b.Category], sizes[a.Category]), cmp.Compare(a.Category, b.Category))
	})
	return all
}

// typicality says how typical each row is of its category.
func (m *Material) typicality(rows []Uncovered, units []int32) {
	byCategory := map[string][]int{}
	for i, r := range rows {
		if r.Category != "" {
			byCategory[r.Category] = append(byCategory[r.Category], i)
		}
	}
	for _, members := range byCategory {
		centre := m.space().Centre()
		for _, i := range members {
			centre.Add(int(units[i]))
		}
		centre.Normalise()
		for _, i := range members {
			rows[i].Typicality = centre.Like(int(units[i]))
		}
	}
}

func (m *Material) uncovered(u int32) bool {
	return m.units[u].first == m.units[u].end && !m.units[u].open
}

// inductive returns the names of the inductive category, subcategory and code of a
// unit; none if a person has set them aside.
func (m *Material) inductive(u int32) (category, subcategory, code string) {
	r := m.units[u].reading
	if r < 0 {
		return "", "", ""
	}
	id := m.in.Readings[r].Code
	node, _ := m.scheme.Node(id)
	top := m.scheme.Above(id, analysis.LevelCategory)
	if top.Aside || node.Aside {
		return "", "", ""
	}
	return top.Name, m.scheme.Above(id, analysis.LevelSubcategory).Name, cmp.Or(node.Name, id)
}

// centres returns for each code that can be given the middle of its units and of what
// the codebook says of it.
func (m *Material) centres() (codes []string, centres []*likeness.Centre) {
	at := make([]*likeness.Centre, len(m.book.codes))
	for i, c := range m.book.codes {
		if !c.codable {
			continue
		}
		at[i] = m.space().Centre()
		codes, centres = append(codes, c.ID), append(centres, at[i])
		for _, words := range codeWords(c.Code) {
			at[i].AddText(words)
		}
	}
	for i := range m.finds {
		if c := at[m.finds[i].code]; c != nil {
			c.Add(int(m.finds[i].unit))
		}
	}
	for _, c := range centres {
		c.Normalise()
	}
	return codes, centres
}

// codeWords returns what the codebook says of a code, in all languages: its
// definition and each of its examples.
func codeWords(c *codebook.Code) []string {
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(c.Definition)) {
		all = append(all, c.Definition[lang])
	}
	for _, lang := range slices.Sorted(maps.Keys(c.Examples)) {
		all = append(all, c.Examples[lang]...)
	}
	return all
}
