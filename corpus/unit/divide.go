package unit

import (
	"slices"
	"strings"

	"cocode/corpus/language"
	"cocode/corpus/language/vectors"
)

// most is how many sentences a meaning unit has at most.
const most = 6

// divide cuts a stretch into meaning units so that what holds together stays
// together and no unit grows long: of all ways to cut, the one with the best sum of
// the ties within units less the price of their lengths. It looks back over a few
// sentences only, and so is linear.
func (s *splitter) divide(pieces []piece) [][]piece {
	ties := make([]float64, len(pieces))
	for i := 1; i < len(pieces); i++ {
		ties[i] = s.tie(&pieces[i-1], &pieces[i])
		if unfinished(&pieces[i-1]) {
			pieces[i].says = max(pieces[i].says, pieces[i-1].says) // two halves of one sentence
		}
	}
	best, begin := make([]float64, len(pieces)+1), make([]int, len(pieces)+1)
	for end := 1; end <= len(pieces); end++ {
		held, words := 0.0, 0
		for first := end - 1; first >= max(0, end-most); first-- {
			words += pieces[first].words
			value := best[first] + held - s.price(words)
			if first == end-1 || value > best[end] {
				best[end], begin[end] = value, first
			}
			held += ties[first]
		}
	}
	var runs [][]piece
	for end := len(pieces); end > 0; end = begin[end] {
		runs = append(runs, pieces[begin[end]:end])
	}
	slices.Reverse(runs)
	return runs
}

// price is what a unit of so many words costs: nothing at an ordinary length.
func (s *splitter) price(words int) float64 {
	const brief = 8
	switch {
	case words < brief:
		return 0.3 * float64(brief-words) / brief
	case words > s.o.Long:
		over := float64(words-s.o.Long) / float64(s.o.Long)
		return over + over*over
	}
	return 0
}

// The strengths of the signs that hold two sentences together or part them. A tie
// above zero holds. They were set by hand, and checked against the quotes that
// readers marked in the sample interviews.
const (
	loose     = -0.10 // two sentences of which nothing is known stay apart
	leaning   = 0.40  // one of the two says little by itself
	quotation = 0.60  // a quotation goes on
	answering = 0.35  // a question that the speaker answers
	broken    = 0.50  // the first does not end
	carrying  = 0.15  // the second begins with "because", "and it"
	backwards = 0.15  // the second points back at its beginning
	turning   = -0.20 // the second begins with "but", "anyway"
	parted    = -0.60 // a paragraph lies between
	stopped   = -0.10 // somebody said "mm" between
	alike     = 0.80  // times the likeness of the content, above what is usual
	usual     = 0.22
)

// tie returns how strongly b goes on with what a says.
func (s *splitter) tie(a, b *piece) float64 {
	tie := loose + alike*(likeness(a, b)-usual)
	if a.says == little || b.says == little {
		tie += leaning + alike*usual
	}
	if a.quotes && b.turn == a.turn {
		tie += quotation
	}
	switch {
	case lastSign(a.tokens) == "?":
		tie += answering
	case unfinished(a):
		tie += broken
	}
	if b.opens && b.turn == a.turn {
		tie += parted
	}
	if b.turn != a.turn {
		tie += stopped
	}
	return tie + s.beginning(b)
}

// unfinished reports whether a sentence has no sign at its end.
func unfinished(p *piece) bool {
	end := lastSign(p.tokens)
	return end == "" || !strings.Contains(".!?…\"”»'’)]", end)
}

// beginning returns what the first words of a sentence say of its tie to the one
// before.
func (s *splitter) beginning(b *piece) float64 {
	tokens := opening(b.tokens)
	tie := 0.0
	onward, turns := s.small.onward.At(tokens), s.small.turning.At(tokens)
	switch {
	case turns > onward:
		tie += turning
	case onward > 0:
		tie += carrying
	}
	if after := tokens[max(onward, turns):]; len(after) > 0 && s.small.pointing.At(after) > 0 {
		tie += backwards
	}
	return tie
}

// opening returns tokens from the first word on that is neither sign nor sound.
func opening(tokens []language.Token) []language.Token {
	for i, t := range tokens {
		if t.IsWord() && t.Tag != language.Interjection {
			return tokens[i:]
		}
	}
	return nil
}

// likeness returns how near the contents of two sentences are, from 0 to 1: by their
// vectors, or else by the share of words that they have in common.
func likeness(a, b *piece) float64 {
	if len(a.lemmas) == 0 || len(b.lemmas) == 0 {
		return 0
	}
	shared := 0
	for _, w := range b.lemmas {
		if slices.Contains(a.lemmas, w) {
			shared++
		}
	}
	overlap := float64(shared) / float64(min(len(a.lemmas), len(b.lemmas)))
	return max(0, overlap, vectors.Cosine(a.vector, b.vector))
}

// lastSign returns the last token if it is a sign, and "" if it is a word.
func lastSign(tokens []language.Token) string {
	if len(tokens) == 0 || tokens[len(tokens)-1].IsWord() {
		return ""
	}
	return tokens[len(tokens)-1].Word
}
