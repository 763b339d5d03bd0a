// Package swedish holds what the annotation knows of Swedish: how words are cut, a
// lexicon, the weights of a tagger, compounds, and the small words of spoken
// interviews. The words themselves are data, in the folder data.
package swedish

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	stemmer "github.com/blevesearch/snowballstem/swedish"

	"cocode/corpus/language/internal/grammar"
	"cocode/corpus/language/internal/lexicon"
	"cocode/corpus/language/internal/perceptron"
	"cocode/corpus/language/internal/sentence"
	"cocode/corpus/language/internal/token"
)

//go:generate sh ../internal/generate/lexicon.sh sv
//go:generate go run ../internal/generate/swedish data/tagger.bin

var (
	//go:embed data/lexicon.bin
	lexiconFile string
	//go:embed data/tagger.bin
	taggerFile string
	//go:embed data/bases.txt
	ownBases string
	//go:embed data/spoken.txt
	spoken string
	//go:embed data/tags.txt
	ownTags string
)

// Code is the ISO 639-1 code of the language.
const Code = "sv"

// Load returns the language. It is read once, in some milliseconds.
var Load = sync.OnceValues(load)

// words returns the lexicon.
var words = sync.OnceValue(func() *lexicon.Lexicon {
	l, err := lexicon.New(lexiconFile, ownBases, stem)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return l
})

// standard returns how a word of spoken language is written otherwise: "de" for
// "dom". Other words are returned as they are.
func standard(word string) string {
	if written, ok := spellings()[word]; ok {
		return written
	}
	return word
}

var spellings = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(spoken) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) == 2 {
			all[fields[0]] = fields[1]
		}
	}
	return all
})

func load() (*grammar.Language, error) {
	tagger, err := perceptron.New(taggerFile, Features)
	if err != nil {
		return nil, fmt.Errorf("swedish tagger: %w", err)
	}
	corrections, err := grammar.ParseCorrections(ownTags)
	if err != nil {
		return nil, fmt.Errorf("swedish tags: %w", err)
	}
	return &grammar.Language{
		Code:        Code,
		Lists:       Lists,
		Tokens:      &token.Rules{Abbreviations: abbreviations},
		Sentences:   &sentence.Splitter{Markers: Lists.Markers},
		Analyse:     analyse,
		Lemma:       lemma,
		Tagger:      tagger,
		Sees:        Features,
		Excludes:    excludes,
		Universal:   universal,
		Pause:       "INTJ",
		Doubled:     map[string]bool{"det": true, "att": true, "som": true},
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
