package indicator

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"

	"cocode/corpus/language"
	"cocode/corpus/text"
)

// Rule is one indicator to compile: an expression, or a regular expression.
type Rule struct {
	Match string
	Regex string
}

// Hit is a place where a rule matched: the words that were asked for, without what
// lies in the gaps between them.
type Hit struct {
	Rule     int         // index of the rule
	Sentence int         // index of the sentence that holds the first word
	Tokens   []int       // indexes of the matched tokens; for a regular expression all under it
	Spans    []text.Span // the matched words, neighbours joined
}

// Matcher finds all rules of a codebook in one pass over a turn. It is safe for use
// by several goroutines through a Session each.
type Matcher struct {
	programs []program
	byBase   map[string][]int32 // programs whose anchor has this base form
	byExact  map[string][]int32
	byShape  []int32 // programs whose anchor has a wildcard
	regexes  []pattern
}

// program is a variant with the element from which it is looked for.
type program struct {
	rule     int
	elements variant
	anchor   int
}

type pattern struct {
	rule int
	re   *regexp.Regexp
}

// Compile makes a matcher of rules. Lists holds the words of each named list. The
// error at index i, if not nil, says why rule i cannot be used; the others work.
func Compile(rules []Rule, lists map[string][]string, lexicon Lexicon) (*Matcher, []error) {
	m := &Matcher{byBase: map[string][]int32{}, byExact: map[string][]int32{}}
	x := &expander{lexicon: lexicon, lists: lists, cache: map[string][]variant{}, words: map[string]variant{}}
	errs := make([]error, len(rules))
	for i, r := range rules {
		errs[i] = m.add(i, r, x)
	}
	return m, errs
}

func (m *Matcher) add(rule int, r Rule, x *expander) error {
	if r.Regex != "" {
		re, err := regexp.Compile("(?i)" + r.Regex)
		if err != nil {
			return fmt.Errorf("the regular expression does not compile: %w", err)
		}
		m.regexes = append(m.regexes, pattern{rule, re})
		return nil
	}
	e, err := Parse(r.Match)
	if err != nil {
		return err
	}
	variants, err := x.expand(e.root)
	if err != nil {
		return err
	}
	usable := false
	for _, v := range variants {
		if len(v) > 0 {
			m.index(program{rule, v, anchor(v)})
			usable = true
		}
	}
	if !usable {
		return errors.New("it holds no word, so it can never match; write at least one that is not optional")
	}
	return nil
}

// anchor chooses the element to look for first: the most telling one, so that the
// cost of a word does not grow with the number of rules that share "the".
func anchor(v variant) int {
	best, least := 0, 1<<30
	for i, e := range v {
		if c := commonness(e); c < least {
			best, least = i, c
		}
	}
	return best
}

func commonness(e element) int {
	c := 0
	for _, a := range e.atoms {
		switch {
		case a.glob != "":
			c += 20
		case a.exact != "":
			c += 12 - min(len(a.exact), 10)
		default:
			c += 14 - min(len(a.bases[0]), 10)
		}
	}
	return c
}

func (m *Matcher) index(p program) {
	n := int32(len(m.programs))
	m.programs = append(m.programs, p)
	for _, a := range p.elements[p.anchor].atoms {
		switch {
		case a.glob != "":
			m.byShape = append(m.byShape, n)
		case a.exact != "":
			m.byExact[a.exact] = append(m.byExact[a.exact], n)
		default:
			for _, b := range a.bases {
				m.byBase[b] = append(m.byBase[b], n)
			}
		}
	}
}

// candidates returns the programs that may match at a form, each once, in order.
func (m *Matcher) candidates(f *language.Form) []int32 {
	var found []int32
	for _, b := range f.Bases {
		found = append(found, m.byBase[b]...)
	}
	found = append(found, m.byExact[f.Word]...)
	for _, n := range m.byShape {
		p := m.programs[n]
		if slices.ContainsFunc(p.elements[p.anchor].atoms, func(a atom) bool { return a.fits(f) }) {
			found = append(found, n)
		}
	}
	slices.Sort(found)
	return slices.Clip(slices.Compact(found))
}

// fits reports whether a word's form meets the condition, its tag aside.
func (a atom) fits(f *language.Form) bool {
	switch {
	case a.exact != "":
		return f.Word == a.exact
	case a.glob != "":
		return shaped(a.glob, f.Word) || shaped(a.glob, f.Lemma)
	}
	for _, b := range a.bases {
		if slices.Contains(f.Bases, b) {
			return true
		}
	}
	return false
}

// shaped reports whether word has the shape of a pattern with * and ?. A slash or a
// bracket has no meaning in ours, so path.Match is told to take it as it is.
func shaped(glob, word string) bool {
	ok, err := path.Match(glob, word)
	return err == nil && ok
}

func (e element) matches(t language.Token) bool {
	for _, a := range e.atoms {
		if a.fits(t.Form) && (a.tag == language.Other || a.tag == t.Tag || a.tag == language.Verb && t.Tag == language.Auxiliary) {
			return true
		}
	}
	return false
}

// Session matches on behalf of one goroutine. It remembers which programs each
// distinct word may begin, so that this is found out once per word and not per
// occurrence.
type Session struct {
	m     *Matcher
	known map[*language.Form][]int32
	words []word
}

// word is a token that counts: signs and fillers do not.
type word struct{ token, sentence int }

// Session returns a new session of m.
func (m *Matcher) Session() *Session {
	return &Session{m: m, known: map[*language.Form][]int32{}}
}

// Turn returns the hits in the sentences first to last (exclusive) of a, which must
// be those of one turn. Hits are ordered by place, then by rule; a rule gives at
// most one hit for each place of its anchor.
func (s *Session) Turn(a *language.Annotation, document string, first, last int) []Hit {
	s.gather(a, first, last)
	var hits []Hit
	for i, w := range s.words {
		for _, n := range s.at(a.Tokens[w.token].Form) {
			p := s.m.programs[n]
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
	for i := first; i < last; i++ {
		for t := a.Sentences[i].First; t < a.Sentences[i].End; t++ {
			if tok := a.Tokens[t]; tok.IsWord() && tok.Tag != language.Interjection {
				s.words = append(s.words, word{t, i})
			}
		}
	}
}

func (s *Session) at(f *language.Form) []int32 {
	c, known := s.known[f]
	if !known {
		c = s.m.candidates(f)
		s.known[f] = c
	}
	return c
}

// run looks for program p with its anchor at word i, and returns the tokens of its
// elements or nil.
func (s *Session) run(a *language.Annotation, p program, i int) []int {
	if !p.elements[p.anchor].matches(a.Tokens[s.words[i].token]) {
		return nil
	}
	if len(p.elements) == 1 {
		return []int{s.words[i].token}
	}
	places := make([]int, len(p.elements))
	places[p.anchor] = i
	if !s.extend(a, p.elements, places, p.anchor, -1) || !s.extend(a, p.elements, places, p.anchor, 1) {
		return nil
	}
	for e, w := range places {
		places[e] = s.words[w].token
	}
	return places
}

// extend finds the elements on one side of the anchor, nearest first. Every step
// keeps the set of places that can be reached, with the place each came from, so
// that its cost is bounded by the gaps and never by the number of combinations.
func (s *Session) extend(a *language.Annotation, elements variant, places []int, from, step int) bool {
	type reached struct{ place, before int }
	var steps [][]reached
	frontier := []reached{{places[from], -1}}
	for e := from + step; e >= 0 && e < len(elements); e += step {
		gap := elements[max(e, e-step)].gap
		steps = append(steps, frontier)
		var next []reached
		limit := frontier[0].place // no place is visited twice
		for i, f := range frontier {
			if i > 0 && (f.place-limit)*step < 0 {
				f.place = limit
			}
			for w := f.place + step; w >= 0 && w < len(s.words) && (w-frontier[i].place)*step <= gap+1; w += step {
				if gap < inTurn && s.words[w].sentence != s.words[frontier[i].place].sentence {
					break
				}
				limit = w
				if elements[e].matches(a.Tokens[s.words[w].token]) {
					next = append(next, reached{w, i})
				}
			}
		}
		if len(next) == 0 {
			return false
		}
		frontier = next
	}
	at := 0
	for e, k := lastElement(len(elements), step), len(steps)-1; k >= 0; e, k = e-step, k-1 {
		places[e] = frontier[at].place
		at, frontier = frontier[at].before, steps[k]
	}
	return true
}

func lastElement(n, step int) int {
	if step > 0 {
		return n - 1
	}
	return 0
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
