package polarity

import "cocode/corpus/language"

// mostOwn is how many words of its own a pattern has at most.
const mostOwn = 8

// match is a rule met at some places.
type match struct {
	rule  *rule
	own   [mostOwn]int // the places of the words that are no context
	n     int          // how many there are, at least one
	score int          // how many words were met, context included
	far   bool         // a long gap was passed
}

func (m *match) places() []int { return m.own[:m.n] }

// match tries a rule at a place.
func (s *reading) match(r *rule, i int) (m match, ok bool) {
	m.rule = r
	return m, s.matchFrom(r.elements, i, &m) && m.n > 0
}

// matchFrom matches elements from a place on, the shortest gap and the fullest choice
// first. Patterns are short, so that trying again costs little.
func (s *reading) matchFrom(elements []element, i int, m *match) bool {
	if len(elements) == 0 {
		return true
	}
	e, rest := &elements[0], elements[1:]
	switch {
	case e.clause:
		return (s.clauseFollows(i) || s.invertedFollows(i)) && s.matchFrom(rest, i, m)
	case e.subject:
		return s.clauseFollows(i) && s.matchFrom(rest, i, m)
	case e.fits == nil:
		return s.matchGap(e, rest, i, m)
	}
	if i < len(s.words) && s.words[i].has(e.fits) {
		n, score, far := m.n, m.score, m.far
		if !m.far {
			m.score++
		}
		if !e.context {
			m.own[m.n] = i
			m.n++
		}
		if s.matchFrom(rest, i+1, m) {
			return true
		}
		m.n, m.score, m.far = n, score, far
	}
	return e.optional && s.matchFrom(rest, i, m)
}

func (s *reading) matchGap(e *element, rest []element, i int, m *match) bool {
	far := m.far
	m.far = far || e.across // what is far away says little of which rule fits best
	for n := 0; n <= e.gap && i+n <= len(s.words); n++ {
		if s.matchFrom(rest, i+n, m) {
			return true
		}
		if i+n < len(s.words) && !e.across && !s.words[i+n].IsWord() {
			break
		}
	}
	m.far = far
	return false
}

// clauseLength is how far a subject is looked for its verb.
const clauseLength = 10

// clauseFollows reports whether a subject and then its finite verb stand from place i
// on.
func (s *reading) clauseFollows(i int) bool {
	i = s.skipAdverbs(i)
	for j := i; j < min(len(s.words), i+clauseLength) && s.words[j].IsWord(); j++ {
		switch {
		case s.isFinite(j):
			return j > i
		case s.isVerb(j), s.words[j].Tag == language.Subordinator:
			return false
		}
	}
	return false
}

// invertedFollows reports whether a finite verb and then its subject stand from place
// i on.
func (s *reading) invertedFollows(i int) bool {
	i = s.skipAdverbs(i)
	if i >= len(s.words) || !s.isFinite(i) {
		return false
	}
	next := s.skipAdverbs(i + 1)
	return next < len(s.words) && s.words[next].has(s.rules.class.subject)
}
