package grid

import (
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// openXLSX reads the plan of a workbook of Excel (ECMA-376 part 1): its sheets, and
// the texts that they share.
func openXLSX(a archive) (*Book, error) {
	main := "xl/workbook.xml"
	if targets, err := a.targets("_rels/.rels", ""); err != nil {
		return nil, err
	} else if at := targets["officeDocument"]; at != "" {
		main = at
	}
	if a[main] == nil {
		return nil, errors.New("it holds no workbook of Excel")
	}
	parts, err := a.targets(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return nil, err
	}
	shared, err := a.sharedTexts(parts["sharedStrings"])
	if err != nil {
		return nil, err
	}
	b := &Book{Modified: a.saved("docProps/core.xml", "modified")}
	err = a.each(main, func(_ []byte, t tag) error {
		if t.name == "sheet" {
			part := parts[string(t.attribute("id"))]
			name := string(unescape(nil, t.attribute("name")))
			b.Sheets = append(b.Sheets, Sheet{name, func(yield func(int, []string) bool) error { return a.xlsxRows(part, shared, yield) }})
		}
		return nil
	})
	return b, err
}

// targets returns the parts that a part refers to, by identity and by kind.
func (a archive) targets(name, folder string) (map[string]string, error) {
	found := map[string]string{}
	err := a.each(name, func(_ []byte, t tag) error {
		if t.name != "Relationship" {
			return nil
		}
		at := string(unescape(nil, t.attribute("Target")))
		if strings.HasPrefix(at, "/") {
			at = at[1:]
		} else {
			at = path.Join(folder, at)
		}
		kind := string(t.attribute("Type"))
		found[string(t.attribute("Id"))] = at
		found[kind[strings.LastIndexByte(kind, '/')+1:]] = at
		return nil
	})
	return found, err
}

// saved returns the time in an element of a part, zero if it is not there.
func (a archive) saved(part, element string) time.Time {
	var at time.Time
	_ = a.each(part, func(before []byte, t tag) error { // a book that does not say so can be read as well
		if t.name != "/"+element {
			return nil
		}
		for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
			if x, err := time.Parse(form, strings.TrimSpace(string(before))); err == nil {
				at = x
				break
			}
		}
		return errStop
	})
	return at
}

// words gathers the text of a cell. What tells how to pronounce it is left out.
type words struct {
	b        []byte
	in, mute bool
}

func (w *words) take(before []byte, t tag) {
	switch t.name {
	case "t":
		w.in = !t.empty && !w.mute
	case "/t":
		if w.in {
			w.b = unescape(w.b, before)
		}
		w.in = false
	case "rPh":
		w.mute = !t.empty
	case "/rPh":
		w.mute = false
	}
}

func (a archive) sharedTexts(part string) ([]string, error) {
	var list []string
	var w words
	err := a.each(part, func(before []byte, t tag) error {
		switch {
		case t.name == "si" && t.empty:
			list = append(list, "")
		case t.name == "si":
			w = words{b: w.b[:0]}
		case t.name == "/si":
			list = append(list, plain(string(w.b)))
		default:
			w.take(before, t)
		}
		return nil
	})
	return list, err
}

// xlsxCell is a cell while it is read.
type xlsxCell struct {
	column int
	kind   string
	words  words
	value  []byte
}

func (a archive) xlsxRows(part string, shared []string, yield func(int, []string) bool) error {
	var l line
	var c xlsxCell
	row := 0
	return a.each(part, func(before []byte, t tag) error {
		switch t.name {
		case "row":
			row = t.number("r", row+1)
			l.cells, c.column = l.cells[:0], -1
		case "/row":
			if !l.blank() && !yield(row, l.cells) {
				return errStop
			}
		case "c":
			c = xlsxCell{column: columnOf(t.attribute("r"), c.column), kind: kindOf(t.attribute("t")), words: words{b: c.words.b[:0]}, value: c.value[:0]}
		case "/c":
			l.put(c.column, c.text(&l, shared))
		case "/v":
			c.value = unescape(c.value[:0], before)
		case "/sheetData":
			return errStop
		default:
			c.words.take(before, t)
		}
		return nil
	})
}

// kindOf makes a string of the kind of a cell without taking memory for usual ones.
func kindOf(b []byte) string {
	switch string(b) {
	case "":
		return ""
	case "s":
		return "s"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	}
	return string(b)
}

func (c *xlsxCell) text(l *line, shared []string) string {
	switch c.kind {
	case "s":
		if n, err := strconv.Atoi(string(c.value)); err == nil && n >= 0 && n < len(shared) {
			return shared[n]
		}
		return ""
	case "inlineStr":
		return plain(l.text(c.words.b))
	}
	return plain(l.text(c.value))
}

// columnOf returns the column of a cell from 0: of "C7" it is 2; the next one where
// the cell does not say.
func columnOf(cell []byte, last int) int {
	n := 0
	for _, b := range cell {
		if b < 'A' || b > 'Z' {
			break
		}
		if n = n*26 + int(b-'A') + 1; n > mostColumns {
			return mostColumns
		}
	}
	if n == 0 {
		return last + 1
	}
	return n - 1
}

// coded is a character that Excel writes as a number: _x000D_.
var coded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// plain returns a text with the characters that Excel writes as numbers.
func plain(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return coded.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return m
		}
		return string(rune(n))
	})
}
