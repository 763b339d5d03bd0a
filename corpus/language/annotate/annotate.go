// Package annotate is the front door of the language packages: it finds the language
// of a document and cuts its turns into sentences and tokens with base forms and
// parts of speech. The rest of the program reads what it returns.
package annotate

import (
	"iter"
	"strings"
	"sync"

	"cocode/corpus"
	"cocode/corpus/language"
	"cocode/corpus/language/detect"
	"cocode/corpus/language/english"
	"cocode/corpus/language/internal/grammar"
	"cocode/corpus/language/swedish"
)

// Document returns the annotation of d. The language is d.Language, or, where that
// is empty, the one that the text seems to be in.
func Document(d *corpus.Document) *language.Annotation {
	a := &language.Annotation{Language: d.Language}
	if a.Language == "" {
		a.Language = Detect(d)
	}
	s := load(a.Language).Begin()
	for i, turn := range d.Turns {
		s.Add(a, d.Text, i, turn.Span)
	}
	return a
}

// Detect returns the ISO 639-1 code of the language that the turns of d are most
// likely in, or "" if that cannot be told.
func Detect(d *corpus.Document) string {
	var spoken strings.Builder
	for _, turn := range d.Turns {
		if spoken.WriteString(turn.Span.Of(d.Text)); spoken.Len() > enough {
			break
		}
		spoken.WriteByte('\n')
	}
	return detect.Language(spoken.String())
}

// enough is how many bytes tell the language of a document.
const enough = 20_000

// All returns the annotations of documents, in their order, made by so many workers
// at once (at least one). What is returned does not depend on their number.
func All(documents []*corpus.Document, workers int) iter.Seq2[*corpus.Document, *language.Annotation] {
	return func(yield func(*corpus.Document, *language.Annotation) bool) {
		done := make([]chan *language.Annotation, len(documents))
		for i := range done {
			done[i] = make(chan *language.Annotation, 1)
		}
		next, stop := make(chan int), make(chan struct{})
		var running sync.WaitGroup
		for range max(1, min(workers, len(documents))) {
			running.Go(func() {
				for i := range next {
					done[i] <- Document(documents[i])
				}
			})
		}
		running.Go(func() { deal(next, len(documents), stop) })
		defer running.Wait()
		defer close(stop)
		for i, d := range documents {
			if !yield(d, <-done[i]) {
				return
			}
		}
	}
}

// deal gives out the numbers below n, until it is told to stop.
func deal(next chan<- int, n int, stop <-chan struct{}) {
	defer close(next)
	for i := range n {
		select {
		case next <- i:
		case <-stop:
			return
		}
	}
}

// Phrase returns the tokens of a few words in a language, as they would be within a
// sentence: for looking words up that do not come from a document.
func Phrase(code, words string) []language.Token {
	return load(code).Begin().Phrase(words)
}

// Compound returns the base forms of the two parts of a compound word in lower case:
// "hemtjänst" and "personal" for "hemtjänstpersonalen". ok is false if it has none,
// as in languages whose compounds are written apart.
func Compound(code, word string) (head, last string, ok bool) {
	if code != swedish.Code {
		return "", "", false
	}
	return swedish.Compound(word)
}

// Lists returns the small words of a language; they are empty if it has none.
func Lists(code string) language.Lists { return load(code).Lists }

// load returns the language with the given code.
func load(code string) *grammar.Language {
	var l *grammar.Language
	var err error
	switch code {
	case english.Code:
		l, err = english.Load()
	case swedish.Code:
		l, err = swedish.Load()
	default:
		l = other(code)
	}
	if err != nil {
		panic(err) // the files are part of the program
	}
	return l
}
