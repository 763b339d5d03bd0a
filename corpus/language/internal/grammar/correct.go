package grammar

import (
	"fmt"
	"strings"

	"cocode/corpus/language/internal/perceptron"
)

// Correction gives a word another tag where the words beside it are these.
type Correction struct {
	Tag    string
	Before []string // words in lower case or fine tags; "^" is the start of a sentence; nil is any
	After  []string // words in lower case; "$" is the end of a sentence; nil is any
}

// ParseCorrections reads one correction a line: words joined by "|", the tag, what
// comes before and what comes after, likewise, where "*" is anything. What follows
// "# " is a comment.
func ParseCorrections(data string) (map[string][]Correction, error) {
	all := map[string][]Correction{}
	number := 0
	for line := range strings.Lines(data) {
		number++
		line, _, _ = strings.Cut(line, "# ")
		fields := strings.Fields(line)
		switch len(fields) {
		case 0:
		case 4:
			c := Correction{Tag: fields[1], Before: alternatives(fields[2]), After: alternatives(fields[3])}
			for _, word := range strings.Split(fields[0], "|") {
				all[word] = append(all[word], c)
			}
		default:
			return nil, fmt.Errorf("line %d: want word, tag, before and after, found %d fields", number, len(fields))
		}
	}
	return all, nil
}

func alternatives(field string) []string {
	if field == "*" {
		return nil
	}
	return strings.Split(field, "|")
}

// correct returns the class of the word of a sentence after those that have tags,
// given the class that the tagger chose.
func (l *Language) correct(words []*Word, tags []perceptron.Class, c perceptron.Class) perceptron.Class {
	i := len(tags)
	for _, rule := range words[i].corrections {
		if l.fitsBefore(rule.Before, words, tags, i) && fitsAfter(rule.After, words, i) {
			if class, ok := l.Tagger.Class(rule.Tag); ok {
				return class
			}
		}
	}
	return c
}

func (l *Language) fitsBefore(want []string, words []*Word, tags []perceptron.Class, i int) bool {
	if want == nil {
		return true
	}
	word, tag := "^", ""
	if i > 0 {
		word, tag = words[i-1].lexeme.word, l.tags[tags[i-1]].fine
	}
	for _, w := range want {
		if w == word || w == tag {
			return true
		}
	}
	return false
}

func fitsAfter(want []string, words []*Word, i int) bool {
	if want == nil {
		return true
	}
	word := "$"
	if i+1 < len(words) {
		word = words[i+1].lexeme.word
	}
	for _, w := range want {
		if w == word {
			return true
		}
	}
	return false
}
