package opencode

import (
	"slices"

	"cocode/corpus/language"
)

// mostLabel is how many words a label has after its verb at most.
const mostLabel = 7

// label makes the name of a reading and its score.
func (r *reading) label() {
	if r.subjectIn(r.c.g.linking) && r.topic.End > r.topic.First {
		r.subject, r.topic = r.topic, language.Range{} // "a counter that is open to the street"
	}
	objects := r.objects(r.after)
	if r.topic.End > r.topic.First && !nouns(objects) && !r.c.g.sayers.Has(r.tokens[r.main()].Lemma) {
		topic := r.partsOf(r.topic)
		topic[0].begins = true
		objects = append(objects, topic...)
	}
	switch {
	case r.lacks(objects):
	case r.owns() && r.ownerless() && r.state(objects) && !r.negated && r.modal == "":
		r.add(objects...)
		r.stands = true
	case r.copula:
		r.being(objects)
	default:
		r.acting(objects)
	}
	r.denied = r.denied || r.negated
	r.polish()
	r.rate()
}

// nouns reports whether there is a noun among parts.
func nouns(parts []part) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return p.token != nil && p.token.Tag == language.Noun })
}

// owns reports whether the predicate is "have", "get" or "there is".
func (r *reading) owns() bool {
	main := r.tokens[r.main()]
	lemma := main.Lemma
	return len(r.chain) == 1 && (r.c.g.owning.Has(lemma) || r.c.g.owning.Has(main.Word) || r.c.g.present.Has(lemma) && r.subjectIn(r.c.g.empty))
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
	if !missing && (!r.owns() || r.modal != "") {
		return false
	}
	what := r.thing(objects)
	if what < 0 || !missing && !r.under(objects[what].token) {
		return false
	}
	r.denied, r.negated = true, false
	if short := g.lacks[objects[what].token.Lemma]; short != "" {
		r.add(part{token: objects[what].token, text: short})
		r.add(objects[what+1:]...)
		return true
	}
	r.add(part{text: g.lackOf})
	for i, p := range objects {
		if i < what && (g.amounts.Has(p.token.Word) || p.token.Tag == language.Determiner || p.token.Tag == language.Preposition) {
			continue
		}
		r.add(p)
	}
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
	actor := r.actor()
	named := actor != "" || r.noun(r.subject)
	switch {
	case named && g.finite:
		r.add(part{text: g.infinitive})
		r.addSubject(actor)
		r.asSaid()
	case named:
		r.addSubject(actor)
		if r.negated {
			r.add(part{text: g.not})
		}
		r.add(part{text: g.being})
	case r.subjectIn(g.things) || r.subjectIn(g.empty) || r.subject.First == r.subject.End:
		if r.negated {
			r.add(part{text: g.not})
		}
	default:
		if g.finite {
			r.add(part{text: g.infinitive})
		}
		if r.negated {
			r.add(part{text: g.not})
		}
		r.add(part{text: g.being})
	}
	r.add(objects...)
}

// addSubject names who acts: by the part of a person, or by the noun that was said.
func (r *reading) addSubject(actor string) {
	if actor == "" {
		r.addRange(r.subject)
		return
	}
	r.add(part{token: &r.tokens[r.subject.First], text: actor, role: true})
	r.holder = actor
}

// acting names a process: who acts, if a noun says so, and what is done.
func (r *reading) acting(objects []part) {
	g := r.c.g
	finite := false
	if actor := r.actor(); r.verbs < r.subject.First && r.subject.End > r.subject.First+1 || actor != "" || r.noun(r.subject) || r.subjectIn(g.anyone) {
		if g.finite {
			r.add(part{text: g.infinitive})
		}
		r.addSubject(actor)
		finite = g.finite
	}
	if exists := g.exists[r.tokens[r.main()].Word]; exists != "" && !r.noun(r.subject) {
		r.add(part{text: g.infinitive}, part{text: exists})
		r.add(objects...)
		return
	}
	if at := r.behind(objects); at > 0 {
		r.add(part{text: g.infinitive})
		r.add(objects[:at]...)
		r.subject.First, r.subject.End = r.chain[0], r.chain[0]
		objects, finite = objects[at:], true
	}
	g.verbs(r, finite)
	for i, p := range objects {
		if own := g.reflexive[p.token.Word]; own != "" && i == 0 && r.subjectIn(g.selves) {
			p.text = own
		}
		r.add(p)
	}
}

// noun reports whether a noun stands in a range of tokens, or the name of somebody
// whose part is known.
func (r *reading) noun(s language.Range) bool {
	for i := s.First; i < s.End; i++ {
		switch t := r.tokens[i]; t.Tag {
		case language.Noun:
			return true
		case language.ProperNoun:
			if r.c.roles[t.Word] != "" {
				return true
			}
		}
	}
	return false
}

// state reports whether objects name a state by themselves: "trust in the coach". What
// can be touched is none.
func (r *reading) state(objects []part) bool {
	what := r.thing(objects)
	return what >= 0 && (r.c.g.isState(objects[what].token.Lemma) || r.subjectIn(r.c.g.empty) && len(objects) > what+2)
}

// behind returns how many of the objects are in truth the subject, which stands behind
// a verb that has no object: "då stod tiderna i ett avtal".
func (r *reading) behind(objects []part) int {
	g := r.c.g
	if !g.inverts || r.subject.End > r.subject.First && !r.subjectIn(g.empty) || len(r.chain) != 1 || !g.motionless.Has(r.tokens[r.chain[0]].Lemma) {
		return 0
	}
	if what := r.thing(objects); what < 0 || objects[0].token.Tag == language.Preposition {
		return 0
	}
	at := 1
	for at < len(objects) && objects[at].token.Tag != language.Preposition && !objects[at].begins {
		at++
	}
	return at
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
	for i < len(r.tokens) && r.c.g.negations.Has(r.tokens[i].Word) && r.negated && r.tokens[i].Tag != language.Determiner && r.tokens[i].Tag != language.Pronoun {
		i++
	}
	i = r.skip(i)
	for phrases := 0; i < len(r.tokens) && phrases < 3; {
		end, counts := r.phrase(i)
		if end <= i || len(out)+end-i > mostLabel || r.acts(i, end) {
			break
		}
		for first := i; i < end; i++ {
			out = append(out, part{token: &r.tokens[i], begins: i == first && !r.clings(out, i)})
		}
		if counts {
			phrases++
		}
		i = r.skip(i)
	}
	return out
}

// clings reports whether a phrase that begins at i must not be cut off from what stands
// before it: an object from its verb, a verb from its infinitive's mark.
func (r *reading) clings(before []part, i int) bool {
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1].token
	if t := r.tokens[i]; t.Word == r.c.g.infinitive {
		return true
	} else if t.Tag == language.Preposition {
		return false
	}
	return last.Tag == language.Preposition && last.Fine != "RP" || last.Tag == language.Particle || last.Tag == language.Verb ||
		r.c.g.questions.Has(last.Word)
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
