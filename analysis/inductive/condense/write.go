package condense

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus"
	"cocode/corpus/language"
)

// Write writes sentences as they stand in the text of d: blanks where the text has some,
// a capital at the beginning and a sign at the end of each.
func Write(d *corpus.Document, sentences []*clause.Sentence) string {
	var b strings.Builder
	for _, s := range sentences {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		writeSentence(&b, d.Text, s.Tokens)
	}
	return b.String()
}

func writeSentence(b *strings.Builder, text string, tokens []language.Token) {
	begin, quoting := true, false
	for i, t := range tokens {
		if i > 0 && blank(tokens[i-1], t, quoting) {
			b.WriteByte(' ')
		}
		word := t.Span.Of(text)
		if t.IsWord() && begin {
			word, begin = capital(word), false
		}
		b.WriteString(word)
		if t.Word == `"` {
			quoting = !quoting
		}
	}
	if !ended(tokens) {
		b.WriteByte('.')
	}
}

// ended reports whether a sentence has a sign at its end, in a quotation or after it.
func ended(tokens []language.Token) bool {
	for i := len(tokens) - 1; i >= 0 && !tokens[i].IsWord(); i-- {
		if endSign[tokens[i].Word] || tokens[i].Word == "…" || tokens[i].Word == "..." {
			return true
		}
	}
	return false
}

// blank reports whether a blank belongs between two tokens that have become
// neighbours; quoting tells whether a quotation is open after a.
func blank(a, b language.Token, quoting bool) bool {
	switch {
	case a.End == b.Start, strings.Contains("([“„‘«", a.Word), a.Word == `"` && quoting:
		return false
	case b.IsWord():
		return !strings.HasPrefix(b.Word, "'") && b.Word != "n't"
	case b.Word == `"`:
		return !quoting
	}
	return strings.Contains("([“„‘«–—-", b.Word)
}

func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if r == utf8.RuneError {
		return word
	}
	return string(unicode.ToUpper(r)) + word[size:]
}
