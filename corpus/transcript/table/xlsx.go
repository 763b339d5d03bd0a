package table

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"cocode/corpus/transcript/internal/pack"
	"cocode/corpus/transcript/internal/source"
)

// workbook reads the sheets of an .xlsx in the order of its tabs. It reads values
// only, in memory: no temporary file ever holds an interview.
func workbook(data []byte) ([]Sheet, *source.Fault) {
	archive, fault := pack.Open(data)
	if fault != nil {
		return nil, fault
	}
	list, fault := tabs(archive)
	if fault != nil {
		return nil, fault
	}
	shared := &sharedStrings{}
	if fault := walk(archive, "xl/sharedStrings.xml", shared); fault != nil {
		return nil, fault
	}
	dates := &styleSheet{formats: map[string]bool{}}
	if fault := walk(archive, "xl/styles.xml", dates); fault != nil {
		return nil, fault
	}
	var sheets []Sheet
	for _, tab := range list {
		v := &sheetReader{shared: shared.strings, dates: dates.dates}
		if fault := walk(archive, tab.part, v); fault != nil {
			return nil, fault
		}
		sheets = append(sheets, Sheet{Name: tab.name, Rows: v.rows})
	}
	return sheets, nil
}

// walk reads a part if the archive has it.
func walk(a *pack.Archive, name string, v pack.Visitor) *source.Fault {
	data, ok, fault := a.Part(name)
	if fault != nil || !ok {
		return fault
	}
	return pack.Walk(name, data, v)
}

// tab is a sheet's name and part.
type tab struct{ name, id, part string }

func tabs(a *pack.Archive) ([]tab, *source.Fault) {
	if !a.Has("xl/workbook.xml") {
		return nil, source.Faultf("save it again as .xlsx or .csv", `it is not an Excel workbook: its part "xl/workbook.xml" is missing`)
	}
	book := &bookReader{parts: map[string]string{}}
	if fault := walk(a, "xl/workbook.xml", book); fault != nil {
		return nil, fault
	}
	if fault := walk(a, "xl/_rels/workbook.xml.rels", book); fault != nil {
		return nil, fault
	}
	for i := range book.tabs {
		book.tabs[i].part = book.parts[book.tabs[i].id]
	}
	return book.tabs, nil
}

// bookReader reads the list of sheets and where their parts are.
type bookReader struct {
	tabs  []tab
	parts map[string]string // by relation
}

func (b *bookReader) Open(e xml.StartElement) {
	switch e.Name.Local {
	case "sheet":
		if pack.Attribute(e, "state") == "" || pack.Attribute(e, "state") == "visible" {
			b.tabs = append(b.tabs, tab{name: source.Clean(pack.Attribute(e, "name")), id: relation(e)})
		}
	case "Relationship":
		target := pack.Attribute(e, "Target")
		if after, ok := strings.CutPrefix(target, "/"); ok {
			b.parts[pack.Attribute(e, "Id")] = after
		} else {
			b.parts[pack.Attribute(e, "Id")] = path.Join("xl", target)
		}
	}
}

// relation returns r:id, which shares its name with other attributes.
func relation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func (b *bookReader) Close(string) {}
func (b *bookReader) Words([]byte) {}
func (b *bookReader) Fault() *source.Fault {
	if len(b.tabs) > 1000 || len(b.parts) > 10_000 {
		return source.TooMuch()
	}
	return nil
}

// sharedStrings reads the list of texts that cells point to.
type sharedStrings struct {
	strings []string
	current strings.Builder
	words   bool
	spoken  bool // inside phonetic hints
	bytes   int
}

func (s *sharedStrings) Open(e xml.StartElement) {
	switch e.Name.Local {
	case "rPh":
		s.spoken = true
	case "t":
		s.words = !s.spoken
	}
}

func (s *sharedStrings) Close(name string) {
	switch name {
	case "rPh":
		s.spoken = false
	case "t":
		s.words = false
	case "si":
		s.strings = append(s.strings, s.current.String())
		s.current.Reset()
	}
}

func (s *sharedStrings) Words(w []byte) {
	if s.words {
		s.bytes += len(w)
		s.current.Write(w)
	}
}

func (s *sharedStrings) Fault() *source.Fault {
	if s.bytes > source.MaxTable || len(s.strings) > maxCells {
		return source.TooMuch()
	}
	return nil
}

// sheetReader reads the rows of a sheet.
type sheetReader struct {
	shared []string
	dates  []bool // by cell style
	rows   []Row
	row    Row
	kind   string
	style  int
	column int
	value  strings.Builder
	words  bool
	cells  int
}

func (r *sheetReader) Open(e xml.StartElement) {
	switch e.Name.Local {
	case "row":
		line, err := strconv.Atoi(pack.Attribute(e, "r"))
		if err != nil {
			line = r.row.Line + 1
		}
		r.row, r.column = Row{Line: line}, -1
	case "c":
		r.column = column(pack.Attribute(e, "r"), r.column+1)
		r.kind = pack.Attribute(e, "t")
		r.style, _ = strconv.Atoi(pack.Attribute(e, "s"))
		r.value.Reset()
	case "v", "t":
		r.words = true
	}
}

// column returns the column of a cell's name ("C7" is 2).
func column(name string, next int) int {
	n := 0
	for i := 0; i < len(name) && i < 4 && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	if n == 0 || n > 16_384 {
		return next
	}
	return n - 1
}

func (r *sheetReader) Close(name string) {
	switch name {
	case "v", "t":
		r.words = false
	case "c":
		r.endCell()
	case "row":
		if row, ok := clean(r.row.Line, r.row.Cells); ok {
			r.rows = append(r.rows, row)
		}
	}
}

func (r *sheetReader) endCell() {
	value := r.show(r.value.String())
	if value == "" || r.column > 16_384 {
		return
	}
	for len(r.row.Cells) <= r.column {
		r.row.Cells = append(r.row.Cells, "")
		r.cells++
	}
	r.row.Cells[r.column] = value
}

// show returns a value as the sheet shows it.
func (r *sheetReader) show(value string) string {
	switch r.kind {
	case "s":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < len(r.shared) {
			return r.shared[n]
		}
		return ""
	case "b":
		return map[string]string{"0": "FALSE", "1": "TRUE"}[value]
	case "str", "inlineStr", "e", "d":
		return value
	}
	if r.style >= 0 && r.style < len(r.dates) && r.dates[r.style] {
		return date(value)
	}
	return number(value)
}

func (r *sheetReader) Words(w []byte) {
	if r.words {
		r.value.Write(w)
	}
}

func (r *sheetReader) Fault() *source.Fault {
	if r.cells > maxCells || len(r.rows) > source.MaxBlocks {
		return source.TooMuch()
	}
	return nil
}
