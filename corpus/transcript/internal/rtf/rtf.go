// Package rtf reads Rich Text Format as word processors write it: words with bold
// type, headings, tables and footnotes, in Windows code pages and in Unicode with
// its fallbacks. Hidden words, fields' codes, pictures and style sheets are not read.
package rtf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
)

// maxGroups is how deep groups may stand in each other; word processors stay
// below a hundred.
const maxGroups = 10_000

// Read reads an .rtf file.
func Read(data []byte) (*source.Source, *source.Fault) {
	r := &reader{data: data, page: charmap.Windows1252, now: state{fallback: 1}, headings: headingStyles(data)}
	if fault := r.read(); fault != nil {
		return nil, fault
	}
	blocks, fault := r.build.Blocks()
	if fault != nil {
		return nil, fault
	}
	s := &source.Source{Blocks: blocks, Pictures: r.pictures}
	if r.unseen {
		s.Warn(source.Faultf("show them in a word processor and take the mark off if they are of the interview", "left out: words that are marked as hidden"))
	}
	return s, nil
}

// reader follows the groups and control words.
type reader struct {
	data     []byte
	at       int
	page     *charmap.Charmap
	build    source.Builder
	now      state
	groups   []state
	high     rune // the first half of a pair, waiting for the second
	left     int  // bytes or words of fallback still to skip
	table    bool // a table is open
	inRow    bool // the paragraph belongs to a row
	rowOver  bool // the last row has ended
	headings map[int]bool
	pictures bool
	unseen   bool // words are marked as hidden
}

// state is what a group inherits and gives back.
type state struct {
	skip     bool // a destination that is not of the page
	fresh    bool // nothing has come since the group began
	star     bool // \* has come
	bold     bool
	hidden   bool
	note     bool // a footnote's group
	heading  bool
	fallback int // bytes to skip after \u
}

func (r *reader) read() *source.Fault {
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			if len(r.groups) >= maxGroups {
				return source.Faultf("open it in a word processor and save it as .docx", "its groups stand in each other more than %d deep", maxGroups)
			}
			r.groups = append(r.groups, r.now)
			r.now.fresh, r.now.star, r.now.note, r.left = true, false, false, 0
			continue
		case '}':
			if len(r.groups) == 0 {
				return nil
			}
			r.closeGroup()
			if len(r.groups) == 0 {
				return r.build.Fault() // what follows the last group is no text
			}
		case '\\':
			r.control()
		case '\r', '\n':
		default:
			r.byte(c)
		}
		if f := r.build.Fault(); f != nil {
			return f
		}
	}
	line, _ := decode.Place(r.data, len(r.data))
	return source.Faultf("get a whole copy of it", "the file is cut: %s not closed", source.Counted(len(r.groups), "open group")).At(line, 0)
}

func (r *reader) closeGroup() {
	note := r.now.note
	r.now = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	r.left, r.high = 0, 0
	if note {
		r.build.Pop()
	}
	r.build.Bold(r.now.bold)
}

// byte takes one byte of words.
func (r *reader) byte(c byte) {
	r.now.fresh = false
	if r.left > 0 {
		r.left--
		return
	}
	if c < ' ' && c != '\t' {
		return
	}
	r.write(string(r.page.DecodeByte(c)))
}

func (r *reader) write(words string) {
	r.now.fresh = false
	if r.now.skip || r.now.hidden {
		r.unseen = r.unseen || !r.now.skip && strings.TrimSpace(words) != ""
		return
	}
	if r.high != 0 && words != "" {
		r.high = 0
		r.build.Write("\uFFFD")
	}
	r.leaveTable()
	r.build.Write(words)
}

// control takes what follows a backslash.
func (r *reader) control() {
	if r.at >= len(r.data) {
		return
	}
	c := r.data[r.at]
	r.at++
	switch {
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		r.at--
		r.word(r.name())
	case c == '\'':
		r.hex()
	case c == '*':
		r.now.star = true
	case c == '\r' || c == '\n':
		r.paragraph()
	default:
		r.symbol(c)
	}
}

func (r *reader) symbol(c byte) {
	if r.left > 0 {
		r.left--
		return
	}
	switch c {
	case '~':
		r.write(" ")
	case '_':
		r.write("-")
	case '{', '}', '\\':
		r.write(string(rune(c)))
	case '-': // may be hyphenated here: not a sign
	}
}

// name reads a control word and its number.
func (r *reader) name() (word string, number int, given bool) {
	start := r.at
	for r.at < len(r.data) && (r.data[r.at]|0x20) >= 'a' && (r.data[r.at]|0x20) <= 'z' {
		r.at++
	}
	word = string(r.data[start:min(r.at, start+32)])
	start = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	if n, err := strconv.Atoi(string(r.data[start:min(r.at, start+12)])); err == nil {
		number, given = n, true
	}
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	return word, number, given
}

// hex takes \'hh, one byte in the code page.
func (r *reader) hex() {
	if r.at+2 > len(r.data) {
		return
	}
	n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8)
	if err != nil {
		return
	}
	r.at += 2
	r.now.fresh = false
	if r.left > 0 {
		r.left--
		return
	}
	r.write(string(r.page.DecodeByte(byte(n))))
}

// unicode takes \uN: 16 bits with a sign, two of them for what lies beyond.
func (r *reader) unicode(n int) {
	c := rune(uint16(n))
	r.left = r.now.fallback
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.lone()
		r.high = c
	case c >= 0xDC00 && c < 0xE000:
		high := r.high
		r.high = 0
		r.write(string(utf16.DecodeRune(high, c)))
	default:
		r.write(string(c))
	}
}

// lone makes half a pair visible when its other half does not come.
func (r *reader) lone() {
	if r.high != 0 {
		r.high = 0
		r.write("\uFFFD")
	}
}
