package analysis

import "cocode/codebook"

// FromCodebook returns a codebook's hierarchy as a scheme, with names in a
// language. What has no level below it is a code, the top is a category, and what lies
// between is a subcategory.
func FromCodebook(b *codebook.Codebook, lang string) Scheme {
	s := Scheme{ID: b.ID, Name: b.Name.In(lang)}
	for p := range b.All() {
		s.Nodes = append(s.Nodes, Node{ID: p.ID, Name: p.Name.In(lang), Parent: p.Parent(), Level: levelOf(p)})
	}
	return s
}

func levelOf(p codebook.Place) Level {
	switch {
	case len(p.Codes) == 0 && !p.Abstract:
		return LevelCode
	case p.Depth == 0:
		return LevelCategory
	}
	return LevelSubcategory
}

// Index answers questions about a scheme's hierarchy by id.
type Index struct {
	Scheme *Scheme
	at     map[string]int
}

// NewIndex returns the index of a scheme.
func NewIndex(s *Scheme) Index {
	x := Index{s, make(map[string]int, len(s.Nodes))}
	for i, n := range s.Nodes {
		x.at[n.ID] = i
	}
	return x
}

// Node returns the node with an id.
func (x Index) Node(id string) (Node, bool) {
	i, ok := x.at[id]
	if !ok {
		return Node{}, false
	}
	return x.Scheme.Nodes[i], true
}

// Path returns the ids from a node up to the top, the node itself first. It ends
// early where a parent is missing or a circle would begin.
func (x Index) Path(id string) []string {
	var path []string
	for n, ok := x.Node(id); ok && len(path) < len(x.Scheme.Nodes); n, ok = x.Node(n.Parent) {
		path = append(path, n.ID)
	}
	return path
}

// Above returns the node at a level on the way from id to the top, and the zero
// Node if there is none. A code that hangs under a category directly has no
// subcategory.
func (x Index) Above(id string, level Level) Node {
	for _, up := range x.Path(id) {
		if n, _ := x.Node(up); n.Level == level {
			return n
		}
	}
	return Node{}
}

// At returns the id of what a code stands for at a level: itself, or the node of
// that level above it, or the nearest higher one where the code has none, so that no
// coding is lost from a comparison.
func (x Index) At(code string, level Level) string {
	if level == LevelCode {
		return code
	}
	if n := x.Above(code, level); n.ID != "" {
		return n.ID
	}
	return x.Above(code, LevelCategory).ID
}
