package group

// Layout is a set of texts laid out for grouping: made once, cut into any number of
// groups.
type Layout struct {
	described Points
	net       network
	points    Points // after diffusion
	tree      Tree   // of the anchors
	known     []int  // the texts of which something is known, rising
	n         int
}

// Lay lays out texts in one language.
func Lay(texts []Text, language string) *Layout {
	return layOut(Describe(texts, language))
}

func layOut(all Points) *Layout {
	l := &Layout{n: all.n}
	for i := range all.n {
		if row := all.Row(i); dot(row, row) > 0 {
			l.known = append(l.known, i)
		}
	}
	l.described = all.Subset(l.known)
	l.net = connect(l.described)
	l.settle()
	return l
}

// settle moves the points and joins the anchors.
func (l *Layout) settle() {
	l.points = l.net.diffuse(l.described)
	l.tree = ward(reduce(l.points.Subset(l.net.anchors), treeDimensions))
}

// treeDimensions is how many dimensions are enough for the distances between groups.
const treeDimensions = 64

// None is the group of a text of which nothing is known.
const None = -1

// Groups returns the group of each text when there are to be k groups, the largest
// with number 0. There are fewer where there are fewer texts.
func (l *Layout) Groups(k int) []int {
	groups := make([]int, l.n)
	for i := range groups {
		groups[i] = None
	}
	if len(l.known) == 0 {
		return groups
	}
	for at, g := range l.cut(k) {
		groups[l.known[at]] = g
	}
	return groups
}

// cut returns the groups of the known texts: of the anchors from the tree, of all by
// their nearest centre.
func (l *Layout) cut(k int) []int {
	anchors := l.tree.Cut(k)
	if len(anchors) == l.points.n {
		return refine(l.points, anchors)
	}
	centres := Centres(l.points.Subset(l.net.anchors), anchors)
	groups := make([]int, l.points.n)
	parallel(l.points.n, func(i int) { groups[i] = centres.near(l.points.Row(i), 0) })
	return refine(l.points, groups)
}
