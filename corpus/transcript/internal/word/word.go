// Package word reads Word's .docx: the words of the body with bold type, headings,
// tables, text boxes once, and footnotes as notes. Deleted words of tracked
// changes and comments are left out, since nobody who reads the page reads them.
package word

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strings"

	"cocode/corpus/transcript/internal/pack"
	"cocode/corpus/transcript/internal/source"
)

// Read reads a .docx file.
func Read(data []byte) (*source.Source, *source.Fault) {
	archive, fault := pack.Open(data)
	if fault != nil {
		return nil, fault
	}
	v := &visitor{archive: archive}
	if fault := v.part(bodyName(archive)); fault != nil {
		return nil, fault
	}
	for _, notes := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if !v.notes {
			break
		}
		v.kind = source.Note
		if fault := v.part(notes); fault != nil {
			return nil, fault
		}
	}
	blocks, fault := v.build.Blocks()
	if fault != nil {
		return nil, fault
	}
	s := &source.Source{Blocks: blocks, Pictures: v.pictures}
	v.tell(s)
	return s, nil
}

// bodyName returns the part that holds the words: by far most often
// word/document.xml, else the one that the list of contents names.
func bodyName(a *pack.Archive) string {
	const usual = "word/document.xml"
	if a.Has(usual) {
		return usual
	}
	contents, _, _ := a.Part("[Content_Types].xml")
	for _, tag := range regexp.MustCompile(`<Override[^>]*>`).FindAll(contents, 1000) {
		if bytes.Contains(tag, []byte("document.main+xml")) {
			if _, after, ok := bytes.Cut(tag, []byte(`PartName="/`)); ok {
				name, _, _ := bytes.Cut(after, []byte(`"`))
				return string(name)
			}
		}
	}
	return usual
}

// visitor follows the elements of a part.
type visitor struct {
	archive  *pack.Archive
	styles   *styles
	build    source.Builder
	kind     source.Kind
	skip     int // depth inside of what is not read; zero if it is read
	drawing  int // depth inside a drawing, where only text boxes have words
	boxes    []int
	run      bool // inside the properties of a run
	words    bool // inside a text element
	hidden   bool
	props    int // depth inside paragraph properties
	notes    bool
	comments int
	unseen   int // pieces of hidden words
	changes  bool
	pictures bool
	embedded bool
}

func (v *visitor) part(name string) *source.Fault {
	data, ok, fault := v.archive.Part(name)
	if fault != nil {
		return fault
	}
	if !ok {
		if v.kind == source.Note {
			return nil
		}
		return source.Faultf("save it again from Word as .docx", "it is not a Word document: its part %q is missing", name)
	}
	return pack.Walk(name, data, v)
}

// Fault returns why to stop.
func (v *visitor) Fault() *source.Fault { return v.build.Fault() }

// skipped are the elements whose words are not of the page.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "instrText": true, "delInstrText": true, "Fallback": true, "delText": true,
	"rt": true, "sectPr": true, "tblPr": true, "tcPr": true, "trPr": true, "tblGrid": true, "sdtPr": true,
	"pPrChange": true, "rPrChange": true, "annotation": true,
}

// Open takes the beginning of an element.
func (v *visitor) Open(e xml.StartElement) {
	name := e.Name.Local
	switch {
	case v.skip > 0:
		v.skip++
		return
	case v.props > 0:
		v.props++
		v.paragraphProperty(name, e)
		return
	case skipped[name] || v.separator(name, e):
		v.changes = v.changes || name == "del" || name == "moveFrom"
		v.skip = 1
		return
	case v.drawing > 0 && name != "txbxContent":
		v.drawing++
		return
	}
	v.structure(name)
	v.inline(name, e)
}

// separator reports whether e is the line that Word draws above footnotes.
func (v *visitor) separator(name string, e xml.StartElement) bool {
	return (name == "footnote" || name == "endnote") && strings.Contains(strings.ToLower(pack.Attribute(e, "type")), "separator")
}

// structure takes paragraphs, tables and text boxes.
func (v *visitor) structure(name string) {
	switch name {
	case "p":
		v.build.Bold(false)
		v.build.Kind(v.kind)
	case "pPr":
		v.props = 1
	case "tbl":
		v.build.OpenTable()
	case "drawing", "pict", "object":
		v.pictures = true
		v.drawing = 1
	case "txbxContent":
		v.boxes = append(v.boxes, v.drawing)
		v.drawing = 0
		v.build.Push()
	case "altChunk":
		v.embedded = true
	}
}

// inline takes what stands inside a paragraph.
func (v *visitor) inline(name string, e xml.StartElement) {
	switch name {
	case "r":
		v.build.Bold(false)
		v.hidden = false
	case "rPr":
		v.run = true
	case "b":
		if v.run {
			v.build.Bold(on(e))
		}
	case "rStyle":
		if v.run && v.style(pack.Attribute(e, "val")).bold {
			v.build.Bold(true)
		}
	case "vanish":
		v.hidden = v.run && on(e)
	case "t":
		v.words = !v.hidden
		if v.hidden {
			v.unseen++
		}
	case "tab":
		v.build.Write("\t")
	case "br", "cr":
		v.build.Write("\n")
	case "noBreakHyphen":
		v.build.Write("-")
	case "footnoteReference", "endnoteReference":
		v.notes = true
	case "commentReference":
		v.comments++
	}
}

// paragraphProperty takes what Word says of a paragraph as a whole.
func (v *visitor) paragraphProperty(name string, e xml.StartElement) {
	switch name {
	case "pStyle":
		if v.style(pack.Attribute(e, "val")).heading {
			v.build.Kind(source.Heading)
		}
	case "outlineLvl":
		if pack.Attribute(e, "val") < "9" {
			v.build.Kind(source.Heading)
		}
	}
}

// on reports whether a property that stands there is not switched off.
func on(e xml.StartElement) bool {
	switch pack.Attribute(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// Close takes the end of an element.
func (v *visitor) Close(name string) {
	switch {
	case v.skip > 0:
		v.skip--
		return
	case v.props > 0:
		v.props--
		return
	case v.drawing > 0:
		v.drawing--
		return
	}
	switch name {
	case "p":
		v.build.End()
	case "tc":
		v.build.CloseCell()
	case "tr":
		v.build.CloseRow()
	case "tbl":
		v.build.CloseTable()
	case "rPr":
		v.run = false
	case "t":
		v.words = false
	case "txbxContent":
		v.build.Pop()
		if n := len(v.boxes); n > 0 {
			v.drawing = v.boxes[n-1]
			v.boxes = v.boxes[:n-1]
		}
	}
}

// Words takes the words of an element.
func (v *visitor) Words(words []byte) {
	if v.words && v.skip == 0 && v.drawing == 0 {
		v.build.Write(string(words))
	}
}

// tell says what was left out.
func (v *visitor) tell(s *source.Source) {
	if v.changes {
		s.Warn(source.Faultf("accept or reject the changes in Word if that is not what you want",
			"it has tracked changes: deleted words were left out, inserted ones kept"))
	}
	if v.unseen > 0 {
		s.Warn(source.Faultf("show them in Word and take the mark off if they are of the interview", "left out: words that are marked as hidden, in %s", source.Counted(v.unseen, "place")))
	}
	if v.comments > 0 {
		s.Warn(source.Faultf("", "left out: %s in the margin", source.Counted(v.comments, "comment")))
	}
	if v.embedded {
		s.Warn(source.Faultf("open it in Word and save it again", "a part of it is another file inside, which was not read"))
	}
}
