package sentence

import (
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/internal/token"
)

// Speech without punctuation is cut into stretches of shortest to longest words,
// about the length of a spoken clause complex; longer ones are cut at latest.
const (
	shortest = 8
	longest  = 40
	// A stretch with more words to a sign than this counts as unpunctuated.
	sparse = 20
)

// cut adds a sentence, in parts if it is a long stretch without punctuation.
func (x *splitting) cut(ranges []language.Range, r language.Range) []language.Range {
	words := x.words(r)
	if signs := r.End - r.First - words; words <= longest || words < signs*sparse {
		return append(ranges, r)
	}
	for {
		at := x.breath(r)
		if at == 0 {
			return append(ranges, r)
		}
		ranges = append(ranges, language.Range{First: r.First, End: at})
		r.First = at
	}
}

// words counts the pieces of r that are no signs.
func (x *splitting) words(r language.Range) int {
	n := 0
	for _, p := range x.pieces[r.First:r.End] {
		if p.Kind < token.Sign {
			n++
		}
	}
	return n
}

// breath returns the best place to cut r the first time: at the end of a line or
// before a marker, where a line counts more, and the last of equal ones. It returns
// 0 if what is left is short enough.
func (x *splitting) breath(r language.Range) int {
	limit := r.First + longest
	if limit+shortest > r.End {
		return 0
	}
	at, best := limit, 0
	for i := r.First + shortest; i <= limit; i++ {
		if rank := x.rank(i); rank > 0 && rank >= best {
			at, best = i, rank
		}
	}
	return at
}

// rank tells how good a place the one before piece i is to begin anew.
func (x *splitting) rank(i int) int {
	gap := x.text[x.pieces[i-1].End:x.pieces[i].Start]
	rank := 0
	if x.marker(i) {
		rank += 2
	}
	if strings.Contains(gap, "\n") || x.pieces[i-1].Kind == token.Sign {
		rank += 3
	}
	return rank
}

// marker reports whether a marker begins with piece i; of a phrase the first two
// words are enough.
func (x *splitting) marker(i int) bool {
	first := strings.ToLower(x.word(i))
	if x.Markers.Has(first) {
		return true
	}
	return i+1 < len(x.pieces) && x.Markers.Has(first+" "+strings.ToLower(x.word(i+1)))
}
