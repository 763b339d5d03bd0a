package condense

import (
	"slices"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// How short a condensed unit becomes: clauses are left out of longer ones until about
// so many words are left.
const (
	enough = 14
	share  = 0.6
)

// part is a clause of a unit while clauses are chosen.
type part struct {
	clause.Clause
	sentence int
	words    int
	weight   float64
	keep     bool
}

// choose leaves out the clauses that say least, until the unit is short enough. Clauses
// with a negation stay, and with a clause the one that it leans on.
func (w *words) choose(sentences [][]language.Token) [][]language.Token {
	parts, total := w.parts(sentences)
	budget := max(enough, int(share*float64(total)))
	if total <= budget {
		return sentences
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case parts[a].weight > parts[b].weight:
			return -1
		case parts[a].weight < parts[b].weight:
			return 1
		}
		return 0
	})
	used := 0
	for _, i := range order {
		need := leaning(parts, i)
		cost := 0
		for _, j := range need {
			if !parts[j].keep {
				cost += parts[j].words
			}
		}
		if must := w.negated(sentences, parts[i]); !must && used > 0 && used+cost > budget {
			continue
		}
		for _, j := range need {
			parts[j].keep = true
		}
		used += cost
	}
	return w.rebuild(sentences, parts)
}

// parts returns the clauses of sentences with their weights, and the number of words.
func (w *words) parts(sentences [][]language.Token) (parts []part, total int) {
	for s, tokens := range sentences {
		for _, c := range clause.Split(tokens) {
			p := part{Clause: c, sentence: s}
			seen := map[string]bool{}
			for _, t := range tokens[c.First:c.End] {
				if !t.IsWord() {
					continue
				}
				p.words++
				if !t.Stop && !seen[t.Lemma] {
					seen[t.Lemma] = true
					p.weight += worth(t)
				}
			}
			p.weight *= kindWeight[c.Kind]
			if len(parts) == 0 {
				p.weight *= firstWeight
			}
			total += p.words
			parts = append(parts, p)
		}
	}
	return parts, total
}

// kindWeight is how much the words of a clause count by its kind: asides count less.
var kindWeight = map[clause.Kind]float64{
	clause.Main: 1, clause.Coordinate: 1, clause.Subordinate: 0.6, clause.Relative: 0.5, clause.Condition: 0.8,
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

// leaning returns clause i and those that it cannot stand without.
func leaning(parts []part, i int) []int {
	need := []int{i}
	at := i
	for parts[at].Kind != clause.Main && parts[at].Kind != clause.Coordinate && at > 0 && parts[at-1].sentence == parts[at].sentence {
		at--
		need = append(need, at)
	}
	if parts[at].Kind != clause.Main && parts[at].Kind != clause.Coordinate && i+1 < len(parts) && parts[i+1].sentence == parts[i].sentence {
		need = append(need, i+1) // "When it rains, …"
	}
	if before := i - 1; before >= 0 && parts[before].sentence == parts[i].sentence && parts[before].Kind == clause.Condition {
		need = append(need, before)
	}
	if after := i + 1; after < len(parts) && parts[after].sentence == parts[i].sentence && parts[after].Kind == clause.Condition {
		need = append(need, after)
	}
	return need
}

func (w *words) negated(sentences [][]language.Token, p part) bool {
	return slices.ContainsFunc(sentences[p.sentence][p.First:p.End], func(t language.Token) bool { return w.negations.Has(t.Word) })
}

// rebuild returns the sentences with the clauses that are kept.
func (w *words) rebuild(sentences [][]language.Token, parts []part) [][]language.Token {
	var out [][]language.Token
	for s, tokens := range sentences {
		var kept []language.Token
		for _, p := range parts {
			if p.sentence == s && p.keep {
				kept = append(kept, tokens[p.First:p.End]...)
			}
		}
		if len(kept) == 0 {
			continue
		}
		out = append(out, w.tidy(kept))
	}
	return out
}

// tidy mends the beginning and the signs of a sentence that has lost clauses.
func (w *words) tidy(tokens []language.Token) []language.Token {
	s := &sentence{words: w, tokens: tokens, gone: make([]bool, len(tokens))}
	s.beginning()
	s.signs()
	return s.rest()
}
