package annotate

import (
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/spanish"

	"cocode/corpus/language/internal/grammar"
	"cocode/corpus/language/internal/lexicon"
	"cocode/corpus/language/internal/sentence"
	"cocode/corpus/language/internal/token"
)

// stemmers are those of the languages that have neither a lexicon nor a tagger here.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"da": danish.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "no": norwegian.Stem,
	"de": german.Stem, "fi": finnish.Stem, "fr": french.Stem, "nl": dutch.Stem, "es": spanish.Stem,
}

var others = struct {
	sync.Mutex
	byCode map[string]*grammar.Language
}{byCode: map[string]*grammar.Language{}}

// other returns a language that only has stems, or, if it is not known at all, words
// as they are.
func other(code string) *grammar.Language {
	others.Lock()
	defer others.Unlock()
	l := others.byCode[code]
	if l == nil {
		l = &grammar.Language{
			Code:      code,
			Tokens:    &token.Rules{},
			Sentences: &sentence.Splitter{},
			Analyse: func(word string) ([]lexicon.Reading, bool) {
				return []lexicon.Reading{{Base: stem(code, word), Kinds: lexicon.Stem}}, false
			},
		}
		others.byCode[code] = l
	}
	return l
}

// stem returns the Snowball stem of a word, or the word if the language has none.
func stem(code, word string) string {
	stemmer, ok := stemmers[code]
	if !ok {
		return word
	}
	env := snowballstem.NewEnv(word)
	stemmer(env)
	return env.Current()
}
