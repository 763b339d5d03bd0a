package indicator

import (
	"slices"
	"strings"

	"cocode/corpus/language"
)

// Samples returns texts that the expression should meet, made of its own words as they
// are written, at most n. There are none for one that asks for a part of speech, which
// depends on the words around.
func (e Expression) Samples(lists map[string][]string, n int) []string {
	var all []string
	for k := range n {
		words, ok := sampler{lists, k}.text(e.root, 0)
		if words = strings.TrimSpace(words); ok && words != "" && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// sampler makes the text that takes alternative k everywhere, counted round.
type sampler struct {
	lists map[string][]string
	k     int
}

// deepest is how deep lists may name lists.
const deepest = 8

func (s sampler) text(n node, depth int) (words string, ok bool) {
	switch {
	case n.tag != language.Other || depth > deepest:
		return "", false
	case n.exact != "":
		return n.exact, true
	case n.list != "":
		return s.named(s.lists[n.list], depth)
	case n.near != nil:
		return s.joined(n.near, depth)
	case n.sequence != nil:
		return s.joined(n.sequence, depth)
	case n.choice != nil && n.optional:
		return "", true
	case n.choice != nil:
		return s.text(n.choice[s.k%len(n.choice)], depth)
	case strings.Trim(n.word, "*?") == "" && n.word != "":
		return "word", true
	}
	return strings.NewReplacer("*", "x", "?", "x").Replace(n.word), true
}

func (s sampler) named(list []string, depth int) (string, bool) {
	if len(list) == 0 {
		return "", false
	}
	e, err := Parse(list[s.k%len(list)])
	if err != nil {
		return "", false
	}
	return s.text(e.root, depth+1)
}

func (s sampler) joined(parts []node, depth int) (string, bool) {
	var all []string
	for _, p := range parts {
		words, ok := s.text(p, depth)
		if !ok {
			return "", false
		}
		if words != "" {
			all = append(all, words)
		}
	}
	return strings.Join(all, " "), true
}
