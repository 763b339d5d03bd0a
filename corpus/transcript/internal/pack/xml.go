package pack

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"cocode/corpus/transcript/internal/source"
)

// Visitor is told the elements and words of an XML part.
type Visitor interface {
	Open(xml.StartElement)
	Close(name string)
	Words([]byte)
	// Fault returns why to stop, or nil.
	Fault() *source.Fault
}

// Walk reads an XML part to its end and tells v what it holds. Custom entities
// are refused, so that none can unfold.
func Walk(part string, data []byte, v Visitor) *source.Fault {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth := 0
	for {
		token, err := d.RawToken()
		if err == io.EOF && depth == 0 {
			return v.Fault()
		}
		if err != nil {
			return broken(part, d, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > 20*source.MaxDepth {
				return source.TooDeep("the parts of its XML")
			}
			v.Open(t)
		case xml.EndElement:
			depth--
			v.Close(t.Name.Local)
		case xml.CharData:
			v.Words(t)
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				return source.Faultf("do not open it if you do not know where it comes from",
					"%s defines entities of its own, which no office program does", part)
			}
		}
		if f := v.Fault(); f != nil {
			return f
		}
	}
}

func broken(part string, d *xml.Decoder, err error) *source.Fault {
	line, column := d.InputPos()
	reason := "it ends too early"
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	return source.Faultf("save it again from the program that made it",
		"the XML of %s is broken: %s", part, reason).At(line, column)
}

// Attribute returns the value of an attribute by its name without prefix.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
