package inductive

import (
	"strings"

	"cocode/analysis"
)

// Found returns what each of some documents, by identity, holds of a proposal: the ids
// of its codes, subcategories or categories, once each. It is what package saturation
// counts. Nodes that are set aside count nowhere.
func Found(p analysis.Proposal, documents []string, level analysis.Level) [][]string {
	at := map[string]int{}
	for i, d := range documents {
		at[d] = i
	}
	index := analysis.NewIndex(&p.Scheme)
	found := make([][]string, len(documents))
	seen := map[[2]string]bool{}
	for _, r := range p.Readings {
		document, _, _ := strings.Cut(r.Unit, "-")
		i, ok := at[document]
		n := index.Above(r.Code, level)
		if !ok || n.ID == "" || aside(index, r.Code) || seen[[2]string{document, n.ID}] {
			continue
		}
		seen[[2]string{document, n.ID}] = true
		found[i] = append(found[i], n.ID)
	}
	return found
}

// aside reports whether a node or one above it is set aside.
func aside(x analysis.Index, id string) bool {
	for _, up := range x.Path(id) {
		if n, _ := x.Node(up); n.Aside {
			return true
		}
	}
	return false
}
