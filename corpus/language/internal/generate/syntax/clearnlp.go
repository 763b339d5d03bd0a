package main

import (
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// clause is a tree on its way from the scheme of ClearNLP (Choi & Palmer 2012), in which
// prepositions and "be" are heads, to that of Universal Dependencies, in which content
// words are.
type clause struct {
	tokens    []language.Token
	heads     []int // -1: root
	relations []string
}

// universal returns the tree of p in the style of Universal Dependencies.
func universal(tokens []language.Token, p proposal) []syntax.Node {
	c := clause{tokens, slices.Clone(p.Heads), slices.Clone(p.Relations)}
	c.mendPassives()
	c.raiseObjects()
	for _, i := range c.deepestFirst() {
		c.turnPreposition(i)
	}
	for _, i := range c.deepestFirst() {
		c.turnCopula(i)
	}
	for i := range c.relations {
		for c.beginWithFirst(i) {
		}
		c.partComplement(i)
	}
	c.joinConjuncts()
	nodes := make([]syntax.Node, len(tokens))
	for i, r := range c.relations {
		nodes[i] = syntax.Node{Head: c.heads[i], Relation: c.rename(i, r)}
	}
	return nodes
}

func (c *clause) children(i int) []int {
	var all []int
	for k, h := range c.heads {
		if h == i {
			all = append(all, k)
		}
	}
	return all
}

// child returns the first dependent of i with one of the relations, or -1.
func (c *clause) child(i int, relations ...string) int {
	for k, h := range c.heads {
		if h == i && slices.Contains(relations, c.relations[k]) {
			return k
		}
	}
	return -1
}

func (c *clause) deepestFirst() []int {
	depth := make([]int, len(c.heads))
	order := make([]int, len(c.heads))
	for i := range order {
		order[i] = i
		for h := c.heads[i]; h >= 0 && depth[i] <= len(c.heads); h = c.heads[h] {
			depth[i]++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[b] - depth[a] })
	return order
}

// turn makes dependent k of i the head of i and of all other dependents of i.
func (c *clause) turn(i, k int, below string) {
	for _, other := range c.children(i) {
		c.heads[other] = k
	}
	c.heads[k], c.heads[i] = c.heads[i], k
	c.relations[i] = below
}

// verbal reports whether token i is a verb of any kind.
func (c *clause) verbal(i int) bool {
	return i >= 0 && (c.tokens[i].Tag == language.Verb || c.tokens[i].Tag == language.Auxiliary)
}

// raiseObjects makes objects of the subjects of clauses without finite verb: "let [us
// go]", "want [them to come]", "make [it easy]".
func (c *clause) raiseObjects() {
	for i, r := range c.relations {
		head := c.heads[i]
		if r != "ccomp" || head < 0 || head > i || !c.verbal(head) || c.finite(i) {
			continue
		}
		subject := c.child(i, "nsubj", "nsubjpass")
		if subject < head || subject > i || c.child(i, "mark") >= 0 || c.tokens[subject].Tag == language.Auxiliary {
			continue
		}
		if w := c.tokens[subject].Word; w == "i" || w == "we" || w == "they" || w == "he" || w == "she" {
			continue
		}
		c.heads[subject], c.relations[subject], c.relations[i] = head, "dobj", "xcomp"
	}
}

// mendPassives takes "has got" for what it is.
func (c *clause) mendPassives() {
	for i, r := range c.relations {
		if head := c.heads[i]; r == "auxpass" && head >= 0 && c.tokens[i].Lemma == "have" {
			c.relations[i] = "aux"
			if k := c.child(head, "nsubjpass"); k >= 0 && c.child(head, "auxpass") < 0 {
				c.relations[k] = "nsubj"
			}
		}
	}
}

// finite reports whether the clause of i has a finite verb, as far as its form tells.
func (c *clause) finite(i int) bool {
	for _, k := range c.children(i) {
		if c.relations[k] == "aux" || c.relations[k] == "auxpass" {
			if f := c.tokens[k].Fine; f != "TO" && f != "VB" {
				return true
			}
			return false
		}
	}
	switch c.tokens[i].Fine {
	case "VB", "VBG", "VBN", "JJ", "JJR", "JJS":
		return false
	case "VBP": // after these verbs, it only looks finite
		return !bareInfinitive[c.tokens[c.heads[i]].Lemma]
	}
	return true
}

var bareInfinitive = map[string]bool{"let": true, "make": true, "help": true, "watch": true}

// turnPreposition makes the object of preposition i its head.
func (c *clause) turnPreposition(i int) {
	if !slices.Contains([]string{"prep", "agent", "dative", "pcomp", "pobj", "conj", "ROOT", "advcl", "acl", "dep", "prt", "advmod", "intj", "mark", "relcl", "ccomp", "attr", "amod", "case", "acomp", "nmod"}, c.relations[i]) {
		return
	}
	object := c.child(i, "pobj", "pcomp")
	if object < 0 {
		return
	}
	clausal := c.relations[object] == "pcomp" && c.verbal(object)
	head, outer := c.heads[i], c.relations[i]
	below := "case"
	if clausal {
		below = "mark"
	}
	c.turn(i, object, below)
	switch {
	case outer == "conj" || outer == "ROOT":
		c.relations[object] = outer
	case head >= 0 && slices.Contains([]string{"prep", "agent", "dative"}, c.relations[head]) && head < i,
		outer == "pcomp" || outer == "pobj":
		c.relations[object] = "pobj" // "out of": the outer preposition turns as well
		if clausal {
			c.relations[object] = "pcomp"
		}
	case clausal && c.nominal(head):
		c.relations[object] = "acl"
	case clausal:
		c.relations[object] = "advcl"
	case outer == "agent":
		c.relations[object] = "obl:agent"
	case c.nominal(head):
		c.relations[object] = "nmod:prep"
	default:
		c.relations[object] = "obl"
	}
}

func (c *clause) nominal(i int) bool {
	if i < 0 {
		return false
	}
	switch c.tokens[i].Tag {
	case language.Noun, language.ProperNoun, language.Pronoun, language.Number, language.Determiner:
		return c.tokens[i].Fine != "WRB"
	}
	return false
}

// turnCopula makes the predicate of "be" its head.
func (c *clause) turnCopula(i int) {
	if c.tokens[i].Lemma != "be" || c.relations[i] == "aux" || c.relations[i] == "auxpass" {
		return
	}
	if c.child(i, "expl") >= 0 {
		if k := c.child(i, "attr"); k >= 0 {
			c.relations[k] = "nsubj" // "there is nobody"
		}
		return
	}
	if k := c.predicate(i); k >= 0 {
		c.relations[k] = c.relations[i]
		c.turn(i, k, "cop")
	} else if k := c.child(i, "advcl"); k > i && c.wh(k) {
		c.relations[k] = "ccomp" // "that is how it works"
	}
}

func (c *clause) wh(i int) bool {
	for _, k := range c.children(i) {
		if c.tokens[k].Fine == "WRB" && c.tokens[k].Word != "when" {
			return true
		}
	}
	return false
}

// predicate returns what "be" says of its subject, or -1: a noun or adjective, or else
// the first phrase with a preposition or adverb of place after it.
func (c *clause) predicate(i int) int {
	if k := c.child(i, "attr", "acomp"); k >= 0 {
		return k
	}
	if c.child(i, "ccomp", "xcomp", "oprd") >= 0 {
		return -1
	}
	for _, k := range c.children(i) {
		switch c.relations[k] {
		case "obl":
			if k > i && c.child(k, "case") > i {
				return k
			}
		case "advcl":
			if m := c.child(k, "mark"); k > i && m > i && c.tokens[m].Tag == language.Preposition && c.tokens[k].Fine == "VBG" {
				return k
			}
		case "advmod", "prep", "prt":
			if k > i && places[c.tokens[k].Word] || c.tokens[k].Word == "where" || c.tokens[k].Word == "how" {
				return k
			}
		}
	}
	return -1
}

var places = map[string]bool{
	"here": true, "there": true, "out": true, "in": true, "over": true, "away": true, "back": true, "home": true,
	"up": true, "down": true, "off": true, "on": true, "around": true, "together": true, "upstairs": true,
	"downstairs": true, "outside": true, "inside": true, "through": true, "abroad": true, "everywhere": true,
	"nowhere": true, "somewhere": true, "elsewhere": true, "indoors": true, "alone": true, "about": true,
}

// beginWithFirst makes clause i the head of the clause after it that it was said to be
// the complement of, without a subordinator: "they can't get people, you get a temp" are
// two sentences. What is said, thought or asked is a complement.
func (c *clause) beginWithFirst(i int) bool {
	head := c.heads[i]
	if c.relations[i] != "ccomp" || head < i || quoting[c.tokens[head].Lemma] || c.child(i, "mark") >= 0 ||
		c.child(i, "nsubj", "nsubjpass", "expl") < 0 {
		return false
	}
	c.heads[i], c.relations[i] = c.heads[head], c.relations[head]
	c.heads[head], c.relations[head] = i, "parataxis"
	for _, k := range c.children(head) {
		if k < i || k < head && c.relations[k] == "parataxis" {
			c.heads[k] = i
		}
	}
	return true
}

// partComplement makes a sentence of its own of clause i that was said to be the
// complement of a verb that has an object: "nobody said anything, it was quiet".
func (c *clause) partComplement(i int) {
	head := c.heads[i]
	if c.relations[i] != "ccomp" || head < 0 || head > i || c.child(i, "mark") >= 0 ||
		c.child(i, "nsubj", "nsubjpass", "expl") < c.child(head, "dobj") {
		return
	}
	if object := c.child(head, "dobj"); object > head && c.tokens[object].Fine != "PRP" {
		for k := object; k < i; k++ {
			if c.tokens[k].Word == "," {
				c.relations[i] = "parataxis"
			}
		}
	}
}

var quoting = map[string]bool{
	"say": true, "think": true, "tell": true, "ask": true, "know": true, "guess": true, "mean": true, "suppose": true,
	"hope": true, "believe": true, "feel": true, "reckon": true, "wonder": true, "see": true, "call": true, "write": true,
	"swear": true, "remember": true, "understand": true, "answer": true, "admit": true, "like": true, "fear": true,
	"bet": true, "promise": true, "figure": true, "imagine": true, "go": true, "shout": true, "reply": true, "find": true,
}

// joinConjuncts makes all conjuncts depend on the first one, and a conjunction on the
// conjunct after it.
func (c *clause) joinConjuncts() {
	first := slices.Clone(c.heads)
	for i, r := range c.relations {
		for r == "conj" && first[i] >= 0 && c.relations[first[i]] == "conj" {
			first[i] = c.heads[first[i]]
		}
	}
	for i, r := range c.relations {
		if r != "cc" && r != "preconj" {
			continue
		}
		for k := i + 1; k < len(c.heads); k++ {
			if c.relations[k] == "conj" && c.heads[k] == c.heads[i] {
				first[i] = k
				break
			}
		}
	}
	c.heads = first
}

// rename returns the relation of token i, called r in the scheme of ClearNLP.
func (c *clause) rename(i int, r string) syntax.Relation {
	switch {
	case r == "aux" && c.tokens[i].Word == "to":
		return syntax.Mark
	case r == "prep" && c.tokens[i].Fine == "RP":
		return syntax.Particle
	case r == "mark" && c.tokens[i].Fine == "WRB", r == "prep", r == "cc" && c.tokens[i].Word == "so":
		return syntax.Adverb
	case r == "dative" && !c.nominal(i):
		return syntax.Oblique
	}
	if name, ok := renamed[r]; ok {
		return syntax.RelationOf(name)
	}
	return syntax.RelationOf(r)
}

var renamed = map[string]string{
	"ROOT": "root", "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp", "agent": "advmod", "auxpass": "aux:pass",
	"csubjpass": "csubj", "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod",
	"nmod": "compound", "nmod:prep": "nmod", "npadvmod": "obl", "nsubjpass": "nsubj:pass", "pcomp": "obl", "pobj": "obl",
	"poss": "nmod:poss", "preconj": "cc", "predet": "det", "prt": "compound:prt", "quantmod": "advmod",
	"relcl": "acl:relcl",
}
