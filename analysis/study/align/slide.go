package align

import (
	"strings"

	"cocode/corpus/text"
)

// side is one of the two texts, and for every token the one of the other text that
// it is matched with, or -1.
type side struct {
	t       string
	tokens  []text.Span
	numbers []int
	match   []int
}

// slide moves every gap of unmatched tokens, where it can lie in more than one place,
// so that it begins and ends between sentences or lines if it can: of "We did A. We
// did B." the first sentence was taken away, and not "A. We did".
func (s *side) slide() {
	for i := 0; i < len(s.match); i++ {
		if s.match[i] >= 0 {
			continue
		}
		j := i
		for j < len(s.match) && s.match[j] < 0 {
			j++
		}
		if s.isPure(i, j) {
			_, j = s.place(i, j)
		}
		i = j
	}
}

// isPure reports whether nothing stands in the other text in place of the gap i..j.
func (s *side) isPure(i, j int) bool {
	return i > 0 && j < len(s.match) && s.match[j] == s.match[i-1]+1
}

// place moves the gap i..j to its best place and returns where that is.
func (s *side) place(i, j int) (int, int) {
	for s.up(i, j) {
		i, j = i-1, j-1
	}
	best := s.score(i, j)
	for s.down(i, j) {
		i, j = i+1, j+1
		best = max(best, s.score(i, j))
	}
	for s.score(i, j) < best && s.up(i, j) {
		i, j = i-1, j-1
	}
	return i, j
}

func (s *side) up(i, j int) bool {
	if i == 0 || s.match[i-1] < 0 || s.numbers[i-1] != s.numbers[j-1] {
		return false
	}
	s.match[i-1], s.match[j-1] = -1, s.match[i-1]
	return true
}

func (s *side) down(i, j int) bool {
	if j == len(s.match) || s.match[j] < 0 || s.numbers[i] != s.numbers[j] || i > 0 && s.match[j] != s.match[i-1]+1 {
		return false
	}
	s.match[i], s.match[j] = s.match[j], -1
	return true
}

// score counts at how many ends of the gap a sentence or a line ends.
func (s *side) score(i, j int) int {
	score := 0
	for _, k := range []int{i, j} {
		if s.isBoundary(k) {
			score++
		}
	}
	return score
}

func (s *side) isBoundary(k int) bool {
	if k == 0 || k == len(s.tokens) {
		return true
	}
	before, after := s.tokens[k-1], s.tokens[k]
	return strings.ContainsAny(before.Of(s.t), ".?!…") || strings.Contains(s.t[before.End:after.Start], "\n")
}
