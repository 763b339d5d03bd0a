package swedish

import (
	"strings"
	"unicode/utf8"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/lexicon"
)

// kinds are the parts of speech that words of a universal tag have in the lexicon.
var kinds = map[string]lexicon.Kinds{
	"NOUN": lexicon.Noun, "PROPN": lexicon.Noun, "VERB": lexicon.Verb, "AUX": lexicon.Verb,
	"ADJ": lexicon.Adjective, "ADV": lexicon.Adjective, // "snabbt" is made of "snabb"
}

// lemma chooses among the bases of a word by its tag: among those of the right kind
// the word itself, then the shortest.
func lemma(word string, readings []lexicon.Reading, tag string) string {
	word = standard(word)
	best, score := "", -1
	for _, r := range readings {
		n := 0
		if r.Kinds&kinds[tag] != 0 {
			n += 4
		} else if r.Kinds == 0 {
			n += 2
		}
		if (r.Base == word) == (kinds[tag] != lexicon.Verb || r.Kinds != 0) {
			n++
		}
		if n > score || n == score && len(r.Base) < len(best) {
			best, score = r.Base, n
		}
	}
	return best
}

// analyse returns the readings of a word. One that is in no list is read as a
// compound, if it can be: only its last part is inflected. A suspended part ("hem-
// och sjukvård") is read as the word that it is.
func analyse(word string) (readings []lexicon.Reading, known bool) {
	word = standard(word)
	if head, ok := strings.CutSuffix(word, "-"); ok {
		if readings = words().Readings(head); readings != nil {
			return readings, false
		}
	}
	readings, known = words().Analyse(word)
	if known || strings.Contains(word, "-") {
		return readings, known
	}
	if c, ok := split(word); ok {
		return lexicon.Behind(c.head, c.readings), false
	}
	if short, ok := strings.CutSuffix(word, "arn"); ok && words().Readings(short+"aren") != nil {
		return words().Readings(short + "aren"), false // doktorn, but: stackarn
	}
	if head, ending, tails := tail(word, shortestHead); utf8.RuneCountInString(ending) >= sureTail && tails != nil {
		return lexicon.Behind(head, tails), false
	}
	return readings, false
}

// sureTail is how many letters an ending has at least that is taken for a word even
// behind a part that no list holds: "esther|coachen".
const sureTail = 5

// excludes reports whether a word cannot be tagged so: a word that has readings but
// none as a verb is not tagged as one, and the commonest verbs are nothing else.
// Nouns are not excluded, since any word can be one.
func excludes(word string, readings []lexicon.Reading, tag string) bool {
	if onlyVerbs[standard(word)] {
		return kinds[tag] != lexicon.Verb
	}
	kind, ok := excluded[tag]
	return ok && lexicon.NoneOf(readings, kind)
}

// excluded are the tags that a word does not get if no reading is of their kinds. A
// participle is an adjective that is made of a verb.
var excluded = map[string]lexicon.Kinds{
	"VERB": lexicon.Verb, "AUX": lexicon.Verb, "ADJ": lexicon.Adjective | lexicon.Verb,
}

// onlyVerbs are verbs that are nothing else in speech.
var onlyVerbs = setOf("är har hade kan kunde ska skulle vill ville får fick måste blir blev gör gjorde " +
	"går gick kommer säger sade tycker tror vet ser såg finns")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// universal returns the universal tag of a tag of the treebanks, which is the same
// under another name.
func universal(tag string) language.Tag { return tags[tag] }

var tags = map[string]language.Tag{
	"NOUN": language.Noun, "PROPN": language.ProperNoun, "VERB": language.Verb, "AUX": language.Auxiliary,
	"ADJ": language.Adjective, "ADV": language.Adverb, "PRON": language.Pronoun, "DET": language.Determiner,
	"ADP": language.Preposition, "CCONJ": language.Conjunction, "SCONJ": language.Subordinator,
	"PART": language.Particle, "NUM": language.Number, "INTJ": language.Interjection,
	"PUNCT": language.Punctuation, "SYM": language.Symbol, "X": language.Other,
}
