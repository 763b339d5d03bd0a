package swedish

import (
	"strings"
	"unicode/utf8"

	"cocode/corpus/language/internal/lexicon"
)

// Compound returns the base forms of the two parts of a compound: "hemtjänst" and
// "personal" for "hemtjänstpersonalen", "arbete" and "miljö" for "arbetsmiljö". The
// last part is the longest one that is a word with a word before it. ok is false if
// the word has no such parts. Compounds are for indicators that ask for them: many
// words only look like one.
func Compound(word string) (head, last string, ok bool) {
	c, ok := split(word)
	if !ok {
		return "", "", false
	}
	return c.base, lemma(c.ending, c.readings, "NOUN"), true
}

// compound is a word in two parts.
type compound struct {
	head, ending string // as they are written
	base         string // of the head
	readings     []lexicon.Reading
}

// split finds the parts of a compound.
func split(word string) (compound, bool) {
	for behind := shortestHead; ; {
		head, ending, readings := tail(word, behind)
		if readings == nil {
			return compound{}, false
		}
		if base, ok := headBase(head); ok {
			return compound{head, ending, base, readings}, true
		}
		behind = utf8.RuneCountInString(head) + 1
	}
}

// shortestHead is how many letters the first part of a compound has at least.
const shortestHead = 3

// headBase returns the base of the first part of a compound, which may have a joint:
// vård-s-, arbet-s- (arbete), kyrk-o- (kyrka), gat-u- (gata), flick- (flicka).
func headBase(head string) (base string, ok bool) {
	candidates := []string{head}
	if stem, ok := strings.CutSuffix(head, "s"); ok {
		candidates = append(candidates, stem, stem+"e")
	}
	if stem := strings.TrimRight(head, "ou"); stem != head {
		candidates = append(candidates, stem+"a")
	}
	for _, c := range append(candidates, head+"a", head+"e") {
		if utf8.RuneCountInString(c) >= shortestHead && isBase(c) {
			return c, true
		}
	}
	return "", false
}

// isBase reports whether a word is its own base.
func isBase(word string) bool {
	for _, r := range words().Readings(word) {
		if r.Base == word {
			return true
		}
	}
	return false
}
