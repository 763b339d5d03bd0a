// Package english holds what the annotation knows of English: how words are cut, a
// lexicon, the weights of a tagger, and the small words of spoken interviews. The
// words themselves are data, in the folder data.
package english

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/blevesearch/snowballstem"
	stemmer "github.com/blevesearch/snowballstem/english"

	"cocode/corpus/language/internal/grammar"
	"cocode/corpus/language/internal/lexicon"
	"cocode/corpus/language/internal/perceptron"
	"cocode/corpus/language/internal/sentence"
	"cocode/corpus/language/internal/token"
)

//go:generate sh ../internal/generate/lexicon.sh en
//go:generate go run ../internal/generate/prose data/tagger.bin

var (
	//go:embed data/lexicon.bin
	lexiconFile string
	//go:embed data/tagger.bin
	taggerFile string
	//go:embed data/bases.txt
	ownBases string
	//go:embed data/tags.txt
	ownTags string
)

// Code is the ISO 639-1 code of the language.
const Code = "en"

// Load returns the language. It is read once, in some milliseconds.
var Load = sync.OnceValues(load)

func load() (*grammar.Language, error) {
	words, err := lexicon.New(lexiconFile, ownBases, stem)
	if err != nil {
		return nil, fmt.Errorf("english lexicon: %w", err)
	}
	tagger, err := perceptron.New(taggerFile, seesWord)
	if err != nil {
		return nil, fmt.Errorf("english tagger: %w", err)
	}
	corrections, err := grammar.ParseCorrections(ownTags)
	if err != nil {
		return nil, fmt.Errorf("english tags: %w", err)
	}
	return &grammar.Language{
		Code:        Code,
		Lists:       Lists,
		Tokens:      rules,
		Sentences:   &sentence.Splitter{Markers: Lists.Markers, Capital: capital},
		Analyse:     words.Analyse,
		Lemma:       lemma,
		Tagger:      tagger,
		Sees:        func(word string) perceptron.Features { return sees(word, tagger) },
		Excludes:    excludes,
		Universal:   universal,
		Pause:       "UH",
		Doubled:     map[string]bool{"that": true, "had": true, "is": true, "do": true},
		Capitals:    map[string]bool{"i": true, "there": true, "that": true, "what": true},
		Corrections: corrections,
		Refine:      refine,
	}, nil
}

// stem returns the Snowball stem of a word.
func stem(word string) string {
	env := snowballstem.NewEnv(word)
	stemmer.Stem(env)
	return env.Current()
}

// capital are the words that have one everywhere.
var capital = map[string]bool{"i": true}

var rules = &token.Rules{
	Abbreviations: abbreviations,
	Clipped:       clipped,
	Clitic:        clitic,
	Elided:        elided,
}
