package opencode

import (
	"slices"
	"strings"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// How a label is marked down for what a reader would strike out.
const (
	slightest = 0.01
	bare      = 0.25 // one content word only: "springing", "the soup"
	wordless  = 0.1  // one word in all
	hanging   = 0.3  // it ends where an object is missing: "the boss wondering"
	unsaid    = 0.6  // what it is about stands in a pronoun: "reading it out"
	identical = 0.45 // who somebody is, and not what happens: "being the bus"
	thingless = 0.6  // no noun
	slight    = 0.7  // the verb says little: "going", "putting"
	plain     = 0.7  // a state that is nobody's: "hard to say"
	reporting = 0.4  // that something is said, and not what
	question  = 0.4  // it asks: "who's responsible"
	verbless  = 0.25 // a thing, and nothing that happens: "a red magnet"
	refusal   = 1.25 // what is not tells more than what is
)

// rate scores a label: by what its words weigh in the study, by how much it names, and
// by what stands in the way of reading it.
func (r *reading) rate() {
	r.trim()
	if len(r.parts) == 0 {
		r.score = 0
		return
	}
	content, nouns, pronouns := r.content()
	for _, t := range content {
		r.score += r.c.weigh(t.Lemma) * nominal(*t)
	}
	if r.denied || len(r.verbs) > 0 && len(r.parts) > 1 {
		r.score += slightest // what is not is worth a code, whatever it is
	}
	factor := 1.0
	mark := func(is bool, by float64) {
		if is {
			factor *= by
		}
	}
	v := r.verb()
	mark(len(content) < 2 && !r.denied, bare)
	mark(len(content) < 2 && r.denied && nouns == 0, bare)
	mark(len(r.parts) == 1, wordless)
	mark(r.hangs(), hanging)
	mark(nouns == 0, thingless)
	mark(nouns == 0 && pronouns > 0, unsaid)
	mark(r.denied, refusal)
	mark(v != nil && r.c.g.light.Has(v.Lemma), slight)
	mark(r.reports() && r.negation == "", reporting)
	mark(r.wonders(), question)
	mark(r.verbless() && !r.denied && !r.stands, verbless)
	mark(r.copula && r.holder == "" && !r.denied, plain)
	mark(r.copula && !r.denied && nouns > 0 && len(r.modals) == 0 && !r.hasAdjective(), identical)
	r.score *= factor
	r.thin = len(content) == 0 || !r.denied && (r.verbless() && nouns < 2 || len(content) < 2 && !r.telling(content) || r.copula && nouns > 0 && r.holder == "" && !r.hasAdjective()) || nouns == 0 && pronouns > 0
	r.weak = len(content) == 0 || !r.denied && (len(r.parts) == 1 || r.verbless() && !r.stands)
}

// wonders reports whether the clause itself is a question.
func (r *reading) wonders() bool {
	if r.head < 0 || r.kind == clause.Subordinate || r.kind == clause.Relative {
		return false
	}
	first := r.first(r.head)
	return first < r.head && r.c.g.questions.Has(r.Tokens[first].Word)
}

// telling reports whether the one word that counts in a label says enough: a state
// ("trust"), or a feeling or quality of somebody ("being ashamed").
func (r *reading) telling(content []*language.Token) bool {
	if len(content) == 1 && slices.ContainsFunc(r.modals, func(m string) bool { return m == "should" || m == "must" }) {
		return true // what ought to be
	}
	return r.stands && len(r.parts) > 2 || len(content) == 1 && r.c.g.isState(content[0].Lemma) && len(r.parts) > 1
}

// verbless reports whether a label has no verb, and no adjective that says something of
// somebody.
func (r *reading) verbless() bool {
	for _, p := range r.parts {
		if p.token == nil && p.text == r.c.g.infinitive || strings.HasPrefix(p.text, r.c.g.being) || p.token != nil && isVerb(p.token) || r.holder != "" {
			return false
		}
	}
	return true
}

func isVerb(t *language.Token) bool {
	return t.Tag == language.Verb || t.Tag == language.Auxiliary
}

// trim takes away what a label must not end with.
func (r *reading) trim() {
	for trimmed := false; len(r.parts) > 0; trimmed = true {
		last := r.parts[len(r.parts)-1]
		if last.token == nil || !r.loose(last.token) && !(trimmed && last.token.Tag == language.Preposition && last.token.Fine != "RP") {
			break
		}
		r.parts = r.parts[:len(r.parts)-1]
	}
}

// content returns the words of a label that tell something, each lemma once, and how
// many nouns and pronouns for things are in it.
func (r *reading) content() (content []*language.Token, nouns, pronouns int) {
	seen := map[string]bool{}
	for _, p := range r.parts {
		switch {
		case p.token == nil:
			continue
		case p.token.Tag == language.Pronoun && r.c.g.things.Has(p.token.Word) && !r.c.g.questions.Has(p.token.Word):
			pronouns++
		case p.token.Stop || seen[p.token.Lemma] || r.c.g.vague.Has(p.token.Lemma) || p.token.Tag == language.Number:
		case p.role && r.c.g.anyone.Has(p.text):
		case p.token.Tag == language.Verb && r.c.g.light.Has(p.token.Lemma):
		default:
			seen[p.token.Lemma] = true
			content = append(content, p.token)
			if p.token.Tag == language.Noun || p.role {
				nouns++
			}
		}
	}
	return content, nouns, pronouns
}

func (r *reading) hasAdjective() bool {
	for _, p := range r.parts {
		if p.token != nil && (p.token.Tag == language.Adjective || p.token.Fine == "VBN") {
			return true
		}
	}
	return false
}

// hangs reports whether a label breaks off before what its last word needs.
func (r *reading) hangs() bool {
	g := r.c.g
	last := r.parts[len(r.parts)-1]
	if last.token == nil {
		return true
	}
	t := last.token
	switch {
	case t.Tag == language.Auxiliary, t.Tag == language.Pronoun && g.nominatives.Has(t.Word):
		return true
	case t.Tag == language.Verb && (g.owning.Has(t.Lemma) || g.sayers.Has(t.Lemma) || g.takers.Has(t.Lemma) || g.light.Has(t.Lemma)):
		return true
	}
	return g.questions.Has(t.Word)
}

// loose reports whether a label must not end with a token.
func (r *reading) loose(t *language.Token) bool {
	switch t.Tag {
	case language.Determiner, language.Conjunction, language.Subordinator, language.Punctuation:
		return !r.c.g.anyone.Has(t.Word) && !r.c.g.negations.Has(t.Word)
	case language.Particle:
		return t.Word == r.c.g.infinitive
	}
	return t.Fine == "PRP$"
}
