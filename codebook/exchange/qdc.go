package exchange

import (
	"bytes"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"cocode/codebook"
)

// codebookNamespace is the namespace of REFI-QDA codebooks (QDA-XML 1.0, 2019).
const codebookNamespace = "urn:QDA-XML:codebook:1.0"

// The elements of a REFI-QDA codebook.
type (
	xmlBook struct {
		XMLName xml.Name  `xml:"CodeBook"`
		Space   string    `xml:"xmlns,attr"`
		Origin  string    `xml:"origin,attr"`
		Codes   []xmlCode `xml:"Codes>Code"`
	}
	xmlCode struct {
		GUID        string    `xml:"guid,attr"`
		Name        string    `xml:"name,attr"`
		Codable     bool      `xml:"isCodable,attr"`
		Colour      string    `xml:"color,attr,omitempty"`
		Description string    `xml:"Description,omitempty"`
		Codes       []xmlCode `xml:"Code"`
	}
)

// GUID returns the global identity of a code in REFI-QDA files, made of its id: the
// same id gives the same identity everywhere, so that programs know a code again. It
// is a name-based UUID (RFC 9562, version 5).
func GUID(code string) string {
	sum := sha1.Sum([]byte("cocode/code/" + code))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// WriteQDC writes a REFI-QDA codebook in a language, which takes names, hierarchy,
// colours and descriptions; a description holds the code's id and what a coder reads,
// as lines with labels. It returns in words what the format cannot hold.
func WriteQDC(w io.Writer, b *codebook.Codebook, lang string) (lost []string, err error) {
	l := &losses{}
	l.head(b)
	l.others(b, lang)
	for p := range b.All() {
		if p.Origin != "" {
			l.add("not held: origins", p.ID)
		}
		if len(p.Indicators) > 0 {
			l.add("not held: indicators of codes", p.ID)
		}
		if len(p.Examples) > 0 || len(p.NearMisses) > 0 {
			l.add("not held: lists of examples and near-misses of codes", p.ID)
		}
	}
	book := xmlBook{Space: codebookNamespace, Origin: "cocode", Codes: xmlCodes(b.Codes, lang)}
	out, err := xml.MarshalIndent(book, "", "  ")
	if err != nil {
		return nil, err
	}
	out = bytes.ReplaceAll(out, []byte("&#xA;"), []byte("\n")) // as people write lines
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, out)
	return l.words(), err
}

func xmlCodes(codes []codebook.Code, lang string) []xmlCode {
	var all []xmlCode
	for i := range codes {
		c := &codes[i]
		name := strings.Join(strings.Fields(c.Name.In(lang)), " ")
		if name == "" {
			name = c.ID
		}
		all = append(all, xmlCode{GUID: GUID(c.ID), Name: name, Codable: !c.Abstract, Colour: c.Colour, Description: description(c, lang), Codes: xmlCodes(c.Codes, lang)})
	}
	return all
}

// The labels of a description's lines.
const (
	labelID         = "Id"
	labelDefinition = "Definition"
	labelInclude    = "Include"
	labelExclude    = "Exclude"
	labelExample    = "Example"
	labelNearMiss   = "Near-miss"
	labelWhy        = "Why not"
	labelMemo       = "Memo"
	labelDimension  = "Dimension"
	labelDirection  = "Direction"
)

// description writes what a coder reads of a code. Lines after the first of a field are
// set in, so that none is taken for a label.
func description(c *codebook.Code, lang string) string {
	miss := c.NearMiss.In(lang)
	var all []string
	for _, x := range []struct{ label, words string }{
		{labelID, c.ID}, {labelDefinition, c.Definition.In(lang)}, {labelInclude, c.Include.In(lang)}, {labelExclude, c.Exclude.In(lang)},
		{labelExample, c.Example.In(lang)}, {labelNearMiss, miss.Text}, {labelWhy, miss.Why}, {labelMemo, c.Memo.In(lang)},
		{labelDimension, c.Dimension}, {labelDirection, c.Direction},
	} {
		if words := strings.TrimSpace(x.words); words != "" {
			all = append(all, x.label+": "+strings.ReplaceAll(words, "\n", "\n  "))
		}
	}
	return strings.Join(all, "\n")
}
