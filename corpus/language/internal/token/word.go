package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word takes the word that begins here, its abbreviation's full stop and its
// clitics.
func (s *scanner) word() {
	if end, ok := s.link(); ok {
		s.emit(end, Link)
		return
	}
	if end, kind := s.abbreviation(); kind != None {
		s.emit(end, Word)
		s.pieces[len(s.pieces)-1].Abbreviation = kind
		return
	}
	end, broken := s.wordEnd(s.pos)
	if broken {
		s.emit(end, Broken)
		return
	}
	s.clitics(s.elided(end))
}

// wordEnd returns the end of the word that begins at i. broken says that the
// piece ends in the hyphen of a word that was not finished.
func (s *scanner) wordEnd(i int) (end int, broken bool) {
	start := i
	for {
		i = s.letters(i)
		joiner, size := s.rune(i)
		hyphen := isHyphen(joiner)
		if !hyphen && !isApostrophe(joiner) {
			return i, false
		}
		after, _ := s.rune(i + size)
		switch {
		case hyphen && s.stutters(start, i, i+size):
			return i + size, true
		case isInside(after):
			i += size
		case hyphen && !isHyphen(after):
			return i + size, true
		default:
			return i, false
		}
	}
}

// letters returns the end of the letters and digits that begin at i.
func (s *scanner) letters(i int) int {
	for i < len(s.text) {
		r, size := s.rune(i)
		if !isInside(r) {
			break
		}
		i += size
	}
	return i
}

// longestStutter is in bytes: "th-the", "w-what". Longer repeated beginnings are
// words as a rule.
const longestStutter = 2

// stutters reports whether the letters from start to end, before a hyphen, only
// begin the word that comes after it: "th-the" is "th-" and "the". The prefixes
// "co-" and "re-" are not stuttered.
func (s *scanner) stutters(start, end, after int) bool {
	head := s.text[start:end]
	if head == "" || len(head) > longestStutter || strings.EqualFold(head, "co") || strings.EqualFold(head, "re") {
		return false
	}
	tail := s.text[after:s.letters(after)]
	return len(tail) > len(head) && strings.EqualFold(tail[:len(head)], head)
}

// elided takes the apostrophe after a word along where it stands for a letter.
func (s *scanner) elided(end int) int {
	r, size := s.rune(end)
	if s.rules.Elided != nil && !s.quoted && isApostrophe(r) && s.rules.Elided(s.text[s.pos:end]) {
		return end + size
	}
	return end
}

// clitics emits the word that ends at end, cut before each of its clitics.
func (s *scanner) clitics(end int) {
	if s.rules.Clitic == nil {
		s.emit(end, Word)
		return
	}
	var cuts [4]int
	n, last := 0, end
	for n < len(cuts) {
		cut := s.rules.Clitic(s.text[s.pos:last])
		if cut <= 0 {
			break
		}
		last = s.pos + cut
		cuts[n] = last
		n++
	}
	for n--; n >= 0; n-- {
		s.emit(cuts[n], Word)
	}
	s.emit(end, Word)
}

// Abbreviations have few and short parts: "f.r.o.m." has four.
const (
	longestPart = 5 // letters
	mostParts   = 5
)

// abbreviation returns the end of the abbreviation that begins here, with its last
// full stop, or None. It looks ahead a bounded stretch.
func (s *scanner) abbreviation() (int, Abbreviation) {
	end, single, i := s.pos, true, s.pos
	for parts := 1; parts <= mostParts; parts++ {
		letters := s.short(i)
		if letters == i {
			break
		}
		end = letters
		single = single && utf8.RuneCountInString(s.text[i:letters]) == 1
		if r, _ := s.rune(letters); r != '.' {
			return s.listed(end, parts > 1, parts > 1 && single)
		}
		i = letters + 1
		if r, _ := s.rune(i); !isLetter(r) {
			return s.listed(end, true, parts > 1 && single)
		}
	}
	return end, None
}

// short returns the end of the few letters that begin at i, and i if there are
// none or too many.
func (s *scanner) short(i int) int {
	end := i
	for n := 0; n <= longestPart; n++ {
		r, size := s.rune(end)
		switch {
		case isLetter(r):
			end += size
		case isInside(r):
			return i
		default:
			return end
		}
	}
	return i
}

// listed looks the abbreviation from here to end up. Initials ("U.S.", "A.") need no
// list, and none is made of a letter that the list gives as None.
func (s *scanner) listed(end int, dotted, initials bool) (int, Abbreviation) {
	if !dotted {
		return end, None
	}
	word := s.text[s.pos:end]
	kind, ok := s.rules.Abbreviations[strings.ToLower(word)]
	if first, size := s.rune(s.pos); !ok && (initials || size == len(word) && unicode.IsUpper(first)) {
		kind = Closing
	}
	r, _ := s.rune(end)
	after, _ := s.rune(end + 1)
	if r == '.' && after != '.' {
		end++
	} else if !strings.Contains(word, ".") {
		return end, None
	}
	return end, kind
}
