package opencode

import (
	"cocode/corpus/language"
)

// actor returns the part of the one whom a subject names by a name or by "he" or
// "she": a code that says only what is done would read as if the participant did it.
// It is empty where the participant acts, or nobody who is one.
func (r *reading) actor() string {
	if r.subject.End != r.subject.First+1 {
		return ""
	}
	t := &r.tokens[r.subject.First]
	switch {
	case r.c.g.thirds.Has(t.Word):
		return r.c.meant(t)
	case r.c.g.relative.Has(t.Word):
		if role := r.c.meant(t); role != r.c.g.somebody {
			return role // "a man who can't choose"
		}
	case t.Tag == language.ProperNoun && !r.c.g.unnamed.Has(t.Word):
		role, _ := r.roleOf([]part{{token: t}})
		return role
	}
	return ""
}

// meant returns the part of the person whom the pronoun t means, as far as the sentence
// shows it: of the nearest before it who may be meant. Farther back it is a guess, and a
// wrong part is worse than "someone".
func (c *Coder) meant(t *language.Token) string {
	for i := c.a.Within(t.Span).First - 1; i >= 0 && !ends[c.a.Tokens[i].Word]; i-- {
		switch before := c.a.Tokens[i]; before.Tag {
		case language.Noun:
			if role := c.g.role(before.Lemma); role != "" && !(c.g.thirds.Has(t.Word) && c.g.opposite(before.Lemma, t.Word)) {
				return role
			}
		case language.ProperNoun:
			if role := c.roles[before.Word]; role != "" {
				return role
			}
		}
	}
	return c.g.somebody
}

// ends are the signs at the end of a sentence.
var ends = map[string]bool{".": true, "!": true, "?": true, "…": true}

// opposite reports whether a noun for a person of one sex cannot be meant by a pronoun.
func (g *grammar) opposite(noun, pronoun string) bool {
	return g.women.Has(noun) && g.he.Has(pronoun) || g.men.Has(noun) && !g.he.Has(pronoun)
}
