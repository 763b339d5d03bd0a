package language

import (
	"slices"
	"strings"
)

// Lists holds the small words of a language, those of spoken interviews above all.
// Words are in lower case with plain apostrophes; a phrase has single blanks.
type Lists struct {
	Stop         List // function words, which tell little of what a text is about
	Pauses       List // sounds that fill a pause: "um"; "öh"
	Fillers      List // words that fill a pause: "you know"; "liksom", "jag menar"
	Hedges       List // words that weaken what is said: "maybe", "sort of"; "kanske", "typ"
	Backchannels List // what a listener says meanwhile: "mm", "right"; "mm", "just det"
	Markers      List // words that begin a new stretch: "so", "and then"; "alltså", "och sen"
	Vocatives    List // forms of address: "my dear"; "lilla vän"
}

// List is a sorted list of words and phrases.
type List []string

// ParseList returns the list of a text with one word or phrase a line; what follows
// "#" is a comment.
func ParseList(data string) List {
	var list List
	for line := range strings.Lines(data) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) > 0 {
			list = append(list, strings.Join(fields, " "))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// ParseSections returns the lists of a text by their names, each of which stands in
// brackets on a line above its words: "[greetings]".
func ParseSections(data string) map[string]List {
	sections := map[string]List{}
	for _, part := range strings.Split("\n"+data, "\n[")[1:] {
		name, words, _ := strings.Cut(part, "]\n")
		sections[name] = ParseList(words)
	}
	return sections
}

// Has reports whether the list holds the word or phrase.
func (l List) Has(word string) bool {
	_, ok := slices.BinarySearch(l, word)
	return ok
}

// longestPhrase is how many tokens a phrase of a list has at most.
const longestPhrase = 4

// At returns how many tokens at the beginning of tokens make the longest phrase of
// the list, and 0 if none does.
func (l List) At(tokens []Token) int {
	var phrase []byte
	longest := 0
	for n := 0; n < min(longestPhrase, len(tokens)); n++ {
		if n > 0 {
			phrase = append(phrase, ' ')
		}
		phrase = append(phrase, tokens[n].Word...)
		i, ok := slices.BinarySearch(l, string(phrase))
		if ok {
			longest = n + 1
		} else if i == len(l) || !strings.HasPrefix(l[i], string(phrase)) {
			break
		}
	}
	return longest
}
