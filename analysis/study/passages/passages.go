// Package passages finds what one person said in what others wrote: a quotation in a
// memo, a name in a code. It is a leaf of package study, which takes the words of one
// who has withdrawn out of everything. It errs on the side of the one who withdrew:
// a run of four words, two words of which one is theirs alone, a name that only they
// mention.
package passages

import (
	"slices"
	"strings"
	"unicode"

	"cocode/corpus/text"
)

// Withdrawn stands where their words stood.
const Withdrawn = "[withdrawn]"

// Finder knows what was said and by whom. Say, Other and Call teach it; Settle ends
// that; then it finds.
type Finder struct {
	runs   map[string]bool // four words in a row that they said
	pairs  map[string]bool // two words in a row, at least one of which only they said
	parts  []string        // of their names
	names  [][]string      // what they and their documents are called, in words
	theirs map[string]bool // words they said
	proper map[string]bool // those of them that look like names: capitals within a sentence, or figures
	others map[string]bool // words that anyone else said
	said   [][]word

	Cleaned int // how many texts Clean has changed
}

// New returns a finder that knows nothing.
func New() *Finder {
	return &Finder{runs: map[string]bool{}, pairs: map[string]bool{}, theirs: map[string]bool{}, proper: map[string]bool{}, others: map[string]bool{}}
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

// Say teaches what they said.
func (f *Finder) Say(t string) {
	words := wordsOf(t)
	f.said = append(f.said, words)
	for _, w := range words {
		f.theirs[w.folded] = true
	}
}

// Other teaches what anyone else said.
func (f *Finder) Other(t string) {
	for _, w := range wordsOf(t) {
		f.others[w.folded] = true
	}
}

// Call teaches a name of theirs. Very short ones would be found in any text.
func (f *Finder) Call(name string) {
	var folded []string
	for _, w := range wordsOf(name) {
		folded = append(folded, w.folded)
	}
	if len(strings.Join(folded, "")) >= 3 {
		f.names = append(f.names, folded)
	}
}

// Person teaches a name of their own: each part of it is found too, if nobody else says
// or bears it.
func (f *Finder) Person(name string) {
	f.Call(name)
	for _, w := range wordsOf(name) {
		if len(w.folded) >= 3 {
			f.parts = append(f.parts, w.folded)
		}
	}
}

// Settle is called when everything is taught.
func (f *Finder) Settle() {
	for _, words := range f.said {
		for i, w := range words {
			if w.proper && !f.others[w.folded] {
				f.proper[w.folded] = true
			}
			if i+4 <= len(words) {
				f.runs[joined(words[i:i+4])] = true
			}
			if i+2 <= len(words) && (f.alone(w) || f.alone(words[i+1])) {
				f.pairs[joined(words[i:i+2])] = true
			}
		}
	}
	for _, part := range f.parts {
		if !f.others[part] {
			f.proper[part] = true
		}
	}
	f.said, f.parts = nil, nil
}

// alone reports whether only they said a word.
func (f *Finder) alone(w word) bool { return f.theirs[w.folded] && !f.others[w.folded] }

func joined(words []word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.folded
	}
	return strings.Join(parts, " ")
}

// Find returns the spans of a text that are their words or names.
func (f *Finder) Find(t string) (spans []text.Span) {
	words := wordsOf(t)
	marked := make([]bool, len(words))
	mark := func(i, n int) {
		for k := i; k < i+n; k++ {
			marked[k] = true
		}
	}
	for i, w := range words {
		if i+4 <= len(words) && f.runs[joined(words[i:i+4])] {
			mark(i, 4)
		}
		if i+2 <= len(words) && f.pairs[joined(words[i:i+2])] {
			mark(i, 2)
		}
		if f.proper[w.folded] {
			mark(i, 1)
		}
		for _, name := range f.names {
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

// Clean returns a text without their words.
func (f *Finder) Clean(t string) string {
	spans := f.Find(t)
	if len(spans) > 0 {
		f.Cleaned++
	}
	for _, s := range slices.Backward(spans) {
		t = t[:s.Start] + Withdrawn + t[s.End:]
	}
	return t
}

// Fill returns a text of the same length in which the spans are made unreadable;
// lines stay lines.
func Fill(t string, spans ...text.Span) string {
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

// Left returns the words in a text that only they said, and that Clean leaves since
// they are no names: someone should look at them.
func (f *Finder) Left(t string) (found []string) {
	for _, w := range wordsOf(t) {
		if f.alone(w) && len(w.folded) > 3 && !slices.Contains(found, w.folded) {
			found = append(found, w.folded)
		}
	}
	return found
}
