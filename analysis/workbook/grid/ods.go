package grid

import "bytes"

// openODS reads the plan of a workbook of LibreOffice (OpenDocument 1.3, part 3): the
// names of its sheets.
func openODS(a archive) (*Book, error) {
	b := &Book{Modified: a.saved("meta.xml", "date")}
	err := a.each("content.xml", func(_ []byte, t tag) error {
		if t.name == "table" {
			n := len(b.Sheets)
			name := string(unescape(nil, t.attribute("name")))
			b.Sheets = append(b.Sheets, Sheet{name, func(yield func(int, []string) bool) error { return a.odsRows(n, yield) }})
		}
		return nil
	})
	return b, err
}

// odsRows reads the rows of the sheet with a number, from 0.
func (a archive) odsRows(sheet int, yield func(int, []string) bool) error {
	o := ods{sheet: -1, yield: yield}
	return a.each("content.xml", func(before []byte, t tag) error {
		switch t.name {
		case "table":
			o.sheet++
		case "/table":
			if o.sheet == sheet {
				return errStop
			}
		}
		if o.sheet != sheet {
			return nil
		}
		return o.take(before, t)
	})
}

// ods is a sheet while it is read.
type ods struct {
	line
	sheet      int
	row        int // the rows that were read
	repeats    int // of the row that is read
	column     int
	wide       int // how many columns the cell stands for
	paragraphs int
	open       bool // a paragraph is read
	b          []byte
	asides     int // how many comments on the cell the place lies in
	yield      func(int, []string) bool
}

func (o *ods) take(before []byte, t tag) error {
	if o.open && o.asides == 0 {
		o.b = unescape(o.b, squeezed(before))
	}
	switch t.name {
	case "table-row":
		o.cells, o.column, o.repeats = o.cells[:0], 0, t.number("number-rows-repeated", 1)
	case "/table-row":
		return o.endRow()
	case "table-cell", "covered-table-cell":
		o.b, o.paragraphs, o.open, o.asides, o.wide = o.b[:0], 0, false, 0, t.number("number-columns-repeated", 1)
		if t.empty {
			o.endCell()
		}
	case "/table-cell", "/covered-table-cell":
		o.endCell()
	case "annotation":
		o.asides++
	case "/annotation":
		o.asides--
	default:
		o.inline(t)
	}
	return nil
}

// inline takes what stands within a paragraph.
func (o *ods) inline(t tag) {
	if o.asides > 0 {
		return
	}
	switch t.name {
	case "p":
		if o.paragraphs++; o.paragraphs > 1 {
			o.b = append(o.b, '\n')
		}
		o.open = !t.empty
	case "/p":
		o.open = false
	case "s":
		o.b = append(o.b, bytes.Repeat([]byte{' '}, min(max(t.number("c", 1), 0), 1<<15))...)
	case "tab":
		o.b = append(o.b, '\t')
	case "line-break":
		o.b = append(o.b, '\n')
	}
}

func (o *ods) endCell() {
	if len(o.b) > 0 {
		s := o.text(o.b)
		for i := range min(o.wide, mostColumns) {
			o.put(o.column+i, s)
		}
	}
	o.column += min(max(o.wide, 0), mostColumns)
	o.b, o.paragraphs = o.b[:0], 0
}

func (o *ods) endRow() error {
	for i := range o.repeats {
		if o.blank() || i == mostRows {
			break
		}
		if !o.yield(o.row+i+1, o.cells) {
			return errStop
		}
	}
	o.row += max(o.repeats, 0)
	return nil
}

const mostRows = 1 << 20

// squeezed is text with its line breaks and tabs as blanks, as XML for reading means
// them: real ones are elements of their own.
func squeezed(b []byte) []byte {
	if !bytes.ContainsAny(b, "\n\t\r") {
		return b
	}
	return bytes.Join(bytes.FieldsFunc(b, func(r rune) bool { return r == '\n' || r == '\t' || r == '\r' }), []byte{' '})
}
