package english

import (
	"strings"

	"cocode/corpus/language/internal/lexicon"
)

// kinds are the parts of speech that words of a Penn tag have in the lexicon.
var kinds = map[string]lexicon.Kinds{
	"NN": lexicon.Noun, "NNS": lexicon.Noun, "NNP": lexicon.Noun, "NNPS": lexicon.Noun,
	"VB": lexicon.Verb, "VBD": lexicon.Verb, "VBG": lexicon.Verb, "VBN": lexicon.Verb,
	"VBP": lexicon.Verb, "VBZ": lexicon.Verb, "MD": lexicon.Verb,
	"JJ": lexicon.Adjective, "JJR": lexicon.Adjective, "JJS": lexicon.Adjective,
	"RB": lexicon.Adverb, "RBR": lexicon.Adverb, "RBS": lexicon.Adverb,
}

// lemma chooses among the bases of a word by its Penn tag: first those of the right
// kind. A singular noun, a verb in its base form and an adjective are then their own
// base if they can be one; an inflected form has another.
func lemma(word string, readings []lexicon.Reading, penn string) string {
	bases := fitting(readings, kinds[penn])
	own := false
	for _, base := range bases {
		own = own || base == word
	}
	switch penn {
	case "JJR", "JJS":
		return graded(word, bases, "good")
	case "RBR", "RBS":
		return graded(word, bases, "well")
	case "NNS", "NNPS", "VBZ", "VBD", "VBN", "VBG":
		return inflected(word, bases, penn)
	}
	if own && penn != "PRP" { // "her" is a form of "she", but for "her room"
		return word
	}
	return inflected(word, bases, penn)
}

// fitting returns the bases of the readings of a kind, with those of which the kind
// is not known; if there is none, all.
func fitting(readings []lexicon.Reading, kind lexicon.Kinds) []string {
	var right, all []string
	for _, r := range readings {
		all = append(all, r.Base)
		if r.Kinds&kind != 0 || r.Kinds == 0 {
			right = append(right, r.Base)
		}
	}
	if right == nil {
		return all
	}
	return right
}

// graded returns the base of a comparative or superlative.
func graded(word string, bases []string, irregular string) string {
	if word == "better" || word == "best" {
		return irregular
	}
	return inflected(word, bases, "")
}

// inflected returns the base other than word from which word is made: the one that
// makes it by rule, else the one that shares the longest beginning with it.
func inflected(word string, bases []string, penn string) string {
	best, score := word, -1
	for _, base := range bases {
		if base == word {
			continue
		}
		n := 2 * shared(word, base)
		if regular(word, base, penn) {
			n += 100
		}
		if n > score || n == score && len(base) < len(best) {
			best, score = base, n
		}
	}
	return best
}

// regular reports whether base makes word with the ending that goes with the tag.
func regular(word, base, penn string) bool {
	for _, ending := range endings[penn] {
		if word == base+ending || word == strings.TrimSuffix(base, "e")+ending ||
			word == strings.TrimSuffix(base, "y")+"i"+ending || word == base+base[len(base)-1:]+ending {
			return true
		}
	}
	return false
}

var endings = map[string][]string{
	"NNS": {"s", "es"}, "NNPS": {"s", "es"}, "VBZ": {"s", "es"},
	"VBD": {"ed"}, "VBN": {"ed", "en"}, "VBG": {"ing"},
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// excludes reports whether a word cannot have a Penn tag. Weights that come from
// newspapers take unknown adjectives for verbs ("she has been ill"); a lexicon knows
// which words are none. Nouns are not excluded, since any word can be one.
// A function word is no name, though it has a capital where a sentence begins.
func excludes(word string, readings []lexicon.Reading, penn string) bool {
	switch {
	case penn == "NNP" || penn == "NNPS":
		return Lists.Stop.Has(word)
	case kinds[penn] != lexicon.Verb:
		return false
	}
	return lexicon.NoneOf(readings, lexicon.Verb)
}
