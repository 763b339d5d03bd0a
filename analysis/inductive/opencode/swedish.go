package opencode

import (
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// infinitives names a predicate in Swedish: "att inte våga fråga", "att kunna välja".
// With a named subject the verbs stay as they were said, in the order of a clause that
// is part of another: "att chefen inte lyssnar"; and so do they where something ought to
// be or would be: "borde fråga", "skulle vilja veta".
func infinitives(r *reading, named bool) {
	switch {
	case named:
		r.deny()
		r.add(r.said(r.verbs)...)
		return
	case r.finiteModal():
		said := r.said(r.verbs)
		r.add(said[0])
		r.deny()
		r.add(said[1:]...)
		return
	case r.copula && r.impersonal() && r.quality():
		r.deny()
		return
	}
	r.add(part{text: "att"})
	r.deny()
	for _, m := range r.modals {
		if infinitive := infinitiveOf[m]; infinitive != "" {
			r.add(part{text: infinitive})
		}
	}
	t := &r.Tokens[r.head]
	switch {
	case r.copula:
		r.add(part{text: "vara"})
	case r.lemmaOf(syntax.PassiveAuxiliary) != "":
		r.add(part{text: r.lemmaOf(syntax.PassiveAuxiliary)}, part{token: t})
	case passive(t):
		r.add(part{token: t, text: t.Lemma + "s"})
	default:
		r.add(part{token: t, text: infinitive(t)})
	}
}

// infinitive returns the infinitive of a verb. What looks like the imperative of a rare
// verb is the past tense of another: "skrev".
func infinitive(t *language.Token) string {
	if t.Lemma == t.Word+"a" {
		for _, b := range t.Bases {
			if b != t.Lemma && strings.HasSuffix(b, "a") && b[0] == t.Word[0] {
				return b
			}
		}
	}
	return t.Lemma
}

// infinitiveOf are the infinitives of modal verbs as labels have them.
var infinitiveOf = map[string]string{"can": "kunna", "must": "behöva", "will": "vilja", "may": "få"}

// finiteModal reports whether the predicate has a modal without an infinitive.
func (r *reading) finiteModal() bool {
	for _, m := range r.modals {
		if m == "should" || m == "would" && r.conditional() {
			return true
		}
	}
	return false
}

func (r *reading) deny() {
	if r.negation != "" {
		r.add(part{text: r.negation})
	}
}

// said returns tokens as they were said.
func (r *reading) said(tokens []int) (parts []part) {
	for _, i := range tokens {
		parts = append(parts, part{token: &r.Tokens[i]})
	}
	return parts
}

// passive reports whether a verb is a passive in -s: "används", "anställdes".
func passive(t *language.Token) bool {
	if strings.HasSuffix(t.Lemma, "s") || len(t.Word) < 4 {
		return false
	}
	for _, end := range []string{"as", "es", "ns", "rs", "ds", "ts"} {
		if strings.HasSuffix(t.Word, end) {
			return true
		}
	}
	return false
}
