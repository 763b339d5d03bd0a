package workbook

import (
	"bufio"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cocode/analysis/matrix"
	"cocode/corpus/text"
)

// cellLength is how many UTF-16 units Excel allows in a cell.
const cellLength = 32767

// formulaText is how many characters Excel allows in a text within a formula.
const formulaText = 255

// parted returns how many cells a text needs.
func parted(s string) int {
	if len(s) <= cellLength { // a byte is at most one UTF-16 unit
		return 1
	}
	return len(split(s))
}

// split returns stretches of a text that fit in a cell each, broken at a blank
// where there is one near.
func split(s string) []text.Span {
	var list []text.Span
	start := 0
	for len(s)-start > 0 {
		end := start + fitting(s[start:])
		list = append(list, text.Span{Start: start, End: end})
		start = end
	}
	return list
}

// fitting returns the length in bytes of the longest beginning of s that fits in a
// cell.
func fitting(s string) int {
	if len(s) <= cellLength {
		return len(s)
	}
	units, blank := 0, 0
	for i, r := range s {
		if units += max(utf16.RuneLen(r), 1); units > cellLength {
			if i-blank < 200 && blank > 0 {
				return blank
			}
			return i
		}
		if r == ' ' || r == '\n' {
			blank = i + 1
		}
	}
	return len(s)
}

// The looks of the words within a cell, as XML.
const (
	plainRun = `<r><rPr><sz val="10"/><color rgb="FF` + ink + `"/><rFont val="Calibri"/></rPr><t`
	boldRun  = `<r><rPr><b/><sz val="10"/><color rgb="FF` + ink + `"/><rFont val="Calibri"/></rPr><t`
)

// rich writes a stretch of a cell's text, with the words that stand out in bold.
func (p *rowWriter) rich(column, style int, c *matrix.Cell, s text.Span) {
	at, began := s.Start, false
	run := func(opening string, part text.Span) {
		if part.Empty() {
			return
		}
		if !began {
			p.open(column, style, `" t="inlineStr"><is>`)
			began = true
		}
		p.write(opening)
		p.text(part.Of(c.Text))
		p.write(`</t></r>`)
	}
	for _, b := range c.Bold {
		if b = (text.Span{Start: max(b.Start, s.Start), End: min(b.End, s.End)}); !b.Empty() {
			run(plainRun, text.Span{Start: at, End: b.Start})
			run(boldRun, b)
			at = b.End
		}
	}
	if !began {
		p.words(column, style, s.Of(c.Text))
		return
	}
	run(plainRun, text.Span{Start: at, End: s.End})
	p.write(`</is></c>`)
}

// leads reports whether a cell gets a link: its target is in the workbook and its
// text fits in a formula.
func (p *rowWriter) leads(c *matrix.Cell) bool {
	return c.Link != nil && c.Kind != matrix.Blank && p.at[c.Link.Table] != nil && utf8.RuneCountInString(c.Text) <= formulaText
}

// link writes a cell that leads to other cells: a formula, with what it shows beside
// it for programs that do not compute. Links of Excel's other kind are limited in
// number.
func (p *rowWriter) link(column, style int, c *matrix.Cell) {
	target := p.at[c.Link.Table].target(c.Link)
	if c.IsNumber() {
		p.open(column, style, `"><f>HYPERLINK("`)
		escape(p.Writer, doubled(target, `"`))
		p.write(`",`)
		p.figure(c.Number)
		p.write(`)</f><v>`)
		p.figure(c.Number)
		p.write(`</v></c>`)
		return
	}
	p.open(column, style, `" t="str"><f>HYPERLINK("`)
	escape(p.Writer, doubled(target, `"`))
	p.write(`","`)
	escape(p.Writer, doubled(c.Text, `"`))
	p.write(`")</f><v>`)
	escape(p.Writer, c.Text)
	p.write(`</v></c>`)
}

// target is the place that a link leads to: "#'Analysis table'!A5:K9".
func (s *sheet) target(l *matrix.Link) string {
	place := "A1"
	switch {
	case l.Row >= 0 && l.Rows > 1:
		first := strconv.Itoa(s.head() + l.Row + 1)
		last := strconv.Itoa(s.head() + l.Row + l.Rows)
		place = "A" + first + ":" + columnLetters(len(s.columns)) + last
	case l.Row >= 0:
		place = s.cell(l.Row, min(l.Col, len(s.first)-1))
	}
	return "#" + quoted(s.name) + place
}

// preserved reports whether blanks of a text would be lost in XML if it did not say
// that they are meant.
func preserved(s string) bool {
	if s == "" {
		return false
	}
	white := func(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
	return white(s[0]) || white(s[len(s)-1]) || strings.Contains(s, "  ") || strings.ContainsAny(s, "\n\t\r")
}

// coded is what Excel takes for a character written as a number.
var coded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// escape writes a text as XML. What XML cannot hold becomes U+FFFD.
func escape(w *bufio.Writer, s string) {
	if strings.Contains(s, "_x") {
		s = coded.ReplaceAllString(s, "_x005F$0")
	}
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		instead := ""
		switch {
		case r == '&':
			instead = "&amp;"
		case r == '<':
			instead = "&lt;"
		case r == '>':
			instead = "&gt;"
		case r == '\r':
			instead = "&#xD;"
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError && size == 1:
			instead = "\uFFFD"
		}
		if instead != "" {
			w.WriteString(s[from:i])
			w.WriteString(instead)
			from = i + size
		}
		i += size
	}
	w.WriteString(s[from:])
}
