package indicator

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shapes are the wildcards of a matcher, looked up by how they begin: "under*" is
// tried only on words that begin with "und", "*staff" on all.
type shapes struct {
	of      map[string][]int32 // elements by wildcard
	byStart map[string][]string
}

// startLength is how many bytes of a wildcard's beginning are looked up.
const startLength = 3

// start returns what words of a shape begin with, at most startLength bytes.
func start(glob string) string {
	if i := strings.IndexAny(glob, "*?"); i >= 0 {
		glob = glob[:i]
	}
	return glob[:min(len(glob), startLength)]
}

// index makes the shapes ready for lookup.
func (s *shapes) index() {
	s.byStart = map[string][]string{}
	for glob := range s.of {
		s.byStart[start(glob)] = append(s.byStart[start(glob)], glob)
	}
	for _, globs := range s.byStart {
		slices.Sort(globs)
	}
}

// met appends the elements whose wildcard has the shape of a word.
func (s *shapes) met(found []int32, word string) []int32 {
	for n := range min(len(word), startLength) + 1 {
		for _, glob := range s.byStart[word[:n]] {
			if shaped(glob, word) {
				found = append(found, s.of[glob]...)
			}
		}
	}
	return found
}

// shaped reports whether a word has the shape of a pattern, in which * stands for any
// letters and ? for one. It goes back to the last star only, so that its cost is at
// most the product of the two lengths.
func shaped(glob, word string) bool {
	g, w, star, mark := 0, 0, -1, 0
	for w < len(word) {
		switch {
		case g < len(glob) && glob[g] == '*':
			star, mark = g, w
			g++
		case g < len(glob) && glob[g] == '?':
			_, size := utf8.DecodeRuneInString(word[w:])
			g, w = g+1, w+size
		case g < len(glob) && glob[g] == word[w]:
			g, w = g+1, w+1
		case star >= 0:
			_, size := utf8.DecodeRuneInString(word[mark:])
			mark += size
			g, w = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(glob[g:], "*") == ""
}
