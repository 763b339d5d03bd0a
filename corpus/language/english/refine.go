package english

import (
	"cocode/corpus/language"
	"cocode/corpus/language/internal/grammar"
)

// refine tells apart what Penn tags leave together and the universal ones do not:
// auxiliaries and main verbs, subordinators and prepositions, the infinitive's "to",
// pronouns and determiners. It also finds the base of 's and 'd.
func refine(l *grammar.Language, s []language.Token) {
	for i := range s {
		switch t := &s[i]; t.Fine {
		case "RB":
			if t.Word == "not" || t.Word == "n't" {
				t.Tag = language.Particle
			}
		case "PRP":
			if t.Word == "'s" {
				t.Form = l.Form(t.Form, "we") // let's
			}
		case "JJS", "JJR":
			if t.Known && len(t.Bases) == 1 && t.Bases[0] == t.Word && !degree[t.Word] {
				t.Fine = "JJ" // "honest" only looks like a superlative
			}
		case "IN":
			if subordinators[t.Word] && !(t.Word == "like" || t.Word == "as") {
				t.Tag = language.Subordinator
			}
		case "TO":
			if v := after(s, i); v != nil && v.Fine == "VB" {
				t.Tag = language.Particle
			}
		case "DT":
			if standsAlone(s, i) {
				t.Tag = language.Pronoun
			}
		case "WDT":
			if n := after(s, i); n != nil && n.Tag == language.Noun {
				t.Tag = language.Determiner
			}
		case "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD":
			verb(l, s, i)
		}
	}
}

var subordinators = map[string]bool{
	"that": true, "if": true, "because": true, "although": true, "though": true, "whether": true,
	"unless": true, "while": true, "whereas": true, "until": true, "till": true, "since": true,
	"once": true, "cos": true, "'cause": true, "'cos": true, "so": true, "lest": true, "'til": true,
}

// degree are comparatives and superlatives that are their own base.
var degree = map[string]bool{"more": true, "most": true, "less": true, "least": true}

// after returns the next word after i that is no adverb or negation, or nil.
func after(s []language.Token, i int) *language.Token {
	for i++; i < len(s); i++ {
		if t := &s[i]; t.Tag != language.Adverb && t.Fine != "RB" && t.Tag != language.Interjection {
			return t
		}
	}
	return nil
}

// standsAlone reports whether the determiner i has no noun phrase after it: "this is".
func standsAlone(s []language.Token, i int) bool {
	if !demonstrative[s[i].Word] || i+1 == len(s) {
		return demonstrative[s[i].Word]
	}
	if s[i+1].Fine == "PRP" || s[i+1].Fine == "WP" || s[i+1].Fine == "WDT" {
		return true
	}
	switch s[i+1].Tag {
	case language.Noun, language.ProperNoun, language.Adjective, language.Number, language.Determiner,
		language.Other, language.Pronoun:
		return false
	}
	return s[i+1].Fine != "VBG" && s[i+1].Fine != "VBN" && s[i+1].Tag != language.Adverb ||
		s[i+1].Word == "'s"
}

var demonstrative = map[string]bool{
	"this": true, "that": true, "these": true, "those": true, "all": true, "both": true,
	"some": true, "any": true, "each": true, "another": true, "either": true, "neither": true,
}

// verb marks auxiliaries: forms of be, and have and do with a verb that they help.
func verb(l *grammar.Language, s []language.Token, i int) {
	t := &s[i]
	switch t.Word {
	case "'s":
		t.Form = l.Form(t.Form, has(s, i, "be", "have"))
	case "'d":
		t.Form = l.Form(t.Form, has(s, i, "would", "have"))
	}
	switch t.Lemma {
	case "be", "would":
		t.Tag = language.Auxiliary
	case "have":
		if helped := verbAfter(s, i); helped != nil && (helped.Fine == "VBN" || helped.Fine == "VBD") {
			t.Tag = language.Auxiliary
		}
	case "do":
		if helped := verbAfter(s, i); helped != nil && (helped.Fine == "VB" || helped.Fine == "VBP") {
			t.Tag = language.Auxiliary
		}
	}
}

// has returns the base of a clitic: perfect if a form stands after it that only
// "have" takes, else other.
func has(s []language.Token, i int, other, perfect string) string {
	v := after(s, i)
	switch {
	case v == nil:
		return other
	case v.Word == "been" || v.Word == "got" || v.Word == "had" || v.Word == "better":
		return perfect
	case other == "would" && (v.Fine == "VBN" || v.Fine == "VBD"):
		return perfect
	}
	return other
}

// verbAfter returns the verb that an auxiliary at i helps: the next word, adverbs,
// negation and a subject aside ("did you ever think"). It returns nil if another
// word comes first.
func verbAfter(s []language.Token, i int) *language.Token {
	subject := false
	for i++; i < len(s); i++ {
		switch t := &s[i]; {
		case t.Tag == language.Adverb, t.Fine == "RB", t.Tag == language.Interjection:
		case t.Fine == "PRP" && !subject:
			subject = true
		case t.Tag == language.Verb || t.Tag == language.Auxiliary:
			return t
		default:
			return nil
		}
	}
	return nil
}
