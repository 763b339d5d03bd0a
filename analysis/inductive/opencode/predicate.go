package opencode

import (
	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// findPredicate follows the verbs from i on: auxiliaries, negation, adverbs, and
// verbs that take another one: "did not dare to ask".
func (r *reading) findPredicate(i int) {
	g := r.c.g
	be := false
	r.verbs = i
	for i < len(r.tokens) {
		t := r.tokens[i]
		switch {
		case r.denies(i):
			r.negated = true
		case t.Tag == language.Auxiliary && g.modals[t.Lemma] != "":
			r.modal = g.modals[t.Lemma]
		case t.Tag == language.Auxiliary && !r.mistaken(t):
			be = t.Lemma == g.be
			r.perfect = r.perfect || t.Lemma == "have" && t.Word != "'d" && t.Word != "had"
			if be && !r.verbFollows(i+1) {
				r.chain, r.copula, r.after = append(r.chain, i), true, i+1
				r.skipAdverbs()
				return
			}
		case t.Tag == language.Verb && g.amounts.Has(t.Word):
			return
		case t.Tag == language.Verb, r.mistaken(t):
			r.passive = r.passive || be && t.Fine == "VBN"
			r.chain, r.after = append(r.chain, i), i+1
			next := r.chained(i)
			if next < 0 {
				r.skipInverted()
				return
			}
			be = false
			i = next
			continue
		case t.Tag == language.Adverb, t.Tag == language.Interjection:
		case r.inverted(i):
			r.invert(i)
		default:
			end := r.nounInverted(i)
			if end == i || len(r.chain) > 0 {
				return
			}
			r.subject = language.Range{First: i, End: end}
			i = end
			continue
		}
		i++
	}
}

// nounInverted returns where a noun phrase ends that begins at i and is the subject,
// standing between a verb and the one that it takes: "i två år fick ingen boende ta i
// den"; i if there is none.
func (r *reading) nounInverted(i int) int {
	if !r.c.g.inverts || r.subjectIn(r.c.g.nominatives) {
		return i
	}
	end := i
	for end < len(r.tokens) && nominalTags[r.tokens[end].Tag] {
		end++
	}
	if end == len(r.tokens) || r.tokens[end].Tag != language.Verb {
		return i
	}
	return end
}

var nominalTags = map[language.Tag]bool{language.Noun: true, language.ProperNoun: true, language.Adjective: true, language.Determiner: true, language.Number: true}

// skipInverted passes a subject and a negation that stand right behind the predicate.
func (r *reading) skipInverted() {
	for ; r.after < len(r.tokens); r.after++ {
		switch {
		case r.inverted(r.after):
			r.invert(r.after)
		case r.denies(r.after):
			r.negated = true
		default:
			r.negated = r.negated || r.shifted(r.after)
			return
		}
	}
}

// shifted reports whether a negation stands behind a pronoun at i, which in Swedish may
// come between it and the verb: "han gjorde det inte".
func (r *reading) shifted(i int) bool {
	return r.c.g.inverts && i+1 < len(r.tokens) && r.tokens[i].Tag == language.Pronoun && r.denies(i+1)
}

// mistaken reports whether a Swedish verb is an auxiliary by its tag only.
func (r *reading) mistaken(t language.Token) bool {
	_, modal := r.c.g.modals[t.Lemma]
	return r.c.g.inverts && t.Tag == language.Auxiliary && !modal && t.Lemma != r.c.g.be && t.Lemma != "bli"
}

// denies reports whether a negation of the verb stands at i.
func (r *reading) denies(i int) bool {
	t := r.tokens[i]
	return r.c.g.negations.Has(t.Word) && t.Tag != language.Determiner && t.Tag != language.Pronoun
}

// invert makes the pronoun at i the subject, and what stood in its place the topic.
func (r *reading) invert(i int) {
	if r.noun(r.subject) {
		r.topic = r.subject
	}
	r.subject = language.Range{First: i, End: i + 1}
}

// verbFollows reports whether another verb belongs to an auxiliary at i-1.
func (r *reading) verbFollows(i int) bool {
	for ; i < len(r.tokens); i++ {
		t := r.tokens[i]
		switch {
		case t.Tag == language.Verb:
			return true
		case t.Tag == language.Auxiliary && t.Fine != "VBZ", t.Tag == language.Adverb, r.c.g.negations.Has(t.Word) && t.Tag == language.Particle:
		case r.inverted(i):
		default:
			return false
		}
	}
	return false
}

// inverted reports whether a pronoun that acts stands behind its verb: "so said she".
func (r *reading) inverted(i int) bool {
	g, word := r.c.g, r.tokens[i].Word
	if r.subject.First == r.subject.End {
		return g.actors.Has(word)
	}
	return g.inverts && r.subject.End <= i && g.nominatives.Has(word) && !r.subjectIn(g.nominatives)
}

// chained returns the place of a verb that the verb at i takes ("dare to ask", "let
// them choose" is none), noting what stands between, and -1 if there is none.
func (r *reading) chained(i int) int {
	g := r.c.g
	j := i + 1
	for j < len(r.tokens) && (r.tokens[j].Tag == language.Adverb || r.inverted(j) || g.negations.Has(r.tokens[j].Word) && r.tokens[j].Tag == language.Particle) {
		r.negated = r.negated || g.negations.Has(r.tokens[j].Word)
		j++
	}
	if !g.takers.Has(r.tokens[i].Lemma) || j >= len(r.tokens) {
		return -1
	}
	if end := r.nounInverted(j); end > j && r.tokens[end].Word == r.tokens[end].Lemma {
		r.subject = language.Range{First: j, End: end}
		return end
	}
	if r.tokens[j].Word == g.infinitive && j+1 < len(r.tokens) && clause.IsVerb(r.tokens[j+1]) {
		r.chain = append(r.chain, j)
		return j + 1
	}
	if g.bare && r.tokens[j].Tag == language.Verb && r.tokens[j].Word == r.tokens[j].Lemma {
		return j
	}
	return -1
}

// skipAdverbs passes adverbs, a negation and an inverted subject behind a copula.
func (r *reading) skipAdverbs() {
	for ; r.after < len(r.tokens); r.after++ {
		t := r.tokens[r.after]
		switch {
		case r.denies(r.after):
			r.negated = true
		case r.inverted(r.after):
			r.invert(r.after)
		case t.Tag != language.Adverb || r.after+1 == len(r.tokens):
			return
		}
	}
}
