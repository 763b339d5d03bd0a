package token

import "strings"

// longestLocal is the most bytes that may stand before the "@" of an e-mail
// address (RFC 5321, 4.5.3.1.1).
const longestLocal = 64

// link returns the end of the URL or e-mail address that begins here.
func (s *scanner) link() (end int, ok bool) {
	if s.url() {
		return s.trimLink(s.linkEnd(s.pos)), true
	}
	return s.email()
}

// url reports whether a URL begins here.
func (s *scanner) url() bool {
	rest := s.text[s.pos:]
	switch rest[0] {
	case 'h', 'H', 'w', 'W':
	default:
		return false
	}
	for _, prefix := range []string{"http://", "https://", "www."} {
		if len(rest) > len(prefix) && strings.EqualFold(rest[:len(prefix)], prefix) {
			r, _ := s.rune(s.pos + len(prefix))
			return isInside(r)
		}
	}
	return false
}

// linkEnd returns the end of what may stand in an address.
func (s *scanner) linkEnd(i int) int {
	for {
		r, size := s.rune(i)
		if size == 0 || isBlank(r) || strings.ContainsRune(`<>"“”«»`, r) {
			return i
		}
		i += size
	}
}

// trimLink leaves out signs at the end, which belong to the sentence.
func (s *scanner) trimLink(end int) int {
	return s.pos + len(strings.TrimRight(s.text[s.pos:end], `.,;:!?)]}'’…`))
}

// email returns the end of the e-mail address that begins here. The next "@" is
// looked for once, so that the whole text is searched once.
func (s *scanner) email() (end int, ok bool) {
	if s.at < s.pos {
		s.at = s.indexAt()
	}
	if s.at-s.pos > longestLocal || s.at >= len(s.text) {
		return 0, false
	}
	for i := s.pos; i < s.at; i++ {
		if !isLocal(s.text[i]) {
			return 0, false
		}
	}
	return s.host(s.at + 1)
}

func (s *scanner) indexAt() int {
	if i := strings.IndexByte(s.text[s.pos:], '@'); i >= 0 {
		return s.pos + i
	}
	return len(s.text)
}

// host returns the end of the host name that begins at i; it must have a dot.
func (s *scanner) host(i int) (end int, ok bool) {
	last := i
	for ; i < len(s.text) && isLocal(s.text[i]); i++ {
		if s.text[i] != '.' && s.text[i] != '-' {
			last = i + 1
		}
	}
	return last, strings.Contains(s.text[s.at+1:last], ".")
}

func isLocal(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '.' || c == '-' || c == '_' || c == '+'
}
