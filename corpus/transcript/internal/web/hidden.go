package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// veil is an element whose words a reader of the page does not see, as the elements
// that are open inside it, its own first. The zero veil hides nothing.
type veil []atom.Atom

// open takes a start tag and reports whether it lies under the veil. An element
// without an end tag, as HTML allows for paragraphs and cells, ends with its sibling.
func (v *veil) open(a atom.Atom) bool {
	for len(*v) > 0 && endsBefore((*v)[len(*v)-1], a) {
		*v = (*v)[:len(*v)-1]
	}
	if len(*v) == 0 {
		return false
	}
	if !childless(a) {
		*v = append(*v, a)
	}
	return true
}

// close takes an end tag and reports whether it lies under the veil. The end of an
// element around an element whose end tag was left out ends that too.
func (v *veil) close(a atom.Atom) bool {
	if len(*v) == 0 {
		return false
	}
	if i := lastIndex(*v, a); i >= 0 {
		*v = (*v)[:i]
		return true
	}
	if len(*v) == 1 && optionalEnd((*v)[0]) && block(a) || row(a) && optionalEnd((*v)[0]) {
		*v = nil
		return false
	}
	return true
}

func lastIndex(open []atom.Atom, a atom.Atom) int {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == a {
			return i
		}
	}
	return -1
}

// endsBefore reports whether an open element ends where another begins.
func endsBefore(open, next atom.Atom) bool {
	switch open {
	case atom.P:
		return block(next) || next == atom.Table || next == atom.Hr || next == atom.Pre || heading(next)
	case atom.Li:
		return next == atom.Li
	case atom.Dt, atom.Dd:
		return next == atom.Dt || next == atom.Dd
	case atom.Td, atom.Th:
		return next == atom.Td || next == atom.Th || next == atom.Tr
	case atom.Tr:
		return next == atom.Tr
	}
	return false
}

func optionalEnd(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.P, atom.Li, atom.Dt, atom.Dd, atom.Td, atom.Th, atom.Tr}, a)
}

func row(a atom.Atom) bool { return a == atom.Tr || a == atom.Table || a == atom.Tbody }

func heading(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}, a)
}

// childless are the elements that have no end tag.
func childless(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr, atom.Area,
		atom.Base, atom.Embed, atom.Source, atom.Track, atom.Param}, a)
}

// unseen are the elements that a browser never shows, and what was struck out.
func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Del:
		return true
	}
	return false
}

// attributes returns the language that a tag names, whether it hides its element, and
// whether its class says that it holds who speaks.
func attributes(z *html.Tokenizer, more bool) (language string, hides, speaker bool) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "lang":
			language, _, _ = strings.Cut(strings.ToLower(string(value)), "-")
		case "hidden":
			hides = true
		case "class":
			speaker = slices.ContainsFunc(strings.Fields(strings.ToLower(string(value))), isSpeakerClass)
		case "style":
			hides = hides || hidingStyle(string(value))
		}
	}
	return language, hides, speaker
}

// isSpeakerClass reports whether a class is a name for the label of who speaks, and not
// for all that somebody says.
func isSpeakerClass(class string) bool {
	switch strings.NewReplacer("-", "", "_", "").Replace(class) {
	case "speaker", "speakername", "speakerlabel", "transcriptspeaker", "talare":
		return true
	}
	return false
}

func hidingStyle(style string) bool {
	for rule := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(rule, ":")
		value, _, _ = strings.Cut(value, "!")
		switch strings.TrimSpace(name) + ":" + strings.TrimSpace(value) {
		case "display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all":
			return true
		}
	}
	return false
}
