package swedish

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/language/internal/lexicon"
	"cocode/corpus/language/internal/perceptron"
)

// Features returns what the tagger sees of a word: the word, its beginning and end,
// its capitals, and how the lexicon would inflect it. It is exported for the trainer.
func Features(word string) perceptron.Features {
	lower := standard(strings.ToLower(word))
	shape := lower
	if strings.ContainsFunc(word, unicode.IsDigit) {
		shape = "!DIGITS"
	}
	readings, kinds := inflections(lower)
	all := strings.Join(readings, " ")
	end := suffix(shape, 3)
	f := perceptron.Features{
		Near: [perceptron.Window][]string{
			{"-2 word " + shape},
			{"-1 word " + shape, "-1 end " + end, "-1 readings " + all, "-1 kinds " + kinds},
			append(spelling(word, lower), "word "+shape, "readings "+all, "kinds "+kinds),
			{"+1 word " + shape, "+1 end " + end, "+1 readings " + all, "+1 kinds " + kinds},
			{"+2 word " + shape, "+2 kinds " + kinds},
		},
		Paired: []string{"word " + shape, "end " + end, "readings " + all},
	}
	for _, r := range readings {
		f.Near[2] = append(f.Near[2], "reading "+r)
	}
	return f
}

// spelling returns the features of the letters of a word.
func spelling(word, lower string) []string {
	f := []string{"bias"}
	for n := 1; n <= 3; n++ {
		f = append(f, "begin "+strconv.Itoa(n)+" "+prefix(lower, n))
	}
	for n := 1; n <= 5; n++ {
		f = append(f, "end "+strconv.Itoa(n)+" "+suffix(lower, n))
	}
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
		f = append(f, "capital")
		if strings.ToUpper(word) == word {
			f = append(f, "capitals")
		}
	}
	if strings.Contains(word, "-") {
		f = append(f, "hyphen")
	}
	return f
}

// inflections returns how each reading of a word is made of its base, and the kinds
// of all readings. Of an unknown word it is the longest ending that is a word.
func inflections(word string) (readings []string, kinds string) {
	known := words().Readings(word)
	if known == nil {
		_, word, known = tail(word, 2)
	}
	for _, r := range known {
		same := commonPrefix(word, r.Base)
		kind := strconv.Itoa(int(r.Kinds))
		readings = append(readings, word[same:]+">"+r.Base[same:]+"|"+suffix(r.Base, 1)+kind)
		kinds += kind
	}
	return readings, kinds
}

// shortestTail is how many letters the last part of a compound has at least.
const shortestTail = 4

// tail returns the longest ending of a word, behind at least so many letters, that
// the lexicon holds.
func tail(word string, behind int) (head, ending string, readings []lexicon.Reading) {
	letters := utf8.RuneCountInString(word)
	at := 0
	for i := range word {
		if at >= behind && letters-at >= shortestTail {
			if readings := words().Readings(word[i:]); readings != nil {
				return word[:i], word[i:], readings
			}
		}
		at++
	}
	return "", word, nil
}

func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
