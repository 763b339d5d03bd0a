package polarity

import "cocode/corpus/language"

// extent returns the places that a cue reaches, half open, and where its clause
// begins.
func (s *reading) extent(m *match) (first, last, clause int) {
	place := m.own[0]
	clause = s.clauseStart(place)
	first, last = place, s.forward(place, false)
	switch m.rule.reach {
	case verb:
		first = s.firstVerb(clause, place)
	case phrase:
		last = s.phraseEnd(m.own[m.n-1]+1, last)
	case group:
		last = s.nextFinite(m.own[m.n-1]+1, last)
	case clauseWide:
		first = clause
	case whole:
		first, last = s.mainStart(place), s.forward(place, true)
	}
	if k := m.rule.kind; k <= measure && k != none && m.rule.reach != phrase && m.rule.reach != group {
		first = min(first, s.subjectStart(clause, place, last))
	}
	return max(first, place-farthest, 0), max(min(last, place+farthest), place+1), clause
}

// forward returns where the clause of a place ends; with through, where the clauses
// end that depend on it. Open borders are crossed.
func (s *reading) forward(place int, through bool) int {
	i := place + 1
	for i < len(s.words) && i < place+farthest {
		k := s.borders[i]
		if k == coordinate || k == subordinate || !through && k != none && k != open {
			break
		}
		i++
	}
	return i
}

// clauseStart returns where the clause of a place begins.
func (s *reading) clauseStart(place int) int {
	start := place
	for start > 0 && place-start < farthest && s.borders[start] == none {
		start--
	}
	return start
}

// mainStart returns where the clause begins that the clause of a place hangs on.
func (s *reading) mainStart(place int) int {
	start := place
	for start > 0 && place-start < farthest && s.borders[start] != coordinate && s.borders[start] != subordinate {
		start--
	}
	return start
}

// firstVerb returns the first verb from start on, or end if none comes before.
func (s *reading) firstVerb(start, end int) int {
	for i := start; i < end; i++ {
		if s.isVerb(i) || s.isFinite(i) {
			return i
		}
	}
	return end
}

// phraseEnd returns where the noun phrase from place i on ends: before a verb of its
// own, a subject, or a second noun phrase. A form of a verb without subject belongs
// to it: "without asking her".
func (s *reading) phraseEnd(i, last int) int {
	noun := false
	for ; i < last; i++ {
		t := &s.words[i]
		switch {
		case s.isFinite(i), noun && t.has(s.rules.class.subject), noun && t.Tag == language.Determiner && !s.linked(i):
			return i
		}
		noun = noun || isNoun(t.Token) || t.Tag == language.Pronoun
	}
	return last
}

// nextFinite returns the first place from i on that holds a finite verb, or last.
func (s *reading) nextFinite(i, last int) int {
	for i < last && !s.isFinite(i) {
		i++
	}
	return i
}

// linked reports whether a preposition or conjunction joins place i to what is before.
func (s *reading) linked(i int) bool {
	switch s.words[i-1].Tag {
	case language.Preposition, language.Conjunction, language.Verb:
		return true
	}
	return false
}

// subjectStart returns where the words before the verb begin that a negation at place
// denies too: the subject of a verb that says that something is there ("the time
// isn't there"), and an object in the first place ("tid hade vi inte"). It returns
// place if there are none.
func (s *reading) subjectStart(clause, place, last int) int {
	for i := clause; i < last; i++ {
		t := &s.words[i]
		if t.has(s.rules.class.presence) || s.borders[clause] != coordinate && t.has(s.rules.class.gapped) && s.endsClause(i, last) {
			return s.antecedent(s.afterSign(clause, place))
		}
	}
	if s.fronted(clause, place) {
		return clause
	}
	return place
}

// afterSign returns the place behind the last sign between start and place, or start.
func (s *reading) afterSign(start, place int) int {
	for i := place - 1; i > start; i-- {
		if !s.words[i].IsWord() {
			return i + 1
		}
	}
	return start
}

// endsClause reports whether the verb at place i has no object after it.
func (s *reading) endsClause(i, last int) bool {
	for i++; i < last; i++ {
		switch t := &s.words[i]; t.Tag {
		case language.Adverb, language.Particle, language.Punctuation, language.Interjection:
		case language.Pronoun:
			if !t.has(s.rules.class.nominative) {
				return false
			}
		default:
			return t.Tag == language.Preposition
		}
	}
	return true
}

// antecedent returns where the noun phrase begins that a relative clause tells of, or
// the main clause that goes on; else the start of the clause itself.
func (s *reading) antecedent(clause int) int {
	switch s.borders[clause] {
	case resumed:
		return s.mainStart(clause)
	case relative, open:
		i := clause
		for i > max(0, clause-farthest) && s.words[i-1].IsWord() && s.borders[i-1] == none && !s.isVerb(i-1) {
			i--
		}
		if i > 0 && s.borders[i-1] != none && !s.isVerb(i-1) {
			i--
		}
		return i
	}
	return clause
}

func (s *reading) isVerb(i int) bool {
	return s.words[i].Tag == language.Verb || s.words[i].Tag == language.Auxiliary
}

// fronted reports whether the clause begins with an object: a noun phrase, then a
// finite verb, then its subject.
func (s *reading) fronted(clause, place int) bool {
	for s.words[clause].Tag == language.Conjunction || !s.words[clause].IsWord() {
		if clause++; clause >= place {
			return false
		}
	}
	v := s.firstVerb(clause, place)
	if v == clause || v+1 >= len(s.words) || !s.isFinite(v) || !s.words[v+1].has(s.rules.class.nominative) {
		return false
	}
	switch s.words[clause].Tag {
	case language.Noun, language.ProperNoun, language.Determiner, language.Adjective, language.Number:
		return true
	}
	return false
}
