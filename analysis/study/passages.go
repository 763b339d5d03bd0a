package study

import (
	"slices"
	"strings"
	"unicode"

	"cocode/corpus/text"
)

// passages knows the words of one who has withdrawn, and finds them in what others
// wrote: memos, reasons, names of codes, codebooks.
type passages struct {
	runs   map[string]bool // four words in a row that they said
	pairs  map[string]bool // two words in a row, at least one of which only they said
	names  [][]string      // what they and their documents are called, in words
	theirs map[string]bool // words they said
	proper map[string]bool // those of them that look like names: capitals within a sentence, or figures
	others map[string]bool // words that anyone else said
	said   [][]word

	cleaned int // how many texts were changed
}

func newPassages() *passages {
	return &passages{runs: map[string]bool{}, pairs: map[string]bool{}, theirs: map[string]bool{}, proper: map[string]bool{}, others: map[string]bool{}}
}

// word is one word of a text, folded, with its place.
type word struct {
	text.Span
	folded string
	proper bool
}

func wordsOf(t string) (list []word) {
	begins := true // a sentence
	for i, r := range t {
		n := len(list)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if n == 0 || list[n-1].End >= 0 {
				list = append(list, word{text.Span{Start: i, End: -1}, "", unicode.IsDigit(r) || unicode.IsUpper(r) && !begins})
			}
			begins = false
			continue
		case strings.ContainsRune(".?!:\n\"”", r):
			begins = true
		}
		if n > 0 && list[n-1].End < 0 {
			list[n-1].End = i
		}
	}
	if n := len(list); n > 0 && list[n-1].End < 0 {
		list[n-1].End = len(t)
	}
	for i, w := range list {
		list[i].folded = text.Fold(w.Of(t))
	}
	return list
}

// say learns what they said, other what anyone else said.
func (p *passages) say(t string) {
	words := wordsOf(t)
	p.said = append(p.said, words)
	for _, w := range words {
		p.theirs[w.folded] = true
	}
}

func (p *passages) other(t string) {
	for _, w := range wordsOf(t) {
		p.others[w.folded] = true
	}
}

// call learns a name of theirs. Very short ones would be found in any text.
func (p *passages) call(name string) {
	var folded []string
	for _, w := range wordsOf(name) {
		folded = append(folded, w.folded)
	}
	if len(strings.Join(folded, "")) >= 3 {
		p.names = append(p.names, folded)
	}
}

// settle is called when everything is learned.
func (p *passages) settle() {
	for _, words := range p.said {
		for i, w := range words {
			if w.proper && !p.others[w.folded] {
				p.proper[w.folded] = true
			}
			if i+4 <= len(words) {
				p.runs[joined(words[i:i+4])] = true
			}
			if i+2 <= len(words) && (p.alone(w) || p.alone(words[i+1])) {
				p.pairs[joined(words[i:i+2])] = true
			}
		}
	}
	p.said = nil
}

// alone reports whether only they said a word.
func (p *passages) alone(w word) bool { return p.theirs[w.folded] && !p.others[w.folded] }

func joined(words []word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.folded
	}
	return strings.Join(parts, " ")
}

// find returns the spans of a text that are their words or names.
func (p *passages) find(t string) (spans []text.Span) {
	words := wordsOf(t)
	marked := make([]bool, len(words))
	mark := func(i, n int) {
		for k := i; k < i+n; k++ {
			marked[k] = true
		}
	}
	for i, w := range words {
		if i+4 <= len(words) && p.runs[joined(words[i:i+4])] {
			mark(i, 4)
		}
		if i+2 <= len(words) && p.pairs[joined(words[i:i+2])] {
			mark(i, 2)
		}
		if p.proper[w.folded] {
			mark(i, 1)
		}
		for _, name := range p.names {
			if i+len(name) <= len(words) && joined(words[i:i+len(name)]) == strings.Join(name, " ") {
				mark(i, len(name))
			}
		}
	}
	for i, w := range words {
		switch {
		case !marked[i]:
		case i > 0 && marked[i-1] && strings.TrimSpace(t[words[i-1].End:w.Start]) == "":
			spans[len(spans)-1].End = w.End
		default:
			spans = append(spans, w.Span)
		}
	}
	return spans
}

// withdrawn stands where their words stood.
const withdrawn = "[withdrawn]"

// clean returns a text without their words.
func (p *passages) clean(t string) string {
	spans := p.find(t)
	if len(spans) > 0 {
		p.cleaned++
	}
	for _, s := range slices.Backward(spans) {
		t = t[:s.Start] + withdrawn + t[s.End:]
	}
	return t
}

// fill returns a text of the same length in which the spans are made unreadable;
// lines stay lines.
func fill(t string, spans ...text.Span) string {
	b := []byte(t)
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			if b[i] != '\n' {
				b[i] = '_'
			}
		}
	}
	return string(b)
}

// left returns the words in a text that only they said, and that clean leaves since
// they are no names: someone should look at them.
func (p *passages) left(t string) (found []string) {
	for _, w := range wordsOf(t) {
		if p.alone(w) && len(w.folded) > 3 && !slices.Contains(found, w.folded) {
			found = append(found, w.folded)
		}
	}
	return found
}
