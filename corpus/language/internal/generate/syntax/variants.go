package main

import (
	"math/rand/v2"
	"strings"

	"cocode/corpus/language/internal/transition"
	"cocode/corpus/language/syntax"
)

// speech is how a language is spoken where the sentences are written.
type speech struct {
	fillers   []string
	spellings map[string]string // of words as they are spoken
}

var speeches = map[string]speech{
	"en": {
		fillers: []string{"um", "uh", "like", "you know", "I mean", "well", "sort of", "erm"},
		spellings: map[string]string{
			"because": "cos", "going": "goin'", "them": "'em",
		},
	},
	"sv": {
		fillers: []string{"öh", "eh", "liksom", "alltså", "typ", "va", "ju", "ja", "så att säga", "jag menar"},
		spellings: map[string]string{
			"de": "dom", "dem": "dom", "och": "å", "någon": "nån", "något": "nåt", "några": "nåra", "sedan": "sen",
			"mig": "mej", "dig": "dej", "sig": "sej", "sådan": "sån", "sådana": "såna", "är": "e", "sade": "sa",
			"skall": "ska", "också": "oxå", "blev": "vart", "morgon": "morron",
		},
	},
}

// How often what happens to speech, in a sentence or to a word.
const (
	unsigned = 0.5  // the sentence has no sign at its end
	lowered  = 0.5  // nor a capital at its beginning
	unparted = 0.3  // a comma is not written
	filled   = 0.04 // a filler stands before a word
	repeated = 0.04 // a function word is said twice
	respelt  = 0.4
)

// speak returns g as it might be said and written down.
func (g gold) speak(s speech, random *rand.Rand) gold {
	n := noise{from: g, to: make([]int, len(g))}
	drop := random.Float64() < unsigned
	for i, w := range g {
		switch {
		case w.relation == syntax.Punctuation && (w.form == "," && random.Float64() < unparted || drop && i == len(g)-1):
			n.drop(i)
			continue
		case w.relation == syntax.Punctuation:
		case i > 0 && random.Float64() < filled:
			n.insert(i, s.fillers[random.IntN(len(s.fillers))])
		case repeatable[w.relation] && random.Float64() < repeated:
			n.insert(i, w.form)
		}
		if spelling, ok := s.spellings[w.form]; ok && random.Float64() < respelt {
			w.form = spelling
		}
		n.keep(i, w)
	}
	if len(n.words) > 0 && random.Float64() < lowered {
		n.words[0].form = strings.ToLower(n.words[0].form)
	}
	return n.gold()
}

var repeatable = map[syntax.Relation]bool{
	syntax.Determiner: true, syntax.Case: true, syntax.Mark: true, syntax.Coordinator: true, syntax.Subject: true,
}

// noise is a sentence that is being changed: words of the old one are kept, left out, or
// have others before them.
type noise struct {
	from  gold
	words gold  // heads are places in from
	to    []int // of the words of from: their places in words, or -1
}

func (n *noise) drop(i int) {
	n.to[i] = -1
	if len(n.words) > 0 {
		n.words[len(n.words)-1].spaced = true
	}
}

func (n *noise) keep(i int, w goldWord) {
	n.to[i] = len(n.words)
	n.words = append(n.words, w)
}

// insert puts words before word i, which depend on what begins there.
func (n *noise) insert(i int, words string) {
	if len(n.words) > 0 && !n.words[len(n.words)-1].spaced {
		return
	}
	head := i
	for n.from[head].head > i {
		head = n.from[head].head
	}
	if n.from[head].head == transition.Unknown {
		head = i
	}
	for word := range strings.FieldsSeq(words) {
		n.words = append(n.words, goldWord{word, true, head, syntax.Discourse})
	}
}

// gold returns the changed sentence. What depended on a word that was left out is not
// known.
func (n *noise) gold() gold {
	for i := range n.words {
		if w := &n.words[i]; w.head >= 0 {
			if w.head = n.to[w.head]; w.head < 0 {
				w.head = transition.Unknown
			}
		}
	}
	return n.words
}
