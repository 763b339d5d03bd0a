package main

import (
	"path/filepath"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
	"cocode/corpus/language/internal/conllu"
	"cocode/corpus/language/internal/transition"
	"cocode/corpus/language/syntax"
)

// swedish returns the sentences of the treebanks that we may learn from. The part
// talbanken-dev is for measuring and is never read here.
func swedish(folder string) ([]gold, error) {
	sentences, err := conllu.Read(filepath.Join(folder, "sv_talbanken-ud-test.conllu"),
		filepath.Join(folder, "sv_pud-ud-test.conllu"))
	if err != nil {
		return nil, err
	}
	var all []gold
	for _, s := range sentences {
		all = append(all, goldOf(s))
	}
	return all, nil
}

// gold is a sentence with the right tree. Words may be taken out of it.
type gold []goldWord

type goldWord struct {
	form     string
	spaced   bool // a blank follows
	head     int  // transition.None: root, or transition.Unknown
	relation syntax.Relation
}

func goldOf(s conllu.Sentence) gold {
	var g gold
	for _, w := range s {
		g = append(g, goldWord{w.Form, w.Spaced, w.Head, syntax.RelationOf(w.Relation)})
	}
	return g
}

// align returns the tokens of g as our tagger sees them, which of them are words, and
// what the parser is to learn. Where our tokens are cut otherwise, nothing is known of
// their heads.
func (g gold) align(lang string) ([]language.Token, []int32, transition.Example) {
	var text strings.Builder
	at := map[[2]int]int{} // word by span
	spans := make([][2]int, len(g))
	for i, w := range g {
		spans[i] = [2]int{text.Len(), text.Len() + len(w.form)}
		at[spans[i]] = i
		text.WriteString(w.form)
		if w.spaced {
			text.WriteByte(' ')
		}
	}
	tokens := annotate.Phrase(lang, text.String())
	words, places := transition.Words(nil, nil, tokens)
	place := map[int]int32{} // of a word of g among words
	for i, p := range places {
		if w, ok := at[[2]int{tokens[p].Start, tokens[p].End}]; ok {
			place[w] = int32(i)
		}
	}
	e := transition.Example{Words: words, Arcs: make([]transition.Arc, len(words))}
	for i := range e.Arcs {
		e.Arcs[i] = transition.Arc{Head: transition.Unknown}
	}
	for w, i := range place {
		e.Arcs[i] = g.arc(w, place)
	}
	return tokens, places, e
}

// arc returns the arc of word w, where place says at which places words are.
func (g gold) arc(w int, place map[int]int32) transition.Arc {
	if g[w].head < 0 {
		return transition.Arc{Head: int32(g[w].head)}
	}
	if head, ok := place[g[w].head]; ok {
		return transition.Arc{Head: head, Relation: uint8(g[w].relation)}
	}
	return transition.Arc{Head: transition.Unknown}
}
