package opencode

import (
	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// reading is a clause with its parts found, and later the name that it gives.
type reading struct {
	c       *Coder
	tokens  []language.Token
	subject language.Range // the noun phrase before the verbs; empty if there is none
	topic   language.Range // a noun phrase before a subject that is a pronoun: "eleven houses we moved"
	perfect bool           // "have" stands among the auxiliaries
	modal   string         // the lemma of a modal verb
	chain   []int          // the verbs that make the predicate, with what stands between them
	passive bool
	copula  bool // "be" is the only verb
	negated bool // a negation among the verbs
	verbs   int  // where the predicate begins
	after   int  // where the predicate ends and its objects begin

	parts  []part
	holder string // the part of the one who acts, if a pronoun or a name says who
	denied bool
	thin   bool // the label tells little
	weak   bool // the label tells too little to stand by itself
	stands bool // it names a state
	score  float64
}

// part is a piece of a label: a token as it was said, or as another form.
type part struct {
	token  *language.Token
	text   string // in place of the token's own; or a word that was not said
	begins bool   // a phrase begins here, before which the label may be cut
	role   bool   // it stands for somebody's name
}

// parse finds the predicate of a clause and who acts; nil if there is no verb.
func (c *Coder) parse(tokens []language.Token) *reading {
	if len(tokens) > 2 && tokens[0].Word == "let" && tokens[1].Word == "'s" {
		tokens = tokens[2:] // "let's switch"
	}
	r := &reading{c: c, tokens: tokens}
	i := r.findSubject()
	if i == len(tokens) {
		return nil
	}
	r.findPredicate(i)
	if len(r.chain) == 0 {
		return nil
	}
	return r
}

// findSubject notes the last noun phrase before the first verb and returns the place
// of the verb.
func (r *reading) findSubject() int {
	for i := 0; i < len(r.tokens); {
		t := r.tokens[i]
		if end, _ := r.nounPhrase(i); end > i {
			r.topic = language.Range{}
			if r.subject.End == i && r.noun(r.subject) && end == i+1 && t.Tag == language.Pronoun {
				r.topic = r.subject
			}
			r.subject, r.negated = language.Range{First: i, End: end}, false
			i = end
			continue
		}
		if clause.IsVerb(t) {
			return i
		}
		if t.Tag == language.Preposition || t.IsWord() && t.Tag == language.Subordinator {
			if end, _ := r.nounPhrase(i + 1); t.Tag == language.Preposition && end > i+1 {
				i = end // "on Mondays the nurse comes"
				continue
			}
			r.subject = language.Range{}
		}
		r.negated = r.negated || r.denies(i)
		i++
	}
	return len(r.tokens)
}

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
		case t.Tag == language.Auxiliary:
			be = t.Lemma == g.be
			r.perfect = r.perfect || t.Lemma == "have" && t.Word != "'d" && t.Word != "had"
			if be && !r.verbFollows(i+1) {
				r.chain, r.copula, r.after = append(r.chain, i), true, i+1
				r.skipAdverbs()
				return
			}
		case t.Tag == language.Verb && g.amounts.Has(t.Word):
			return
		case t.Tag == language.Verb:
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
	if !r.c.g.inverts || r.subject.End > r.subject.First {
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
			return
		}
	}
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

// nounPhrase returns where a noun phrase that begins at i ends, and its head; end is i
// if none begins there.
func (r *reading) nounPhrase(i int) (end, head int) {
	head = -1
	if r.amount(i) {
		return r.nounPhrase(i + 2) // "tillräckligt med tid"
	}
	j := i
	for ; j < len(r.tokens); j++ {
		t := r.tokens[j]
		switch t.Tag {
		case language.Noun, language.ProperNoun:
			head = j
			continue
		case language.Determiner, language.Number, language.Adjective:
			if head >= 0 && t.Tag != language.Number {
				return j, head
			}
			continue
		case language.Adverb:
			if head < 0 && j+1 < len(r.tokens) && (r.tokens[j+1].Tag == language.Adjective || r.tokens[j+1].Tag == language.Number) {
				continue
			}
		case language.Pronoun:
			if j == i || head < 0 {
				if !r.possessive(j) {
					if j == i {
						return j + 1, j
					}
					return i, -1
				}
				continue
			}
		case language.Particle:
			if t.Fine == "POS" && head >= 0 {
				continue
			}
		case language.Punctuation:
			if t.Word == "'" && head == j-1 && j+1 < len(r.tokens) && nominalTags[r.tokens[j+1].Tag] {
				continue // "the patients' stories"
			}
		case language.Verb:
			if t.Fine == "VBG" && j > i && head < 0 && r.tokens[j-1].Tag != language.Adverb {
				head = j // "his drawing"
				continue
			}
		}
		break
	}
	if head < 0 {
		return i, -1
	}
	return r.extend(head+1, head)
}

// extend takes in what belongs to a noun: "of" and another noun phrase, or "and" with
// a single noun.
func (r *reading) extend(end, head int) (int, int) {
	if end+1 < len(r.tokens) {
		switch next := r.tokens[end]; {
		case next.Word == r.c.g.of:
			if e, h := r.nounPhrase(end + 1); e > end+1 && r.tokens[h].Tag != language.Pronoun {
				if r.c.g.measures.Has(r.tokens[head].Lemma) {
					head = h
				}
				return e, head
			}
		case next.Tag == language.Conjunction && r.tokens[end+1].Tag == language.Noun && (end+2 == len(r.tokens) || !clause.IsVerb(r.tokens[end+2])):
			return end + 2, head
		}
	}
	return end, head
}

// possessive reports whether a pronoun stands before what is owned: "her kitchen".
func (r *reading) possessive(i int) bool {
	return r.tokens[i].Fine == "PRP$" || r.c.g.possessives.Has(r.tokens[i].Word) && i+1 < len(r.tokens) &&
		(r.tokens[i+1].Tag == language.Noun || r.tokens[i+1].Tag == language.Adjective)
}

// inner returns the tokens after a verb of saying or thinking, where what is said
// stands, and of another verb the clause with "that" that it takes.
func (r *reading) inner() []language.Token {
	main, rest := r.main(), r.tokens[r.after:]
	if main >= 0 && r.c.g.sayers.Has(r.tokens[main].Lemma) {
		return rest
	}
	if r.copula {
		return r.cleft(rest)
	}
	if len(rest) > 2 && rest[0].Word == r.c.g.that && !clause.IsVerb(rest[1]) {
		return rest[1:]
	}
	return nil
}

// cleft returns what is told behind "it was he who", and nothing if that does not stand
// at the beginning of tokens.
func (r *reading) cleft(tokens []language.Token) []language.Token {
	const near = 4
	for i := range tokens[:min(near, max(0, len(tokens)-1))] {
		if r.c.g.linking.Has(tokens[i].Word) && clause.IsVerb(tokens[i+1]) {
			return tokens[i:]
		}
	}
	return nil
}

// main returns the place of the last verb of the predicate.
func (r *reading) main() int {
	if len(r.chain) == 0 {
		return -1
	}
	return r.chain[len(r.chain)-1]
}
