package word

import (
	"bytes"
	"strings"
)

// style is what a named style tells of its words.
type style struct{ heading, bold bool }

// styles knows the named styles of a document. Word's own are known by name; the
// style sheet, which is larger than most interviews, is opened for others only.
type styles struct {
	sheet []byte
	known map[string]style
}

// headings begin the identities of heading styles in the languages of Word.
var headings = []string{"heading", "title", "subtitle", "rubrik", "underrubrik", "overskrift", "tittel", "titel", "undertitel", "berschrift", "titre", "otsikko"}

func builtIn(id string) (style, bool) {
	lower := strings.ToLower(id)
	for _, h := range headings {
		if rest, ok := strings.CutPrefix(lower, h); ok && strings.Trim(rest, "0123456789 ") == "" {
			return style{heading: true}, true
		}
	}
	switch lower {
	case "strong", "stark":
		return style{bold: true}, true
	case "", "normal", "listparagraph", "bodytext", "hyperlink", "nospacing", "tablegrid":
		return style{}, true
	}
	return style{}, false
}

func (v *visitor) style(id string) style {
	if s, ok := builtIn(id); ok {
		return s
	}
	if v.styles == nil {
		sheet, _, _ := v.archive.Part("word/styles.xml")
		v.styles = &styles{sheet: sheet, known: map[string]style{}}
	}
	s, ok := v.styles.known[id]
	if !ok && len(v.styles.known) < 1000 {
		s = v.styles.find(id)
		v.styles.known[id] = s
	}
	return s
}

// find looks a style up in the sheet.
func (s *styles) find(id string) style {
	_, after, ok := bytes.Cut(s.sheet, []byte(`styleId="`+id+`"`))
	if !ok {
		return style{}
	}
	body, _, _ := bytes.Cut(after, []byte(`:style>`))
	name := ""
	if _, rest, ok := bytes.Cut(body, []byte(`:name w:val="`)); ok {
		value, _, _ := bytes.Cut(rest, []byte(`"`))
		name = string(value)
	}
	named, _ := builtIn(strings.ReplaceAll(name, " ", ""))
	return style{
		heading: named.heading || bytes.Contains(body, []byte(":outlineLvl ")),
		bold:    named.bold || bytes.Contains(body, []byte("<w:b/>")),
	}
}
