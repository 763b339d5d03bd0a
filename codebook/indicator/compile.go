package indicator

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cocode/corpus/language"
)

// Rule is one indicator to compile: an expression, or a regular expression.
type Rule struct {
	Match string
	Regex string
}

// Matcher finds all rules of a codebook in one pass over a turn. It is safe for use
// by several goroutines through a Session each.
type Matcher struct {
	programs []program
	elements []elementRule
	known    map[string]int32   // elements by what they say
	byBase   map[string][]int32 // elements that a base form meets
	byExact  map[string][]int32
	shapes   shapes
	regexes  []pattern
}

// program is a variant with the element from which it is looked for.
type program struct {
	rule   int
	steps  []step
	anchor int
}

// step is an element of a program, some way after the step before.
type step struct {
	element int32
	gap     int
}

// elementRule is an element that several programs may share.
type elementRule struct {
	atoms    []atom
	tagged   bool    // an atom names a part of speech, so that the form alone does not decide
	anchored []int32 // the programs that are looked for from here
}

type pattern struct {
	rule int
	re   *regexp.Regexp
}

// Compile makes a matcher of rules. Lists holds the words of each named list. The
// error at index i, if not nil, says why rule i cannot be used; the others work.
func Compile(rules []Rule, lists map[string][]string, lexicon Lexicon) (*Matcher, []error) {
	m := &Matcher{known: map[string]int32{}, byBase: map[string][]int32{}, byExact: map[string][]int32{}, shapes: shapes{of: map[string][]int32{}}}
	x := &expander{lexicon: lexicon, lists: lists, cache: map[string][]variant{}, words: map[string]variant{}}
	errs := make([]error, len(rules))
	for i, r := range rules {
		errs[i] = m.add(i, r, x)
	}
	m.shapes.index()
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
			m.program(rule, v)
			usable = true
		}
	}
	if !usable {
		return errors.New("it holds no word, so it can never match; write at least one that is not optional")
	}
	return nil
}

// program adds a variant, to be looked for from its most telling element, so that the
// cost of a word does not grow with the number of rules that share "the".
func (m *Matcher) program(rule int, v variant) {
	p := program{rule: rule, steps: make([]step, len(v))}
	least := 1 << 30
	for i, e := range v {
		p.steps[i] = step{m.element(e), e.gap}
		if c := commonness(e); c < least {
			p.anchor, least = i, c
		}
	}
	at := &m.elements[p.steps[p.anchor].element]
	at.anchored = append(at.anchored, int32(len(m.programs)))
	m.programs = append(m.programs, p)
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

// element returns the number of an element; equal ones have the same.
func (m *Matcher) element(e element) int32 {
	key := say(e.atoms)
	if n, ok := m.known[key]; ok {
		return n
	}
	n := int32(len(m.elements))
	m.known[key] = n
	r := elementRule{atoms: e.atoms}
	for _, a := range e.atoms {
		r.tagged = r.tagged || a.tag != language.Other
		switch {
		case a.glob != "":
			m.shapes.of[a.glob] = append(m.shapes.of[a.glob], n)
		case a.exact != "":
			m.byExact[a.exact] = append(m.byExact[a.exact], n)
		default:
			for _, b := range a.bases {
				m.byBase[b] = append(m.byBase[b], n)
			}
		}
	}
	m.elements = append(m.elements, r)
	return n
}

// say writes atoms so that equal ones are written alike.
func say(atoms []atom) string {
	var b strings.Builder
	for _, a := range atoms {
		for _, base := range a.bases {
			b.WriteString(base)
			b.WriteByte(0)
		}
		b.WriteString("\x01" + a.exact + "\x01" + a.glob + "\x01")
		b.WriteByte(byte(a.tag) + 'a')
	}
	return b.String()
}

// met returns the elements that a form meets, parts of speech aside, in order.
func (m *Matcher) met(f *language.Form) []int32 {
	var found []int32
	for _, b := range f.Bases {
		found = append(found, m.byBase[b]...)
	}
	found = append(found, m.byExact[f.Word]...)
	found = m.shapes.met(found, f.Word)
	if f.Lemma != f.Word {
		found = m.shapes.met(found, f.Lemma)
	}
	slices.Sort(found)
	return slices.Clip(slices.Compact(found))
}
