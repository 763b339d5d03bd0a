// Package web reads HTML: paragraphs as a browser would break them, bold type,
// headings and tables. It reads tag by tag and builds no tree, so that deep
// nesting costs nothing.
package web

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
)

// Read reads an .html file.
func Read(data []byte) (*source.Source, *source.Fault) {
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, fault
	}
	r := &reader{s: &source.Source{}}
	if warning != nil && !declaresWestern(data) {
		r.s.Warn(warning)
	}
	if fault := r.read(words); fault != nil {
		return nil, fault
	}
	blocks, fault := r.build.Blocks()
	if fault != nil {
		return nil, fault
	}
	r.s.Blocks = blocks
	r.s.Title = source.Clean(r.title.String())
	if r.kept > 0 {
		r.s.Warn(source.Faultf("if they are of the interview, show them in a browser and save the page again",
			"%s that the page hides left out", source.Counted(r.kept, "passage")))
	}
	return r.s, nil
}

// declaresWestern reports whether the page says what the decoder found.
func declaresWestern(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	return bytes.Contains(head, []byte("iso-8859-1")) || bytes.Contains(head, []byte("windows-1252"))
}

// reader follows the tags of a page.
type reader struct {
	s     *source.Source
	build source.Builder
	title strings.Builder
	bold  int
	pre   int
	veil  veil
	told  bool   // the veil is the page's own, and nothing under it has been counted
	kept  int    // passages that the page hides
	inTop bool   // inside the title
	names []bool // of open spans: whether it is who speaks
}

func (r *reader) read(words string) *source.Fault {
	z := html.NewTokenizer(strings.NewReader(words))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return source.Faultf("open it in a browser and save its text as .txt", "the HTML cannot be read: %v", z.Err())
			}
			return r.build.Fault()
		case html.TextToken:
			r.words(string(z.Text()))
		case html.StartTagToken:
			name, more := z.TagName()
			r.open(atom.Lookup(name), more, z)
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			r.void(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			r.close(atom.Lookup(name))
		}
		if f := r.build.Fault(); f != nil {
			return f
		}
	}
}

// words takes text; runs of blanks count as one, but in pre.
func (r *reader) words(s string) {
	switch {
	case r.inTop:
		if r.title.Len() < 1000 {
			r.title.WriteString(s)
		}
		return
	case len(r.veil) > 0:
		if r.told && strings.TrimSpace(s) != "" {
			r.told = false
			r.kept++
		}
		return
	case r.pre > 0:
		r.build.Write(s)
		return
	}
	plain := strings.Join(strings.FieldsFunc(s, blank), " ")
	if s == "" {
		return
	}
	if (blank(rune(s[0])) || plain == "") && !r.build.Empty() && !blank(rune(r.build.Last())) {
		r.build.Write(" ")
	}
	if plain == "" {
		return
	}
	r.build.Write(plain)
	if blank(rune(s[len(s)-1])) {
		r.build.Write(" ")
	}
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (r *reader) open(a atom.Atom, more bool, z *html.Tokenizer) {
	if r.veil.open(a) {
		return
	}
	language, hides, speaker := attributes(z, more)
	if a == atom.Html && language != "" {
		r.s.Language = language
	}
	if unseen(a) || hides && !childless(a) {
		r.hide(a, hides)
		return
	}
	switch a {
	case atom.Title:
		r.inTop = true
	case atom.Tr:
		r.build.CloseRow()
	case atom.Td, atom.Th:
		r.build.NextCell()
		if a == atom.Th {
			r.embolden()
		}
	case atom.B, atom.Strong:
		r.embolden()
	case atom.Span:
		if r.names = append(r.names, speaker); speaker {
			r.embolden()
		}
	case atom.Table:
		r.build.OpenTable()
	case atom.Pre, atom.Textarea:
		r.endParagraph()
		r.pre++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.endParagraph()
		r.build.Kind(source.Heading)
	default:
		r.void(a)
	}
}

// hide begins what is not shown; a block of it stands between two paragraphs.
func (r *reader) hide(a atom.Atom, byPage bool) {
	if block(a) || heading(a) {
		r.endParagraph()
	}
	r.veil, r.told = veil{a}, byPage
}

// void takes elements that have no content of their own, and the blocks.
func (r *reader) void(a atom.Atom) {
	switch a {
	case atom.Br:
		r.build.Write("\n")
	case atom.Hr:
		r.build.End()
	case atom.Img:
		r.s.Pictures = true
	default:
		if block(a) {
			r.endParagraph()
		}
	}
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Section, atom.Article,
		atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Figure, atom.Figcaption, atom.Body, atom.Address, atom.Center, atom.Form, atom.Caption:
		return true
	}
	return false
}

func (r *reader) endParagraph() {
	if !r.build.Empty() {
		r.build.End()
	}
}

func (r *reader) close(a atom.Atom) {
	if r.veil.close(a) {
		return
	}
	switch a {
	case atom.Title:
		r.inTop = false
	case atom.B, atom.Strong:
		r.unbold()
	case atom.Span:
		r.closeSpan()
	case atom.Th, atom.Td:
		if a == atom.Th {
			r.unbold()
		}
		r.build.CloseCell()
	case atom.Tr:
		r.build.CloseRow()
	case atom.Table:
		r.build.CloseTable()
	case atom.Pre, atom.Textarea:
		r.endParagraph()
		r.pre = max(r.pre-1, 0)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P:
		r.build.End()
	default:
		if block(a) {
			r.endParagraph()
		}
	}
}

// closeSpan ends a span. One that names who speaks is set off from the words by the
// page's style, as bold type does and without a blank.
func (r *reader) closeSpan() {
	if len(r.names) == 0 {
		return
	}
	last := len(r.names) - 1
	if r.names[last] {
		r.unbold()
		r.build.Write(" ")
	}
	r.names = r.names[:last]
}

func (r *reader) embolden() {
	r.bold++
	r.build.Bold(true)
}

func (r *reader) unbold() {
	r.bold = max(r.bold-1, 0)
	r.build.Bold(r.bold > 0)
}
