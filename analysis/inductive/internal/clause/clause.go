// Package clause cuts sentences into clauses by their tags: what has a verb of its own
// stands by itself. Condensing leaves clauses out, open coding names the weightiest.
package clause

import (
	"cocode/corpus/language"
)

// Kind tells how a clause hangs together with its neighbours.
type Kind uint8

// The kinds of clause.
const (
	Main        Kind = iota
	Coordinate       // begins with "and", "but"
	Subordinate      // begins with "because", "when"; leans on the clause before, or after if it is the first
	Relative         // begins with "who", "which"; leans on the clause before
	Condition        // begins with "if"; cannot be parted from the clause it leans on
)

// Clause is a stretch of a sentence's tokens.
type Clause struct {
	language.Range // into the tokens of the sentence
	Kind           Kind
}

// Split cuts the tokens of a sentence into clauses. Nothing is cut inside a quotation.
func Split(tokens []language.Token) []Clause {
	var clauses []Clause
	quoting, verb := false, false
	first, kind := 0, Main
	for i, t := range tokens {
		quoting = quotes(quoting, t)
		if quoting {
			continue
		}
		if at, next, ok := begins(tokens, i, first); ok && verb && at > first && HasVerb(tokens[i:]) {
			clauses = append(clauses, Clause{language.Range{First: first, End: at}, kind})
			first, kind, verb = at, next, false
		} else if i == first {
			kind = opening(t)
		}
		verb = verb || IsVerb(t)
	}
	if first < len(tokens) {
		clauses = append(clauses, Clause{language.Range{First: first, End: len(tokens)}, kind})
	}
	return clauses
}

// begins reports whether a clause begins at token i, and where: at i.
func begins(tokens []language.Token, i, first int) (at int, kind Kind, ok bool) {
	t := tokens[i]
	if i == 0 {
		return 0, Main, false
	}
	sign := !tokens[i-1].IsWord() && !open[tokens[i-1].Word]
	switch {
	case t.Tag == language.Conjunction && (sign || subjectAt(tokens, i+1)) && verbSoon(tokens, i+1):
		return i, Coordinate, true
	case leads(t, sign) && verbSoon(tokens, i+1) && !complement(tokens, i+1):
		return i, opening(t), true
	case sign && t.Tag == language.Pronoun && opening(t) == Relative && verbSoon(tokens, i):
		return i, Relative, true
	case sign && subjectAt(tokens, i) && verbSoon(tokens, i):
		return i, Main, true
	}
	return 0, Main, false
}

// leads reports whether a word that can begin a clause does so here: after a sign, or
// by itself if it does nothing else.
func leads(t language.Token, sign bool) bool {
	switch opening(t) {
	case Subordinate, Condition:
		return sign || t.Tag == language.Subordinator || t.Tag == language.Adverb
	case Coordinate, Relative:
		return sign && t.Tag != language.Pronoun
	}
	return false
}

// complement reports whether "that" or "att" stands at i: "så att vi saknade tid"
// belongs to what stands before.
func complement(tokens []language.Token, i int) bool {
	return i < len(tokens) && (tokens[i].Word == "att" || tokens[i].Word == "that")
}

// opening returns the kind of a clause by its first word.
func opening(t language.Token) Kind {
	if k, ok := openings[t.Word]; ok {
		return k
	}
	if t.Tag == language.Conjunction {
		return Coordinate
	}
	return Main
}

// openings are the words that begin clauses in English and Swedish.
var openings = map[string]Kind{
	"because": Subordinate, "'cause": Subordinate, "'cos": Subordinate, "cos": Subordinate, "when": Subordinate,
	"while": Subordinate, "before": Subordinate, "after": Subordinate, "until": Condition, "till": Condition,
	"since": Subordinate, "although": Subordinate, "though": Subordinate, "whereas": Subordinate, "once": Subordinate,
	"who": Relative, "which": Relative, "whose": Relative, "where": Relative,
	"if": Condition, "unless": Condition, "whether": Condition,
	"eftersom": Subordinate, "därför": Subordinate, "när": Subordinate, "medan": Subordinate, "innan": Subordinate,
	"efter": Subordinate, "tills": Condition, "förrän": Condition, "sedan": Subordinate, "fastän": Subordinate, "fast": Coordinate,
	"som": Relative, "vilket": Relative, "vilka": Relative, "där": Relative, "om": Condition, "ifall": Condition,
	"å": Coordinate, "och": Coordinate, "men": Coordinate, "utan": Coordinate, "så": Coordinate,
}

// Opens reports whether a word begins a clause as a rule: "and", "because", "we".
func Opens(t language.Token) bool { return opening(t) != Main || subjects[t.Word] }

// subjectAt reports whether a subject in the form of a pronoun stands at i.
func subjectAt(tokens []language.Token, i int) bool {
	return i < len(tokens) && subjects[tokens[i].Word]
}

var subjects = map[string]bool{
	"i": true, "we": true, "you": true, "he": true, "she": true, "it": true, "they": true, "there": true,
	"somebody": true, "someone": true, "nobody": true, "everybody": true, "everyone": true, "this": true, "that": true,
	"jag": true, "vi": true, "du": true, "ni": true, "han": true, "hon": true, "den": true, "det": true, "de": true,
	"dom": true, "man": true, "ingen": true, "någon": true, "nån": true, "alla": true,
}

// verbSoon reports whether a verb comes before the next sign, within some words.
func verbSoon(tokens []language.Token, i int) bool {
	const soon = 6
	for _, t := range tokens[min(i, len(tokens)):min(len(tokens), i+soon)] {
		if IsVerb(t) {
			return true
		}
		if !t.IsWord() {
			return false
		}
	}
	return false
}

// IsVerb reports whether a token is a verb or an auxiliary.
func IsVerb(t language.Token) bool { return t.Tag == language.Verb || t.Tag == language.Auxiliary }

// HasVerb reports whether there is a verb among tokens.
func HasVerb(tokens []language.Token) bool {
	for _, t := range tokens {
		if IsVerb(t) {
			return true
		}
	}
	return false
}

var open = map[string]bool{`"`: true, "“": true, "„": true, "(": true, "[": true}

// quotes reports whether a quotation is open after t.
func quotes(open bool, t language.Token) bool {
	switch t.Word {
	case `"`:
		return !open
	case "“", "„":
		return true
	case "”":
		return false
	}
	return open
}
