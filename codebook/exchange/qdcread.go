package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cocode/codebook"
	"cocode/corpus/diag"
)

// Limits of a REFI-QDA codebook.
const (
	mostBytes = 64 << 20
	mostCodes = 100_000
)

// ReadQDC reads the REFI-QDA codebook of any program. A code's id is the one in its
// description, if cocode wrote it, or is made of its name. Sets of codes are left out
// with a warning. lang is the language of the words; empty for all.
func ReadQDC(name, lang string, data []byte) (*codebook.Codebook, diag.List) {
	r := &qdcReader{file: name, lang: lang, book: named(name), taken: identities{}}
	if len(data) > mostBytes {
		r.errorf("", "the file is larger than %d MB", mostBytes>>20)
	} else if words, ok := r.decode(data); ok {
		r.read(words)
	}
	if r.problems.Failed() {
		return r.book, r.problems
	}
	reserved := identities{}
	r.reserve(r.codes, reserved)
	r.taken = reserved
	r.book.Codes = r.convert(r.codes)
	return r.book, sound(r.book, r.problems)
}

type qdcReader struct {
	file, lang string
	problems   diag.List
	book       *codebook.Codebook
	decoder    *xml.Decoder
	codes      []*qdcCode
	count      int
	sets       int
	odd        bool // elements are written with other capitals
	taken      identities
}

// qdcCode is a code as the file has it.
type qdcCode struct {
	at          diag.Position
	name        string
	colour      string
	codable     bool
	description string
	below       []*qdcCode
	fields      map[string]string // of the description
	id          string
}

func (r *qdcReader) at() diag.Position {
	line, column := 0, 0
	if r.decoder != nil {
		line, column = r.decoder.InputPos()
	}
	return diag.Position{File: r.file, Line: line, Column: column}
}

func (r *qdcReader) errorf(hint, format string, args ...any) {
	r.problems.Errorf(r.at(), hint, format, args...)
}

// decode returns the file as UTF-8.
func (r *qdcReader) decode(data []byte) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		r.errorf("in the other program choose to export the codebook (.qdc) in place of the project", "this is a packed file, such as a whole project (.qdpx) or a workbook, and no codebook")
		return nil, false
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = utf16To8(data)
	default:
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	}
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		r.errorf("", "the file is empty")
	case !utf8.Valid(data):
		r.errorf("save it as UTF-8", "the file is not written in UTF-8")
	case !bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")):
		r.errorf("export the codebook as REFI-QDA (.qdc)", "this is no XML file")
	default:
		return data, true
	}
	return nil, false
}

func utf16To8(data []byte) []byte {
	high, low := 1, 0
	if data[0] == 0xfe {
		high, low = 0, 1
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+low]))
	}
	return []byte(string(utf16.Decode(units)))
}

func (r *qdcReader) read(data []byte) {
	r.decoder = xml.NewDecoder(bytes.NewReader(data))
	r.decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decode has seen to it
	root, ok := r.next()
	if !ok {
		if !r.problems.Failed() {
			r.errorf("", "the file has no element")
		}
		return
	}
	if !r.isBook(root) {
		return
	}
	r.inside(func(e xml.StartElement) {
		switch {
		case r.is(e, "Codes"):
			r.inside(func(e xml.StartElement) { r.codes = r.code(e, r.codes, 1) })
		case r.is(e, "Sets"):
			r.inside(func(xml.StartElement) { r.sets++; r.skip() })
		default:
			r.skip()
		}
	})
	if r.sets > 0 {
		r.problems.Warnf(diag.Position{File: r.file}, "", "%d sets of codes were left out: a codebook here has a hierarchy and no sets", r.sets)
	}
	if r.odd {
		r.problems.Warnf(diag.Position{File: r.file}, "", "the file writes names of elements with other capitals than the standard; it was read all the same")
	}
}

// isBook reports whether the root element is that of a codebook, and says what it is
// otherwise.
func (r *qdcReader) isBook(root xml.StartElement) bool {
	space := root.Name.Space
	switch {
	case strings.EqualFold(root.Name.Local, "Project"):
		r.errorf("in the other program choose to export the codebook (.qdc) in place of the project", "this is a REFI-QDA project and no codebook")
		return false
	case !strings.EqualFold(root.Name.Local, "CodeBook"):
		r.errorf("export the codebook as REFI-QDA (.qdc)", "expected a REFI-QDA codebook (<CodeBook>), found <%s>", root.Name.Local)
		return false
	case space == codebookNamespace:
	case space == "" || strings.HasPrefix(strings.ToLower(space), "urn:qda-xml:codebook"):
		r.problems.Warnf(r.at(), "", "the namespace is %q where the standard has %q; the file was read all the same", space, codebookNamespace)
	default:
		r.errorf("", "expected the namespace %q of REFI-QDA codebooks, found %q", codebookNamespace, space)
		return false
	}
	r.is(root, "CodeBook")
	return true
}

// is reports whether an element has a name, capitals aside.
func (r *qdcReader) is(e xml.StartElement, name string) bool {
	same := strings.EqualFold(e.Name.Local, name)
	r.odd = r.odd || same && e.Name.Local != name
	return same
}

// next returns the next element that begins, before the one around it ends.
func (r *qdcReader) next() (xml.StartElement, bool) {
	for !r.problems.Failed() {
		token, err := r.decoder.Token()
		if err != nil {
			r.broken(err)
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			return t, true
		case xml.EndElement:
			return xml.StartElement{}, false
		case xml.Directive:
			r.errorf("export the codebook again", "the file declares a document type or entities, which no codebook needs and which can be made to fill the memory")
		}
	}
	return xml.StartElement{}, false
}

func (r *qdcReader) broken(err error) {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		r.errorf("export the codebook again", "the file ends too early")
	case errors.As(err, &syntax):
		r.errorf("export the codebook again", "the file is broken: %s", syntax.Msg)
	default:
		r.errorf("export the codebook again", "the file is broken: %v", err)
	}
}

// inside calls do for every element inside the present one.
func (r *qdcReader) inside(do func(xml.StartElement)) {
	for e, ok := r.next(); ok; e, ok = r.next() {
		do(e)
	}
}

// skip passes over an element.
func (r *qdcReader) skip() {
	for depth := 1; depth > 0 && !r.problems.Failed(); {
		token, err := r.decoder.Token()
		if err != nil {
			r.broken(err)
			return
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

// code reads a code with those below it and adds it to a list.
func (r *qdcReader) code(e xml.StartElement, to []*qdcCode, depth int) []*qdcCode {
	if r.count++; depth > deepest || r.count > mostCodes {
		r.errorf("", "the codebook has more than %d codes, or more than %d below each other", mostCodes, deepest)
		return to
	}
	if !r.is(e, "Code") {
		r.skip()
		return to
	}
	c := &qdcCode{at: r.at(), codable: true}
	for _, a := range e.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "name":
			c.name = strings.TrimSpace(a.Value)
		case "color", "colour":
			c.colour = strings.TrimSpace(a.Value)
		case "iscodable":
			value := strings.ToLower(strings.TrimSpace(a.Value))
			c.codable = value != "false" && value != "0"
		}
	}
	r.inside(func(e xml.StartElement) {
		if r.is(e, "Description") {
			c.description += r.text()
		} else {
			c.below = r.code(e, c.below, depth+1)
		}
	})
	c.fields = fields(c.description)
	return append(to, c)
}

// text returns the words of an element, without those of elements inside.
func (r *qdcReader) text() string {
	var words strings.Builder
	for !r.problems.Failed() {
		token, err := r.decoder.Token()
		if err != nil {
			r.broken(err)
			break
		}
		switch t := token.(type) {
		case xml.CharData:
			words.Write(t)
		case xml.StartElement:
			r.skip()
		case xml.EndElement:
			return words.String()
		}
	}
	return ""
}
