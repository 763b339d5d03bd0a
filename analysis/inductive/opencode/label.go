package opencode

import (
	"cocode/corpus/language"
)

// mostLabel is how many words a label has after its verb at most.
const mostLabel = 7

// label makes the name of a reading and its score.
func (r *reading) label() {
	objects := r.objects(r.after)
	if r.topic.End > r.topic.First && r.thing(objects) < 0 && !r.c.g.sayers.Has(r.tokens[r.main()].Lemma) {
		objects = append(objects, r.partsOf(r.topic)...)
	}
	switch {
	case r.lacks(objects):
	case r.owns() && r.ownerless() && len(objects) > 0 && !r.negated && r.modal == "":
		r.add(objects...)
	case r.copula:
		r.being(objects)
	default:
		r.acting(objects)
	}
	r.denied = r.denied || r.negated
	r.rate()
}

// owns reports whether the predicate is "have", "get" or "there is".
func (r *reading) owns() bool {
	main := r.main()
	lemma := r.tokens[main].Lemma
	return len(r.chain) == 1 && (r.c.g.owning.Has(lemma) || r.c.g.present.Has(lemma) && r.subjectIn(r.c.g.empty))
}

// ownerless reports whether the one who has something need not be named.
func (r *reading) ownerless() bool {
	return r.subject.First == r.subject.End || r.subjectIn(r.c.g.selves) || r.subjectIn(r.c.g.empty)
}

func (r *reading) subjectIn(list language.List) bool {
	return r.subject.End == r.subject.First+1 && list.Has(r.tokens[r.subject.First].Word)
}

// lacks names what is not there: "lack of time to sit down".
func (r *reading) lacks(objects []part) bool {
	g := r.c.g
	missing := len(r.chain) > 0 && g.lacking.Has(r.tokens[r.main()].Lemma) && !r.negated
	if !missing && !r.owns() {
		return false
	}
	what := r.thing(objects)
	if what < 0 || !missing && !r.under(objects[what].token) {
		return false
	}
	r.add(part{text: g.lackOf})
	for i, p := range objects {
		if i < what && (g.amounts.Has(p.token.Word) || p.token.Tag == language.Determiner || p.token.Tag == language.Preposition) {
			continue
		}
		r.add(p)
	}
	r.denied, r.negated = true, false
	return true
}

// thing returns the first noun among parts before any preposition, and -1 if there is
// none.
func (r *reading) thing(parts []part) int {
	for i, p := range parts {
		switch {
		case p.token == nil:
		case p.token.Tag == language.Noun:
			return i
		case p.token.Tag == language.Preposition && p.token.Word != r.c.g.of && p.token.Word != r.c.g.with && !r.c.g.loosePrepositions.Has(p.token.Word):
			return -1
		}
	}
	return -1
}

// under reports whether a word stands under a negation or is said to be too little.
func (r *reading) under(t *language.Token) bool {
	p := r.c.polarityOf(t)
	return p == language.Negated || p == language.Insufficient || r.negated
}

// being names a state: "the manager not interested", "hard to say no".
func (r *reading) being(objects []part) {
	g := r.c.g
	named := r.noun(r.subject)
	switch {
	case named && g.finite:
		r.addRange(r.subject)
		r.asSaid()
	case named:
		r.addRange(r.subject)
		if r.negated {
			r.add(part{text: g.not})
		}
		if len(objects) > 0 && r.thing(objects[:1]) == 0 || len(objects) > 1 && objects[0].token.Tag == language.Determiner {
			r.add(part{text: g.being})
		}
	case r.subjectIn(g.things) || r.subject.First == r.subject.End:
		if r.negated {
			r.add(part{text: g.not})
		}
	default:
		if r.negated {
			r.add(part{text: g.not})
		}
		r.add(part{text: g.being})
	}
	r.add(objects...)
}

// acting names a process: who acts, if a noun says so, and what is done.
func (r *reading) acting(objects []part) {
	g := r.c.g
	finite := false
	if r.noun(r.subject) || r.subjectIn(g.anyone) {
		r.addRange(r.subject)
		finite = g.finite
	}
	g.verbs(r, finite)
	r.add(objects...)
}

// noun reports whether a noun stands in a range of tokens.
func (r *reading) noun(s language.Range) bool {
	for _, t := range r.tokens[s.First:s.End] {
		if t.Tag == language.Noun || t.Tag == language.ProperNoun {
			return true
		}
	}
	return false
}

func (r *reading) add(parts ...part) { r.parts = append(r.parts, parts...) }

func (r *reading) addRange(s language.Range) { r.add(r.partsOf(s)...) }

func (r *reading) partsOf(s language.Range) (parts []part) {
	for i := s.First; i < s.End; i++ {
		parts = append(parts, part{token: &r.tokens[i]})
	}
	return parts
}

// objects returns what follows the predicate as far as it is worth naming: noun
// phrases, prepositions with theirs, infinitives, questions.
func (r *reading) objects(i int) []part {
	var out []part
	i = r.skip(i)
	for phrases := 0; i < len(r.tokens) && phrases < 3; {
		end, counts := r.phrase(i)
		if end <= i || len(out)+end-i > mostLabel || r.acts(i, end) {
			break
		}
		for ; i < end; i++ {
			out = append(out, part{token: &r.tokens[i]})
		}
		if counts {
			phrases++
		}
		i = r.skip(i)
	}
	return out
}

// acts reports whether the noun phrase from i up to end is the subject of another
// clause: a verb follows that the predicate does not take.
func (r *reading) acts(i, end int) bool {
	if r.c.g.nominatives.Has(r.tokens[i].Word) && end == i+1 {
		return true
	}
	next := r.skip(end)
	if next == len(r.tokens) || !isVerbAt(r.tokens, next) || isVerbAt(r.tokens, end-1) || r.c.g.questions.Has(r.tokens[i].Word) {
		return false
	}
	if t := r.tokens[next]; t.Tag == language.Verb && (t.Fine == "VBG" || t.Fine == "VBN" || t.Word == t.Lemma) {
		return false
	}
	return r.tokens[end-1].Tag != language.Particle
}

// skip passes adverbs, which a name does without.
func (r *reading) skip(i int) int {
	for i < len(r.tokens) && !r.amount(i) && (r.tokens[i].Tag == language.Adverb || r.c.g.passed.Has(r.tokens[i].Word)) && r.c.g.kept.At(r.tokens[i:]) == 0 && !r.c.g.questions.Has(r.tokens[i].Word) {
		i++
	}
	return i
}

// amount reports whether an amount stands at i with what joins it to a noun.
func (r *reading) amount(i int) bool {
	return i+2 < len(r.tokens) && r.c.g.amounts.Has(r.tokens[i].Word) && r.tokens[i+1].Word == r.c.g.with
}

// phraseAt is phrase for any place, also the end.
func (r *reading) phraseAt(i int) (end int, counts bool) {
	if i >= len(r.tokens) {
		return i, false
	}
	return r.phrase(i)
}

// phrase returns where the phrase that begins at i ends, i if nothing begins there
// that is worth naming; counts is false for a mere particle.
func (r *reading) phrase(i int) (end int, counts bool) {
	g, t := r.c.g, r.tokens[i]
	switch {
	case !t.IsWord(), g.stops.Has(t.Word):
		return i, false
	case g.questions.Has(t.Word):
		return r.question(i), true
	case (t.Tag == language.Interjection || g.negations.Has(t.Word)) && i > 0 && g.sayers.Has(r.tokens[i-1].Lemma):
		return i + 1, true // "say no"
	case t.Fine == "RP", g.kept.Has(t.Word) && t.Tag == language.Adverb:
		return i + 1, false
	case t.Word == g.infinitive && i+1 < len(r.tokens) && isVerbAt(r.tokens, i+1):
		return i + 2, false
	case t.Tag == language.Preposition || t.Tag == language.Subordinator && g.loosePrepositions.Has(t.Word):
		if g.particles.Has(t.Word) && (i+1 == len(r.tokens) || !r.tokens[i+1].IsWord() || g.stops.Has(r.tokens[i+1].Word) || g.questions.Has(r.tokens[i+1].Word)) {
			return i + 1, false
		}
		if next := r.skip(i + 1); next < len(r.tokens) && g.questions.Has(r.tokens[next].Word) && t.Tag == language.Preposition {
			return max(i, r.question(next)), true
		}
		if end, head := r.nounPhrase(r.skip(i + 1)); end > i+1 && head >= 0 {
			return end, true
		}
		if i+1 < len(r.tokens) && r.tokens[i+1].Fine == "VBG" {
			return i + 2, false
		}
		return i, false
	case t.Tag == language.Adverb && !r.amount(i):
		if next := r.skip(i); next > i && next < len(r.tokens) {
			end, counts := r.phrase(next)
			if end > next && r.tokens[next].Tag == language.Adjective {
				return end, counts
			}
		}
	}
	if end, _ := r.nounPhrase(i); end > i {
		return end, true
	}
	if t.Tag == language.Adjective || t.Fine == "VBN" || t.Fine == "VBG" || t.Tag == language.Verb && t.Word == t.Lemma && i > r.after {
		return i + 1, true
	}
	return i, false
}

// question returns where a question in a clause ends: "what they wanted to eat".
func (r *reading) question(i int) int {
	const most = 6
	end := i + 1
	for end < len(r.tokens) && r.tokens[end].IsWord() && end-i < most && r.tokens[end].Tag != language.Conjunction {
		end++
	}
	for end > i+1 && (r.dangling(end-1) || r.c.g.passed.Has(r.tokens[end-1].Word)) {
		end--
	}
	if end <= i+2 {
		return i
	}
	return end
}

// dangling reports whether a label must not end with token i.
func (r *reading) dangling(i int) bool {
	t := r.tokens[i]
	switch t.Tag {
	case language.Determiner, language.Subordinator, language.Conjunction, language.Particle, language.Preposition:
		return t.Fine != "RP"
	}
	return r.possessive(i)
}

func isVerbAt(tokens []language.Token, i int) bool {
	return tokens[i].Tag == language.Verb || tokens[i].Tag == language.Auxiliary
}

// rate scores a label: by what its words weigh in the study, by how much it names, and
// by what stands in the way of reading it.
func (r *reading) rate() {
	for len(r.parts) > 0 {
		last := r.parts[len(r.parts)-1]
		if last.token == nil || !r.loose(last.token) {
			break
		}
		r.parts = r.parts[:len(r.parts)-1]
	}
	g := r.c.g
	seen := map[string]bool{}
	nouns := 0
	for _, p := range r.parts {
		if p.token == nil || p.token.Stop || seen[p.token.Lemma] {
			continue
		}
		seen[p.token.Lemma] = true
		if g.vague.Has(p.token.Lemma) {
			continue
		}
		r.score += r.c.weigh(p.token.Lemma) * nominal(*p.token)
		if p.token.Tag == language.Noun {
			nouns++
		}
	}
	switch {
	case len(seen) == 0:
		r.score = 0
		return
	case len(r.parts) == 1 || len(seen) == 1 && nouns == 0:
		r.score *= 0.5
	}
	if last := r.parts[len(r.parts)-1].token; last != nil && g.owning.Has(last.Lemma) {
		r.score *= 0.3
	}
	if nouns == 0 {
		r.score *= 0.6
	}
	if r.denied {
		r.score *= 1.2
	}
	if main := r.main(); main >= 0 && (g.sayers.Has(r.tokens[main].Lemma) || g.light.Has(r.tokens[main].Lemma)) {
		r.score *= 0.7
	}
	if r.copula && !r.noun(r.subject) && !r.denied {
		r.score *= 0.75
	}
}

// loose reports whether a label must not end with a token.
func (r *reading) loose(t *language.Token) bool {
	switch t.Tag {
	case language.Determiner, language.Conjunction, language.Subordinator, language.Punctuation:
		return !r.c.g.anyone.Has(t.Word) && !r.c.g.negations.Has(t.Word)
	case language.Preposition:
		return (t.Fine == "IN" || t.Fine == "TO") && !r.c.g.particles.Has(t.Word)
	case language.Particle:
		return t.Word == r.c.g.infinitive
	}
	return t.Fine == "PRP$"
}
