package workbook

import (
	"cmp"

	"cocode/analysis"
	"cocode/analysis/matrix"
)

// nodeLine takes a row on a category of the inductive scheme. What stands already is
// left out.
func (x *reader) nodeLine(l line) {
	id, name, merge, move := l.get(matrix.FieldNode), l.get(matrix.FieldName), l.get(matrix.FieldMerge), l.get(matrix.FieldMove)
	if id == "" || name == "" && merge == "" && move == "" {
		return
	}
	n, known := x.node[id]
	if !known {
		x.gone(l, id, merge)
		return
	}
	c := NodeChange{Node: id}
	if name != n.Name {
		c.Name = name
	}
	if merge != "" {
		c.Merge = x.target(l, matrix.FieldMerge, merge, id, func(other analysis.Level) bool { return other == n.Level })
	}
	if move != "" {
		c.Move = x.target(l, matrix.FieldMove, move, id, func(other analysis.Level) bool { return height(other) > height(n.Level) })
	}
	if c.Move == n.Parent {
		c.Move = ""
	}
	if c != (NodeChange{Node: id}) {
		x.review.Nodes = append(x.review.Nodes, c)
		x.review.Rows++
	}
}

// gone reports a category that is not there, unless it went as the row asks: into
// another one.
func (x *reader) gone(l line, id, merge string) {
	if into, _ := x.nodes.find(merge); merge != "" && into != "" {
		return
	}
	x.review.Problems.Errorf(x.place(l, matrix.FieldNode), "it may be gone since the export", "the inductive scheme has no category %s", id)
}

// target finds the node that a cell names, and checks that it is on a level that
// will do.
func (x *reader) target(l line, f matrix.Field, word, node string, fits func(analysis.Level) bool) string {
	id, hint := x.nodes.find(word)
	level := x.node[id].Level
	switch {
	case id == "":
		x.review.Problems.Errorf(x.place(l, f), cmp.Or(hint, "choose from the list"), "the inductive scheme has no category %q", word)
	case id == node:
		x.review.Problems.Errorf(x.place(l, f), "name another one", "%q is the category itself", word)
	case !fits(level):
		x.review.Problems.Errorf(x.place(l, f), "merge into one of the same level, move to one of a higher level", "%q is a %s", word, level)
	default:
		return id
	}
	return ""
}

// height is how high a level stands.
func height(l analysis.Level) int {
	return map[analysis.Level]int{analysis.LevelCode: 1, analysis.LevelSubcategory: 2, analysis.LevelCategory: 3, analysis.LevelTheme: 4}[l]
}
