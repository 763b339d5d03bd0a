package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"sort"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// pack writes the file. The content types are in the order of a map as soon as there
// is a chart, so they are sorted here; all else comes in order.
func (b *book) pack(w io.Writer) error {
	d, o := b.file.ContentTypes.Defaults, b.file.ContentTypes.Overrides
	sort.Slice(d, func(i, j int) bool { return d[i].Extension < d[j].Extension })
	sort.Slice(o, func(i, j int) bool { return o[i].PartName < o[j].PartName })
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return pouringZip{out, b} })
	return b.file.Write(io.Discard) // the parts go to w and not by way of excelize's memory
}

// pouringZip is a zip archive whose empty sheets are filled with their rows while
// they are packed.
type pouringZip struct {
	*zip.Writer
	book *book
}

// Create begins a part of the archive.
func (z pouringZip) Create(name string) (io.Writer, error) {
	w, err := z.Writer.Create(name)
	return part{w, z.book}, err
}

type part struct {
	io.Writer
	book *book
}

// Write takes a whole part from excelize. An empty sheet gets its rows.
func (p part) Write(b []byte) (int, error) {
	before, rest, _ := bytes.Cut(b, []byte("<sheetData>"))
	cells, after, _ := bytes.Cut(rest, []byte("</sheetData>"))
	s := p.book.marked(cells)
	if s == nil {
		return p.Writer.Write(b)
	}
	if _, err := fmt.Fprintf(p.Writer, "%s<sheetData>", mend(before, s)); err != nil {
		return 0, err
	}
	if err := p.book.pour(s, p.Writer); err != nil {
		return 0, err
	}
	_, err := fmt.Fprintf(p.Writer, "</sheetData>%s", after)
	return len(b), err
}

// marked returns the sheet whose marker stands in the first cell, nil if none does.
func (b *book) marked(cells []byte) *sheet {
	_, value, _ := bytes.Cut(cells, []byte("<v>"))
	value, _, _ = bytes.Cut(value, []byte("</v>"))
	n, err := strconv.Atoi(string(value))
	if i := n - marker; err == nil && i >= 0 && i < len(b.sheets) {
		return b.sheets[i]
	}
	return nil
}

// mend puts right what excelize says before the rows: that a filter hides some, and
// nothing of how deep they are grouped, which Excel needs to show it.
func mend(head []byte, s *sheet) []byte {
	head = bytes.Replace(head, []byte(` filterMode="true"`), nil, 1)
	deepest := 0
	for k := range s.cells {
		deepest = max(deepest, k.level)
	}
	if deepest == 0 {
		return head
	}
	return bytes.Replace(head, []byte("<sheetFormatPr "), fmt.Appendf(nil, `<sheetFormatPr outlineLevelRow="%d" `, min(deepest, 7)), 1)
}
