package opencode

import (
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// longest is how many words a label has at most, the infinitive's mark at its head
// aside.
const longest = 8

// core are the dependents without which a word cannot stand.
var core = map[syntax.Relation]bool{
	syntax.Case: true, syntax.Mark: true, syntax.Determiner: true, syntax.Adjective: true, syntax.Possessor: true, syntax.Number: true, syntax.Compound: true,
	syntax.Auxiliary: true, syntax.PassiveAuxiliary: true, syntax.Copula: true, syntax.Particle: true, syntax.Expletive: true,
	syntax.Subject: true, syntax.PassiveSubject: true, syntax.Object: true, syntax.IndirectObject: true, syntax.OpenComplement: true, syntax.Agent: true,
}

// clausal are dependents of a noun that belong to what is said of it, and not to what it
// is.
var clausal = map[syntax.Relation]bool{
	syntax.Case: true, syntax.Mark: true, syntax.Auxiliary: true, syntax.PassiveAuxiliary: true, syntax.Copula: true, syntax.Expletive: true,
	syntax.Subject: true, syntax.PassiveSubject: true, syntax.Object: true,
}

// adds is how much a phrase adds to a label by how it depends on its head. What is not
// here adds nothing.
var adds = map[syntax.Relation]int{
	syntax.Complement: 85, syntax.AdnominalClause: 70, syntax.NominalModifier: 65, syntax.Oblique: 60,
	syntax.Conjunct: 55, syntax.RelativeClause: 40,
}

// What other things add: a denial, half of what is vague without, what tells what for,
// a particle, and what only comes in where nothing else does; and what is taken away for
// each step down.
const (
	denial  = 200
	needed  = 90
	told    = 70
	purpose = 50
	spare   = 10
	lone    = 20
	deeper  = 6
)

// phrase is a phrase that may come into a label.
type phrase struct{ head, depth, worth int }

// choose keeps what the predicate cannot do without, and of the rest what adds most,
// whole phrases only, until the label is long enough. used is how many words it has
// beside.
func (r *reading) choose(used int) {
	r.keep = make([]bool, len(r.Tokens))
	var waiting []phrase
	open := func(i, depth int) {
		for _, k := range r.Kids(i) {
			if w := r.worth(i, k); w > 0 && k != r.top {
				waiting = append(waiting, phrase{k, depth, max(spare, w-deeper*depth)})
			}
		}
	}
	take := func(i, depth int) {
		r.each(i, func(i int) {
			r.keep[i] = true
			open(i, depth+1)
		})
	}
	r.keep[r.head] = !r.isVerb(r.head) || r.copula || len(r.verbs) == 0
	for _, k := range r.Kids(r.head) {
		if !r.elsewhere(k) && r.needs(r.head, k) {
			take(k, 0)
		}
	}
	for _, at := range []int{r.subject, r.told} {
		if at >= 0 && r.noun(at) {
			take(at, 1)
		}
	}
	r.keepParticles()
	open(r.head, 0)
	for len(waiting) > 0 {
		at := 0
		for i, p := range waiting {
			if p.worth > waiting[at].worth {
				at = i
			}
		}
		p := waiting[at]
		waiting = slices.Delete(waiting, at, at+1)
		if r.fits(p.head, used) && (p.worth > spare || r.bareVerb()) {
			take(p.head, p.depth)
		}
	}
}

// keepParticles keeps what belongs to the verb though it stands beside an adverb of
// place: "put it down there".
func (r *reading) keepParticles() {
	for _, k := range r.Kids(r.head) {
		if r.Tree[k].Relation != syntax.Adverb || !r.c.g.passed.Has(r.Tokens[k].Word) {
			continue
		}
		for _, p := range r.Kids(k) {
			r.keep[p] = r.keep[p] || r.c.g.kept.Has(r.Tokens[p].Word)
		}
	}
}

// bareVerb reports whether nothing of the predicate is kept yet beside itself.
func (r *reading) bareVerb() bool {
	for i, kept := range r.keep {
		if under := r.under(i); kept && under >= 0 && under != r.subject {
			return false
		}
	}
	return true
}

// fits reports whether a phrase can come into the label.
func (r *reading) fits(head, used int) bool {
	for i, kept := range r.keep {
		if kept && counts(&r.Tokens[i]) {
			used++
		}
	}
	r.each(head, func(i int) {
		if !r.keep[i] && counts(&r.Tokens[i]) {
			used++
		}
	})
	return used <= longest
}

// each calls f for a token and all that it cannot stand without.
func (r *reading) each(i int, f func(i int)) {
	f(i)
	for _, k := range r.Kids(i) {
		if k != r.top && r.needs(i, k) {
			r.each(k, f)
		}
	}
}

// needs reports whether token i cannot stand without k, which depends on it.
func (r *reading) needs(i, k int) bool {
	t, g := r.Tokens[k], r.c.g
	switch relation := r.Tree[k].Relation; {
	case relation == syntax.Conjunct, relation == syntax.Parataxis, r.parted(i, k), t.Word == g.there && k > 0 && g.existing.Has(r.Tokens[k-1].Lemma), (i == r.subject || i == r.told) && clausal[relation]:
		return false
	case relation == syntax.RelativeClause && (r.Tokens[i].Tag == language.Pronoun || g.vague.Has(r.Tokens[i].Lemma)), i != r.head && g.linking.Has(t.Word):
		return true
	case core[relation], g.negations.Has(t.Word), r.compares(k), i != r.head && g.questions.Has(r.Tokens[r.first(k)].Word):
		return true
	case relation == syntax.Adverb && t.Fine == "IN" && len(r.Kids(k)) == 0 && r.leadsIn(i, k):
		return true // "sit round a table"
	case relation == syntax.Adverb:
		return !r.isVerb(i) && g.degrees.Has(t.Word) || i != r.head && t.Tag == language.Preposition && len(r.Kids(k)) == 0
	case relation == syntax.Coordinator:
		return r.Tree[i].Relation == syntax.Conjunct && i != r.subject && i != r.told && i != r.head
	case relation == syntax.NominalModifier:
		return g.measures.Has(r.Tokens[i].Lemma)
	}
	return false
}

// parted reports whether a sign stands between a token and the phrase of k behind it: it
// is said beside it, or belongs elsewhere.
func (r *reading) parted(i, k int) bool {
	if k < i || r.Tree[k].Relation == syntax.Complement && r.Kid(k, syntax.Mark) >= 0 || r.Tree[k].Relation == syntax.Conjunct && r.listed(i, k) {
		return false
	}
	first := r.first(k)
	return first > i && !r.Tokens[first-1].IsWord() && !opening[r.Tokens[first-1].Word]
}

// listed reports whether k belongs to a list that a word ends: "red, white and blue".
func (r *reading) listed(i, k int) bool {
	for _, c := range r.Kids(i) {
		if c >= k && r.Tree[c].Relation == syntax.Conjunct && r.Kid(c, syntax.Coordinator) >= 0 {
			return true
		}
	}
	return false
}

// opening are the signs with which what is quoted begins.
var opening = map[string]bool{`"`: true, "“": true, "„": true, "‘": true, "'": true, "«": true, "”": true}

// first returns the first token of the phrase of token i.
func (r *reading) first(i int) int {
	for {
		kids := r.Kids(i)
		for len(kids) > 0 && !r.Tokens[kids[0]].IsWord() {
			kids = kids[1:]
		}
		if len(kids) == 0 || kids[0] > i {
			return i
		}
		i = kids[0]
	}
}

// leadsIn reports whether what depends on token i begins right behind k.
func (r *reading) leadsIn(i, k int) bool {
	for _, o := range r.Kids(i) {
		if o > k && core[r.Tree[o].Relation] && r.first(o) == k+1 {
			return true
		}
	}
	return false
}

// compares reports whether k is half of a comparison: "as much as", "than before". Half
// a comparison is none.
func (r *reading) compares(k int) bool {
	if r.isVerb(r.Tree[k].Head) {
		return false
	}
	if r.Tree[k].Relation == syntax.Adverb && r.c.g.as.Has(r.Tokens[k].Word) {
		return true
	}
	joiner := r.Kid(k, syntax.Case, syntax.Mark)
	return joiner >= 0 && r.c.g.than.Has(r.Tokens[joiner].Word)
}

// worth returns how much the phrase of k adds to a label that has i, which it depends
// on; nothing if it comes in anyway or nowhere.
func (r *reading) worth(i, k int) int {
	if r.Tokens[k].Tag == language.Interjection || i == r.head && r.elsewhere(k) || r.needs(i, k) || r.parted(i, k) || r.Tokens[k].Tag == language.Preposition && len(r.Kids(k)) == 0 && !r.c.g.kept.Has(r.Tokens[k].Word) {
		return 0
	}
	w := adds[r.Tree[k].Relation]
	if (i == r.subject || i == r.told) && (r.Tree[k].Relation == syntax.Oblique || r.Tree[k].Relation == syntax.Adverb) {
		return 0 // it belongs to what is said
	}
	switch relation := r.Tree[k].Relation; relation {
	case syntax.Oblique:
		if r.Kid(i, syntax.Object, syntax.OpenComplement, syntax.Agent) < 0 {
			w += lone
		}
		if r.c.g.unnamed.Has(r.Tokens[k].Lemma) && !r.measured(i) && !r.counted(k) || i == r.head && len(r.verbs) > 0 && k < r.verbs[0] {
			w = spare
		}
		if r.Tokens[k].Tag == language.Preposition && len(r.Kids(k)) > 0 && r.Tokens[k-truth(k > 0)].Tag == language.Subordinator {
			w = 0 // "because of"
		}
	case syntax.Conjunct:
		if r.Kid(k, syntax.Subject, syntax.PassiveSubject, syntax.Copula) >= 0 {
			w = 0 // a clause of its own
		}
	case syntax.Complement:
		if i == r.head && r.Kid(k, syntax.Subject) >= 0 && !r.reports() && r.verb() != nil && r.Kid(k, syntax.Mark) < 0 && r.passive || r.Kid(k, syntax.Subject) >= 0 && r.wonders() {
			w = 0 // said beside it
		}
	case syntax.Adverb:
		w = r.adverb(k)
	case syntax.AdverbialClause:
		if m := r.Kid(k, syntax.Mark); m >= 0 && r.c.g.purposes.Has(r.Tokens[m].Word) {
			w = purpose
		}
	case syntax.NominalModifier, syntax.RelativeClause, syntax.AdnominalClause:
		if t := r.Tokens[i]; t.Tag == language.Pronoun || r.c.g.vague.Has(t.Lemma) || r.c.g.users.Has(t.Lemma) && relation == syntax.RelativeClause {
			w = needed
		}
	}
	if w > 0 && r.deniedIn(k) {
		w += denial
	}
	return w
}

// counted reports whether token k tells how many times: "six times".
func (r *reading) counted(k int) bool {
	return r.c.g.times.Has(r.Tokens[k].Lemma) && r.Kid(k, syntax.Number) >= 0
}

// measured reports whether the object of a verb is a time itself: "four hours a month".
func (r *reading) measured(i int) bool {
	k := r.Kid(i, syntax.Object)
	return k >= 0 && r.c.g.unnamed.Has(r.Tokens[k].Lemma)
}

// adverb returns how much an adverb adds to a label.
func (r *reading) adverb(k int) int {
	t := r.Tokens[k]
	switch g := r.c.g; {
	case g.kept.Has(t.Word), t.Fine == "RP":
		return told
	case g.passed.Has(t.Word):
		return 0
	}
	return spare
}

// deniedIn reports whether a negation stands in the phrase of token k.
func (r *reading) deniedIn(k int) (is bool) {
	r.each(k, func(i int) { is = is || r.c.g.negations.Has(r.Tokens[i].Word) })
	return is
}

// elsewhere reports whether a dependent of the predicate stands elsewhere in the label,
// or nowhere.
func (r *reading) elsewhere(k int) bool {
	relation, t, g := r.Tree[k].Relation, r.Tokens[k], r.c.g
	switch {
	case relation == syntax.Adverb && g.wishes.Has(t.Word) && len(r.modals) > 0, k == r.subject, r.inPredicate(k), r.negates(k), relation == syntax.Mark, relation == syntax.Coordinator:
		return true
	case r.kind == clause.Relative && g.linking.Has(t.Word), g.questions.Has(t.Word) && k < r.head:
		return true
	case relation == syntax.Expletive && g.selves.Has(t.Word):
		return false // "han klippte sig"
	case relation == syntax.Expletive:
		return k < r.head || r.subject < 0 || g.existing.Has(r.Tokens[r.head].Lemma)
	case relation == syntax.Subject || relation == syntax.PassiveSubject:
		return g.dummies.Has(t.Word) || r.subject >= 0 && (g.unnamed.Has(t.Lemma) || r.Kid(r.head, syntax.Object) >= 0)
	case relation == syntax.Complement:
		return k < r.head || r.reports() && r.ownerless() && r.negation == "" && len(r.modals) == 0 && !r.asks(k)
	case relation == syntax.Conjunct:
		return r.isVerb(k) || r.verb() != nil && r.Kid(r.head, syntax.Object) < 0
	}
	return false
}

// reports reports whether the predicate says that something is said or thought.
func (r *reading) reports() bool {
	return r.head >= 0 && r.isVerb(r.head) && r.c.g.sayers.Has(r.Tokens[r.head].Lemma)
}

// asks reports whether a clause is a question, or has its verb in the infinitive.
func (r *reading) asks(k int) (is bool) {
	r.each(k, func(i int) {
		t := r.Tokens[i]
		is = is || r.c.g.questions.Has(t.Word) || t.Word == r.c.g.infinitive && t.Tag == language.Particle
	})
	return is
}
