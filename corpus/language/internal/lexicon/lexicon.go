// Package lexicon leads from a word to its base forms: a large list that is
// embedded as an automaton, a small one of our own that goes before it, and rules
// for words that are in neither.
package lexicon

import (
	"bufio"
	"slices"
	"strings"

	"cocode/corpus/language/internal/automaton"
)

// Lexicon is the word list of one language. It never changes and may be shared.
type Lexicon struct {
	list automaton.Automaton
	own  map[string][]string
	stem func(string) string
}

// New returns the lexicon of a file that the generator made of Entry lines. own has
// a line for each word that the list lacks or has wrong: the word, then its bases;
// what follows "#" is a comment. stem is asked for words that are not known.
func New(file, own string, stem func(string) string) (*Lexicon, error) {
	list, err := automaton.New(file)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{list: list, own: map[string][]string{}, stem: stem}
	lines := bufio.NewScanner(strings.NewReader(own))
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if fields := strings.Fields(line); len(fields) > 1 {
			l.own[fields[0]] = slices.Compact(slices.Sorted(slices.Values(fields[1:])))
		}
	}
	return l, nil
}

// An entry of the list is a form, a zero byte, and how to make the base of it: how
// many bytes to cut from its end, counted from cutBase, and what to add.
const (
	separator = "\x00"
	cutBase   = 1
)

// Entry returns the entry that leads from form to base.
func Entry(form, base string) string {
	same := 0
	for same < len(form) && same < len(base) && form[same] == base[same] {
		same++
	}
	cut := min(len(form)-same, 255-cutBase) // no word is that long
	return form + separator + string([]byte{byte(cutBase + cut)}) + base[same:]
}

// Known reports whether word, in lower case, is in the lists.
func (l *Lexicon) Known(word string) bool { return len(l.listed(word)) > 0 }

// Bases returns the possible bases of a word in lower case, sorted, and whether the
// lists hold it. The bases of an unknown word with a hyphen end in the bases of its
// last part; any other unknown word has its stem as only base.
func (l *Lexicon) Bases(word string) (bases []string, known bool) {
	if bases := l.listed(word); len(bases) > 0 {
		return bases, true
	}
	if i := strings.LastIndexByte(word, '-'); i > 0 {
		return l.hyphenated(word[:i], word[i+1:]), false
	}
	return []string{l.stem(word)}, false
}

func (l *Lexicon) listed(word string) []string {
	if bases, ok := l.own[word]; ok {
		return bases
	}
	var bases []string
	for _, rule := range l.list.After(word + separator) {
		cut := int(rule[0]) - cutBase
		bases = append(bases, word[:len(word)-cut]+rule[1:])
	}
	slices.Sort(bases)
	return bases
}

// hyphenated returns the bases of head-tail.
func (l *Lexicon) hyphenated(head, tail string) []string {
	if tail == "" { // a suspended part or a false start: "hem-"
		if bases := l.listed(head); len(bases) > 0 {
			return bases
		}
		return []string{head + "-"}
	}
	var bases []string
	tails, _ := l.Bases(tail)
	for _, base := range tails {
		bases = append(bases, head+"-"+base)
	}
	return bases
}
