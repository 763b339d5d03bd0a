package condense

import (
	"cmp"
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// How short a condensed unit becomes: clauses are left out of longer ones until about
// so many words are left.
const (
	enough = 17
	share  = 0.65
)

// part is what of a unit is kept or left out as one while clauses are chosen: a clause
// with those that cannot be parted from it.
type part struct {
	sentence int
	kind     clause.Kind
	tokens   []int
	on       int // the part that it cannot stand without; -1: none
	words    int
	weight   float64
	keep     bool
}

// choose leaves out the clauses that say least, until the unit is short enough. Clauses
// with a negation stay, and with a clause the one that it leans on.
func (w *words) choose(sentences []*clause.Sentence) []*clause.Sentence {
	parts, total := w.parts(sentences)
	budget := max(enough, int(share*float64(total)))
	if total <= budget {
		return sentences
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(parts[b].weight, parts[a].weight) })
	used := 0
	for _, i := range order {
		cost := 0
		for j := i; j >= 0 && !parts[j].keep; j = parts[j].on {
			cost += parts[j].words
		}
		if used > 0 && used+cost > budget && !w.negated(sentences, parts[i]) {
			continue
		}
		for j := i; j >= 0; j = parts[j].on {
			parts[j].keep = true
		}
		used += cost
	}
	return w.rebuild(sentences, parts)
}

// parts returns the parts of sentences with their weights, and the number of words.
func (w *words) parts(sentences []*clause.Sentence) (parts []part, total int) {
	for at, s := range sentences {
		clauses := s.Clauses()
		place := make([]int, len(clauses))
		for i := range place {
			place[i] = -1
		}
		first := len(parts)
		for i, c := range clauses {
			if !welded(s, c) {
				place[i] = len(parts)
				parts = append(parts, part{sentence: at, kind: c.Kind, on: -1})
			}
		}
		within := func(i int) int {
			for place[i] < 0 {
				i = clauses[i].On
			}
			return place[i]
		}
		for i, c := range clauses {
			p := &parts[within(i)]
			p.tokens = append(p.tokens, c.Tokens...)
			if place[i] >= 0 && leans(s, c) {
				p.on = within(c.On)
			}
		}
		for i := range parts[first:] {
			p := &parts[first+i]
			slices.Sort(p.tokens)
			p.weigh(s.Tokens)
			if first+i == 0 {
				p.weight *= firstWeight
			}
			total += p.words
		}
	}
	return parts, total
}

// welded reports whether a clause cannot be left out alone: what is said or thought, a
// condition, and which of several somebody is.
func welded(s *clause.Sentence, c clause.Clause) bool {
	first := c.Head
	if len(c.Tokens) > 0 {
		first = min(first, c.Tokens[0])
	}
	switch c.Kind {
	case clause.Content, clause.Condition:
		return true
	case clause.Relative:
		return first > 0 && s.Tokens[first-1].IsWord()
	}
	return false
}

// leans reports whether a clause cannot stand without the one that it hangs on.
func leans(s *clause.Sentence, c clause.Clause) bool {
	switch c.Kind {
	case clause.Coordinate:
		return s.Kid(c.Head, syntax.Subject, syntax.PassiveSubject, syntax.Expletive) < 0
	case clause.Subordinate, clause.Relative:
		return true
	}
	return false
}

// weigh counts the words of a part and what they tell.
func (p *part) weigh(tokens []language.Token) {
	seen := map[string]bool{}
	for _, i := range p.tokens {
		t := tokens[i]
		if !t.IsWord() {
			continue
		}
		p.words++
		if !t.Stop && !seen[t.Lemma] {
			seen[t.Lemma] = true
			p.weight += worth(t)
		}
	}
	p.weight *= kindWeight[p.kind]
}

// kindWeight is how much the words of a clause count by its kind: asides count less.
var kindWeight = map[clause.Kind]float64{
	clause.Main: 1, clause.Coordinate: 1, clause.Beside: 0.8, clause.Subordinate: 0.6, clause.Relative: 0.5,
}

// firstWeight favours the clause that a unit begins with.
const firstWeight = 1.3

// worth is how much a content word tells.
func worth(t language.Token) float64 {
	switch t.Tag {
	case language.Noun, language.ProperNoun:
		return 1.2
	case language.Verb:
		return 1
	case language.Adjective, language.Number:
		return 0.8
	}
	return 0.4
}

func (w *words) negated(sentences []*clause.Sentence, p part) bool {
	return slices.ContainsFunc(p.tokens, func(i int) bool { return w.negations.Has(sentences[p.sentence].Tokens[i].Word) })
}

// rebuild returns the sentences with the parts that are kept.
func (w *words) rebuild(sentences []*clause.Sentence, parts []part) []*clause.Sentence {
	var out []*clause.Sentence
	for at, s := range sentences {
		keep, some := make([]bool, len(s.Tokens)), false
		for _, p := range parts {
			if p.sentence == at && p.keep {
				some = true
				for _, i := range p.tokens {
					keep[i] = true
				}
			}
		}
		if some {
			keepHosts(s.Tokens, keep)
			s = s.Part(keep)
			out = append(out, s.Part(w.tidy(s.Tokens)))
		}
	}
	return out
}

// keepHosts keeps the word that a kept one is written to: "it's", "won't".
func keepHosts(tokens []language.Token, keep []bool) {
	for i := len(tokens) - 1; i > 0; i-- {
		if keep[i] && tokens[i].IsWord() && tokens[i-1].IsWord() && tokens[i-1].End == tokens[i].Start {
			keep[i-1] = true
		}
	}
}

// tidy mends the beginning and the signs of a sentence that has lost clauses; it
// returns which tokens stay.
func (w *words) tidy(tokens []language.Token) []bool {
	s := &sentence{words: w, tokens: tokens, gone: make([]bool, len(tokens))}
	s.beginning()
	s.signs()
	for i, gone := range s.gone {
		s.gone[i] = !gone
	}
	return s.gone
}
