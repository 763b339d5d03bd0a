package opencode

import (
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// reading is a clause with its parts found, and later the name that it gives.
type reading struct {
	c *Coder
	*clause.Sentence
	kind     clause.Kind
	top      int    // what the clause hangs by
	head     int    // the predicate
	subject  int    // the one who acts or of whom something is said; -1: none
	told     int    // the noun that a relative clause tells of; -1: none
	verbs    []int  // auxiliaries, copula and the predicate if it is a verb, in their order
	negation string // the word by which the predicate is denied
	modals   []string
	owned    bool // "has got": it is had
	perfect  bool
	passive  bool
	copula   bool
	empty    bool // the subject stands for nothing: "it is", "there is"

	keep   []bool // the tokens of the label
	parts  []part
	actors int // how many parts at the beginning name who acts
	holder string
	denied bool
	thin   bool // the label tells little
	weak   bool // the label tells too little to stand by itself
	stands bool // it names a state
	score  float64
}

// part is a piece of a label: a token as it was said, or as another form.
type part struct {
	token *language.Token
	text  string // in place of the token's own; or a word that was not said
	role  bool   // it stands for somebody's name
}

// read names a clause; nil if it cannot be read.
func (c *Coder) read(s *clause.Sentence, cl clause.Clause) *reading {
	if cl.Head < 0 {
		return nil
	}
	r := &reading{c: c, Sentence: s, kind: cl.Kind, top: cl.Head, head: cl.Head, subject: -1, told: -1}
	r.find()
	r.label()
	r.polish()
	r.rate()
	return r
}

// find notes the parts of the predicate and who acts. What only leads up to a verb is
// passed: "used to ask", "let's switch".
func (r *reading) find() {
	r.findSubject(r.head)
	r.gather(r.head)
	for r.leadsUp(r.head) {
		r.head = r.Kid(r.head, syntax.OpenComplement, syntax.Complement)
		r.verbs = nil
		r.gather(r.head)
	}
	if r.kind == clause.Relative {
		r.findTold()
	}
}

// leadsUp reports whether a verb only leads up to the one that it takes.
func (r *reading) leadsUp(i int) bool {
	next := r.Kid(i, syntax.OpenComplement, syntax.Complement)
	switch {
	case next < 0:
		return false
	case r.Tokens[i].Lemma == r.c.g.have && r.Kid(i, syntax.Object) < 0 && r.Kid(next, syntax.Mark) < 0 && r.isVerb(next):
		r.perfect = true // "had not rung"
		return true
	}
	if m := r.Kid(next, syntax.Mark); r.c.g.be == r.Tokens[i].Lemma && m >= 0 && r.Tokens[m].Word == r.c.g.infinitive {
		return true // "each ward is to have a coach"
	}
	switch r.Tokens[i].Word {
	case "used":
		return i+1 < len(r.Tokens) && r.Tokens[i+1].Word == "to"
	case "keep", "keeps", "kept":
		return r.Tokens[next].Fine == "VBG" // "kept asking"
	case "let":
		return i+1 < len(r.Tokens) && r.Tokens[i+1].Word == "'s"
	}
	return false
}

// findSubject notes the subject of a predicate, or that of the one which it is joined
// to. What is there or is the case is none: "there is time", "it is hard".
func (r *reading) findSubject(i int) {
	e := r.Kid(i, syntax.Expletive)
	r.empty = e >= 0 && e < i
	if r.subject = r.acting(i); r.subject < 0 && !r.empty && r.Tree[i].Relation == syntax.Conjunct {
		r.findSubject(r.Tree[i].Head)
		return
	}
	if r.subject < 0 {
		return
	}
	switch word := r.Tokens[r.subject].Word; {
	case r.c.g.dummies.Has(word):
		r.empty, r.subject = true, -1
	case (r.empty || r.c.g.finite && r.subject > i) && r.c.g.existing.Has(r.Tokens[i].Lemma) && !r.c.g.nominatives.Has(word):
		r.empty, r.subject = true, -1
	case r.c.g.motionless.Has(r.Tokens[i].Lemma) && r.c.g.there == word && r.Kid(i, syntax.Object) > i:
		r.subject = r.Kid(i, syntax.Object) // "det ligger ett bageri intill"
	}
}

// acting returns which of the subjects of a predicate that may have several is the one:
// a pronoun that can be nothing else before a noun, and any before what tells when.
func (r *reading) acting(i int) int {
	best, most := -1, 0
	for _, k := range r.Kids(i) {
		t, g := r.Tokens[k], r.c.g
		value := 0
		switch relation := r.Tree[k].Relation; {
		case relation != syntax.Subject && relation != syntax.PassiveSubject:
			if g.finite && g.nominatives.Has(t.Word) {
				value = 3
			}
		case g.nominatives.Has(t.Word):
			value = 4
		case g.unnamed.Has(t.Lemma):
			value = 1
		default:
			value = 2
		}
		if value > most {
			best, most = k, value
		}
	}
	return best
}

// gather notes the auxiliaries, the copula and the negation of a predicate.
func (r *reading) gather(i int) {
	for _, k := range r.Kids(i) {
		if r.inPredicate(k) {
			r.join(k)
			for _, n := range r.Kids(k) {
				r.noteNegation(n)
			}
		}
		if r.Tree[k].Relation == syntax.Coordinator && r.kind == clause.Coordinate && r.c.g.negations.Has(r.Tokens[k].Word) {
			r.negation = r.c.g.not // "nor did they ask"
		}
		r.noteNegation(k)
	}
	r.passive = r.passive || !r.perfect && r.Kid(i, syntax.PassiveSubject) >= 0
	if r.isVerb(i) && !r.copula {
		r.verbs = append(r.verbs, i)
	}
	slices.Sort(r.verbs)
	if n := len(r.verbs); n > 0 && !r.isVerb(i) && !r.copula {
		if r.copula = r.Tokens[r.verbs[n-1]].Lemma == r.c.g.be; !r.copula {
			r.verbs = nil // no predicate that can be read
		}
	}
}

// join notes an auxiliary or a copula.
func (r *reading) join(k int) {
	r.verbs = append(r.verbs, k)
	switch relation := r.Tree[k].Relation; {
	case r.Tokens[k].Lemma == r.c.g.have, r.Tokens[k].Word == "'s" && relation == syntax.PassiveAuxiliary && r.Kid(r.Tree[k].Head, syntax.Object) >= 0:
		r.perfect = true // also "she's got"
		r.owned = r.Tokens[k].Word != "'d" && r.Tokens[k].Word != "had" && r.Kid(r.Tree[k].Head, syntax.IndirectObject) < 0
	case relation == syntax.PassiveAuxiliary:
		r.passive = true
	case relation == syntax.Copula:
		r.copula = true
	case r.c.g.modals[r.Tokens[k].Lemma] != "":
		r.modals = append(r.modals, r.c.g.modals[r.Tokens[k].Lemma])
	}
}

// noteNegation notes token k as the negation of the predicate if it is one.
func (r *reading) noteNegation(k int) {
	if r.negates(k) {
		r.negation = r.Tokens[k].Word
		if r.negation == "n't" {
			r.negation = r.c.g.not
		}
	}
}

// negates reports whether token k is a word that denies what it depends on, and no part
// of it: "not", "never".
func (r *reading) negates(k int) bool {
	t := r.Tokens[k]
	switch {
	case !r.c.g.negations.Has(t.Word), t.Tag == language.Determiner, t.Tag == language.Pronoun, t.Tag == language.Noun:
		return false
	}
	switch r.Tree[k].Relation {
	case syntax.Determiner, syntax.Subject, syntax.Object, syntax.Coordinator:
		return false
	}
	return true
}

func (r *reading) isVerb(i int) bool { return clause.IsVerb(r.Tokens[i]) }

// inPredicate reports whether token k is an auxiliary or copula.
func (r *reading) inPredicate(k int) bool {
	switch r.Tree[k].Relation {
	case syntax.Auxiliary, syntax.PassiveAuxiliary, syntax.Copula:
		return true
	}
	return false
}

// impersonal reports whether nobody and nothing in particular is what the predicate
// tells of: "it is hard".
func (r *reading) impersonal() bool {
	return r.subject < 0 || r.c.g.things.Has(r.Tokens[r.subject].Word)
}

// quality reports whether a copula tells what something is, and not where.
func (r *reading) quality() bool {
	t := r.Tokens[r.head]
	return t.Tag != language.Adverb && r.Kid(r.head, syntax.Case) < 0
}

// conditional reports whether "would" tells what would be, or is wished, and not what
// was a habit.
func (r *reading) conditional() bool {
	if r.perfect || r.c.g.wishes.Has(r.Tokens[r.head].Lemma) {
		return true
	}
	for _, k := range r.Kids(r.head) {
		if r.c.g.wishes.Has(r.Tokens[k].Word) {
			return true // "would rather"
		}
		if r.Tree[k].Relation == syntax.AdverbialClause {
			if m := r.Kid(k, syntax.Mark); m >= 0 && r.c.g.ifs.Has(r.Tokens[m].Word) {
				return true
			}
		}
	}
	return false
}

// lemmaOf returns the base form of what depends on the predicate by a relation; empty
// if nothing does.
func (r *reading) lemmaOf(relation syntax.Relation) string {
	if k := r.Kid(r.head, relation); k >= 0 {
		return r.Tokens[k].Lemma
	}
	return ""
}

// findTold notes the noun of which a relative clause tells. It acts if nobody else does.
func (r *reading) findTold() {
	top := r.Tree[r.top].Head
	if top < 0 {
		return
	}
	if r.subject >= 0 && r.c.g.linking.Has(r.Tokens[r.subject].Word) {
		r.subject = -1
	}
	if r.subject < 0 {
		r.subject = top
		return
	}
	if r.Kid(r.head, syntax.Object) < 0 || r.c.g.linking.Has(r.Tokens[r.Kid(r.head, syntax.Object)].Word) {
		r.told = top
	}
}

// verb returns the verb of the predicate; nil for a state.
func (r *reading) verb() *language.Token {
	if r.Sentence == nil || r.head < 0 || r.copula || !r.isVerb(r.head) {
		return nil
	}
	return &r.Tokens[r.head]
}

// particle returns what belongs to the verb: "gå bort"; nil if nothing does.
func (r *reading) particle() *language.Token {
	for _, k := range r.Kids(r.head) {
		if t := &r.Tokens[k]; r.Tree[k].Relation == syntax.Particle || r.c.g.kept.Has(t.Word) && r.keep[k] {
			return t
		}
	}
	return nil
}
