package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cocode/analysis/refine/internal/paper"
)

func document(words string) paper.Document {
	return paper.Document{Language: "en", Title: words, Subtitle: words, Notice: words, Contents: "Contents", Page: "Page", Of: "of", Blocks: []paper.Block{
		paper.Heading{Level: 1, Text: words},
		paper.Paragraph{Text: paper.T(words)},
		paper.Paragraph{Style: paper.Quote, Text: paper.T(words)},
		paper.Heading{Level: 2, Text: words},
		paper.List{Items: []paper.Text{{{Text: words, Bold: true}, {Text: words, Badge: paper.Good}}}},
		paper.Table{Caption: words, Head: []string{words, "n"}, Widths: []int{3, 1}, Numbers: []bool{false, true},
			Rows: []paper.Row{{paper.P(words), paper.P("1.5")}, {paper.Cell{{Text: paper.T(words)}, {Style: paper.Note, Text: paper.T(words)}}}}},
		paper.Figure{Caption: words, Alt: words, Drawing: paper.Drawing{Width: 100, Height: 50, Shapes: []paper.Shape{
			paper.Line{X2: 10, Y2: 10, Width: 2, Colour: "000000"}, paper.Rect{W: 5, H: 5, Fill: paper.Fill{Colour: "AA0000", Hatched: true}, Stroke: "000000", Round: 2},
			paper.Label{X: 5, Y: 5, Size: 10, Anchor: "middle", Colour: "000000", Text: words}}}},
	}}
}

var formats = map[string]func(paper.Document, io.Writer) error{
	"html": func(d paper.Document, w io.Writer) error { return d.HTML(w) },
	"md":   func(d paper.Document, w io.Writer) error { return d.Markdown(w) },
	"docx": func(d paper.Document, w io.Writer) error { return d.DOCX(w) },
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"1. no list", `1\. no list`},
		{"- no list", `\- no list`},
		{"1.5 times", "\n\n1.5 times\n"},
		{"*stars* and _lines_", `\*stars\* and \_lines\_`},
		{"a | b", `| a \| b | n |`},
		{"<b> & c", "&lt;b&gt; &amp; c"},
		{`say "yes"`, `say "yes"`},
	} {
		var b bytes.Buffer
		if err := document(c.words).Markdown(&b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), c.want) {
			t.Errorf("%q: no %q in\n%s", c.words, c.want, b.String())
		}
	}
}

// Whatever people say, a page stays a page: HTML and Word stay well-formed, and the
// same words give the same bytes.
func TestAnyWordsKeepTheFormatsSound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := document(rapid.String().Draw(r, "words"))
		for name, write := range formats {
			var a, b bytes.Buffer
			if err := write(d, &a); err != nil {
				r.Fatal(name, err)
			}
			if _ = write(d, &b); !bytes.Equal(a.Bytes(), b.Bytes()) {
				r.Fatalf("%s differs from itself", name)
			}
			if name == "docx" {
				wellFormed(r, a.Bytes())
			}
		}
	})
}

func wellFormed(t *rapid.T, docx []byte) {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
}

func TestHTMLHasHeadingsLanguageAndDescriptions(t *testing.T) {
	var b bytes.Buffer
	if err := document("words").HTML(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="en">`, `<h1>words</h1>`, `<h2 id="s1">`, `<th scope="col">`, `role="img"`, `<desc id="drawing-desc">words`, `<a href="#s1">`, `role="note"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}
