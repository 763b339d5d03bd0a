// Package transition builds dependency trees from left to right: the arc-hybrid
// system of Kuhlmann, Gómez-Rodríguez & Satta (2011) with an averaged perceptron
// (Collins 2002) that was trained with a dynamic oracle (Goldberg & Nivre 2013) on
// features after Zhang & Nivre (2011). It knows numbers only: what a word looks like
// (Word) and how an arc is called (a relation) is said by package syntax, which
// stands before it.
//
// Weights are whole numbers, so that sums do not depend on an order and the same
// words get the same tree everywhere.
package transition

// Word is what the parser sees of one word wherever it stands: numbers made of
// strings, equal where the strings are equal.
type Word struct {
	Form, Lemma uint32
	Tag         uint32 // part of speech
	Shape       uint32 // part of speech with what the ending tells
	Before      uint32 // the sign before the word, 0 for none
	After       uint32 // the sign after it
	Kind        Kind
}

// Kind says of what larger sort a word is, for counting what lies between two words.
type Kind uint8

// The kinds of words.
const (
	Plain Kind = iota
	Verbal
	Joining
	Subordinating
)

// Arc says on which word a word depends, and how. The head of the root is None.
type Arc struct {
	Head     int32
	Relation uint8
}

// None is the place of a word that there is not.
const None = -1

// Hash returns the number of a string (FNV-1a of 32 bits), which is never 0.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return max(h, 1)
}

// state is a sentence that is partly parsed: a stack of words whose heads are not
// known, and a buffer of words from next on.
type state struct {
	words []Word
	arcs  []Arc
	sides []sides
	stack []int32
	next  int32
	upTo  []counts // upTo[i] counts the words before i
}

// sides holds what depends on a word so far: the outermost two dependents of each
// side, how many there are, and with which relations (a bit each).
type sides struct {
	left, left2, right, right2 int32
	lefts, rights              int32
	leftSet, rightSet          uint64
}

var bare = sides{left: None, left2: None, right: None, right2: None}

// counts are numbers of words by kind, and of signs.
type counts struct{ verbs, joining, subordinating, signs int32 }

// reset begins with words, of which nothing is known.
func (s *state) reset(words []Word) {
	s.words, s.arcs, s.sides, s.upTo = words, s.arcs[:0], s.sides[:0], s.upTo[:0]
	s.stack, s.next = s.stack[:0], 0
	var c counts
	for _, w := range words {
		s.arcs = append(s.arcs, Arc{Head: None})
		s.sides = append(s.sides, bare)
		s.upTo = append(s.upTo, c)
		c.count(w)
	}
}

func (c *counts) count(w Word) {
	switch w.Kind {
	case Verbal:
		c.verbs++
	case Joining:
		c.joining++
	case Subordinating:
		c.subordinating++
	}
	if w.After != 0 {
		c.signs++
	}
}

// top returns the word n places below the top of the stack, or None.
func (s *state) top(n int) int32 {
	if n >= len(s.stack) {
		return None
	}
	return s.stack[len(s.stack)-1-n]
}

// ahead returns the word n places after the next one, or None.
func (s *state) ahead(n int32) int32 {
	if s.next+n >= int32(len(s.words)) {
		return None
	}
	return s.next + n
}

func (s *state) done() bool { return s.ahead(0) == None && len(s.stack) <= 1 }

// Action is what is done next.
type Action uint8

// The actions: Shift lays the next word on the stack; Left makes the word on top of
// the stack depend on the next word, Right on the word below it on the stack, and
// both take it away.
const (
	Shift Action = iota
	Left
	Right
)

// allows reports whether an action can be done.
func (s *state) allows(a Action) bool {
	switch a {
	case Shift:
		return s.ahead(0) != None
	case Left:
		return s.ahead(0) != None && len(s.stack) > 0
	}
	return len(s.stack) > 1
}

// do does an action. What is left on the stack when all is done is the root.
func (s *state) do(a Action, relation uint8) {
	switch a {
	case Shift:
		s.stack = append(s.stack, s.next)
		s.next++
	case Left:
		s.attach(s.top(0), s.next, relation)
	case Right:
		s.attach(s.top(0), s.top(1), relation)
	}
}

// attach gives the word on top of the stack its head and takes it away.
func (s *state) attach(word, head int32, relation uint8) {
	s.stack = s.stack[:len(s.stack)-1]
	s.arcs[word] = Arc{head, relation}
	of := &s.sides[head]
	if word < head {
		of.left2, of.left = of.left, word
		of.lefts++
		of.leftSet |= 1 << (relation & 63)
	} else {
		of.right2, of.right = of.right, word
		of.rights++
		of.rightSet |= 1 << (relation & 63)
	}
}
