package polarity

import "cocode/corpus/language"

// begun is the clause that a place lies in.
type begun struct {
	kind   kind
	start  int
	finite int // the place of its last finite verb; -1 if none has come
}

// findBorders finds where clauses begin: by the rules of the language first, then by
// subjects and verbs that need a clause of their own.
func (s *reading) findBorders() {
	now := begun{coordinate, 0, -1}
	s.planBorders()
	for i := range s.words {
		switch {
		case s.planned[i] != none:
			s.borders[i] = s.planned[i]
		case s.beginsSubject(i, now):
			s.borders[i] = s.subjectClause(i, now)
		case s.needsOwnClause(i, now):
			now = s.resume(i, now)
			continue
		}
		if s.borders[i] != none {
			now = begun{s.borders[i], i, -1}
		}
		if s.isFinite(i) {
			now.finite = i
		}
	}
	s.borders[0] = coordinate
	s.openClefts()
}

// planBorders finds the borders that the language's file names; of several rules for
// one place the one that most words speak for.
func (s *reading) planBorders() {
	for i := range s.words {
		for _, r := range s.words[i].borders {
			m, ok := s.match(r, i)
			if ok && m.score > s.scores[m.own[0]] && s.holds(r.only, m.own[0]) {
				s.planned[m.own[0]], s.scores[m.own[0]] = r.kind, m.score
			}
		}
	}
	for i := range s.found {
		s.clearBorders(&s.found[i])
	}
}

// clearBorders takes the borders away that lie within a cue, behind its first word, or
// anywhere in a phrase that is none. A condition has one at its beginning.
func (s *reading) clearBorders(m *match) {
	for i, place := range m.places() {
		if i > 0 || m.rule.kind == none && m.rule.only == always {
			s.planned[place] = none
		}
	}
	if m.rule.reach == condition && m.rule.kind != none {
		s.planned[m.own[0]] = subordinate
	}
}

// beginsSubject reports whether place i is a subject with its verb that cannot belong
// to the clause before: "the time | we had", "I think | they listen".
func (s *reading) beginsSubject(i int, now begun) bool {
	if i == 0 || !s.words[i].has(s.rules.class.subject) || s.taken[i-1] || s.borders[i-1] != none {
		return false
	}
	before := &s.words[i-1]
	switch before.Tag {
	case language.Conjunction, language.Subordinator, language.Preposition, language.Punctuation, language.Auxiliary:
		return false
	}
	if next := s.skipAdverbs(i + 1); next >= len(s.words) || !s.isFinite(next) {
		return false
	}
	if now.finite >= now.start && now.finite >= 0 {
		return true
	}
	return (isNoun(before.Token) || before.Tag == language.Pronoun) && now.kind != subordinate
}

// subjectClause tells what clause a subject at place i begins.
func (s *reading) subjectClause(i int, now begun) kind {
	verb := s.backOverAdverbs(i - 1)
	if verb > 0 && s.words[verb].has(s.rules.class.nominative) {
		verb-- // "tror jag inte | vi hade"
	}
	switch {
	case s.words[verb].has(s.rules.class.carrying):
		return open
	case s.words[verb].has(s.rules.class.saying):
		return complement
	case now.kind == subordinate:
		return coordinate
	case isNoun(s.words[i-1].Token):
		return relative
	}
	return coordinate
}

// needsOwnClause reports whether place i is a second finite verb: in a clause within
// another, where the main clause then goes on or begins, or before its subject.
func (s *reading) needsOwnClause(i int, now begun) bool {
	if now.finite < now.start || !s.isFinite(i) {
		return false
	}
	if now.kind != subordinate && now.kind != relative {
		return i+1 < len(s.words) && s.words[i+1].has(s.rules.class.inverted) && s.words[i-1].Tag != language.Conjunction
	}
	helper := s.backOverAdverbs(i - 1)
	return helper != now.finite || s.words[helper].Tag != language.Auxiliary
}

// resume puts a border before the finite verb at place i and the adverbs that belong
// to it, and returns the clause that begins there.
func (s *reading) resume(i int, now begun) begun {
	next := begun{resumed, i, i}
	if now.kind != relative {
		next.kind = coordinate
	}
	for next.start-1 > now.finite && s.words[next.start-1].has(s.rules.class.preverbal) {
		next.start--
	}
	s.borders[next.start] = next.kind
	return next
}

// openClefts opens relative clauses to what stands in "it isn't the manager who …",
// "she's not one who …".
func (s *reading) openClefts() {
	start := 0
	for i, k := range s.borders {
		if k == relative && s.saysWhat(start, i) {
			s.borders[i] = open
		}
		if k != none {
			start = i
		}
	}
}

// saysWhat reports whether the clause from start to end has no verb but one that says
// what something is, or that it is there.
func (s *reading) saysWhat(start, end int) bool {
	is := false
	for i := start; i < end; i++ {
		switch w := &s.words[i]; {
		case w.has(s.rules.class.being):
			is = true
		case w.Tag == language.Verb:
			return false
		}
	}
	return is
}

func isNoun(t *language.Token) bool {
	return t.Tag == language.Noun || t.Tag == language.ProperNoun
}

func (s *reading) isFinite(i int) bool { return s.words[i].has(s.rules.class.finite) }

// mostAdverbs is how many adverbs are passed over at most.
const mostAdverbs = 8

// skipAdverbs returns the first place from i on that holds no adverb.
func (s *reading) skipAdverbs(i int) int {
	for n := 0; n < mostAdverbs && i < len(s.words) && isAdverb(s.words[i].Token); n++ {
		i++
	}
	return i
}

// backOverAdverbs returns the last place up to i that holds no adverb.
func (s *reading) backOverAdverbs(i int) int {
	for n := 0; n < mostAdverbs && i > 0 && isAdverb(s.words[i].Token); n++ {
		i--
	}
	return i
}

func isAdverb(t *language.Token) bool {
	return t.Tag == language.Adverb || t.Tag == language.Particle || t.Tag == language.Interjection
}
