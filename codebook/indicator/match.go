package indicator

import (
	"cmp"
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Hit is a place where a rule matched: the words that were asked for, without what
// lies in the gaps between them.
type Hit struct {
	Rule     int         // index of the rule
	Sentence int         // index of the sentence that holds the first word
	Tokens   []int       // indexes of the matched tokens; for a regular expression all under it
	Spans    []text.Span // the matched words, neighbours joined
}

// Session matches on behalf of one goroutine. It remembers which elements each
// distinct word meets, so that this is found out once per word and not per
// occurrence.
type Session struct {
	m       *Matcher
	known   map[*language.Form]*met
	words   []word
	places  []int     // of the program being looked for
	reached []reached // likewise
}

// met is what a form means to a matcher.
type met struct {
	elements []int32 // sorted
	programs []int32 // that are looked for from here, sorted
}

// word is a token that counts, or a filler that some rule names: other fillers and signs
// are passed over.
type word struct {
	token, sentence int
	met             *met
	filler          bool
	rank            int // how many words that count stand in the turn up to here
}

// Session returns a new session of m.
func (m *Matcher) Session() *Session {
	return &Session{m: m, known: map[*language.Form]*met{}}
}

// Turn returns the hits in the sentences first to last (exclusive) of a, which must
// be those of one turn. Hits are ordered by place, then by rule; a rule gives at
// most one hit for each place of its anchor.
func (s *Session) Turn(a *language.Annotation, document string, first, last int) []Hit {
	s.gather(a, first, last)
	var hits []Hit
	for i, w := range s.words {
		for _, n := range w.met.programs {
			p := &s.m.programs[n]
			if tokens := s.run(a, p, i); tokens != nil {
				hits = append(hits, s.hit(a, p.rule, tokens))
			}
		}
	}
	for i := first; i < last && len(s.m.regexes) > 0; i++ {
		hits = s.expressions(hits, a, document, i)
	}
	return unique(hits)
}

func (s *Session) gather(a *language.Annotation, first, last int) {
	s.words = s.words[:0]
	rank := 0
	for i := first; i < last; i++ {
		for t := a.Sentences[i].First; t < a.Sentences[i].End; t++ {
			tok := a.Tokens[t]
			if !tok.IsWord() {
				continue
			}
			x, filler := s.at(tok.Form), tok.Tag == language.Interjection
			if !filler {
				rank++
			}
			if !filler || len(x.elements) > 0 {
				s.words = append(s.words, word{t, i, x, filler, rank})
			}
		}
	}
}

func (s *Session) at(f *language.Form) *met {
	if x, known := s.known[f]; known {
		return x
	}
	x := &met{elements: s.m.met(f)}
	for _, e := range x.elements {
		x.programs = append(x.programs, s.m.elements[e].anchored...)
	}
	slices.Sort(x.programs)
	x.programs = slices.Compact(x.programs)
	s.known[f] = x
	return x
}

// meets reports whether word w meets an element.
func (s *Session) meets(a *language.Annotation, w int, element int32) bool {
	if _, ok := slices.BinarySearch(s.words[w].met.elements, element); !ok {
		return false
	}
	e := &s.m.elements[element]
	return !e.tagged || e.matches(a.Tokens[s.words[w].token])
}

func (e *elementRule) matches(t language.Token) bool {
	for _, a := range e.atoms {
		if a.fits(t.Form) && (a.tag == language.Other || a.tag == t.Tag || a.tag == language.Verb && t.Tag == language.Auxiliary) {
			return true
		}
	}
	return false
}

// fits reports whether a word's form meets the condition, its tag aside.
func (a atom) fits(f *language.Form) bool {
	switch {
	case a.exact != "":
		return f.Word == a.exact
	case a.glob != "":
		return shaped(a.glob, f.Word) || shaped(a.glob, f.Lemma)
	}
	return slices.ContainsFunc(a.bases, func(b string) bool { return slices.Contains(f.Bases, b) })
}

// run looks for program p with its anchor at word i, and returns the tokens of its
// elements or nil.
func (s *Session) run(a *language.Annotation, p *program, i int) []int {
	if !s.meets(a, i, p.steps[p.anchor].element) {
		return nil
	}
	if len(p.steps) == 1 {
		return []int{s.words[i].token}
	}
	s.places = append(s.places[:0], make([]int, len(p.steps))...)
	s.places[p.anchor] = i
	if !s.extend(a, p, s.places, -1) || !s.extend(a, p, s.places, 1) {
		return nil
	}
	tokens := make([]int, len(s.places))
	for e, w := range s.places {
		tokens[e] = s.words[w].token
	}
	return tokens
}

// reached is a place where a step can be, and the entry that it was reached from.
type reached struct{ place, before int }

// extend finds the steps on one side of the anchor, nearest first. Every step keeps
// all places that it can be at, with the entry each came from, so that its cost is
// bounded by the gaps and never by the number of combinations.
func (s *Session) extend(a *language.Annotation, p *program, places []int, way int) bool {
	s.reached = append(s.reached[:0], reached{places[p.anchor], -1})
	from, to := 0, 1 // the entries of the step before
	last := p.anchor
	for e := p.anchor + way; e >= 0 && e < len(p.steps); e += way {
		if !s.advance(a, p.steps[e].element, p.steps[max(e, e-way)].gap, from, to, way) {
			return false
		}
		from, to, last = to, len(s.reached), e
	}
	for at := from; last != p.anchor; last -= way {
		places[last] = s.reached[at].place
		at = s.reached[at].before
	}
	return true
}

// advance adds the places where an element is at most gap words from one of the
// entries, in the direction of way. No place is visited twice.
func (s *Session) advance(a *language.Annotation, element int32, gap, from, to, way int) bool {
	limit := s.reached[from].place
	for i := from; i < to; i++ {
		place := s.reached[i].place
		w := place
		if i > from && (place-limit)*way < 0 {
			w = limit
		}
		for w += way; w >= 0 && w < len(s.words) && s.between(min(place, w), max(place, w)) <= gap; w += way {
			if gap < inTurn && s.words[w].sentence != s.words[place].sentence {
				break
			}
			limit = w
			if s.meets(a, w, element) {
				s.reached = append(s.reached, reached{w, i})
			}
		}
	}
	return len(s.reached) > to
}

// between returns how many words that count stand between two places.
func (s *Session) between(first, second int) int {
	n := s.words[second].rank - s.words[first].rank
	if s.words[second].filler {
		return n
	}
	return n - 1
}

func (s *Session) hit(a *language.Annotation, rule int, tokens []int) Hit {
	slices.Sort(tokens)
	h := Hit{Rule: rule, Tokens: tokens, Sentence: sentenceOf(a, tokens[0])}
	for i, t := range tokens {
		span := a.Tokens[t].Span
		if i > 0 && t == tokens[i-1]+1 {
			h.Spans[len(h.Spans)-1].End = span.End
			continue
		}
		h.Spans = append(h.Spans, span)
	}
	return h
}

func sentenceOf(a *language.Annotation, token int) int {
	i, _ := slices.BinarySearchFunc(a.Sentences, token, func(s language.Sentence, t int) int {
		switch {
		case s.End <= t:
			return -1
		case s.First > t:
			return 1
		}
		return 0
	})
	return i
}

func (s *Session) expressions(hits []Hit, a *language.Annotation, document string, sentence int) []Hit {
	within := a.Span(a.Sentences[sentence].Range)
	for _, p := range s.m.regexes {
		for _, m := range p.re.FindAllStringIndex(within.Of(document), -1) {
			span := text.Span{Start: m[0], End: m[1]}.Shift(within.Start)
			if span.Empty() {
				continue
			}
			h := Hit{Rule: p.rule, Sentence: sentence, Spans: []text.Span{span}}
			for t := a.Within(span); t.First < t.End; t.First++ {
				h.Tokens = append(h.Tokens, t.First)
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// unique orders hits and keeps one where variants of a rule found the same words.
func unique(hits []Hit) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(
			cmp.Compare(a.Spans[0].Start, b.Spans[0].Start),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(b.Spans[len(b.Spans)-1].End, a.Spans[len(a.Spans)-1].End),
		)
	})
	return slices.CompactFunc(hits, func(a, b Hit) bool {
		return a.Rule == b.Rule && a.Spans[0].Start == b.Spans[0].Start
	})
}
