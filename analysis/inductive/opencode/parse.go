package opencode

import (
	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// reading is a clause with its parts found, and later the name that it gives.
type reading struct {
	c       *Coder
	tokens  []language.Token
	subject language.Range // the noun phrase before the verbs; empty if there is none
	topic   language.Range // a noun phrase before a subject that is a pronoun: "eleven houses we moved"
	perfect bool           // "have" stands among the auxiliaries
	modal   string         // the lemma of a modal verb
	chain   []int          // the verbs that make the predicate, with what stands between them
	passive bool
	copula  bool // "be" is the only verb
	negated bool // a negation among the verbs
	verbs   int  // where the predicate begins
	after   int  // where the predicate ends and its objects begin

	parts  []part
	holder string // the part of the one who acts, if a pronoun or a name says who
	denied bool
	thin   bool // the label tells little
	weak   bool // the label tells too little to stand by itself
	stands bool // it names a state
	score  float64
}

// part is a piece of a label: a token as it was said, or as another form.
type part struct {
	token  *language.Token
	text   string // in place of the token's own; or a word that was not said
	begins bool   // a phrase begins here, before which the label may be cut
	role   bool   // it stands for somebody's name
}

// parse finds the predicate of a clause and who acts; nil if there is no verb.
func (c *Coder) parse(tokens []language.Token) *reading {
	if len(tokens) > 2 && tokens[0].Word == "let" && tokens[1].Word == "'s" {
		tokens = tokens[2:] // "let's switch"
	}
	r := &reading{c: c, tokens: tokens}
	i := r.findSubject()
	if i == len(tokens) {
		return nil
	}
	r.findPredicate(i)
	if len(r.chain) == 0 {
		return nil
	}
	return r
}

// findSubject notes the last noun phrase before the first verb and returns the place
// of the verb.
func (r *reading) findSubject() int {
	for i := 0; i < len(r.tokens); {
		t := r.tokens[i]
		if end, _ := r.nounPhrase(i); end > i {
			r.topic = language.Range{}
			if r.subject.End == i && r.noun(r.subject) && end == i+1 && t.Tag == language.Pronoun {
				r.topic = r.subject
			}
			r.subject, r.negated = language.Range{First: i, End: end}, false
			i = end
			continue
		}
		if clause.IsVerb(t) {
			return i
		}
		if t.Tag == language.Preposition || t.IsWord() && t.Tag == language.Subordinator {
			if end, _ := r.nounPhrase(i + 1); t.Tag == language.Preposition && end > i+1 {
				i = end // "on Mondays the nurse comes"
				continue
			}
			r.subject = language.Range{}
		}
		r.negated = r.negated || r.denies(i)
		i++
	}
	return len(r.tokens)
}

// nounPhrase returns where a noun phrase that begins at i ends, and its head; end is i
// if none begins there.
func (r *reading) nounPhrase(i int) (end, head int) {
	head = -1
	if r.amount(i) {
		return r.nounPhrase(i + 2) // "tillräckligt med tid"
	}
	j := i
	for ; j < len(r.tokens); j++ {
		t := r.tokens[j]
		if j > i && head < 0 && t.Tag != language.Pronoun && r.c.g.users.Has(t.Word) {
			head = j // "de boende", which looks like a verb
			continue
		}
		switch t.Tag {
		case language.Noun, language.ProperNoun:
			head = j
			continue
		case language.Determiner, language.Number, language.Adjective:
			if head >= 0 && t.Tag != language.Number {
				return j, head
			}
			continue
		case language.Adverb:
			if head < 0 && j+1 < len(r.tokens) && (r.tokens[j+1].Tag == language.Adjective || r.tokens[j+1].Tag == language.Number) {
				continue
			}
		case language.Pronoun:
			if j == i || head < 0 {
				if !r.possessive(j) {
					if next := j + 1; j == i && next < len(r.tokens) && r.c.g.users.Has(r.tokens[next].Word) {
						continue // "de boende"
					}
					if j == i {
						return j + 1, j
					}
					return i, -1
				}
				continue
			}
		case language.Particle:
			if t.Fine == "POS" && head >= 0 {
				continue
			}
		case language.Punctuation:
			if t.Word == "'" && head == j-1 && j+1 < len(r.tokens) && nominalTags[r.tokens[j+1].Tag] {
				continue // "the patients' stories"
			}
		case language.Verb:
			if t.Fine == "VBG" && j > i && head < 0 && r.tokens[j-1].Tag != language.Adverb {
				head = j // "his drawing"
				continue
			}
		}
		break
	}
	if head < 0 {
		return i, -1
	}
	return r.extend(head+1, head)
}

// extend takes in what belongs to a noun: "of" and another noun phrase, or "and" with
// a single noun.
func (r *reading) extend(end, head int) (int, int) {
	if end+1 < len(r.tokens) {
		switch next := r.tokens[end]; {
		case next.Word == r.c.g.of:
			if e, h := r.nounPhrase(end + 1); e > end+1 && r.tokens[h].Tag != language.Pronoun {
				if r.c.g.measures.Has(r.tokens[head].Lemma) {
					head = h
				}
				return e, head
			}
		case next.Tag == language.Conjunction && r.tokens[end+1].Tag == language.Noun && (end+2 == len(r.tokens) || !clause.IsVerb(r.tokens[end+2])):
			return end + 2, head
		}
	}
	return end, head
}

// possessive reports whether a pronoun stands before what is owned: "her kitchen".
func (r *reading) possessive(i int) bool {
	return r.tokens[i].Fine == "PRP$" || r.c.g.possessives.Has(r.tokens[i].Word) && i+1 < len(r.tokens) &&
		(r.tokens[i+1].Tag == language.Noun || r.tokens[i+1].Tag == language.Adjective)
}

// inner returns the tokens after a verb of saying or thinking, where what is said
// stands, and of another verb the clause with "that" that it takes.
func (r *reading) inner() []language.Token {
	main, rest := r.main(), r.tokens[r.after:]
	if main >= 0 && r.c.g.sayers.Has(r.tokens[main].Lemma) {
		return rest
	}
	if r.copula || r.owns() {
		return r.cleft(rest)
	}
	if len(rest) > 2 && rest[0].Word == r.c.g.that && !clause.IsVerb(rest[1]) {
		return rest[1:]
	}
	return nil
}

// cleft returns what is told behind "it was he who" or "you have a man who", and nothing
// if that does not stand at the beginning of tokens.
func (r *reading) cleft(tokens []language.Token) []language.Token {
	const near = 6
	for i := range tokens[:min(near, max(0, len(tokens)-1))] {
		if r.c.g.linking.Has(tokens[i].Word) && clause.IsVerb(tokens[i+1]) {
			return tokens[i:]
		}
	}
	return nil
}

// main returns the place of the last verb of the predicate.
func (r *reading) main() int {
	if len(r.chain) == 0 {
		return -1
	}
	return r.chain[len(r.chain)-1]
}
