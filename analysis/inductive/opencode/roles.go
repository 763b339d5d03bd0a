package opencode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus"
	"cocode/corpus/language"
)

// rolesOf returns the parts that the bearers of names have, as far as the text shows
// them: "Anna, the nurse", "his sister Anna", "vår sjuksköterska Anna".
func rolesOf(a *language.Annotation, g *grammar) map[string]string {
	roles := map[string]string{}
	if g == nil {
		return roles
	}
	for _, s := range a.Sentences {
		tokens := a.Tokens[s.First:s.End]
		for i := range tokens {
			if tokens[i].Tag != language.ProperNoun || roles[tokens[i].Word] != "" {
				continue
			}
			if role := g.roleBeside(tokens, i); role != "" {
				roles[tokens[i].Word] = role
			}
		}
	}
	return roles
}

// namesOf returns the words that stand with a capital inside sentences of d, and
// nowhere without.
func namesOf(d *corpus.Document, a *language.Annotation) map[string]bool {
	names := map[string]bool{}
	for i := range a.Tokens {
		if t := &a.Tokens[i]; t.IsWord() && capitalInside(d.Text, t) {
			names[t.Word] = true
		}
	}
	for i := range a.Tokens {
		if t := &a.Tokens[i]; names[t.Word] && t.Of(d.Text) == t.Word {
			delete(names, t.Word)
		}
	}
	return names
}

// capitalInside reports whether a word has a capital though it begins no sentence.
func capitalInside(text string, t *language.Token) bool {
	first, _ := utf8.DecodeRuneInString(t.Of(text))
	if !unicode.IsUpper(first) || t.Word == "i" || strings.HasPrefix(t.Word, "i'") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:t.Start], " "))
	return unicode.IsLetter(before) || before == ','
}

// roleBeside returns the part that stands right before the name at i or in an
// apposition after it.
func (g *grammar) roleBeside(tokens []language.Token, i int) string {
	if i > 0 && !g.titles.Has(tokens[i-1].Word) {
		if role := g.role(tokens[i-1].Lemma); role != "" {
			return role
		}
	}
	const near = 5
	end := i + 1
	for end < len(tokens) && tokens[end].Tag == language.ProperNoun {
		end++
	}
	if end == len(tokens) || tokens[end].Word != "," {
		return ""
	}
	for _, t := range tokens[end+1 : min(len(tokens), end+1+near)] {
		switch t.Tag {
		case language.Noun:
			return g.role(t.Lemma)
		case language.Determiner, language.Adjective, language.Pronoun, language.Auxiliary:
		default:
			return ""
		}
	}
	return ""
}

// role returns the part that a noun for a person gives: that of a user, of staff, of a
// relative.
func (g *grammar) role(lemma string) string {
	switch {
	case g.managers.Has(lemma):
		return g.aManager
	case g.users.Has(lemma):
		return g.aUser
	case g.relatives.Has(lemma):
		return g.aRelative
	case g.staff.Has(lemma):
		return g.ofStaff
	}
	return ""
}
