package matrix

import (
	"slices"

	"cocode/analysis"
)

// tree is a scheme laid out for counting: nodes stand in the order in which tables
// list them, each before what lies below it, and refer to each other by number. The
// number after the last node is the root, which stands for the whole scheme.
type tree struct {
	id     string
	nodes  []analysis.Node
	at     map[string]int
	parent []int
	depth  []int
	below  []int // how many nodes lie below
}

// newTree lays out a scheme. Codes that are used but not in the scheme are added at
// the end, so that nothing that was coded goes missing from the tables.
func newTree(s analysis.Scheme, used []string) *tree {
	nodes := slices.Clone(s.Nodes)
	known := map[string]bool{}
	for _, n := range nodes {
		known[n.ID] = true
	}
	for _, id := range used {
		if !known[id] {
			known[id] = true
			nodes = append(nodes, analysis.Node{ID: id, Name: id, Level: analysis.LevelCode})
		}
	}
	t := &tree{id: s.ID, at: make(map[string]int, len(nodes))}
	t.place(nodes, known)
	return t
}

// place puts the nodes in order: every root with all that hangs under it, roots
// that are codes (those that no group holds) last.
func (t *tree) place(nodes []analysis.Node, known map[string]bool) {
	children := map[string][]analysis.Node{}
	var roots, loose []analysis.Node
	for _, n := range nodes {
		switch {
		case n.Parent != "" && known[n.Parent] && n.Parent != n.ID:
			children[n.Parent] = append(children[n.Parent], n)
		case n.Level == analysis.LevelCode:
			loose = append(loose, n)
		default:
			roots = append(roots, n)
		}
	}
	root := len(nodes)
	for _, n := range slices.Concat(roots, loose, nodes) { // the last for those that run in a circle
		t.hang(n, root, 0, children)
	}
	for i, p := range t.parent { // fewer than nodes if an id came twice
		if p == root {
			t.parent[i] = len(t.nodes)
		}
	}
}

func (t *tree) hang(n analysis.Node, parent, depth int, children map[string][]analysis.Node) {
	if _, hung := t.at[n.ID]; hung {
		return
	}
	i := len(t.nodes)
	t.at[n.ID] = i
	t.nodes = append(t.nodes, n)
	t.parent = append(t.parent, parent)
	t.depth = append(t.depth, depth)
	t.below = append(t.below, 0)
	for _, c := range children[n.ID] {
		t.hang(c, i, depth+1, children)
	}
	t.below[i] = len(t.nodes) - i - 1
}

// root is the number that stands for the whole scheme.
func (t *tree) root() int { return len(t.nodes) }

// empty reports whether there is no scheme.
func (t *tree) empty() bool { return len(t.nodes) == 0 }

// leaf reports whether nothing lies below a node.
func (t *tree) leaf(i int) bool { return t.below[i] == 0 }

// above returns the number of the node at a level on the way from i to the root, i
// itself included, and -1 if there is none.
func (t *tree) above(i int, level analysis.Level) int {
	for ; i >= 0 && i != t.root(); i = t.parent[i] {
		if t.nodes[i].Level == level {
			return i
		}
	}
	return -1
}

// name returns the name of the node at a level on the way from i to the root, and
// "" if there is none.
func (t *tree) name(i int, level analysis.Level) string {
	if up := t.above(i, level); up >= 0 {
		return t.nodes[up].Name
	}
	return ""
}

// under reports whether node i is a, or lies below it.
func (t *tree) under(i, a int) bool { return i >= a && i <= a+t.below[a] }

// hasLevel reports whether the scheme has nodes of a level.
func (t *tree) hasLevel(level analysis.Level) bool {
	return slices.ContainsFunc(t.nodes, func(n analysis.Node) bool { return n.Level == level })
}
