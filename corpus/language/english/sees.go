package english

import (
	"strings"

	"cocode/corpus/language/internal/perceptron"
)

// sees returns what the tagger sees of a word: the features with which prose's
// weights were trained, under the names that prose gives them. Signs have the form
// of the Penn Treebank.
func sees(word string, tagger *perceptron.Model) perceptron.Features {
	if sign, ok := treebankSigns[word]; ok {
		word = sign
	}
	f := seesWord(word)
	f.Fixed = tagger.Fixed(word)
	return f
}

// treebankSigns are signs as the Penn Treebank writes them.
var treebankSigns = map[string]string{
	"“": "``", "”": "''", "„": "``", "«": "``", "»": "''", `"`: "''",
	"—": "--", "–": "--", "-": "--", "…": "...", "[": "(", "]": ")",
}

// seesWord returns the features of a word wherever it stands.
func seesWord(word string) perceptron.Features {
	shape := shapeOf(word)
	return perceptron.Features{
		Near: [perceptron.Window][]string{
			{"i-2 word " + shape},
			{"i-1 word " + shape, "i-1 suffix " + suffix(shape)},
			{"bias", "i suffix " + suffix(word), "i pref1 " + string(rune(word[0])), "i word " + shape},
			{"i+1 word " + shape, "i+1 suffix " + suffix(shape)},
			{"i+2 word " + shape},
		},
		Paired: []string{shape},
	}
}

// suffix returns the last three bytes: the weights were trained so.
func suffix(s string) string { return s[max(0, len(s)-3):] }

// shapeOf returns the word in lower case; numbers and words with hyphens are told
// apart by their kind alone.
func shapeOf(word string) string {
	switch digits := strings.Trim(word, "0123456789") == ""; {
	case word[0] == '-': // also the places around a sentence, "-START-"
		return word
	case strings.Contains(word, "-"):
		return "!HYPHEN"
	case digits && len(word) == 4:
		return "!YEAR"
	case word[0] >= '0' && word[0] <= '9':
		return "!DIGITS"
	}
	return strings.ToLower(word)
}
