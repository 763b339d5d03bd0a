// Package automaton holds a large list of words in the form of a minimal acyclic
// automaton (Daciuk, Mihov, Watson & Watson 2000): beginnings and endings that
// words share are stored once. 750,000 Swedish words take about a megabyte, and the
// file is searched as it lies, without being unpacked.
//
// A state is a run of arcs of four bytes: the label, and in 24 bits the place of the
// state that the arc leads to, with one bit that says that a word may end there and
// one that marks the last arc of its state.
package automaton

import (
	"errors"
	"slices"
	"strings"
)

const (
	arcSize   = 4
	lastArc   = 1
	endOfWord = 2
	flags     = 2 // bits
	leaf      = 0 // the place of the state without arcs
)

// Automaton is a searchable list of words.
type Automaton struct {
	file string
	root int
}

// New returns the automaton of a file made by Build. It copies nothing.
func New(file string) (Automaton, error) {
	if len(file) < arcSize || len(file)%arcSize != 0 {
		return Automaton{}, errors.New("the word list is cut short")
	}
	_, root, _ := arc(file, len(file)-arcSize)
	return Automaton{file: file, root: root}, nil
}

// arc reads the arc at place i.
func arc(file string, i int) (label byte, to int, flag int) {
	n := int(file[i+1]) | int(file[i+2])<<8 | int(file[i+3])<<16
	return file[i], n >> flags * arcSize, n & (1<<flags - 1)
}

// Has reports whether the list holds the word.
func (a Automaton) Has(word string) bool {
	_, final, ok := a.walk(word)
	return ok && final
}

// After returns what may follow prefix, in order: the rest of every word that
// begins with it.
func (a Automaton) After(prefix string) []string {
	state, final, ok := a.walk(prefix)
	if !ok {
		return nil
	}
	var rests []string
	if final {
		rests = append(rests, "")
	}
	a.collect(state, nil, &rests)
	return rests
}

// walk follows the letters of word.
func (a Automaton) walk(word string) (state int, final, ok bool) {
	state = a.root
	for i := range len(word) {
		if state, final, ok = a.step(state, word[i]); !ok {
			return 0, false, false
		}
	}
	return state, final, true
}

// step follows the arc of one letter.
func (a Automaton) step(state int, letter byte) (to int, final, ok bool) {
	if state == leaf {
		return 0, false, false
	}
	for ; ; state += arcSize {
		label, to, flag := arc(a.file, state)
		if label == letter {
			return to, flag&endOfWord != 0, true
		}
		if flag&lastArc != 0 {
			return 0, false, false
		}
	}
}

// collect appends every word from state on, each behind what was read so far.
func (a Automaton) collect(state int, read []byte, words *[]string) {
	if state == leaf {
		return
	}
	for ; ; state += arcSize {
		label, to, flag := arc(a.file, state)
		next := append(read, label)
		if flag&endOfWord != 0 {
			*words = append(*words, string(next))
		}
		a.collect(to, next, words)
		if flag&lastArc != 0 {
			return
		}
	}
}

// node is a state while an automaton is built.
type node struct {
	arcs  []edge
	place int // in the file, once written
}

type edge struct {
	label byte
	final bool
	to    *node
}

// Build returns the file of an automaton that holds the words. Their order and
// repetitions do not matter; the empty word cannot be held.
func Build(words []string) ([]byte, error) {
	b := builder{states: map[string]*node{}, file: make([]byte, arcSize)}
	b.leaf = &node{}
	path := []*node{{}}
	last := ""
	for _, word := range slices.Compact(slices.Sorted(slices.Values(words))) {
		if word == "" {
			continue
		}
		common := commonPrefix(last, word)
		path = b.close(path, common)
		for i := common; i < len(word); i++ {
			next := &node{}
			parent := path[len(path)-1]
			parent.arcs = append(parent.arcs, edge{label: word[i], final: i == len(word)-1, to: next})
			path = append(path, next)
		}
		last = word
	}
	path = b.close(path, 0)
	root := b.place(path[0])
	return b.finish(root.place)
}

type builder struct {
	states map[string]*node // by content
	leaf   *node
	file   []byte
}

// close gives up the states below depth, which get no more arcs: each is replaced
// by an equal one that there is already, or written.
func (b *builder) close(path []*node, depth int) []*node {
	for len(path) > depth+1 {
		last := path[len(path)-1]
		path = path[:len(path)-1]
		parent := path[len(path)-1]
		parent.arcs[len(parent.arcs)-1].to = b.place(last)
	}
	return path
}

// place returns the state that is equal to n and is written.
func (b *builder) place(n *node) *node {
	if len(n.arcs) == 0 {
		return b.leaf
	}
	content := n.content()
	if same, ok := b.states[content]; ok {
		return same
	}
	n.place = len(b.file)
	b.states[content] = n
	b.file = append(b.file, content...)
	return n
}

// content returns the bytes of a state's arcs, as they stand in the file.
func (n *node) content() string {
	var out strings.Builder
	for i, e := range n.arcs {
		to := e.to.place / arcSize << flags
		if e.final {
			to |= endOfWord
		}
		if i == len(n.arcs)-1 {
			to |= lastArc
		}
		out.Write([]byte{e.label, byte(to), byte(to >> 8), byte(to >> 16)})
	}
	return out.String()
}

// finish ends the file with an arc that leads to the root.
func (b *builder) finish(root int) ([]byte, error) {
	if len(b.file)/arcSize >= 1<<(24-flags) {
		return nil, errors.New("the word list is too large for places of 22 bits")
	}
	to := root/arcSize<<flags | lastArc
	return append(b.file, 0, byte(to), byte(to>>8), byte(to>>16)), nil
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
