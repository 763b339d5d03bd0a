// Package odt reads OpenDocument text (.odt, and .fodt in one XML file): words with
// bold type, headings, tables, text boxes, and footnotes as notes. Deleted words of
// tracked changes and comments are left out.
package odt

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"cocode/corpus/transcript/internal/pack"
	"cocode/corpus/transcript/internal/source"
)

// Read reads an .odt file.
func Read(data []byte) (*source.Source, *source.Fault) {
	archive, fault := pack.Open(data)
	if fault != nil {
		return nil, fault
	}
	manifest, _, fault := archive.Part("META-INF/manifest.xml")
	if fault != nil {
		return nil, fault
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, pack.Locked()
	}
	content, ok, fault := archive.Part("content.xml")
	if fault != nil {
		return nil, fault
	}
	if !ok {
		return nil, source.Faultf("save it again as .odt or .docx", `it is not an OpenDocument text: its part "content.xml" is missing`)
	}
	return parse("content.xml", content)
}

// Flat reads an .fodt file.
func Flat(data []byte) (*source.Source, *source.Fault) { return parse("the file", data) }

func parse(part string, data []byte) (*source.Source, *source.Fault) {
	v := &visitor{bold: map[string]bool{"Strong_20_Emphasis": true}}
	if fault := pack.Walk(part, data, v); fault != nil {
		return nil, fault
	}
	blocks, fault := v.build.Blocks()
	if fault != nil {
		return nil, fault
	}
	s := &source.Source{Blocks: blocks, Pictures: v.pictures}
	if v.comments > 0 {
		s.Warn(source.Faultf("", "left out: %s in the margin", source.Counted(v.comments, "comment")))
	}
	if v.changes {
		s.Warn(source.Faultf("accept or reject the changes if that is not what you want", "it has tracked changes: deleted words were left out"))
	}
	return s, nil
}

// visitor follows the elements of content.xml.
type visitor struct {
	build    source.Builder
	bold     map[string]bool // styles by name
	style    string          // being defined
	spans    []bool          // bold type of the open paragraph and spans
	body     bool
	inside   int // depth of paragraphs: words outside of them are layout
	skip     int
	note     int // depth inside notes
	comments int
	changes  bool
	pictures bool
}

// Fault returns why to stop.
func (v *visitor) Fault() *source.Fault { return v.build.Fault() }

// Open takes the beginning of an element.
func (v *visitor) Open(e xml.StartElement) {
	switch {
	case v.skip > 0:
		v.skip++
	case !v.body:
		v.define(e)
	case v.skipped(e.Name.Local):
		v.skip = 1
	default:
		v.structure(e)
		v.inline(e)
	}
}

// define takes the styles that stand before the body.
func (v *visitor) define(e xml.StartElement) {
	switch e.Name.Local {
	case "body":
		v.body = true
	case "style":
		v.style = pack.Attribute(e, "name")
	case "text-properties":
		if pack.Attribute(e, "font-weight") == "bold" && len(v.bold) < 100_000 {
			v.bold[v.style] = true
		}
	}
}

func (v *visitor) skipped(name string) bool {
	switch name {
	case "tracked-changes":
		v.changes = true
	case "annotation":
		v.comments++
	case "annotation-end", "forms", "sequence-decls", "note-citation", "ruby-text", "scripts", "table-of-content", "alphabetical-index":
	default:
		return false
	}
	return true
}

// structure takes paragraphs, tables, boxes and notes.
func (v *visitor) structure(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "h":
		v.begin(e)
	case "table":
		v.build.OpenTable()
	case "text-box":
		v.build.Push()
	case "note-body":
		v.note++
		v.build.Push()
	case "image":
		v.pictures = true
	}
}

func (v *visitor) begin(e xml.StartElement) {
	v.inside++
	name := pack.Attribute(e, "style-name")
	v.push(v.bold[name])
	switch {
	case v.note > 0:
		v.build.Kind(source.Note)
	case e.Name.Local == "h", name == "Title", name == "Subtitle":
		v.build.Kind(source.Heading)
	}
}

// push enters bold type or leaves it as it is.
func (v *visitor) push(bold bool) {
	v.spans = append(v.spans, bold || len(v.spans) > 0 && v.spans[len(v.spans)-1])
	v.build.Bold(v.spans[len(v.spans)-1])
}

func (v *visitor) pop() {
	if n := len(v.spans); n > 0 {
		v.spans = v.spans[:n-1]
	}
	v.build.Bold(len(v.spans) > 0 && v.spans[len(v.spans)-1])
}

// inline takes what stands inside a paragraph.
func (v *visitor) inline(e xml.StartElement) {
	switch e.Name.Local {
	case "span":
		v.push(v.bold[pack.Attribute(e, "style-name")])
	case "tab":
		v.build.Write("\t")
	case "line-break":
		v.build.Write("\n")
	case "s":
		n, err := strconv.Atoi(pack.Attribute(e, "c"))
		if err != nil {
			n = 1
		}
		v.build.Write(strings.Repeat(" ", min(max(n, 1), 1000)))
	}
}

// Close takes the end of an element.
func (v *visitor) Close(name string) {
	if v.skip > 0 {
		v.skip--
		return
	}
	if !v.body {
		return
	}
	switch name {
	case "p", "h":
		v.inside--
		v.pop()
		v.build.End()
	case "span":
		v.pop()
	case "table-cell", "covered-table-cell":
		v.build.CloseCell()
	case "table-row":
		v.build.CloseRow()
	case "table":
		v.build.CloseTable()
	case "text-box":
		v.build.Pop()
	case "note-body":
		v.note--
		v.build.Pop()
	}
}

// Words takes the words of an element; runs of blanks count as one there.
func (v *visitor) Words(words []byte) {
	if v.skip > 0 || v.inside <= 0 {
		return
	}
	plain := strings.Join(strings.Fields(string(words)), " ")
	if plain == "" {
		if len(words) > 0 {
			v.space()
		}
		return
	}
	if blank(words[0]) {
		v.space()
	}
	v.build.Write(plain)
	if blank(words[len(words)-1]) {
		v.space()
	}
}

// space writes a blank where one has not just been written.
func (v *visitor) space() {
	if !v.build.Empty() && !blank(v.build.Last()) {
		v.build.Write(" ")
	}
}

func blank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
