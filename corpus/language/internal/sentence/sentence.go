// Package sentence puts the pieces of one turn together to sentences. It is made
// for transcribed speech: a line feed is soft, an empty line is not; a pause that is
// written as "..." ends a sentence only before a capital; and where a transcript has
// no punctuation, long stretches are cut where a speaker would begin anew.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/token"
)

// Splitter finds sentences.
type Splitter struct {
	// Markers are the words and phrases with which a speaker begins anew.
	Markers language.List
	// Capital are words, in lower case, that have a capital everywhere, so that it tells
	// nothing ("I").
	Capital map[string]bool
}

// Split appends the sentences that pieces make to ranges. Every piece lies in one.
// The pieces are those of one turn of the text t.
func (s *Splitter) Split(ranges []language.Range, t string, pieces []token.Piece) []language.Range {
	x := splitting{Splitter: s, text: t, pieces: pieces}
	first, words := 0, false
	for i := 0; i < len(pieces); i++ {
		words = words || pieces[i].Kind < token.Sign
		end := i + 1
		if s := x.end(i); s > 0 {
			end = s
		} else if !x.paragraph(end) {
			continue
		}
		if words {
			ranges = x.cut(ranges, language.Range{First: first, End: end})
			first, words = end, false
		}
		i = end - 1
	}
	return x.rest(ranges, first, words)
}

// splitting is the state of one call of Split.
type splitting struct {
	*Splitter
	text   string
	pieces []token.Piece
}

// rest adds the pieces from first on, which no sign has ended. Signs without a word
// belong to the sentence before.
func (x *splitting) rest(ranges []language.Range, first int, words bool) []language.Range {
	all := language.Range{First: first, End: len(x.pieces)}
	switch {
	case all.First == all.End:
		return ranges
	case !words && first > 0:
		ranges[len(ranges)-1].End = all.End
		return ranges
	}
	return x.cut(ranges, all)
}

// word returns the text of piece i.
func (x *splitting) word(i int) string { return x.pieces[i].Of(x.text) }

// How many signs are looked at behind the last sign of a sentence and before the
// first word of the next. More are no writing, and would be read again and again.
const (
	mostClosing = 8
	mostOpening = 4
)

// end returns where a sentence ends whose last sign may be piece i: behind the
// quotation marks and brackets that close on it. It returns 0 if none ends there.
func (x *splitting) end(i int) int {
	sign := x.sign(i)
	if sign == none {
		return 0
	}
	end, closed := i+1, false
	for end < min(len(x.pieces), i+mostClosing) && x.pieces[end].Start == x.pieces[end-1].End && x.closes(end) {
		closed = closed || !x.stops(end)
		end++
	}
	if end == len(x.pieces) || x.paragraph(end) || x.begins(sign, closed, end) {
		return end
	}
	return 0
}

// mark tells how strongly a sign ends a sentence.
type mark uint8

const (
	none mark = iota
	weak      // "...", "etc.": only before a capital
	full
)

func (x *splitting) sign(i int) mark {
	switch p := x.pieces[i]; {
	case p.Abbreviation == token.Closing && x.text[p.End-1] == '.':
		return weak
	case p.Kind != token.Sign || !x.stops(i):
		return none
	case strings.HasPrefix(x.word(i), "..") || strings.HasPrefix(x.word(i), "…"):
		return weak
	}
	return full
}

func (x *splitting) stops(i int) bool {
	switch r, _ := utf8.DecodeRuneInString(x.word(i)); r {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// closes reports whether piece i belongs to the sentence before it when it stands
// right behind its last sign.
func (x *splitting) closes(i int) bool {
	r, _ := utf8.DecodeRuneInString(x.word(i))
	return x.pieces[i].Kind == token.Sign && (x.stops(i) || strings.ContainsRune(`"'”’»)]`, r))
}

// begins reports whether a sentence begins with piece i, after a sign; closed says
// that the sign stood inside of quotation marks or brackets.
func (x *splitting) begins(sign mark, closed bool, i int) bool {
	glued := x.pieces[i].Start == x.pieces[i-1].End
	if remark := x.word(i); sign == full && !glued && (remark == "(" || remark == "[") {
		return true // a remark of the one who wrote it down: "(laughs)"
	}
	for last := min(len(x.pieces)-1, i+mostOpening); i < last && x.pieces[i].Kind == token.Sign; {
		i++
	}
	word := x.word(i)
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case sign == weak:
		return unicode.IsUpper(r) && !x.Capital[strings.ToLower(word)]
	case glued, closed:
		return !unicode.IsLower(r)
	}
	return true
}

// paragraph reports whether an empty line stands before piece i.
func (x *splitting) paragraph(i int) bool {
	if i >= len(x.pieces) {
		return false
	}
	gap := x.text[x.pieces[i-1].End:x.pieces[i].Start]
	return strings.Count(gap, "\n") > 1
}
