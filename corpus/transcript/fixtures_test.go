package transcript_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// part is one file of an archive.
type part struct{ name, data string }

// zipped builds an archive.
func zipped(parts ...part) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(f, p.data) // a bytes.Buffer takes all
	}
	_ = w.Close()
	return b.Bytes()
}

const wordHead = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x" xmlns:wps="y"><w:body>`

// docx builds a Word document around a body.
func docx(body string, more ...part) []byte {
	return zipped(append([]part{{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", wordHead + body + `<w:sectPr/></w:body></w:document>`}}, more...)...)
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func paragraph(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

func run(words string) string {
	return `<w:r><w:t xml:space="preserve">` + escaped(words) + `</w:t></w:r>`
}

func boldRun(words string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + escaped(words) + `</w:t></w:r>`
}

// odt builds an OpenDocument text around a body.
func odt(body string) []byte {
	return zipped(part{"mimetype", "application/vnd.oasis.opendocument.text"}, part{"META-INF/manifest.xml", "<manifest/>"},
		part{"content.xml", `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b"><office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`})
}

// xlsx builds a workbook of one sheet with inline and shared strings in turn.
func xlsx(rows ...[]string) []byte {
	var sheet, shared strings.Builder
	n := 0
	for i, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for j, cell := range row {
			name := fmt.Sprintf("%c%d", 'A'+j, i+1)
			if j%2 == 0 {
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, escaped(cell))
				continue
			}
			fmt.Fprintf(&sheet, `<c r="%s" t="s"><v>%d</v></c>`, name, n)
			fmt.Fprintf(&shared, `<si><r><t>%s</t></r></si>`, escaped(cell))
			n++
		}
		sheet.WriteString(`</row>`)
	}
	return zipped(part{"[Content_Types].xml", "<Types/>"},
		part{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Svar" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		part{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		part{"xl/sharedStrings.xml", `<sst>` + shared.String() + `</sst>`},
		part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + sheet.String() + `</sheetData></worksheet>`})
}

// pdf builds a PDF whose pages show the given lines, in Helvetica at 12 points.
func pdf(pages ...[]string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, lines := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 5+2*i))
		stream := "BT /F1 12 Tf 14 TL 72 770 Td\n"
		for _, line := range lines {
			stream += "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(line) + ") Tj T*\n"
		}
		stream += "ET"
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// bomb builds a Word document whose body unpacks to size zero-like bytes.
func bomb(size int) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, 9) })
	f, err := w.Create("word/document.xml")
	if err != nil {
		panic(err)
	}
	block := bytes.Repeat([]byte(" "), 1<<20)
	for range size >> 20 {
		_, _ = f.Write(block)
	}
	_ = w.Close()
	return b.Bytes()
}
