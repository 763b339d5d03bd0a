package transition

// An atom is one thing that is seen of a state; a template is atoms that count
// together.
type atom uint8

// The words that are looked at: three of the stack, three of the buffer, and
// dependents of the first of them.
const (
	stack0 = iota
	stack1
	stack2
	next0
	next1
	next2
	stack0Left
	stack0Left2
	stack0Right
	stack0Right2
	stack1Left
	stack1Left2
	stack1Right
	stack1Right2
	next0Left
	next0Left2
	beforeStack0 // the words beside it in the sentence
	afterStack0
	beforeNext0
	looked
)

// What is seen of each word.
const (
	form = iota
	lemma
	tag
	shape
	relation
	perWord
)

// What is seen of a state besides.
const (
	distance01 = looked*perWord + iota // of the two words on top of the stack
	distance0n
	lefts0
	rights0
	lefts1
	rights1
	leftsN
	leftSet0
	rightSet0
	leftSet1
	rightSet1
	leftSetN
	between01
	between0n
	signBefore0
	signAfter0
	signBefore1
	signAfter1
	signBeforeN
	signAfterN
	nothing
	atoms
)

func of(word, what int) atom { return atom(word*perWord + what) }

// template is up to four atoms; the rest are nothing.
type template [4]atom

func join(parts ...atom) template {
	t := template{nothing, nothing, nothing, nothing}
	copy(t[:], parts)
	return t
}

var templates = allTemplates()

// allTemplates returns the templates of Zhang & Nivre (2011, tables 1 and 2), with
// lemmas and endings beside the words, and with signs, which are no words here.
func allTemplates() []template {
	var all []template
	add := func(parts ...atom) { all = append(all, join(parts...)) }
	for _, w := range []int{stack0, stack1, next0, next1} {
		add(of(w, form), of(w, tag))
		add(of(w, lemma))
		add(of(w, shape))
		add(of(w, tag))
	}
	for _, w := range []int{stack2, next2, beforeStack0, afterStack0, beforeNext0} {
		add(of(w, form))
		add(of(w, shape))
	}
	for _, p := range [][2]int{{stack0, next0}, {stack1, stack0}, {next0, next1}} {
		a, b := p[0], p[1]
		add(of(a, lemma), of(a, tag), of(b, lemma), of(b, tag))
		add(of(a, lemma), of(b, shape))
		add(of(a, shape), of(b, lemma))
		add(of(a, form), of(b, tag))
		add(of(a, tag), of(b, form))
		add(of(a, shape), of(b, shape))
		add(of(a, tag), of(b, tag))
	}
	for _, p := range [][3]int{
		{stack0, next0, next1}, {stack1, stack0, next0}, {stack2, stack1, stack0}, {next0, next1, next2},
		{stack0, stack0Left, next0}, {stack0, stack0Right, next0}, {stack0, next0, next0Left},
		{stack1, stack0, stack0Left}, {stack1, stack0, stack0Right}, {stack1, stack1Right, stack0}, {stack1, stack1Left, stack0},
		{stack0, stack0Left, stack0Left2}, {stack0, stack0Right, stack0Right2}, {stack1, stack1Right, stack1Right2},
		{next0, next0Left, next0Left2}, {stack1, stack1Left, stack1Left2}, {stack1, stack1Right, next0},
	} {
		add(of(p[0], tag), of(p[1], tag), of(p[2], tag))
	}
	for _, p := range [][3]int{{stack0, next0, next1}, {stack1, stack0, next0}} {
		add(of(p[0], shape), of(p[1], shape), of(p[2], shape))
		add(of(p[0], lemma), of(p[1], tag), of(p[2], tag))
		add(of(p[0], tag), of(p[1], lemma), of(p[2], tag))
		add(of(p[0], tag), of(p[1], tag), of(p[2], lemma))
	}
	for _, w := range []int{stack0Left, stack0Left2, stack0Right, stack0Right2, stack1Left, stack1Right, stack1Right2, next0Left, next0Left2} {
		add(of(w, lemma), of(w, relation))
		add(of(w, tag), of(w, relation))
	}
	for _, p := range [][2]int{{stack0, stack0Left}, {stack0, stack0Right}, {stack1, stack1Left}, {stack1, stack1Right}, {next0, next0Left}} {
		add(of(p[0], lemma), of(p[1], relation), of(p[1], lemma))
		add(of(p[0], tag), of(p[1], relation))
	}
	for _, d := range []atom{distance01, between01} {
		add(d, of(stack0, tag), of(stack1, tag))
		add(d, of(stack0, lemma))
		add(d, of(stack1, lemma))
		add(d, of(stack0, tag), of(stack1, tag), of(next0, tag))
	}
	for _, d := range []atom{distance0n, between0n} {
		add(d, of(stack0, tag), of(next0, tag))
		add(d, of(stack0, lemma))
		add(d, of(next0, lemma))
	}
	for _, v := range [][2]atom{
		{lefts0, stack0}, {rights0, stack0}, {lefts1, stack1}, {rights1, stack1}, {leftsN, next0},
		{leftSet0, stack0}, {rightSet0, stack0}, {leftSet1, stack1}, {rightSet1, stack1}, {leftSetN, next0},
	} {
		add(v[0], of(int(v[1]), lemma))
		add(v[0], of(int(v[1]), tag))
	}
	add(leftSet0, of(stack0, tag), of(next0, tag))
	add(rightSet0, of(stack0, tag), of(next0, tag))
	add(leftSet0, of(stack0, tag), of(stack1, tag))
	add(rightSet1, of(stack1, tag), of(stack0, tag))
	add(leftSet0, rightSet0, of(stack0, tag), of(stack1, tag))
	add(leftSetN, of(next0, tag), of(stack0, tag))
	add(signAfter0, signBeforeN, of(stack0, tag), of(next0, tag))
	add(signBefore0, signAfter0, of(stack0, tag), of(stack1, tag))
	add(signBefore0, of(stack0, lemma))
	add(signAfter0, of(stack0, tag), of(next0, lemma))
	add(signAfter1, signBefore0, of(stack1, tag), of(stack0, tag))
	add(signBeforeN, signAfterN, of(next0, tag), of(next1, tag))
	add(signBefore1, signAfter1, of(stack1, tag))
	return all
}

// see fills in all atoms of the state.
func (s *state) see(a *[atoms]uint32) {
	s0, s1, n0 := s.top(0), s.top(1), s.ahead(0)
	d0, d1, dn := s.dependents(s0), s.dependents(s1), s.dependents(n0)
	words := [looked]int32{
		s0, s1, s.top(2), n0, s.ahead(1), s.ahead(2),
		d0.left, d0.left2, d0.right, d0.right2, d1.left, d1.left2, d1.right, d1.right2, dn.left, dn.left2,
		s.beside(s0, -1), s.beside(s0, 1), s.beside(n0, -1),
	}
	for i, w := range words {
		s.seeWord(a[i*perWord:(i+1)*perWord:(i+1)*perWord], w)
	}
	a[distance01], a[distance0n] = distance(s1, s0), distance(s0, n0)
	a[lefts0], a[rights0] = uint32(d0.lefts), uint32(d0.rights)
	a[lefts1], a[rights1] = uint32(d1.lefts), uint32(d1.rights)
	a[leftsN] = uint32(dn.lefts)
	a[leftSet0], a[rightSet0] = fold(d0.leftSet), fold(d0.rightSet)
	a[leftSet1], a[rightSet1] = fold(d1.leftSet), fold(d1.rightSet)
	a[leftSetN] = fold(dn.leftSet)
	a[between01], a[between0n] = s.between(s1, s0), s.between(s0, n0)
	a[signBefore0], a[signAfter0] = s.signs(s0)
	a[signBefore1], a[signAfter1] = s.signs(s1)
	a[signBeforeN], a[signAfterN] = s.signs(n0)
	a[nothing] = 0
}

func (s *state) seeWord(a []uint32, i int32) {
	if i == None {
		clear(a)
		return
	}
	w := &s.words[i]
	a[form], a[lemma], a[tag], a[shape], a[relation] = w.Form, w.Lemma, w.Tag, w.Shape, uint32(s.arcs[i].Relation)+1
}

func (s *state) dependents(i int32) *sides {
	if i == None {
		return &bare
	}
	return &s.sides[i]
}

// beside returns the word so many places after word i, or None.
func (s *state) beside(i, places int32) int32 {
	if i == None || i+places < 0 || i+places >= int32(len(s.words)) {
		return None
	}
	return i + places
}

func (s *state) signs(i int32) (before, after uint32) {
	if i == None {
		return 0, 0
	}
	return s.words[i].Before, s.words[i].After
}

// distance returns how far b comes after a, in steps that grow.
func distance(a, b int32) uint32 {
	if a == None || b == None {
		return 0
	}
	switch d := b - a; {
	case d <= 5:
		return uint32(d)
	case d <= 10:
		return 6
	}
	return 7
}

// between tells what lies between words a and b: verbs, conjunctions and
// subordinators, and signs, of each none, one or more.
func (s *state) between(a, b int32) uint32 {
	if a == None || b == None {
		return 0
	}
	from, to := s.upTo[a+1], s.upTo[b]
	verbs, joining := to.verbs-from.verbs, to.joining-from.joining
	subordinating, signs := to.subordinating-from.subordinating, s.upTo[b].signs-s.upTo[a].signs
	return 1 + uint32(min(verbs, 2)+3*min(joining, 1)+6*min(subordinating, 1)+12*min(signs, 2))
}

func fold(set uint64) uint32 { return uint32(set ^ set>>32) }

// keys fills in the numbers of the features of the atoms.
func keys(out *[len128]uint32, a *[atoms]uint32) []uint32 {
	for i, t := range templates {
		h := (uint64(i)+1)*0x9E3779B97F4A7C15 ^ uint64(a[t[0]])
		h = (h^h>>29)*0xbf58476d1ce4e5b9 + uint64(a[t[1]])
		h = (h^h>>31)*0x94d049bb133111eb + uint64(a[t[2]])
		h = (h^h>>30)*0xff51afd7ed558ccd + uint64(a[t[3]])
		h = (h ^ h>>32) * 0xc4ceb9fe1a85ec53
		out[i] = max(uint32(h>>32), 1)
	}
	return out[:len(templates)]
}

// len128 is room for all templates.
const len128 = 160
