// Package grammar puts together what one language brings to the annotation: rules
// for cutting, a lexicon, a tagger, lists. Packages english and swedish fill a
// Language; package annotate works with it.
//
// A Language remembers every word that it has met, so that the work per word is
// done once in a process, however many documents there are.
package grammar

import (
	"slices"
	"strings"
	"sync"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/lexicon"
	"cocode/corpus/language/internal/perceptron"
	"cocode/corpus/language/internal/sentence"
	"cocode/corpus/language/internal/token"
	"cocode/corpus/text"
)

// Language is what one language brings. Fill the exported fields, then share it.
type Language struct {
	Code      string
	Lists     language.Lists
	Tokens    *token.Rules
	Sentences *sentence.Splitter

	// Analyse returns the readings of a word in lower case, and whether it is known.
	Analyse func(word string) (readings []lexicon.Reading, known bool)
	// Lemma chooses among the bases of a word by its fine tag. It may be nil.
	Lemma func(word string, readings []lexicon.Reading, fine string) string

	// Tagger may be nil: the language then has no tags.
	Tagger *perceptron.Model
	// Sees tells what the tagger sees of a word or sign.
	Sees func(word string) perceptron.Features
	// Pause is the fine tag of words that fill a pause.
	Pause string
	// Doubled are function words that a sentence may well have twice in a row.
	Doubled map[string]bool
	// Excludes reports whether a word in lower case with these readings cannot have a
	// fine tag, whatever stands around it. It may be nil.
	Excludes func(word string, readings []lexicon.Reading, fine string) bool
	// Universal returns the universal tag of a fine one.
	Universal func(fine string) language.Tag
	// Capitals are words, in lower case, that the tagger knows better with a capital at
	// the beginning of a sentence.
	Capitals map[string]bool
	// Corrections change the tags of single words, the first that fits.
	Corrections map[string][]Correction
	// Refine mends what shows only when a sentence is tagged. It may be nil.
	Refine func(l *Language, sentence []language.Token)

	mu      sync.RWMutex
	words   map[spelling]*Word
	lexemes map[string]*lexeme
	tags    []tag // by class
	pause   perceptron.Class
}

// tag is one class of the tagger, as a token shows it.
type tag struct {
	universal language.Tag
	fine      string
}

// spelling is a word as it is written; a sign and a word may be written alike.
type spelling struct {
	text string
	kind token.Kind
}

// Word is one word as it is written, with all that is known of it by itself.
type Word struct {
	tagging     perceptron.Word
	lexeme      *lexeme
	kind        token.Kind
	part        part
	corrections []Correction
}

// part is the part that a word takes in a sentence, for its tags.
type part uint8

const (
	whole    part = iota // an ordinary word
	function             // a function word, which may be said twice by a slip
	pause                // "um"
	broken               // "wo-"
	comma
)

func (l *Language) partOf(word string, kind token.Kind) part {
	switch {
	case kind == token.Broken:
		return broken
	case word == ",":
		return comma
	case kind != token.Word:
		return whole
	case l.Lists.Pauses.Has(word):
		return pause
	case l.Lists.Stop.Has(word) && !l.Doubled[word]:
		return function
	}
	return whole
}

// lexeme is what words that differ in capitals only have in common: their forms, one
// for each class of the tagger, many of them the same.
type lexeme struct {
	word     string
	readings []lexicon.Reading
	forms    []*language.Form // never changed
	more     []*language.Form // with lemmas that only a sentence shows
}

// Word returns the word of a piece with the given spelling. Equal spellings share
// one Word. It may be called at the same time from several goroutines.
func (l *Language) Word(spelled string, kind token.Kind) *Word {
	key := spelling{spelled, kind}
	l.mu.RLock()
	w := l.words[key]
	l.mu.RUnlock()
	if w != nil {
		return w
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if w := l.words[key]; w != nil {
		return w
	}
	if l.words == nil {
		l.begin()
	}
	w = l.newWord(strings.Clone(spelled), kind)
	l.words[spelling{strings.Clone(spelled), kind}] = w
	return w
}

// begin prepares the memory of words and the tags of the classes.
func (l *Language) begin() {
	l.words, l.lexemes = map[spelling]*Word{}, map[string]*lexeme{}
	if l.Tagger == nil {
		l.tags = []tag{{}}
		return
	}
	for _, fine := range l.Tagger.Classes {
		l.tags = append(l.tags, tag{l.Universal(fine), fine})
	}
	l.pause, _ = l.Tagger.Class(l.Pause)
}

// longest is how many bytes of a word are looked at. What is longer is no word; the
// longest Swedish compounds in use have some 50 letters.
const longest = 150

func (l *Language) newWord(spelled string, kind token.Kind) *Word {
	lower := text.Fold(spelled)
	w := &Word{kind: kind, lexeme: l.newLexeme(lower, kind)}
	w.part = l.partOf(lower, kind)
	if l.Tagger != nil {
		w.tagging = l.Tagger.Word(l.Sees(plain.Replace(beginning(spelled))))
		if l.Excludes != nil && kind == token.Word {
			w.tagging.Exclude(l.Tagger, func(fine string) bool { return l.Excludes(lower, w.lexeme.readings, fine) })
		}
		w.corrections = l.Corrections[lower]
	}
	return w
}

// beginning returns what is looked at of a word.
func beginning(word string) string {
	if len(word) <= longest {
		return word
	}
	return strings.ToValidUTF8(word[:longest], "")
}

var plain = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "`", "'", "´", "'")

func (l *Language) newLexeme(word string, kind token.Kind) *lexeme {
	if x := l.lexemes[word]; x != nil {
		return x
	}
	form := language.Form{Word: word, Lemma: word, Bases: []string{word}}
	var readings []lexicon.Reading
	if (kind == token.Word || kind == token.Broken) && len(word) <= longest {
		readings, form.Known = l.Analyse(word)
		form.Bases = basesOf(readings)
		form.Stop = l.Lists.Stop.Has(word)
	}
	x := &lexeme{word: word, readings: readings, forms: make([]*language.Form, len(l.tags))}
	for class, tag := range l.tags {
		lemma := l.lemma(&form, readings, tag)
		if x.forms[class] = withLemma(x.forms, lemma); x.forms[class] == nil {
			own := form
			own.Lemma = lemma
			x.forms[class] = &own
		}
	}
	l.lexemes[word] = x
	return x
}

func basesOf(readings []lexicon.Reading) []string {
	var bases []string
	for _, r := range readings {
		bases = append(bases, r.Base)
	}
	slices.Sort(bases)
	return slices.Compact(bases)
}

// lemma chooses the base of a word for one tag. A name that is not known is left as it
// is.
func (l *Language) lemma(f *language.Form, readings []lexicon.Reading, t tag) string {
	switch {
	case len(readings) == 0, readings[0].Kinds == lexicon.Stem, !f.Known && t.universal == language.ProperNoun:
		return f.Word
	case len(readings) == 1 || l.Lemma == nil:
		return f.Bases[0]
	}
	return l.Lemma(f.Word, readings, t.fine)
}

// withLemma returns the one of forms that has the lemma, or nil.
func withLemma(forms []*language.Form, lemma string) *language.Form {
	for _, have := range forms {
		if have != nil && have.Lemma == lemma {
			return have
		}
	}
	return nil
}

// Form returns the form of the word of f with another lemma, the same for every call
// with the same word and lemma.
func (l *Language) Form(f *language.Form, lemma string) *language.Form {
	if f.Lemma == lemma {
		return f
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.lexemes[f.Word]
	for _, forms := range [][]*language.Form{x.forms, x.more} {
		if have := withLemma(forms, lemma); have != nil {
			return have
		}
	}
	form := *f
	form.Lemma = lemma
	x.more = append(x.more, &form)
	return &form
}
