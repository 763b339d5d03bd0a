package grid

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// openText reads a table as text: with commas, semicolons or tabs between its columns,
// whichever its first line has most of.
func openText(src []byte) (*Book, error) {
	text, err := decoded(src)
	if err != nil {
		return nil, err
	}
	return &Book{Sheets: []Sheet{{"", func(yield func(int, []string) bool) error { return textRows(text, yield) }}}}, nil
}

// decoded returns a text as UTF-8. Excel writes text in UTF-16, or in Windows-1252.
func decoded(src []byte) (string, error) {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}):
		return fromUTF16(src[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		return fromUTF16(src[2:], binary.BigEndian), nil
	case bytes.IndexByte(src, 0) >= 0:
		return "", errors.New("it is no table as text")
	case utf8.Valid(src):
		return strings.TrimPrefix(string(src), "\uFEFF"), nil
	}
	return fromWindows(src), nil
}

func fromUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

// windows are the characters 0x80 to 0x9F of Windows-1252.
var windows = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")

func fromWindows(src []byte) string {
	var b strings.Builder
	for _, c := range src {
		if c >= 0x80 && c < 0xA0 {
			b.WriteRune(windows[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

func textRows(text string, yield func(int, []string) bool) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator(text), -1, true, true
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("as a table: %w", err)
		}
		row, _ := r.FieldPos(0)
		for i, s := range cells {
			cells[i] = unguarded(s)
		}
		if !yield(row, cells) {
			return nil
		}
	}
}

// separator is the mark that the first line has most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, mark := range ";\t" {
		if strings.Count(first, string(mark)) > strings.Count(first, string(best)) {
			best = mark
		}
	}
	return best
}

// unguarded takes away the apostrophe that keeps a spreadsheet from making a formula
// of a text.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@\t\r", s[1]) >= 0 {
		return s[1:]
	}
	return s
}
