package polarity

import (
	"cmp"
	"slices"
	"sync"

	"cocode/corpus/language"
)

// reading is one sentence on its way to its scopes. Places are counted in the
// sentence without fillers.
type reading struct {
	rules       *rules
	words       []word
	taken       []bool  // by place: a cue, or a phrase that is none, has the word
	planned     []kind  // by place: the border that the language's file names
	scores      []int   // by place: how many words speak for the planned border
	borders     []kind  // by place: what clause begins there; none if it goes on
	candidates  []match // what may be a cue, or a phrase that is none
	found       []match // what is
	question    bool
	conditional bool // the sentence holds a condition
	unreal      bool // the sentence holds a cue against the facts
}

// readings are kept for use again: most of the time would go into making them.
var readings = sync.Pool{New: func() any { return &reading{} }}

// read returns the scopes of a sentence whose first token has an index in the
// annotation.
func (r *rules) read(tokens []language.Token, first int) (scopes Scopes) {
	s := readings.Get().(*reading)
	defer readings.Put(s)
	s.rules, s.words = r, r.see(s.words[:0], tokens, first)
	if !s.signals() {
		return Scopes{}
	}
	s.skipFillers()
	s.clear(len(s.words))
	s.question = s.asks()
	if s.findCues(); s.onlyNone() {
		return Scopes{}
	}
	s.findBorders()
	return s.scopes()
}

// signals reports whether any word may begin a cue. In a question and at the beginning
// of a sentence any verb may.
func (s *reading) signals() bool {
	return len(s.words) > 0 && s.words[0].cues != nil ||
		slices.ContainsFunc(s.words, func(w word) bool { return w.signal || w.Word == "?" })
}

func (s *reading) clear(n int) {
	s.taken = append(s.taken[:0], make([]bool, n)...)
	s.planned = append(s.planned[:0], make([]kind, n)...)
	s.scores = append(s.scores[:0], make([]int, n)...)
	s.borders = append(s.borders[:0], make([]kind, n)...)
	s.conditional, s.unreal = false, false
}

// skipFillers leaves out the words that are fillers. Commas on both sides of one go
// with it.
func (s *reading) skipFillers() {
	if !slices.ContainsFunc(s.words, func(w word) bool { return w.fillers != nil }) {
		return
	}
	kept := 0
	for i := 0; i < len(s.words); {
		n := s.fillerAt(i)
		if n == 0 {
			s.words[kept] = s.words[i]
			kept, i = kept+1, i+1
			continue
		}
		i += n
		if kept > 0 && s.words[kept-1].Word == "," && i < len(s.words) && s.words[i].Word == "," {
			kept, i = kept-1, i+1
		}
	}
	s.words = s.words[:kept]
}

// fillerAt returns how many words at a place are a filler.
func (s *reading) fillerAt(i int) int {
	longest := 0
	for _, r := range s.words[i].fillers {
		if m, ok := s.match(r, i); ok {
			longest = max(longest, len(m.places()))
		}
	}
	return longest
}

// asks reports whether the sentence ends in a question mark.
func (s *reading) asks() bool {
	for i := len(s.words) - 1; i >= 0 && !s.words[i].IsWord(); i-- {
		if s.words[i].Word == "?" {
			return true
		}
	}
	return false
}

// findCues takes the rules that the most words speak for. Some rules hold only in a
// sentence with a condition, so that it is read again once one is found.
func (s *reading) findCues() {
	s.takeBest()
	for i := range s.found {
		r := s.found[i].rule
		s.conditional = s.conditional || r.kind != none && r.reach == condition || r.kind == granted
		s.unreal = s.unreal || r.kind == counterfactual
	}
	if s.conditional || s.unreal {
		s.takeBest()
	}
}

// takeBest takes the candidates with the most words, then those with the most words of
// their own, then the first; a word belongs to one of them at most.
func (s *reading) takeBest() {
	s.findCandidates()
	slices.SortStableFunc(s.candidates, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.n, a.n))
	})
	s.found = s.found[:0]
	clear(s.taken)
	for _, m := range s.candidates {
		if slices.ContainsFunc(m.places(), func(place int) bool { return s.taken[place] }) {
			continue
		}
		for _, place := range m.places() {
			s.taken[place] = true
		}
		s.found = append(s.found, m)
	}
	slices.SortFunc(s.found, func(a, b match) int { return cmp.Compare(a.own[0], b.own[0]) })
}

// findCandidates finds all matches of rules for cues, at all places.
func (s *reading) findCandidates() {
	s.candidates = s.candidates[:0]
	for i := range s.words {
		for _, r := range s.words[i].cues {
			if r.only == inQuestion && !s.question {
				continue
			}
			if m, ok := s.match(r, i); ok && s.holds(r.only, m.own[0]) {
				s.candidates = append(s.candidates, m)
			}
		}
	}
}

func (s *reading) onlyNone() bool {
	return !slices.ContainsFunc(s.found, func(m match) bool { return m.rule.kind != none })
}

// holds reports whether a rule that begins at a place may hold there.
func (s *reading) holds(o only, place int) bool {
	switch o {
	case atStart:
		return s.atStart(place)
	case inQuestion:
		return s.question && s.atStart(place)
	case inStatement:
		return !s.question && s.atStart(place)
	case withIf:
		return s.conditional
	case withUnreal:
		return s.unreal
	case afterNot:
		return s.afterNegation(place)
	case afterVerb:
		return s.afterFinite(place)
	}
	return true
}

// atStart reports whether nothing but a conjunction or the like stands before a place
// in its clause.
func (s *reading) atStart(place int) bool {
	return place == 0 || !s.words[place-1].IsWord() || s.words[place-1].has(s.rules.class.opening)
}

// afterNegation reports whether a negation stands before a place, with no sign but
// a comma in between.
func (s *reading) afterNegation(place int) bool {
	for i := place - 1; i >= 0 && place-i < farthest; i-- {
		w := &s.words[i]
		if w.has(s.rules.class.negation) {
			return true
		}
		if !w.IsWord() && (w.Word != "," || i < place-1) {
			return false
		}
	}
	return false
}

// afterFinite reports whether a finite verb stands before a place in its clause.
func (s *reading) afterFinite(place int) bool {
	for i := place - 1; i >= 0 && place-i < farthest; i-- {
		if s.isFinite(i) || s.planned[i] != none {
			return s.isFinite(i)
		}
	}
	return false
}

// scopes returns the cues with what they reach.
func (s *reading) scopes() Scopes {
	all := Scopes{make([]cue, 0, len(s.found))}
	for i := range s.found {
		m := &s.found[i]
		if m.rule.kind == none {
			continue
		}
		first, last, clause := s.extent(m)
		c := cue{kind: m.rule.kind, first: s.words[first].at, last: s.words[last-1].at + 1, clause: clause}
		c.order = m.rule.only == inQuestion || m.rule.only == inStatement
		for _, place := range m.places() {
			c.tokens = append(c.tokens, s.words[place].at)
			c.spans = append(c.spans, s.words[place].Span)
		}
		all.cues = append(all.cues, c)
	}
	return all
}
