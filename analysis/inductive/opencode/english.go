package opencode

import (
	"strings"

	"cocode/corpus/language"
)

// gerunds names a predicate in English: "not daring to ask", "having to wait", "being
// told".
func gerunds(r *reading, _ bool) {
	if r.negated {
		r.add(part{text: "not"})
	}
	first := true
	switch r.modal {
	case "can":
		r.add(part{text: "being able to"})
		first = false
	case "must":
		r.add(part{text: "having to"})
		first = false
	case "should":
		if r.negated {
			break // "you shouldn't dress it up" is no lack of need
		}
		r.add(part{text: "needing to"})
		first = false
	}
	for k, i := range r.chain {
		t := &r.tokens[i]
		switch {
		case k+1 < len(r.chain) && r.habit(i), k > 0 && t.Word == "to" && r.habit(i-1):
		case t.Word == "to":
			r.add(part{token: t})
		case r.passive && k == len(r.chain)-1:
			r.passiveVerb(t, first)
			first = false
		case first:
			lemma := t.Lemma
			if lemma == "get" && r.perfect {
				lemma = "have" // "she has got"
			}
			r.add(part{token: t, text: Gerund(lemma)})
			first = false
		default:
			if before := r.tokens[r.chain[max(0, k-1)]]; k > 0 && before.Word != "to" && tries[before.Lemma] {
				r.add(part{text: "to"})
			}
			r.add(part{token: t, text: t.Lemma})
		}
	}
}

// habit reports whether "used to" stands at i: it tells when, and not what.
func (r *reading) habit(i int) bool {
	return r.tokens[i].Word == "used" && i+1 < len(r.tokens) && r.tokens[i+1].Word == "to"
}

// tries are verbs whose gerund wants "to" before the next verb: "trying to get".
var tries = map[string]bool{"try": true, "start": true, "begin": true, "like": true, "love": true, "hate": true, "prefer": true}

func (r *reading) passiveVerb(t *language.Token, first bool) {
	be := "be"
	if first {
		be = "being"
	}
	r.add(part{text: be}, part{token: t})
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
