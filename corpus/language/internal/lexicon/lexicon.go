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

// Kinds is a set of parts of speech, as dictionaries tell them apart.
type Kinds uint8

// The parts of speech.
const (
	Noun Kinds = 1 << iota
	Verb
	Adjective
	Adverb
	Stem // no word at all, but what is left of one that is not known
)

// Reading is one way to understand a written word: as a form of Base, which is of
// one of the kinds; no kind means that the list does not tell.
type Reading struct {
	Base  string
	Kinds Kinds
}

// NoneOf reports whether it is known of all readings that they are of other kinds.
func NoneOf(readings []Reading, kinds Kinds) bool {
	for _, r := range readings {
		if r.Kinds == 0 || r.Kinds&(kinds|Stem) != 0 {
			return false
		}
	}
	return len(readings) > 0
}

// Lexicon is the word list of one language. It never changes and may be shared.
type Lexicon struct {
	list automaton.Automaton
	own  map[string][]Reading
	stem func(string) string
}

// New returns the lexicon of a file that the generator made of Entry lines. own has
// a line for each word that the list lacks or has wrong: the word, then its bases. A
// line that begins with "=" has words that are their own base, and what follows "#"
// is a comment. stem is asked for words that are not known.
func New(file, own string, stem func(string) string) (*Lexicon, error) {
	list, err := automaton.New(file)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{list: list, own: map[string][]Reading{}, stem: stem}
	lines := bufio.NewScanner(strings.NewReader(own))
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		l.add(strings.Fields(line))
	}
	return l, nil
}

// add adds a line of the small list.
func (l *Lexicon) add(fields []string) {
	for i := 1; i < len(fields); i++ {
		word := fields[0]
		if word == "=" {
			word = fields[i]
		}
		l.own[word] = append(l.own[word], Reading{Base: fields[i]})
	}
}

// An entry of the list is a form, a zero byte, a byte for the kinds, and how to make
// the base of it: how many bytes to cut from its end and what to add. The two bytes
// count from one, so that they are not taken for the zero.
const (
	separator = "\x00"
	first     = 1
)

// Entry returns the entry that leads from form to base.
func Entry(form string, r Reading) string {
	same := shared(form, r.Base)
	cut := min(len(form)-same, 255-first) // no word is that long
	return form + separator + string([]byte{byte(r.Kinds) + first, byte(cut + first)}) + r.Base[same:]
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Readings returns the readings of a word in lower case that the lists hold, by
// base.
func (l *Lexicon) Readings(word string) []Reading {
	if own, ok := l.own[word]; ok {
		return own
	}
	var readings []Reading
	for _, entry := range l.list.After(word + separator) {
		cut := len(word) - int(entry[1]-first)
		readings = append(readings, Reading{word[:cut] + entry[2:], Kinds(entry[0] - first)})
	}
	slices.SortFunc(readings, func(a, b Reading) int { return strings.Compare(a.Base, b.Base) })
	return readings
}

// Own reports whether the small list of our own holds the word.
func (l *Lexicon) Own(word string) bool { return l.own[word] != nil }

// Analyse returns the readings of a word in lower case, and whether the lists hold
// it. The bases of an unknown word with a hyphen end in the bases of its last part;
// any other unknown word has its stem as only base.
func (l *Lexicon) Analyse(word string) (readings []Reading, known bool) {
	if readings := l.Readings(word); len(readings) > 0 {
		return readings, true
	}
	switch i := strings.LastIndexByte(word, '-'); {
	case i > 0 && i < len(word)-1:
		tails, _ := l.Analyse(word[i+1:])
		return Behind(word[:i+1], tails), false
	case i > 0: // a word broken off
		return []Reading{{word, Stem}}, false
	}
	return []Reading{{l.stem(word), Stem}}, false
}

// Behind returns readings with a head before each base.
func Behind(head string, tails []Reading) []Reading {
	var readings []Reading
	for _, r := range tails {
		readings = append(readings, Reading{head + r.Base, r.Kinds})
	}
	return readings
}
