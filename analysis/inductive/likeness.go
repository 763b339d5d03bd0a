package inductive

import (
	"slices"

	"cocode/corpus/language/vectors"
)

// likeness returns how much two codes say the same, from 0 to 1: by the meaning of
// their words, in a language without vectors by the words that they share. What is
// denied is never the same as what is not, nor what somebody else does, nor what is
// done to something else.
func likeness(a, b *code) float64 {
	if a.language != b.language || a.denied != b.denied || a.holder != b.holder || a.done != b.done || a.scene || b.scene || a.shares || b.shares {
		return 0
	}
	if a.key == b.key {
		return 1
	}
	if len(a.text.Content) < 2 || len(b.text.Content) < 2 || !a.concerns(b) {
		return 0 // single words are the same or they are not
	}
	if a.vector != nil && b.vector != nil {
		cosine := vectors.Cosine(a.vector, b.vector)
		if len(a.acts)+len(b.acts) == 0 {
			cosine -= stateless
		}
		return cosine
	}
	return shared(distinct(a.text.Content), distinct(b.text.Content))
}

// stateless is how much more alike two codes without a verb that tells must be: "having a
// ring of photos" has little to do with a brother who rings.
const stateless = 0.2

// Cosines from which two nouns, or two verbs, may stand for each other: any two, and
// those of codes that have the verb, or the noun, in common.
const (
	kindred      = 0.5
	kindredNouns = 0.4
	kindredVerbs = 0.3
)

// concerns reports whether two codes are about the same thing and the same kind of
// act: a word in common, or one near in meaning.
func (a *code) concerns(b *code) bool {
	if a.former != nil || b.former != nil {
		return true
	}
	things, acts := nearest(a.things, b.things, a.nouns, b.nouns), nearest(a.acts, b.acts, a.verbs, b.verbs)
	return things == 1 && acts >= kindredVerbs || acts == 1 && things >= kindredNouns || min(things, acts) >= kindred
}

// nearest returns how near the nearest words of two lists are, 1 if they share one or
// both are empty.
func nearest(a, b []string, av, bv []vectors.Vector) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	best := 0.0
	for i, x := range a {
		for j, y := range b {
			switch {
			case x == y:
				return 1
			case av != nil && bv != nil:
				best = max(best, vectors.Cosine(av[i], bv[j]))
			}
		}
	}
	return best
}

// shared returns the Jaccard coefficient of two sorted lists.
func shared(a, b []string) float64 {
	both := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
