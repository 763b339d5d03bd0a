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
		t := r.tokens[i]
		if t.Tag != language.Pronoun && r.c.g.users.Has(t.Word) {
			return true
		}
		switch t.Tag {
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
