package grid

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// scanner cuts XML into tags and the text between them. It knows just what the parts
// of workbooks hold, and is several times faster than a reader of all XML.
type scanner struct {
	in   *bufio.Reader
	text []byte
	tag  []byte
}

func newScanner(r io.Reader) *scanner { return &scanner{in: bufio.NewReaderSize(r, 1<<16)} }

// tag is what stands between < and >.
type tag struct {
	name  string // without a prefix: "row"; that of a closing tag begins with "/"
	empty bool   // closed by itself
	rest  []byte // attributes, until the next tag
}

// next returns the next tag, with the text before it as it is written. Both are good
// until the next call. The error is io.EOF at the end.
func (s *scanner) next() (before []byte, t tag, err error) {
	s.text = s.text[:0]
	for {
		if s.text, err = s.until(s.text, '<'); err != nil {
			return nil, tag{}, err
		}
		s.text = s.text[:len(s.text)-1]
		if err = s.readTag(); err != nil {
			return nil, tag{}, err
		}
		switch {
		case bytes.HasPrefix(s.tag, []byte("![CDATA[")):
			s.text = appendEscaped(s.text, s.tag[len("![CDATA["):len(s.tag)-2])
		case len(s.tag) > 0 && (s.tag[0] == '!' || s.tag[0] == '?'):
		default:
			return s.text, parseTag(s.tag), nil
		}
	}
}

// until appends what is read up to a byte, that one included.
func (s *scanner) until(to []byte, end byte) ([]byte, error) {
	for {
		part, err := s.in.ReadSlice(end)
		to = append(to, part...)
		if err != bufio.ErrBufferFull {
			return to, err
		}
	}
}

var errCut = errors.New("the file ends within a tag: it is damaged")

// readTag reads up to the > that ends a tag, a comment or a stretch of plain text.
func (s *scanner) readTag() error {
	s.tag = s.tag[:0]
	for {
		var err error
		if s.tag, err = s.until(s.tag, '>'); err != nil {
			return errCut
		}
		if whole(s.tag) {
			s.tag = s.tag[:len(s.tag)-1]
			return nil
		}
	}
}

// whole reports whether a tag ends here, and not at a > in an attribute or a comment.
func whole(b []byte) bool {
	switch {
	case bytes.HasPrefix(b, []byte("!--")):
		return len(b) >= 6 && bytes.HasSuffix(b, []byte("-->"))
	case bytes.HasPrefix(b, []byte("![CDATA[")):
		return bytes.HasSuffix(b, []byte("]]>"))
	}
	return bytes.Count(b, []byte{'"'})%2 == 0
}

func parseTag(b []byte) tag {
	var t tag
	if n := len(b); n > 0 && b[n-1] == '/' {
		t.empty, b = true, b[:n-1]
	}
	end := bytes.IndexAny(b, " \t\r\n")
	if end < 0 {
		end = len(b)
	}
	name, closing := b[:end], len(b) > 0 && b[0] == '/'
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	} else if closing {
		name = name[1:]
	}
	t.name, t.rest = nameOf(name, closing), b[end:]
	return t
}

// nameOf makes a string of a name; the usual ones take no memory.
func nameOf(name []byte, closing bool) string {
	if s, ok := usual[string(name)]; ok {
		if closing {
			return s.closing
		}
		return s.opening
	}
	if closing {
		return "/" + string(name)
	}
	return string(name)
}

type named struct{ opening, closing string }

var usual = func() map[string]named {
	m := map[string]named{}
	for _, s := range []string{"row", "c", "v", "f", "is", "t", "r", "si", "rPr", "b", "sz", "color", "rFont", "table-row", "table-cell", "p", "span", "s"} {
		m[s] = named{s, "/" + s}
	}
	return m
}()

// attribute returns the value of an attribute, which may have a prefix; nil if it is
// not there.
func (t tag) attribute(name string) []byte {
	rest := t.rest
	for {
		i := bytes.IndexByte(rest, '=')
		if i < 0 || i+1 >= len(rest) {
			return nil
		}
		key := bytes.TrimSpace(rest[:i])
		if colon := bytes.LastIndexByte(key, ':'); colon >= 0 {
			key = key[colon+1:]
		}
		value := bytes.TrimLeft(rest[i+1:], " \t\r\n")
		if len(value) == 0 {
			return nil
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return value[1 : 1+end]
		}
		rest = value[2+end:]
	}
}

// number returns the value of an attribute that is a whole number, or what to take
// where there is none.
func (t tag) number(name string, otherwise int) int {
	if n, err := strconv.Atoi(string(t.attribute(name))); err == nil {
		return n
	}
	return otherwise
}

// appendEscaped writes plain text as XML, so that all text can be unescaped alike.
func appendEscaped(to, plain []byte) []byte {
	return append(to, bytes.ReplaceAll(plain, []byte("&"), []byte("&amp;"))...)
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescape appends text with what &…; stands for.
func unescape(to, s []byte) []byte {
	for {
		i := bytes.IndexByte(s, '&')
		if i < 0 {
			return append(to, s...)
		}
		to = append(to, s[:i]...)
		s = s[i:]
		end := bytes.IndexByte(s, ';')
		if end < 0 {
			return append(to, s...)
		}
		to = appendEntity(to, s[1:end])
		s = s[end+1:]
	}
}

func appendEntity(to, name []byte) []byte {
	if len(name) > 1 && name[0] == '#' {
		digits, base := string(name[1:]), 10
		if digits[0] == 'x' || digits[0] == 'X' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseInt(digits, base, 32); err == nil {
			return utf8.AppendRune(to, rune(n))
		}
	}
	if s, ok := entities[string(name)]; ok {
		return append(to, s...)
	}
	return append(append(append(to, '&'), name...), ';')
}
