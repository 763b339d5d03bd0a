package opencode

import (
	"cocode/corpus/language"
)

// objects returns what follows the predicate as far as it is worth naming: noun
// phrases, prepositions with theirs, infinitives, questions.
func (r *reading) objects(i int) []part {
	var out []part
	for i < len(r.tokens) && r.c.g.negations.Has(r.tokens[i].Word) && r.negated && r.tokens[i].Tag != language.Determiner && r.tokens[i].Tag != language.Pronoun {
		i++
	}
	i = r.skip(i)
	for phrases := 0; i < len(r.tokens) && phrases < 3; {
		end, counts := r.phrase(i)
		if end <= i || len(out)+end-i > mostLabel || r.acts(i, end) {
			break
		}
		for first := i; i < end; i++ {
			out = append(out, part{token: &r.tokens[i], begins: i == first && !r.clings(out, i)})
		}
		if counts {
			phrases++
		}
		i = r.skip(i)
	}
	return out
}

// clings reports whether a phrase that begins at i must not be cut off from what stands
// before it: an object from its verb, a verb from its infinitive's mark.
func (r *reading) clings(before []part, i int) bool {
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1].token
	if t := r.tokens[i]; t.Word == r.c.g.infinitive {
		return true
	} else if t.Tag == language.Preposition {
		return false
	}
	return last.Tag == language.Preposition && last.Fine != "RP" || last.Tag == language.Particle || last.Tag == language.Verb ||
		r.c.g.questions.Has(last.Word)
}

// acts reports whether the noun phrase from i up to end is the subject of another
// clause: a verb follows that the predicate does not take.
func (r *reading) acts(i, end int) bool {
	if r.c.g.nominatives.Has(r.tokens[i].Word) && end == i+1 {
		return true
	}
	next := r.skip(end)
	if next == len(r.tokens) || !isVerbAt(r.tokens, next) || isVerbAt(r.tokens, end-1) || r.c.g.questions.Has(r.tokens[i].Word) {
		return false
	}
	if t := r.tokens[next]; t.Tag == language.Verb && (t.Fine == "VBG" || t.Fine == "VBN" || t.Word == t.Lemma) {
		return false
	}
	return r.tokens[end-1].Tag != language.Particle
}

// skip passes adverbs, which a name does without.
func (r *reading) skip(i int) int {
	for i < len(r.tokens) && !r.amount(i) && (r.negated && r.denies(i) || r.tokens[i].Tag == language.Adverb || r.c.g.passed.Has(r.tokens[i].Word)) && r.c.g.kept.At(r.tokens[i:]) == 0 && !r.c.g.questions.Has(r.tokens[i].Word) {
		i++
	}
	return i
}

// amount reports whether an amount stands at i with what joins it to a noun.
func (r *reading) amount(i int) bool {
	return i+2 < len(r.tokens) && r.c.g.amounts.Has(r.tokens[i].Word) && r.tokens[i+1].Word == r.c.g.with
}

// phraseAt is phrase for any place, also the end.
func (r *reading) phraseAt(i int) (end int, counts bool) {
	if i >= len(r.tokens) {
		return i, false
	}
	return r.phrase(i)
}

// phrase returns where the phrase that begins at i ends, i if nothing begins there
// that is worth naming; counts is false for a mere particle.
func (r *reading) phrase(i int) (end int, counts bool) {
	g, t := r.c.g, r.tokens[i]
	switch {
	case !t.IsWord(), g.stops.Has(t.Word):
		return i, false
	case g.questions.Has(t.Word):
		return r.question(i), true
	case (t.Tag == language.Interjection || g.negations.Has(t.Word)) && i > 0 && g.sayers.Has(r.tokens[i-1].Lemma):
		return i + 1, true // "say no"
	case t.Fine == "RP", g.kept.Has(t.Word) && t.Tag == language.Adverb:
		return i + 1, false
	case t.Word == g.infinitive && i+1 < len(r.tokens) && isVerbAt(r.tokens, i+1):
		return i + 2, false
	case t.Tag == language.Preposition || t.Tag == language.Subordinator && g.loosePrepositions.Has(t.Word):
		if g.particles.Has(t.Word) && (i+1 == len(r.tokens) || !r.tokens[i+1].IsWord() || g.stops.Has(r.tokens[i+1].Word) || g.questions.Has(r.tokens[i+1].Word)) {
			return i + 1, false
		}
		if next := r.skip(i + 1); next < len(r.tokens) && g.questions.Has(r.tokens[next].Word) && t.Tag == language.Preposition {
			return max(i, r.question(next)), true
		}
		if end, head := r.nounPhrase(r.skip(i + 1)); end > i+1 && head >= 0 {
			return end, true
		}
		if i+1 < len(r.tokens) && r.tokens[i+1].Fine == "VBG" {
			return i + 2, false
		}
		return i, false
	case t.Tag == language.Adverb && !r.amount(i):
		if next := r.skip(i); next > i && next < len(r.tokens) {
			end, counts := r.phrase(next)
			if end > next && r.tokens[next].Tag == language.Adjective {
				return end, counts
			}
		}
	}
	if end, _ := r.nounPhrase(i); end > i {
		return end, true
	}
	if t.Tag == language.Adjective || t.Fine == "VBN" || t.Fine == "VBG" || t.Tag == language.Verb && t.Word == t.Lemma && i > r.after {
		return i + 1, true
	}
	return i, false
}

// question returns where a question in a clause ends: "what they wanted to eat".
func (r *reading) question(i int) int {
	const most = 6
	end := i + 1
	for end < len(r.tokens) && r.tokens[end].IsWord() && end-i < most && r.tokens[end].Tag != language.Conjunction {
		end++
	}
	for end > i+1 && (r.dangling(end-1) || r.c.g.passed.Has(r.tokens[end-1].Word)) {
		end--
	}
	if end <= i+2 {
		return i
	}
	return end
}

// dangling reports whether a label must not end with token i.
func (r *reading) dangling(i int) bool {
	t := r.tokens[i]
	switch t.Tag {
	case language.Determiner, language.Subordinator, language.Conjunction, language.Particle, language.Preposition:
		return t.Fine != "RP"
	}
	return r.possessive(i)
}

func isVerbAt(tokens []language.Token, i int) bool {
	return tokens[i].Tag == language.Verb || tokens[i].Tag == language.Auxiliary
}
