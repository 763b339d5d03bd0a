package opencode

import (
	"strings"

	"cocode/corpus/language/syntax"
)

// gerunds names a predicate in English: "not daring to ask", "having to wait", "being
// told"; what ought to be or would be keeps its modal: "should ask", "would have asked".
func gerunds(r *reading, _ bool) {
	modal := r.modal()
	switch modal {
	case "should", "would", "must not":
		r.add(part{text: strings.TrimSuffix(modal, " not")})
		r.deny()
		for _, k := range r.Kids(r.head) {
			if r.Tree[k].Relation == syntax.Adverb && r.c.g.wishes.Has(r.Tokens[k].Word) {
				r.add(part{token: &r.Tokens[k]}) // "would rather"
			}
		}
		r.add(r.base(r.perfect)...)
		return
	}
	r.deny()
	base := r.base(false)
	switch modal {
	case "can":
		r.add(part{text: "being able to"})
	case "must":
		r.add(part{text: "having to"})
	default:
		if r.copula && r.impersonal() && r.quality() {
			return // "hard to say no"
		}
		base[0].text = Gerund(base[0].text)
	}
	r.add(base...)
}

// modal returns the modal that a label keeps; empty if there is none.
func (r *reading) modal() string {
	for _, m := range r.modals {
		switch {
		case m == "must" && r.negation != "", m == "should" && r.negation != "":
			return m + strings.Repeat(" not", truth(m == "must"))
		case (m == "must" || m == "can") && r.perfect, m == "would" && !r.conditional(), m == "can" && r.copula:
		default:
			return m
		}
	}
	return ""
}

// base returns the verbs of a predicate after a modal: "ask", "be asked", "have asked".
func (r *reading) base(perfect bool) []part {
	verb := part{text: "be"}
	if !r.copula {
		verb = part{token: &r.Tokens[r.head], text: r.Tokens[r.head].Lemma}
	}
	if r.c.g.modals[verb.text] != "" {
		verb.text = "have" // "they'd the report ready"
	}
	if verb.text == "get" && r.owned && !perfect {
		verb.text = "have" // "she has got"
	}
	switch {
	case r.passive && !r.copula:
		be := "be"
		if r.lemmaOf(syntax.PassiveAuxiliary) == "get" {
			be = "get"
		}
		return []part{{text: be}, {token: verb.token}}
	case perfect && r.copula:
		return []part{{text: "have been"}}
	case perfect:
		return []part{{text: "have"}, {token: verb.token}}
	}
	return []part{verb}
}

// Gerund returns the form in -ing of an English verb in its base form.
func Gerund(verb string) string {
	switch {
	case irregular[verb] != "":
		return irregular[verb]
	case len(verb) < 2:
		return verb + "ing"
	case strings.HasSuffix(verb, "ie"):
		return strings.TrimSuffix(verb, "ie") + "ying"
	case strings.HasSuffix(verb, "ee"), strings.HasSuffix(verb, "oe"), strings.HasSuffix(verb, "ye"):
		return verb + "ing"
	case strings.HasSuffix(verb, "e"):
		return strings.TrimSuffix(verb, "e") + "ing"
	case doubles(verb):
		return verb + verb[len(verb)-1:] + "ing"
	}
	return verb + "ing"
}

var irregular = map[string]string{"be": "being", "singe": "singeing", "panic": "panicking", "mimic": "mimicking", "picnic": "picnicking"}

// doubles reports whether the last letter of a verb doubles: one vowel, then one
// consonant, in a word of one syllable or with the stress on the last.
func doubles(verb string) bool {
	n := len(verb)
	last := verb[n-1]
	if n < 3 || isVowel(last) || strings.IndexByte("wxyh", last) >= 0 || !isVowel(verb[n-2]) || isVowel(verb[n-3]) && verb[n-3:n-1] != "ui" {
		return false
	}
	vowels := 0
	for i := range n {
		if isVowel(verb[i]) && (i == 0 || !isVowel(verb[i-1])) {
			vowels++
		}
	}
	return vowels == 1 || stressed[verb]
}

// stressed are verbs of several syllables with the stress on the last.
var stressed = map[string]bool{
	"admit": true, "begin": true, "commit": true, "control": true, "forget": true, "occur": true, "permit": true, "prefer": true,
	"refer": true, "regret": true, "submit": true, "transfer": true, "upset": true, "forbid": true, "equip": true, "compel": true,
	"omit": true, "rebut": true, "travel": true, "cancel": true, "label": true, "model": true, "signal": true, "counsel": true,
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
