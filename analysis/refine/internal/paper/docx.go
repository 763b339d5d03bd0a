package paper

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// Namespaces of WordprocessingML and of what stands in it.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Measures of the page, in twentieths of a point: A4 with margins of 2 cm.
const (
	pageWidth  = 11906
	pageHeight = 16838
	margin     = 1134
	textWidth  = pageWidth - 2*margin
)

// DOCX writes the document as a Word file. It has no dates, so that the same document
// gives the same bytes.
func (d Document) DOCX(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.core()},
		{"word/document.xml", d.document()},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", numbering},
		{"word/header1.xml", d.header()},
		{"word/footer1.xml", d.footer()},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xmlHead+part.content); err != nil {
			return err
		}
	}
	return z.Close()
}

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`</Types>`

const packageRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`</Relationships>`

const documentRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
	`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>` +
	`</Relationships>`

const numbering = `<w:numbering ` + namespaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>` +
	`<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

func (d Document) core() string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escape(d.Title) + `</dc:title><dc:language>` + escape(d.Language) + `</dc:language></cp:coreProperties>`
}

func (d Document) header() string {
	text := d.Title
	style := "Header"
	if d.Notice != "" {
		text, style = d.Notice, "Notice"
	}
	return `<w:hdr ` + namespaces + `>` + wordParagraph(style, "", T(text)) + `</w:hdr>`
}

func (d Document) footer() string {
	field := func(code string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	return `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + wordRun(Run{Text: d.Page + " "}) + field("PAGE") +
		wordRun(Run{Text: " " + d.Of + " "}) + field("NUMPAGES") + `</w:p></w:ftr>`
}

func (d Document) document() string {
	var b strings.Builder
	b.WriteString(`<w:document ` + namespaces + `><w:body>`)
	b.WriteString(wordParagraph("Title", "", T(d.Title)))
	b.WriteString(wordParagraph("Subtitle", "", T(d.Subtitle)))
	for _, block := range d.Blocks {
		b.WriteString(wordBlock(block))
	}
	fmt.Fprintf(&b, `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, margin+200, margin, margin, margin)
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

func wordBlock(b Block) string {
	switch b := b.(type) {
	case Heading:
		return wordParagraph("Heading"+itoa(b.Level), "", T(b.Text))
	case Paragraph:
		return wordParagraph(wordStyle(b.Style), "", b.Text)
	case List:
		var all strings.Builder
		for _, i := range b.Items {
			all.WriteString(wordParagraph("ListBullet", "", i))
		}
		return all.String()
	case Table:
		return wordTable(b)
	case Figure:
		return wordFigure(b)
	}
	return ""
}

func wordStyle(s Style) string {
	return map[Style]string{Plain: "Normal", Lead: "Lead", Note: "Small", Quote: "Quote"}[s]
}

func wordParagraph(style, more string, t Text) string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>`)
	for _, r := range t {
		b.WriteString(wordRun(r))
	}
	b.WriteString(`</w:p>`)
	return b.String()
}

func wordRun(r Run) string {
	properties := ""
	if r.Bold || r.Badge != "" {
		properties += `<w:b/>`
	}
	if r.Italic {
		properties += `<w:i/>`
	}
	if properties != "" {
		properties = `<w:rPr>` + properties + `</w:rPr>`
	}
	lines := strings.Split(r.Badge.sign()+r.Text, "\n")
	for i, l := range lines {
		lines[i] = `<w:t xml:space="preserve">` + escape(l) + `</w:t>`
	}
	return `<w:r>` + properties + strings.Join(lines, `<w:br/>`) + `</w:r>`
}

func wordTable(t Table) string {
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(wordParagraph("Caption", `<w:keepNext/>`, T(t.Caption)))
	}
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="Plain"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, textWidth)
	for i := range t.Head {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, t.share(i, textWidth))
	}
	b.WriteString(`</w:tblGrid>`)
	head := make(Row, len(t.Head))
	for i, h := range t.Head {
		head[i] = Cell{{Text: Text{{Text: h, Bold: true}}}}
	}
	b.WriteString(t.wordRow(head, `<w:tblHeader/>`, "TableHead"))
	for _, r := range t.Rows {
		b.WriteString(t.wordRow(r, "", "TableText"))
	}
	b.WriteString(`</w:tbl>`)
	b.WriteString(wordParagraph("Gap", "", nil))
	return b.String()
}

func (t Table) wordRow(r Row, properties, style string) string {
	var b strings.Builder
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/>` + properties + `</w:trPr>`)
	for i := range t.Head {
		fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, t.share(i, textWidth))
		right := ""
		if t.number(i) {
			right = `<w:jc w:val="right"/>`
		}
		var cell Cell
		if i < len(r) {
			cell = r[i]
		}
		if len(cell) == 0 {
			cell = P("")
		}
		for _, p := range cell {
			b.WriteString(wordParagraph(cellStyle(p.Style, style), right, p.Text))
		}
		b.WriteString(`</w:tc>`)
	}
	b.WriteString(`</w:tr>`)
	return b.String()
}

func cellStyle(s Style, otherwise string) string {
	switch s {
	case Note:
		return "TableSmall"
	case Quote:
		return "TableQuote"
	}
	return otherwise
}
