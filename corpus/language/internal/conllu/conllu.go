// Package conllu reads sentences in CoNLL-U, the format of Universal Dependencies,
// as far as a tagger and a parser are trained and measured with them.
package conllu

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Word is one line of a sentence.
type Word struct {
	Form, Lemma string
	Tag         string // column 4, UPOS
	Head        int    // column 7: the index of the word that it depends on, -1 for the root
	Relation    string // column 8
	Spaced      bool   // a blank follows it in the text
}

// Sentence is the words of one sentence.
type Sentence []Word

// Read returns the sentences of files, in their order.
func Read(files ...string) ([]Sentence, error) {
	var all []Sentence
	for _, name := range files {
		sentences, err := read(name)
		if err != nil {
			return nil, err
		}
		all = append(all, sentences...)
	}
	return all, nil
}

func read(name string) ([]Sentence, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []Sentence
	var s Sentence
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		columns := strings.Split(line, "\t")
		switch {
		case line == "":
			if s != nil {
				all = append(all, s)
			}
			s = nil
		case strings.HasPrefix(line, "#"):
		case len(columns) != 10:
			return nil, fmt.Errorf("%s:%d: %d columns, want 10", name, number, len(columns))
		case !strings.ContainsAny(columns[0], "-."): // no contraction, no empty node
			head, err := strconv.Atoi(columns[6])
			if err != nil {
				return nil, fmt.Errorf("%s:%d: the head is %q, want a number", name, number, columns[6])
			}
			s = append(s, Word{columns[1], columns[2], columns[3], head - 1, columns[7], !strings.Contains(columns[9], "SpaceAfter=No")})
		}
	}
	if s != nil {
		all = append(all, s)
	}
	return all, lines.Err()
}

// Text returns the text that the words of s make.
func (s Sentence) Text() string {
	var text strings.Builder
	for _, w := range s {
		text.WriteString(w.Form)
		if w.Spaced {
			text.WriteByte(' ')
		}
	}
	return text.String()
}
