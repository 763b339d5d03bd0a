package condense

import (
	"cocode/analysis/inductive/internal/clause"
	"cocode/corpus/language"
)

// sentence is a sentence while it is shortened.
type sentence struct {
	*words
	tokens []language.Token
	gone   []bool
}

// drop takes tokens from first up to end away, unless a negation stands among them.
func (s *sentence) drop(first, end int) {
	for i := first; i < end; i++ {
		if !s.gone[i] && s.negates(i) {
			return
		}
	}
	s.remove(first, end)
}

func (s *sentence) remove(first, end int) {
	for i := first; i < end; i++ {
		s.gone[i] = true
	}
	s.join(first, end)
}

// join takes away the commas on both sides of what has gone: one stays where a clause
// begins after it.
func (s *sentence) join(first, end int) {
	left, right := s.before(first), s.next(end)
	if left < 0 || right == len(s.tokens) || s.tokens[left].Word != "," || s.tokens[right].Word != "," {
		return
	}
	s.gone[right] = true
	if after := s.next(right + 1); after < len(s.tokens) && !clause.Opens(s.tokens[after]) {
		s.gone[left] = true
	}
}

// negates reports whether token i is a negation.
func (s *sentence) negates(i int) bool { return s.negations.Has(s.tokens[i].Word) }

// rest returns the tokens that are still there.
func (s *sentence) rest() []language.Token {
	kept := make([]language.Token, 0, len(s.tokens))
	for i, t := range s.tokens {
		if !s.gone[i] {
			kept = append(kept, t)
		}
	}
	return kept
}

// next returns the first token from i on that is still there, or len(s.tokens).
func (s *sentence) next(i int) int {
	for i < len(s.tokens) && s.gone[i] {
		i++
	}
	return i
}

// before returns the last token before i that is still there, or -1.
func (s *sentence) before(i int) int {
	for i--; i >= 0 && s.gone[i]; i-- {
	}
	return i
}

// bounded reports whether the tokens from first up to end stand apart: a sign or the
// end of the sentence on both sides, or on one side if one is enough.
func (s *sentence) bounded(first, end int, both bool) bool {
	left, right := s.before(first), s.next(end)
	l := left < 0 || !s.tokens[left].IsWord()
	r := right == len(s.tokens) || !s.tokens[right].IsWord()
	return l && r || !both && (l || r)
}

// marks takes away what the transcriber added: [laughs], (pause).
func (s *sentence) marks() {
	const longest = 8
	for i, t := range s.tokens {
		closing := map[string]string{"[": "]", "(": ")"}[t.Word]
		for j := i; closing != "" && j < min(i+longest, len(s.tokens)); j++ {
			if s.tokens[j].Word == closing {
				s.drop(i, j+1)
				break
			}
		}
	}
}

// sounds takes away pauses, interjections and words broken off.
func (s *sentence) sounds() {
	for i, t := range s.tokens {
		switch {
		case t.Tag == language.Interjection && i > 0 && s.tokens[i-1].Tag == language.Verb: // "she said yes"
		case s.lists.Pauses.Has(t.Word), t.Tag == language.Interjection:
			s.drop(i, i+1)
		case t.IsWord() && len(t.Word) > 1 && t.Word[len(t.Word)-1] == '-':
			s.drop(i, i+1)
		}
	}
}

// phrases takes away fillers, hedges, degrees and forms of address.
func (s *sentence) phrases() {
	for i := range s.tokens {
		if s.gone[i] {
			continue
		}
		rest := s.tokens[i:]
		if n := s.loose.At(rest); n > 0 {
			s.drop(i, i+n)
		}
		if n := s.empty(rest); n > 0 && s.bounded(i, i+n, s.alone.Has(rest[0].Word) || n == 1 && rest[0].Tag == language.Preposition) {
			s.drop(i, i+n)
		}
		if n := s.trailing.At(rest); n > 0 && (s.next(i+n) == len(s.tokens) || !s.tokens[s.next(i+n)].IsWord()) {
			s.drop(i, i+n)
		}
		if n := s.lists.Vocatives.At(rest); n > 0 && s.bounded(i, i+n, true) && s.others(i, i+n) {
			s.drop(i, i+n)
		}
		if n := s.openers.At(rest); n > 0 && s.opens(i) && s.leaves(i+n) {
			s.drop(i, i+n)
		}
	}
}

// leaves reports whether a clause is left from token i on, when its frame goes: "I think
// they listen", but "I think about it".
func (s *sentence) leaves(i int) bool {
	next := s.next(i)
	return next < len(s.tokens) && s.tokens[next].IsWord() && s.tokens[next].Tag != language.Preposition
}

// empty returns how many tokens a filler or hedge at the beginning of tokens has that
// changes nothing in what is said.
func (s *sentence) empty(tokens []language.Token) int {
	n := max(s.lists.Fillers.At(tokens), s.lists.Hedges.At(tokens), s.parted.At(tokens))
	if s.kept.At(tokens) >= n || tokens[0].Tag == language.Auxiliary || n == 1 && tokens[0].Tag == language.Verb {
		n = 0
	}
	return max(n, s.alone.At(tokens))
}

// others reports whether a word stands outside the tokens from first up to end.
func (s *sentence) others(first, end int) bool {
	for i, t := range s.tokens {
		if !s.gone[i] && t.IsWord() && (i < first || i >= end) {
			return true
		}
	}
	return false
}

// opens reports whether a clause begins at token i.
func (s *sentence) opens(i int) bool {
	before := s.before(i)
	if before < 0 || !s.tokens[before].IsWord() {
		return true
	}
	return s.tokens[before].Tag == language.Conjunction
}

// repeats takes away what is said again at once: "we had, we had to".
func (s *sentence) repeats() {
	const longest = 4
	for n := longest; n > 0; n-- {
		for i := range s.tokens {
			if s.gone[i] || !s.tokens[i].IsWord() {
				continue
			}
			for first, end, ok := s.again(i, n); ok; first, end, ok = s.again(i, n) {
				s.remove(first, end)
			}
		}
	}
}

// again returns where the n words from i on stand a second time, with the signs before
// them, right after themselves but for signs and what is gone.
func (s *sentence) again(i, n int) (first, end int, ok bool) {
	words := make([]int, 0, n)
	for j := i; len(words) < n; j = s.next(j + 1) {
		if j = s.next(j); j == len(s.tokens) || !s.tokens[j].IsWord() {
			return 0, 0, false
		}
		words = append(words, j)
	}
	first = words[n-1] + 1
	j, signs := s.next(first), 0
	for ; j < len(s.tokens) && repeatSign[s.tokens[j].Word]; j = s.next(j + 1) {
		signs++
	}
	if n == 1 && !s.stutters(i, signs > 0) {
		return 0, 0, false
	}
	for _, w := range words {
		if j == len(s.tokens) || s.tokens[j].Word != s.tokens[w].Word {
			return 0, 0, false
		}
		end = j + 1
		j = s.next(end)
	}
	return first, end, true
}

// repeatSign are the signs over which a repetition is seen.
var repeatSign = map[string]bool{",": true, "-": true, "–": true, "—": true, "…": true, "...": true}

// stutters reports whether a single word that comes twice is a stutter: a function
// word, which nobody says twice for effect, or any word at the beginning of a clause
// if a sign parts the two.
func (s *sentence) stutters(i int, parted bool) bool {
	t := s.tokens[i]
	switch t.Tag {
	case language.Preposition, language.Subordinator, language.Conjunction, language.Determiner:
		return t.Stop && !s.doubled.Has(t.Word)
	}
	if parted {
		return s.opens(i)
	}
	return t.Stop && !s.doubled.Has(t.Word)
}

// asides takes away what stands between commas or dashes and only comments: ", as I
// said,", ", I must say,", "— which was odd —".
func (s *sentence) asides() {
	const longest = 8
	for i, t := range s.tokens {
		if s.gone[i] || t.Word != "," && t.Word != "—" && t.Word != "–" {
			continue
		}
		first := s.next(i + 1)
		end := first
		for end < len(s.tokens) && s.tokens[end].IsWord() && end-first < longest {
			end++
		}
		if end == first || end == len(s.tokens) || end-first >= longest {
			continue
		}
		middle := s.tokens[end].Word == t.Word
		if s.comments.At(s.tokens[first:]) > 0 || middle && s.related.At(s.tokens[first:]) > 0 {
			s.drop(first, end)
		}
	}
}

// beginning takes away the words that only join a sentence to the one before.
func (s *sentence) beginning() {
	for {
		i := s.next(0)
		for i < len(s.tokens) && !s.tokens[i].IsWord() && !openingSign[s.tokens[i].Word] {
			s.remove(i, i+1)
			i = s.next(i)
		}
		n := s.joiners.At(s.tokens[i:])
		if n == 0 || s.next(i+n) == len(s.tokens) || s.leads(i+n-1) {
			return
		}
		if s.drop(i, i+n); !s.gone[i] {
			return
		}
	}
}

// leads reports whether token i stands before its verb in a clause that would read as
// a question without it: "så sa hon".
func (s *sentence) leads(i int) bool {
	next := s.next(i + 1)
	return s.fronting.Has(s.tokens[i].Word) && next < len(s.tokens) && clause.IsVerb(s.tokens[next])
}

var openingSign = map[string]bool{`"`: true, "“": true, "„": true, "‘": true, "'": true, "«": true}

// signs takes away commas and dashes that have lost what they parted.
func (s *sentence) signs() {
	for i, t := range s.tokens {
		if s.gone[i] || t.IsWord() || openingSign[t.Word] {
			continue
		}
		next := s.next(i + 1)
		switch {
		case !repeatSign[t.Word]:
		case t.Word == "," && s.closes(next):
			s.gone[i] = true
		case next == len(s.tokens), repeatSign[s.tokens[next].Word], endSign[s.tokens[next].Word]:
			if t.Word != "…" && t.Word != "..." || next < len(s.tokens) {
				s.gone[i] = true
			}
		case s.before(i) < 0, t.Word == "," && (s.before(i) < i-1 || next > i+1) && s.tokens[s.before(i)].Tag == language.Conjunction:
			s.gone[i] = true
		}
	}
}

// closes reports whether nothing follows from token i on but signs.
func (s *sentence) closes(i int) bool {
	for ; i < len(s.tokens); i = s.next(i + 1) {
		if s.tokens[i].IsWord() {
			return false
		}
	}
	return true
}

var endSign = map[string]bool{".": true, "!": true, "?": true, ";": true, ":": true}
