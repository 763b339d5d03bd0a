package opencode

import (
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// label makes the name of a reading.
func (r *reading) label() {
	g := r.c.g
	actor := r.actor()
	named := actor != "" || r.subject >= 0 && (r.noun(r.subject) || g.anyone.Has(r.Tokens[r.subject].Word))
	if r.presents() {
		named = false
	}
	r.choose(r.overhead(actor != ""))
	subject, rest := r.arrange()
	r.denied = r.negation != ""
	switch {
	case len(r.verbs) == 0:
		if r.negation != "" {
			r.add(part{text: r.negation})
		}
		r.add(subject...)
		r.add(rest...)
		r.stands = g.isState(r.Tokens[r.head].Lemma)
	case r.lacks(rest):
	case r.presents() && r.negation != "" && !g.finite:
		r.deny() // "not a single person who knows"
		r.add(rest...)
	case r.presents() && r.negation == "" && (!g.finite || r.deniedIn(max(r.thing(), 0))), r.owns() && r.ownerless() && r.state() && r.negation == "" && len(r.modals) == 0:
		r.add(rest...)
		r.stands = len(rest) > 2 || r.state()
	default:
		switch {
		case named:
			r.addSubject(actor, subject)
		case r.presents() && g.finite:
			r.add(part{text: g.infinitive}, part{text: g.there})
			named = true
		}
		g.verbs(r, named)
		r.add(rest...)
	}
}

// overhead returns how many words the label has beside those that are kept of the tree.
func (r *reading) overhead(role bool) int {
	n := len(r.modals)
	if len(r.verbs) > 0 && !(r.copula && r.impersonal()) {
		n++
	}
	if r.negation != "" {
		n++
	}
	if role {
		n += 2
	}
	return n
}

// arrange returns the kept tokens of the subject, and the others in the order in which
// they follow the verb: what stood before it comes last.
func (r *reading) arrange() (subject, rest []part) {
	var front, objects []part
	late := -1 // where what comes after the objects begins
	for i, kept := range r.keep {
		if !kept {
			continue
		}
		p := part{token: &r.Tokens[i]}
		switch under := r.under(i); {
		case under == r.subject && under >= 0 && r.subject != i || i == r.subject, under < 0 && r.told < 0:
			subject = append(subject, p)
		case under >= 0 && under != r.head && len(r.verbs) > 0 && under < r.verbs[0] && r.object(under):
			objects = append(objects, p)
		case under < 0, under != r.head && len(r.verbs) > 0 && under < r.verbs[0] && r.movable(under):
			front = append(front, p)
		default:
			if late < 0 && under != r.head && r.Tree[under].Relation == syntax.Oblique && r.Kid(under, syntax.Case) >= 0 {
				late = len(rest)
			}
			rest = append(rest, p)
		}
	}
	if late < 0 {
		late = len(rest)
	}
	return subject, append(slices.Insert(rest, late, objects...), front...)
}

// object reports whether a dependent of the predicate is its object, or what else stands
// in the place of one.
func (r *reading) object(k int) bool {
	return r.Tree[k].Relation == syntax.Object || r.Tree[k].Relation == syntax.Subject
}

// movable reports whether a dependent of the predicate can stand before it or behind.
func (r *reading) movable(k int) bool {
	switch r.Tree[k].Relation {
	case syntax.Subject, syntax.Object, syntax.Oblique, syntax.Complement, syntax.OpenComplement, syntax.AdverbialClause, syntax.Adverb, syntax.IndirectObject:
		return true
	}
	return false
}

// under returns the dependent of the predicate in whose phrase token i stands, the
// predicate itself for that, and -1 for what does not stand under it.
func (r *reading) under(i int) int {
	for i != r.head {
		head := r.Tree[i].Head
		if head == r.head || head < 0 {
			if head < 0 {
				return -1
			}
			return i
		}
		i = head
	}
	return i
}

// presents reports whether the clause says that there is something.
func (r *reading) presents() bool {
	if len(r.verbs) == 0 || !r.empty || r.subject >= 0 {
		return false
	}
	lemma := r.Tokens[r.head].Lemma
	return r.c.g.existing.Has(lemma) || r.copula && r.there()
}

// there reports whether "there" stands in place of the subject.
func (r *reading) there() bool {
	k := r.Kid(r.head, syntax.Expletive, syntax.Subject)
	return k >= 0 && r.c.g.dummies.Has(r.Tokens[k].Word)
}

// owns reports whether the predicate is "have" or "get".
func (r *reading) owns() bool {
	v := r.verb()
	return v != nil && r.c.g.owning.Has(v.Lemma) && !r.passive
}

// ownerless reports whether the one who has something need not be named.
func (r *reading) ownerless() bool {
	return r.subject < 0 || r.c.g.selves.Has(r.Tokens[r.subject].Word)
}

// thing returns what is there, had or lacking; -1: nothing.
func (r *reading) thing() int {
	if r.copula {
		return r.head
	}
	if r.c.g.with != "" {
		for _, k := range r.Kids(r.head) {
			if c := r.Kid(k, syntax.Case); c > 0 && r.Tokens[c].Word == r.c.g.with && r.c.g.amounts.Has(r.Tokens[c-1].Word) {
				return k // "tillräckligt med tid"
			}
		}
	}
	k := r.Kid(r.head, syntax.Object)
	if k < 0 && r.presents() {
		k = r.Kid(r.head, syntax.Subject)
	}
	if k < 0 || k == r.subject || r.Tokens[k].Tag != language.Noun {
		return -1
	}
	return k
}

// state reports whether what is had is a state: "trust in the coach". What can be touched is none.
func (r *reading) state() bool {
	k := r.thing()
	return k >= 0 && r.c.g.isState(r.Tokens[k].Lemma)
}

// lacks names what is not there: "lack of time to sit down".
func (r *reading) lacks(rest []part) bool {
	g, v, k := r.c.g, r.verb(), r.thing()
	missing := v != nil && g.lacking.Has(v.Lemma) && r.negation == ""
	if k < 0 || !missing && (!r.presents() && !(r.owns() && r.ownerless()) || len(r.modals) > 0) {
		return false
	}
	t := &r.Tokens[k]
	if !missing && (r.definite(k) || !r.little(k) || !g.isState(t.Lemma) && !r.amount(k)) {
		return false
	}
	r.denied = true
	r.negation = ""
	short := g.lacks[t.Lemma]
	if short != "" {
		r.add(part{token: t, text: short})
	} else {
		r.add(part{text: g.lackOf})
	}
	for _, p := range rest {
		before := p.token.Start < t.Start
		if before && (short != "" || g.amounts.Has(p.token.Word) || g.negations.Has(p.token.Word) || p.token.Tag == language.Determiner || p.token.Tag == language.Adverb || p.token.Tag == language.Preposition) || p.token == t && short != "" {
			continue
		}
		r.add(p)
	}
	return true
}

// amount reports whether token k stands with a word for how much of it there is.
func (r *reading) amount(k int) bool {
	for _, m := range r.Kids(k) {
		if t := r.Tokens[m]; r.c.g.amounts.Has(t.Word) && !r.c.g.negations.Has(t.Word) {
			return true
		}
	}
	return r.Tokens[k].Fine == "NNS"
}

// definite reports whether token k stands for one that is known: "the parents".
func (r *reading) definite(k int) bool {
	for _, m := range r.Kids(k) {
		t := r.Tokens[m]
		switch relation := r.Tree[m].Relation; {
		case relation == syntax.Possessor, relation == syntax.Determiner && !r.c.g.amounts.Has(t.Word) && !r.c.g.negations.Has(t.Word):
			return true
		}
	}
	return false
}

// little reports whether a thing stands under a negation or is said to be too little.
func (r *reading) little(k int) bool {
	p := r.c.polarityOf(&r.Tokens[k])
	return p == language.Negated || p == language.Insufficient || r.negation != ""
}

// addSubject names who acts: by the part of a person, or by the noun that was said.
func (r *reading) addSubject(actor string, subject []part) {
	if r.c.g.finite {
		r.add(part{text: r.c.g.infinitive})
	}
	if actor != "" {
		subject = []part{{token: &r.Tokens[r.subject], text: actor, role: true}}
		r.holder = actor
	} else if t := r.Tokens[r.subject]; t.Tag == language.Noun {
		r.holder = t.Lemma
	}
	r.add(subject...)
	r.actors = len(r.parts)
}

func (r *reading) add(parts ...part) { r.parts = append(r.parts, parts...) }

// noun reports whether token i is a noun, or the name of somebody whose part is known.
func (r *reading) noun(i int) bool {
	t := r.Tokens[i]
	switch {
	case t.Tag == language.Noun, t.Tag != language.Pronoun && (r.c.g.users.Has(t.Word) || t.Tag == language.Adjective || t.Tag == language.Number):
		return true
	case t.Tag == language.ProperNoun:
		return r.c.roles[t.Word] != ""
	}
	return r.c.g.anyone.Has(t.Word)
}

// actor returns the part of the one whom a subject names by a name or by "he" or
// "she": a code that says only what is done would read as if the participant did it.
// It is empty where the participant acts, or nobody who is one.
func (r *reading) actor() string {
	if r.subject < 0 {
		return ""
	}
	t := &r.Tokens[r.subject]
	switch {
	case r.c.g.thirds.Has(t.Word):
		return r.c.meant(t)
	case r.c.g.relative.Has(t.Word):
		if role := r.c.meant(t); role != r.c.g.somebody {
			return role // "who can't choose"
		}
	case r.c.isName(t):
		if role := r.c.roles[t.Word]; role != "" {
			return role
		}
		return r.c.g.somebody
	}
	return ""
}

// meant returns the part of the person whom the pronoun t means, as far as the sentence
// shows it: of the nearest before it who may be meant. Farther back it is a guess, and a
// wrong part is worse than "someone".
func (c *Coder) meant(t *language.Token) string {
	for i := c.a.Within(t.Span).First - 1; i >= 0 && !ends[c.a.Tokens[i].Word]; i-- {
		switch before := c.a.Tokens[i]; before.Tag {
		case language.Noun:
			if role := c.g.role(before.Lemma); role != "" && !(c.g.thirds.Has(t.Word) && c.g.opposite(before.Lemma, t.Word)) {
				return role
			}
		case language.ProperNoun:
			if role := c.roles[before.Word]; role != "" {
				return role
			}
		}
	}
	return c.g.somebody
}

// ends are the signs at the end of a sentence.
var ends = map[string]bool{".": true, "!": true, "?": true, "…": true}

// opposite reports whether a noun for a person of one sex cannot be meant by a pronoun.
func (g *grammar) opposite(noun, pronoun string) bool {
	return g.women.Has(noun) && g.he.Has(pronoun) || g.men.Has(noun) && !g.he.Has(pronoun)
}
