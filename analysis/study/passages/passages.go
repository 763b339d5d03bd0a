// Package passages finds what one person said in what others wrote: a quotation in a
// memo, a name in a code. It is a leaf of package study, which takes the words of one
// who has withdrawn out of everything. It errs on the side of the one who withdrew,
// but not by what anyone says.
package passages

import (
	"slices"
	"strings"
	"unicode"

	"cocode/corpus/text"
)

// Withdrawn stands where their words stood. It means nothing in YAML.
const Withdrawn = "(withdrawn)"

// How many words in a row are a quotation: in a person's own words about an
// interview, and in texts that were mostly written without it, as a codebook is.
const (
	quotation     = 4
	longQuotation = 8
)

// Finder knows what was said and by whom. Say, Other, Call and Person teach it; Settle
// ends that; then it finds.
type Finder struct {
	runs   map[string]bool // quotations that nobody else said, short and long ones
	pairs  map[string]bool // two words in a row, at least one of which only they said
	names  [][]string      // what they and their documents are called, in words
	parts  []string        // of their names
	theirs map[string]bool // words they said
	proper map[string]bool // those of them that look like names: capitals within a sentence, or long figures
	others map[string]bool // words that anyone else said
	said   [][]word
	heard  []string // what anyone else said

	Cleaned int // how many texts were changed
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
		if figure := unicode.IsDigit(rune(list[i].folded[0])); figure && w.Len() < 3 {
			list[i].proper = false
		}
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
	f.heard = append(f.heard, t)
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
			if i+2 <= len(words) && (f.alone(w) || f.alone(words[i+1])) {
				f.pairs[joined(words[i:i+2])] = true
			}
		}
		eachRun(words, func(run string) { f.runs[run] = true })
	}
	for _, t := range f.heard {
		eachRun(wordsOf(t), func(run string) { delete(f.runs, run) })
	}
	for _, part := range f.parts {
		if !f.others[part] {
			f.proper[part] = true
		}
	}
	f.said, f.heard, f.parts = nil, nil, nil
}

// eachRun gives all runs of words that are as long as a quotation.
func eachRun(words []word, do func(string)) {
	for _, n := range []int{quotation, longQuotation} {
		for i := 0; i+n <= len(words); i++ {
			do(joined(words[i : i+n]))
		}
	}
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

// Find returns the spans of a text that are their words or names: quotations, pairs of
// words of which one is theirs alone, and names that only they mention.
func (f *Finder) Find(t string) []text.Span {
	return f.find(t, func(words []word, i int) int {
		n := f.quoted(words, i, quotation)
		if i+2 <= len(words) && f.pairs[joined(words[i:i+2])] {
			n = max(n, 2)
		}
		if f.proper[words[i].folded] {
			n = max(n, 1)
		}
		return n
	})
}

// find returns the spans of words that a rule marks: it tells how many words from
// the i-th on.
func (f *Finder) find(t string, rule func(words []word, i int) int) (spans []text.Span) {
	words := wordsOf(t)
	marked := 0 // up to this word
	for i, w := range words {
		marked = max(marked, i+max(rule(words, i), f.named(words, i)))
		switch {
		case i >= marked:
		case len(spans) > 0 && i > 0 && spans[len(spans)-1].End == words[i-1].End && strings.TrimSpace(t[words[i-1].End:w.Start]) == "":
			spans[len(spans)-1].End = w.End
		default:
			spans = append(spans, w.Span)
		}
	}
	return spans
}

// quoted returns n if the n words from the i-th on are a quotation.
func (f *Finder) quoted(words []word, i, n int) int {
	if i+n <= len(words) && f.runs[joined(words[i:i+n])] {
		return n
	}
	return 0
}

// named returns how many words from the i-th on are a name of theirs.
func (f *Finder) named(words []word, i int) (n int) {
	for _, name := range f.names {
		if i+len(name) <= len(words) && joined(words[i:i+len(name)]) == strings.Join(name, " ") {
			n = max(n, len(name))
		}
	}
	return n
}

// Clean returns a text that a person wrote without their words.
func (f *Finder) Clean(t string) string { return f.without(t, f.Find(t)) }

// CleanQuotations returns a text that was mostly written without them, such as a
// codebook, without long quotations of theirs and without their names.
func (f *Finder) CleanQuotations(t string) string {
	return f.without(t, f.find(t, func(words []word, i int) int { return f.quoted(words, i, longQuotation) }))
}

func (f *Finder) without(t string, spans []text.Span) string {
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

// Borne reports whether every word of a text is also in others, in whatever form: then
// it says nothing that they do not say without the one who withdrew.
func Borne(t string, others []string) bool {
	var known []word
	for _, o := range others {
		known = append(known, wordsOf(o)...)
	}
	for _, w := range wordsOf(t) {
		if !slices.ContainsFunc(known, func(k word) bool { return akin(w.folded, k.folded) }) {
			return false
		}
	}
	return true
}

// akin reports whether two words are forms of one, as far as their beginnings tell.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	short, same := min(len(x), len(y)), 0
	for same < short && x[same] == y[same] {
		same++
	}
	return short >= 4 && same >= 3 && 5*same >= 3*short
}
