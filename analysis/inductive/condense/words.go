package condense

import (
	_ "embed"

	"cocode/corpus/language"
	"cocode/corpus/language/annotate"
)

// words are the small words of one language that condensing looks at.
type words struct {
	lists     language.Lists
	negations language.List // never dropped
	loose     language.List // words of degree, dropped wherever they stand
	parted    language.List // further fillers, dropped where a sign stands beside them
	alone     language.List // the same, where signs stand on both sides
	trailing  language.List // dropped before a sign: "and so on"
	openers   language.List // frames of an opinion, dropped where a clause begins: "I think"
	kept      language.List // fillers and hedges of the language that change what is said
	joiners   language.List // dropped at the beginning of a sentence
	comments  language.List // beginnings of asides
	related   language.List // beginnings of relative clauses between commas
	doubled   language.List // words that may stand twice in a row
	fronting  language.List // joiners that stay before a verb
}

//go:embed english.txt
var englishWords string

//go:embed swedish.txt
var swedishWords string

var sections = map[string]map[string]language.List{
	"en": language.ParseSections(englishWords),
	"sv": language.ParseSections(swedishWords),
}

// wordsOf returns the words of a language; they are few for one that is not known.
func wordsOf(code string) *words {
	p := sections[code]
	return &words{
		lists: annotate.Lists(code), negations: p["negations"], loose: p["loose"], parted: p["parted"], alone: p["alone"], trailing: p["trailing"], openers: p["openers"],
		kept: p["kept"], joiners: p["joiners"], comments: p["comments"], related: p["related"], doubled: p["doubled"], fronting: p["fronting"],
	}
}

// slight reports whether a sentence has no word of its own: "It does.", "So we did."
func (w *words) slight(tokens []language.Token) bool {
	for _, t := range tokens {
		if w.negations.Has(t.Word) || t.IsWord() && !t.Stop && t.Tag != language.Adverb && t.Tag != language.Interjection {
			return false
		}
	}
	return true
}
