package english

import (
	"strings"
	"unicode/utf8"

	"cocode/corpus/language/internal/token"
)

// abbreviations are few, since speech is written out as a rule.
var abbreviations = abbreviate(
	"dr mr mrs ms prof st e.g i.e ca approx vs cf fig dept",
	"etc a.m p.m ph.d u.s u.k jr sr inc ltd b.c a.d",
)

func abbreviate(inside, closing string) map[string]token.Abbreviation {
	all := map[string]token.Abbreviation{}
	for _, a := range strings.Fields(inside) {
		all[a] = token.Inside
	}
	for _, a := range strings.Fields(closing) {
		all[a] = token.Closing
	}
	all["i"] = token.None // "so did I."
	return all
}

// clipped are words that begin with an apostrophe.
var clipped = map[string]bool{
	"'cause": true, "'cos": true, "'em": true, "'til": true, "'bout": true, "'n": true,
	"'round": true, "'twas": true, "'tis": true, "'kay": true, "'course": true,
}

// clitic returns where the last clitic of a word begins, as the Penn Treebank cuts
// words: did|n't, I|'d, we|'ve, can|not; or 0.
func clitic(word string) int {
	if len(word) == len("cannot") && strings.EqualFold(word, "cannot") {
		return len("can")
	}
	for i := len(word); i > 1; {
		r, size := utf8.DecodeLastRuneInString(word[:i])
		if i -= size; !letter(r) {
			return cliticAt(word, r, i, i+size)
		}
		if len(word)-i > len("re") {
			break
		}
	}
	return 0
}

func letter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// cliticAt returns where the clitic begins whose apostrophe is the sign from place i
// to after, or 0.
func cliticAt(word string, sign rune, i, after int) int {
	if i == 0 || !strings.ContainsRune("'’‘ʼ`´", sign) {
		return 0
	}
	switch tail := word[after:]; len(tail) {
	case 1:
		switch tail[0] | 0x20 {
		case 't':
			if word[i-1]|0x20 == 'n' && i > 1 {
				return i - 1
			}
		case 's', 'd', 'm':
			return i
		}
	case 2:
		if t := strings.ToLower(tail); t == "ll" || t == "re" || t == "ve" {
			return i
		}
	}
	return 0
}

// elided reports whether an apostrophe after the word stands for a "g": goin'.
func elided(word string) bool {
	return len(word) > 4 && strings.EqualFold(word[len(word)-2:], "in")
}
