// Package clause cuts sentences into clauses by their trees: what has a predicate of its
// own stands by itself. Condensing leaves clauses out, open coding names the weightiest.
package clause

import (
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// Sentence is what is kept of a sentence, with its tree. In a language without a parser
// it has no tree.
type Sentence struct {
	Tokens []language.Token
	Tree   syntax.Tree
	kids   [][]int
}

// persons returns tokens with nouns for persons that look like verbs tagged as nouns:
// "de boende".
func persons(tokens []language.Token) []language.Token {
	for i, t := range tokens {
		if t.Tag != language.Noun && resident[t.Word] {
			tokens = slices.Clone(tokens)
			for ; i < len(tokens); i++ {
				if resident[tokens[i].Word] {
					if i > 0 && tokens[i-1].Tag == language.Pronoun {
						tokens[i-1].Tag, tokens[i-1].Fine = language.Determiner, "DET"
					}
					tokens[i].Tag, tokens[i].Fine = language.Noun, "NOUN"
				}
			}
			break
		}
	}
	return tokens
}

var resident = map[string]bool{"boende": true, "boenden": true, "boendena": true, "anhöriga": true, "anhörig": true, "anställda": true}

// link notes what depends on each token.
func (s *Sentence) link() {
	s.kids = make([][]int, len(s.Tree))
	for i, n := range s.Tree {
		if n.Head >= 0 {
			s.kids[n.Head] = append(s.kids[n.Head], i)
		}
	}
}

// Kids returns the tokens that depend on token i, in their order.
func (s *Sentence) Kids(i int) []int { return s.kids[i] }

// Kid returns the first token that depends on token i by one of some relations, and -1
// if there is none.
func (s *Sentence) Kid(i int, relations ...syntax.Relation) int {
	for _, k := range s.kids[i] {
		for _, r := range relations {
			if s.Tree[k].Relation == r {
				return k
			}
		}
	}
	return -1
}

// Part returns the sentence without the tokens that are not kept. What depended on a
// token that goes depends on what that depended on.
func (s *Sentence) Part(keep []bool) *Sentence {
	part := &Sentence{}
	at := make([]int, len(s.Tokens))
	for i, t := range s.Tokens {
		at[i] = len(part.Tokens)
		if keep[i] {
			part.Tokens = append(part.Tokens, t)
		}
	}
	if s.Tree == nil {
		return part
	}
	root := -1
	for i, n := range s.Tree {
		if !keep[i] {
			continue
		}
		for n.Head >= 0 && !keep[n.Head] {
			n = syntax.Node{Head: s.Tree[n.Head].Head, Relation: syntax.Parataxis}
		}
		switch {
		case n.Head >= 0:
			n.Head = at[n.Head]
		case root < 0:
			root, n.Relation = at[i], syntax.Root
		default:
			n.Head, n.Relation = root, syntax.Parataxis
		}
		part.Tree = append(part.Tree, n)
	}
	part.link()
	return part
}

// Kind tells how a clause hangs together with its neighbours.
type Kind uint8

// The kinds of clause.
const (
	Main        Kind = iota
	Coordinate       // begins with "and", "but"
	Beside           // stands beside another without a word that joins them: what is said, and that it is
	Content          // what is said, thought, asked; cannot be parted from the clause it hangs on
	Subordinate      // begins with "because", "when"
	Relative         // begins with "who", "which"
	Condition        // begins with "if"; cannot be parted from the clause it hangs on
)

// Clause is a clause of a sentence.
type Clause struct {
	Kind   Kind
	Head   int   // the predicate
	On     int   // the index of the clause that it hangs on; -1: none
	Tokens []int // its own tokens in their order, without those of other clauses
}

// Clauses returns the clauses of a sentence in the order of their predicates. A sentence
// without a tree is one clause, and none can be read in it: its head is -1.
func (s *Sentence) Clauses() []Clause {
	if s.Tree == nil {
		return []Clause{{Head: -1, On: -1, Tokens: upTo(len(s.Tokens))}}
	}
	heads := make([]bool, len(s.Tree))
	for i := range s.Tree {
		heads[i] = s.predicates(i)
	}
	index := make([]int, len(s.Tree))
	var clauses []Clause
	for i := range s.Tree {
		if heads[i] {
			index[i] = len(clauses)
			clauses = append(clauses, Clause{Kind: s.kind(i), Head: i, On: -1})
		}
	}
	owner := func(i int) int {
		for !heads[i] {
			i = s.Tree[i].Head
		}
		return index[i]
	}
	for i := range s.Tree {
		c := &clauses[owner(i)]
		c.Tokens = append(c.Tokens, i)
	}
	for i := range clauses {
		if head := s.Tree[clauses[i].Head].Head; head >= 0 {
			clauses[i].On = owner(head)
		}
	}
	return clauses
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// predicates reports whether token i is the predicate of a clause of its own.
func (s *Sentence) predicates(i int) bool {
	switch s.Tree[i].Relation {
	case syntax.Root, syntax.AdverbialClause, syntax.RelativeClause, syntax.Complement, syntax.Parataxis:
		return true
	case syntax.Conjunct:
		head := s.Tree[i].Head
		return s.predicates(head) && s.says(i) && s.says(head)
	}
	return false
}

// says reports whether token i says something of something: it is a verb, or has a
// copula or a subject.
func (s *Sentence) says(i int) bool {
	return IsVerb(s.Tokens[i]) || s.Kid(i, syntax.Copula, syntax.Subject, syntax.PassiveSubject, syntax.Auxiliary) >= 0
}

// kind returns the kind of the clause whose predicate is token i.
func (s *Sentence) kind(i int) Kind {
	switch s.Tree[i].Relation {
	case syntax.Conjunct:
		return Coordinate
	case syntax.Parataxis:
		return Beside
	case syntax.Complement:
		return Content
	case syntax.RelativeClause:
		return Relative
	case syntax.AdverbialClause:
		if m := s.Kid(i, syntax.Mark); m >= 0 && conditions[s.Tokens[m].Word] {
			return Condition
		}
		return Subordinate
	}
	return Main
}

// conditions are the words that begin a clause without which another is not true, in
// English and Swedish.
var conditions = map[string]bool{
	"if": true, "unless": true, "until": true, "till": true, "whether": true,
	"om": true, "ifall": true, "tills": true, "förrän": true, "som": true, "än": true,
}

// Opens reports whether a word begins a clause as a rule: "and", "because", "we".
func Opens(t language.Token) bool {
	return t.Tag == language.Conjunction || t.Tag == language.Subordinator || openings[t.Word] || subjects[t.Word]
}

// openings are further words that begin clauses in English and Swedish.
var openings = map[string]bool{
	"who": true, "which": true, "whose": true, "where": true, "when": true, "'cos": true, "cos": true,
	"som": true, "vilket": true, "vilka": true, "där": true, "när": true, "därför": true, "så": true, "å": true,
}

// IsVerb reports whether a token is a verb or an auxiliary.
func IsVerb(t language.Token) bool { return t.Tag == language.Verb || t.Tag == language.Auxiliary }

// HasVerb reports whether there is a verb among tokens.
func HasVerb(tokens []language.Token) bool {
	for _, t := range tokens {
		if IsVerb(t) {
			return true
		}
	}
	return false
}
