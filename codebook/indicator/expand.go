package indicator

import (
	"fmt"
	"slices"
	"strings"

	"cocode/corpus/language"
)

// Lexicon gives the words of one language as an annotation would: split alike, with
// the same base forms.
type Lexicon interface {
	Words(s string) []language.Token
}

// atom is a condition on one word.
type atom struct {
	bases []string // one of them is among the word's
	exact string   // or the word is written so
	glob  string   // or it has this shape
	tag   language.Tag
}

// element is one word of a variant: one of several atoms, some way after the
// element before.
type element struct {
	atoms []atom
	gap   int // at most so many words between
}

// variant is an expression without choices: words in a fixed order.
type variant []element

// maxVariants bounds what alternatives multiply to, for one expression.
const maxVariants = 2000

// expander turns expressions into variants.
type expander struct {
	lexicon Lexicon
	lists   map[string][]string
	cache   map[string][]variant // of lists
	words   map[string]variant   // of words by base form, which recur in many rules
}

// expand returns the variants of n. Single words that stand for each other stay
// one element, so that a list of twenty words does not make twenty variants.
func (x *expander) expand(n node) ([]variant, error) {
	switch {
	case n.exact != "":
		return []variant{x.exactly(n.exact)}, nil
	case n.list != "":
		return x.named(n.list)
	case n.near != nil:
		return x.nearby(n)
	case n.sequence != nil:
		return x.inOrder(n.sequence)
	case n.choice != nil:
		return x.oneOf(n.choice, n.optional)
	}
	return []variant{x.byBase(n.word, n.tag)}, nil
}

func (x *expander) exactly(words string) variant {
	var v variant
	for _, t := range x.lexicon.Words(words) {
		if t.IsWord() {
			v = append(v, element{atoms: []atom{{exact: t.Word}}})
		}
	}
	return v
}

func (x *expander) byBase(word string, tag language.Tag) variant {
	if strings.ContainsAny(word, "*?") {
		return variant{{atoms: []atom{{glob: strings.ToLower(word), tag: tag}}}}
	}
	if v, known := x.words[word]; known && tag == language.Other {
		return v
	}
	var v variant
	for _, t := range x.lexicon.Words(word) {
		if t.IsWord() {
			v = append(v, element{atoms: []atom{{bases: t.Bases, tag: tag}}})
		}
	}
	if tag == language.Other {
		x.words[word] = v
	}
	return v
}

func (x *expander) named(list string) ([]variant, error) {
	if v, done := x.cache[list]; done {
		return v, nil
	}
	words, known := x.lists[list]
	if !known {
		return nil, fmt.Errorf("the list @%s is not defined for this language", list)
	}
	var choices []node
	for _, w := range words {
		e, err := Parse(w)
		if err != nil {
			return nil, fmt.Errorf("list @%s, %q: %w", list, w, err)
		}
		choices = append(choices, e.root)
	}
	x.cache[list] = nil // a list that holds itself ends here
	v, err := x.oneOf(choices, false)
	x.cache[list] = v
	return v, err
}

func (x *expander) oneOf(choices []node, optional bool) ([]variant, error) {
	var all []variant
	for _, c := range choices {
		v, err := x.expand(c)
		if err != nil {
			return nil, err
		}
		all = append(all, v...)
	}
	all = merge(all)
	if optional {
		all = append(all, variant{})
	}
	return all, nil
}

// merge makes one element of all variants that are a single word.
func merge(all []variant) []variant {
	var single []atom
	rest := all[:0:0]
	for _, v := range all {
		if len(v) == 1 && v[0].gap == 0 {
			single = append(single, v[0].atoms...)
		} else {
			rest = append(rest, v)
		}
	}
	if single == nil {
		return rest
	}
	return append([]variant{{{atoms: single}}}, rest...)
}

func (x *expander) inOrder(items []node) ([]variant, error) {
	all := []variant{{}}
	gap := 0
	for _, item := range items {
		if item.isGap() {
			gap = item.gap
			continue
		}
		next, err := x.expand(item)
		if err != nil {
			return nil, err
		}
		if all, err = combine(all, next, gap); err != nil {
			return nil, err
		}
		gap = 0
	}
	return all, nil
}

func (x *expander) nearby(n node) ([]variant, error) {
	a, err := x.expand(n.near[0])
	if err != nil {
		return nil, err
	}
	b, err := x.expand(n.near[1])
	if err != nil {
		return nil, err
	}
	forth, err := combine(a, b, n.gap)
	if err != nil {
		return nil, err
	}
	back, err := combine(b, a, n.gap)
	return append(forth, back...), err
}

// combine returns every a followed by every b.
func combine(a, b []variant, gap int) ([]variant, error) {
	if len(a)*len(b) > maxVariants {
		return nil, fmt.Errorf("the alternatives multiply to more than %d: split the indicator in two", maxVariants)
	}
	all := make([]variant, 0, len(a)*len(b))
	for _, first := range a {
		for _, second := range b {
			v := slices.Clone(first)
			for i, e := range second {
				if i == 0 && len(first) > 0 {
					e.gap = max(e.gap, gap)
				}
				v = append(v, e)
			}
			all = append(all, v)
		}
	}
	return all, nil
}
