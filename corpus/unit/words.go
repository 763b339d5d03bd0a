package unit

import (
	_ "embed"

	"cocode/corpus/language"
)

// list is a list of words and phrases, looked for at a place or anywhere.
type list struct{ language.List }

// within reports whether a phrase of the list stands somewhere in tokens.
func (l list) within(tokens []language.Token) bool {
	for i := range tokens {
		if l.At(tokens[i:]) > 0 {
			return true
		}
	}
	return false
}

// smallWords are the words of one language that tell where units begin and what is
// none.
type smallWords struct {
	greetings  list
	polite     list // what stands beside a greeting
	recording  list // what only talk about the recording holds
	device     list // what it holds where an interview begins or ends
	addressing list // words that turn to the other
	generic    list // and that do not, though they look so
	onward     list // beginnings that carry on what was said
	turning    list // beginnings that turn to something else
	pointing   list // words that point back
}

//go:embed english.txt
var englishWords string

//go:embed swedish.txt
var swedishWords string

var small = map[string]smallWords{"en": parse(englishWords), "sv": parse(swedishWords)}

func parse(data string) smallWords {
	parts := language.ParseSections(data)
	return smallWords{
		greetings: list{parts["greetings"]}, polite: list{parts["polite"]},
		recording: list{parts["recording"]}, device: list{parts["device"]},
		addressing: list{parts["addressing"]}, generic: list{parts["generic"]},
		onward: list{parts["onward"]}, turning: list{parts["turning"]}, pointing: list{parts["pointing"]},
	}
}
