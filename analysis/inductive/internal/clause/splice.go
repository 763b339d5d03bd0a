package clause

import (
	"cocode/corpus/language"
	"cocode/corpus/language/syntax"
)

// Parse returns a sentence of a language. Who speaks puts sentences side by side with no
// more than a comma between them ("it's secrecy, they can't read ours"); each is parsed
// by itself, and those after the first depend on it.
func Parse(code string, tokens []language.Token) *Sentence {
	s := &Sentence{Tokens: persons(tokens)}
	p := syntax.Of(code)
	if p == nil || len(tokens) == 0 {
		return s
	}
	root := -1
	for first := 0; first < len(s.Tokens); {
		end := splice(s.Tokens, first)
		tree := p.Parse(s.Tokens[first:end])
		for i := range tree {
			if tree[i].Head >= 0 {
				tree[i].Head += first
			} else if root < 0 {
				root = i
			} else {
				tree[i] = syntax.Node{Head: root, Relation: syntax.Parataxis}
			}
		}
		s.Tree = append(s.Tree, tree...)
		first = end
	}
	s.link()
	return s
}

// splice returns where the sentence ends that begins at first: before the next that
// stands beside it.
func splice(tokens []language.Token, first int) int {
	verb := false
	for i := first; i < len(tokens); i++ {
		t := tokens[i]
		if i > first && parts[tokens[i-1].Word] && (verb || subjectAt(tokens, i)) && sentenceAt(tokens, i) && !leans(tokens[first:i-1]) {
			return i
		}
		if i > first && parts[tokens[i-1].Word] && !verb && t.Tag == language.Conjunction && subjectAt(tokens, i+1) && sentenceAt(tokens, i+1) {
			return i // "eight of them, and nobody has left"
		}
		if i > first && t.Word == "så" && verb && !subjectsFollow(tokens, i) && sentenceAt(tokens, i) && !leans(tokens[first:i]) {
			return i
		}
		verb = verb || finite(t)
	}
	return len(tokens)
}

// parts are the signs that may stand between two sentences.
var parts = map[string]bool{",": true, "—": true, "–": true, "-": true, ";": true, ":": true, "…": true, "...": true}

// leansAhead are the words at the beginning of a clause that waits for another.
var leansAhead = map[string]bool{
	"if": true, "when": true, "because": true, "since": true, "as": true, "while": true, "before": true, "after": true, "until": true, "once": true,
	"although": true, "though": true, "unless": true, "whenever": true, "wherever": true, "whatever": true, "what": true, "who": true,
	"om": true, "när": true, "eftersom": true, "medan": true, "innan": true, "efter": true, "tills": true, "sedan": true, "fast": true, "fastän": true, "ifall": true,
	"vad": true, "vem": true, "att": true, "that": true,
}

// leans reports whether the last stretch between signs of tokens begins a clause that
// waits for another, or says that something is said.
func leans(tokens []language.Token) bool {
	if len(tokens) == 0 || leansAhead[tokens[0].Word] || finite(tokens[len(tokens)-1]) && len(tokens) < 4 {
		return true
	}
	at := len(tokens) - 1
	for at > 0 && !parts[tokens[at-1].Word] {
		at--
	}
	for at < len(tokens) && tokens[at].Tag == language.Conjunction {
		at++
	}
	return at < len(tokens) && leansAhead[tokens[at].Word]
}

// subjectsFollow reports whether a verb and then its subject follow token i: "om han kom så
// gick vi" is one sentence.
func subjectsFollow(tokens []language.Token, i int) bool {
	return i+1 < len(tokens) && finite(tokens[i+1])
}

// sentenceAt reports whether a sentence begins at i: a subject and a verb soon after.
func sentenceAt(tokens []language.Token, i int) bool {
	for i < len(tokens) && (tokens[i].Word == `"` || tokens[i].Word == "“" || tokens[i].Word == "”") {
		i++
	}
	if i < len(tokens) && joins[tokens[i].Word] {
		i++
		if i < len(tokens) && finite(tokens[i]) && subjectAt(tokens, i+1) {
			return true // "så gick vi"
		}
	}
	if i >= len(tokens) {
		return false
	}
	if subjectAt(tokens, i) {
		return verbSoon(tokens, i+1, 3)
	}
	if tokens[i].Tag != language.Determiner && tokens[i].Tag != language.ProperNoun && tokens[i].Fine != "PRP$" {
		return false
	}
	for i++; i < len(tokens); i++ {
		switch t := tokens[i]; t.Tag {
		case language.Adjective, language.Noun, language.ProperNoun, language.Number:
		default:
			return finite(t) && tokens[i-1].Tag != language.Determiner
		}
	}
	return false
}

// joins are words between two sentences that the second does without.
var joins = map[string]bool{"so": true, "then": true, "så": true, "sen": true, "för": true}

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

// verbSoon reports whether a finite verb comes within some words.
func verbSoon(tokens []language.Token, i, soon int) bool {
	for _, t := range tokens[min(i, len(tokens)):min(len(tokens), i+soon)] {
		if finite(t) {
			return true
		}
		if !t.IsWord() {
			return false
		}
	}
	return false
}

// finite reports whether a token can be the verb of a sentence.
func finite(t language.Token) bool {
	switch t.Fine {
	case "VB", "VBG", "VBN", "POS":
		return false
	}
	return IsVerb(t)
}
