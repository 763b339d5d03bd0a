package english

import (
	"slices"
	"strings"
)

// lemma chooses among several bases of a word by its Penn tag. A singular noun, a
// verb in its base form and an adjective are their own base if they can be one; an
// inflected form has another.
func lemma(word string, bases []string, penn string) string {
	switch penn {
	case "NNS", "NNPS", "VBZ", "VBD", "VBN", "VBG":
		return inflected(word, bases, penn)
	case "JJR", "JJS":
		return graded(word, bases, "good")
	case "RBR", "RBS":
		return graded(word, bases, "well")
	}
	if slices.Contains(bases, word) {
		return word
	}
	return inflected(word, bases, penn)
}

// graded returns the base of a comparative or superlative.
func graded(word string, bases []string, irregular string) string {
	if (word == "better" || word == "best") && slices.Contains(bases, irregular) {
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
