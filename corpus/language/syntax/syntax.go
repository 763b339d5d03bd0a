// Package syntax finds how the words of a sentence depend on each other: who does what
// to whom, under which negation, in which clause. It stands after the annotation, whose
// tokens it reads, and before the passes that need more than parts of speech.
//
// The trees are in the style of Universal Dependencies (de Marneffe, Manning, Nivre &
// Zeman 2021) in every language: content words are heads; prepositions, auxiliaries and
// "be" with a predicate depend on them; negation is an adverb of what it negates.
//
// What is learnt lies in the folder data. The Swedish weights were learnt from the
// treebanks UD Swedish Talbanken and UD Swedish PUD, the English ones from the invented
// sentences of the built-in codebook's passages, whose trees were proposed by the parser
// of spaCy (MIT License); no English treebank was read.
package syntax

import (
	_ "embed"
	"sync"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/transition"
)

//go:generate go run ../internal/generate/syntax en data/en.bin ../../../codebook/powertriangle/passages/en.txt
//go:generate go run ../internal/generate/syntax sv data/sv.bin

var (
	//go:embed data/en.bin
	english []byte
	//go:embed data/sv.bin
	swedish []byte
)

// Tree is the dependency tree of one sentence: for every token its head and how it
// depends on it.
type Tree []Node

// Node is how one token depends on another.
type Node struct {
	Head     int // the index of the token it depends on; -1 for the root
	Relation Relation
}

// Parser finds trees in one language. It never changes and may be shared.
type Parser struct {
	model func() *transition.Model
	room  sync.Pool
}

var parsers = map[string]*Parser{
	"en": {model: load(english)},
	"sv": {model: load(swedish)},
}

// Of returns the parser of a language, given by its ISO 639-1 code, and nil if it has
// none. What it has learnt is read at its first sentence, once.
func Of(lang string) *Parser { return parsers[lang] }

func load(file []byte) func() *transition.Model {
	return sync.OnceValue(func() *transition.Model {
		m, err := transition.New(file)
		if err != nil {
			panic(err) // the file is part of the program
		}
		return m
	})
}

// room is what a sentence needs on its way, used again for the next.
type room struct {
	words  []transition.Word
	places []int32
	arcs   []transition.Arc
}

// Parse returns the tree of the tokens of one sentence: one root, no cycle, whatever
// the tokens are. The same tokens have the same tree everywhere. The time it takes
// grows with their number.
func (p *Parser) Parse(tokens []language.Token) Tree {
	r, _ := p.room.Get().(*room)
	if r == nil {
		r = new(room)
	}
	defer p.room.Put(r)
	r.words, r.places = transition.Words(r.words[:0], r.places[:0], tokens)
	r.arcs = p.model().Parse(r.arcs[:0], r.words)
	tree := make(Tree, len(tokens))
	for i, a := range r.arcs {
		n := Node{Head: -1, Relation: Root}
		if a.Head != transition.None {
			n = Node{Head: int(r.places[a.Head]), Relation: Relation(a.Relation)}
		}
		tree[r.places[i]] = n
	}
	tree.punctuate(tokens)
	return tree
}
