// Package decode turns the bytes of a text file into words: UTF-8, UTF-16 and
// Windows-1252, told apart by the bytes themselves. What is not text is refused
// with its place, since a letter lost on the way cannot be seen later.
package decode

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"cocode/corpus/transcript/internal/source"
)

// Text returns the words of data. A warning tells when the encoding was guessed or
// when bytes that mean nothing were left out.
func Text(data []byte) (words string, warning, fault *source.Fault) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case isUTF32(data):
		return "", nil, source.Faultf("open it in the program that made it, and save it as UTF-8", "it is text in UTF-32, which is not read")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return utf16Text(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return utf16Text(data[2:], binary.BigEndian)
	}
	if order := silentUTF16(data); order != nil {
		return utf16Text(data, order)
	}
	if n := controls(data); n > 0 {
		if n > 3+len(data)/1000 {
			return "", nil, junk()
		}
		warning = source.Faultf("", "%d control characters were left out", n)
	}
	if utf8.Valid(data) {
		return string(data), warning, nil
	}
	return western(data, warning)
}

// isUTF32 reports whether data is text of four bytes a letter: with a mark, or with
// three of four bytes NUL.
func isUTF32(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")) {
		return true
	}
	sample := data[:min(len(data), 4096)/4*4]
	var nul [4]int
	for i, b := range sample {
		if b == 0 {
			nul[i%4]++
		}
	}
	letters := len(sample) / 4
	full := func(columns ...int) bool {
		return !slices.ContainsFunc(columns, func(c int) bool { return nul[c]*20 < letters*19 })
	}
	return letters > 1 && (full(1, 2, 3) && nul[0] == 0 || full(0, 1, 2) && nul[3] == 0)
}

func junk() *source.Fault {
	return source.Faultf("open it in the program that made it, and save it as text (UTF-8) or .docx",
		"it holds no text, only bytes of some program")
}

// controls counts the bytes that no text holds. NUL is one of them.
func controls(data []byte) int {
	n := 0
	for _, b := range data {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' || b == 0x7F {
			n++
		}
	}
	return n
}

// utf16Text decodes UTF-16. Half a character at the end means that the file was cut.
func utf16Text(data []byte, order binary.ByteOrder) (string, *source.Fault, *source.Fault) {
	if len(data)%2 != 0 {
		return "", nil, source.Faultf("get a whole copy of it", "the file is cut: it ends within a character of UTF-16")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	words := string(utf16.Decode(units))
	if n := strings.Count(words, "\uFFFD"); n > 3+len(units)/1000 {
		return "", nil, junk()
	}
	if n := controls([]byte(words)); n > 3+len(units)/1000 {
		return "", nil, junk()
	}
	return words, nil, nil
}

// silentUTF16 returns the byte order of UTF-16 without a mark: in Western text
// every other byte is then NUL.
func silentUTF16(data []byte) binary.ByteOrder {
	sample := data[:min(len(data), 4096)]
	var nul [2]int
	for i, b := range sample {
		if b == 0 {
			nul[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case half < 4:
	case nul[1] > half*7/10 && nul[0] < half/20:
		return binary.LittleEndian
	case nul[0] > half*7/10 && nul[1] < half/20:
		return binary.BigEndian
	}
	return nil
}

// expected holds the letters beyond ASCII that texts in our languages have in
// Windows-1252; others speak for damaged UTF-8.
const expected = "åäöÅÄÖéÉèÈüÜæøÆØàÀáÁçñßêëíóôúâïî’‘“”–—…•´°§½\u00A0«»©®€£·„‚š"

// western reads data as Windows-1252 if its bytes beyond ASCII are letters that
// one expects there, and else says where the damage is.
func western(data []byte, warning *source.Fault) (string, *source.Fault, *source.Fault) {
	high, odd := 0, 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			high++
			if !strings.ContainsRune(expected, charmap.Windows1252.DecodeByte(b)) {
				odd++
			}
		}
	}
	if odd*20 > high || multibyte(data)*4 > high {
		return "", nil, damaged(data)
	}
	if warning == nil {
		warning = source.Faultf("look at a word with å, é or a curly quote; if it is wrong, save the file as UTF-8",
			"not UTF-8: read as Windows-1252 (Western European)")
	}
	return Western(data), warning, nil
}

// Western decodes Windows-1252.
func Western(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/16)
	for _, c := range data {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String()
}

// multibyte counts the bytes that belong to valid UTF-8 characters beyond ASCII.
func multibyte(data []byte) int {
	n := 0
	for len(data) > 0 {
		_, size := utf8.DecodeRune(data)
		if size > 1 {
			n += size
		}
		data = data[size:]
	}
	return n
}

// damaged names the first byte that is not UTF-8.
func damaged(data []byte) *source.Fault {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	line, column := Place(data, at)
	return source.Faultf("open it in the program that made it and save it as UTF-8",
		"not valid UTF-8 and no other encoding that is known: byte 0x%02X", data[min(at, len(data)-1)]).At(line, column)
}

// Place returns the line and column of a byte of data, both from 1, the column in
// code points.
func Place(data []byte, at int) (line, column int) {
	before := data[:min(max(at, 0), len(data))]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}
