package swedish

import (
	"cocode/corpus/language"
	"cocode/corpus/language/internal/grammar"
)

// refine tells the auxiliary "ha" from the main verb: it helps a supine that comes
// after it in the same clause.
func refine(_ *grammar.Language, s []language.Token) {
	for i := range s {
		if s[i].Lemma == "ha" && (s[i].Tag == language.Verb || s[i].Tag == language.Auxiliary) {
			s[i].Tag, s[i].Fine = language.Verb, "VERB"
			if supineAfter(s, i) {
				s[i].Tag, s[i].Fine = language.Auxiliary, "AUX"
			}
		}
	}
}

// farthest is how many words may stand between "ha" and its supine.
const farthest = 7

// supineAfter reports whether a supine comes after token i before another verb, a
// subordinate clause or the end of the clause.
func supineAfter(s []language.Token, i int) bool {
	for j := i + 1; j < len(s) && j <= i+farthest; j++ {
		switch t := s[j]; {
		case t.Tag == language.Verb || t.Tag == language.Auxiliary:
			return isSupine(t)
		case t.Tag == language.Subordinator, t.Tag == language.Punctuation && t.Word != ",":
			return false
		}
	}
	return false
}

// isSupine reports whether a verb has the form that stands after "ha": gjort, varit.
func isSupine(t language.Token) bool {
	n := len(t.Word)
	return n > 2 && t.Word != t.Lemma && (t.Word[n-1] == 't' || t.Word[n-2:] == "ts")
}
