package syntax

import "strings"

// Relation says how a word depends on its head, in the way of Universal Dependencies;
// relations that matter little to us are one.
type Relation uint8

// The relations, with their names in Universal Dependencies where those differ.
const (
	Other            Relation = iota // dep, dislocated, orphan
	Root                             // the word that depends on none
	Subject                          // nsubj
	PassiveSubject                   // nsubj:pass
	Object                           // obj
	IndirectObject                   // iobj
	Oblique                          // obl
	Agent                            // obl:agent
	Copula                           // cop
	Auxiliary                        // aux
	PassiveAuxiliary                 // aux:pass
	Complement                       // ccomp, csubj: a clause that is object or subject
	OpenComplement                   // xcomp: one whose subject is that of its head
	AdverbialClause                  // advcl
	RelativeClause                   // acl:relcl, acl:cleft
	AdnominalClause                  // acl
	NominalModifier                  // nmod
	Adjective                        // amod
	Determiner                       // det
	Possessor                        // nmod:poss
	Case                             // a preposition, or 's
	Mark                             // a subordinator, or the infinitive's "to"
	Adverb                           // advmod, negation included
	Conjunct                         // conj
	Coordinator                      // cc
	Particle                         // compound:prt
	Compound                         // compound, fixed, flat, goeswith
	Number                           // nummod
	Apposition                       // appos
	Expletive                        // expl
	Vocative
	Discourse // interjections and fillers
	Parataxis
	Punctuation // punct
	relations
)

var names = [relations]string{
	"dep", "root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "cop", "aux", "aux:pass",
	"ccomp", "xcomp", "advcl", "acl:relcl", "acl", "nmod", "amod", "det", "nmod:poss", "case", "mark",
	"advmod", "conj", "cc", "compound:prt", "compound", "nummod", "appos", "expl", "vocative",
	"discourse", "parataxis", "punct",
}

// String returns the name of the relation in Universal Dependencies.
func (r Relation) String() string {
	if r >= relations {
		return names[Other]
	}
	return names[r]
}

// RelationOf returns the relation with a name of Universal Dependencies. Subtypes that
// are not kept apart count as their type: "advcl:relcl" is AdverbialClause.
func RelationOf(name string) Relation {
	if r, ok := synonyms[name]; ok {
		return r
	}
	for r, n := range names {
		if n == name {
			return Relation(r)
		}
	}
	if head, _, ok := strings.Cut(name, ":"); ok {
		return RelationOf(head)
	}
	return Other
}

var synonyms = map[string]Relation{
	"csubj": Complement, "acl:cleft": RelativeClause, "fixed": Compound, "flat": Compound, "goeswith": Compound,
}
