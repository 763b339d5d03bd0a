// Package source is what a reader finds in a file before anyone asks who speaks:
// paragraphs, cues and table rows in the order of the file, with what the format
// itself knows of them (bold type, the voice of a cue, times, headings). The
// readers beside it write these values; package voice reads them.
package source

import (
	"fmt"
	"time"
)

// Limits of what is read. They are stated to the person who meets one.
const (
	// MaxText is the most bytes of words that one interview may hold: some 70 hours of
	// talk. The passes need some two hundred times as much memory as an interview
	// has words, so that this bounds what one file can cost: below 1 GB.
	MaxText = 4 << 20
	// MaxTable is the most bytes of words that a table of several interviews may hold.
	MaxTable = 32 << 20
	// MaxBlocks is the most paragraphs, cues or rows that one file may hold.
	MaxBlocks = 400_000
	// MaxDepth is how deep tables, tags and groups may stand in each other.
	MaxDepth = 500
)

// Kind tells what a block is in its file.
type Kind uint8

const (
	// Speech is a block that somebody may have said.
	Speech Kind = iota
	// Heading is a block that the file sets as a heading or title.
	Heading
	// Note is a block that nobody said: a footnote.
	Note
)

// Unknown is the time of a block that has none.
const Unknown = time.Duration(-1)

// Block is one paragraph, cue, segment or table row.
type Block struct {
	Kind  Kind
	Text  string        // canonical and trimmed; may hold line breaks
	Lead  int           // how many bytes at the beginning of Text are set in bold
	Voice string        // the speaker, if the format itself names one
	Start time.Duration // Unknown if the format gives no time
	End   time.Duration
	Line  int       // in the file, from 1; zero if lines mean nothing there
	Gap   bool      // a blank line stands before it
	Wrap  bool      // it may go on with the sentence of the block before: lines were broken to fit
	Cells [][]Block // a table row: its cells; Text is empty then
}

// Source is one interview as its file holds it.
type Source struct {
	Name     string // of one among several in a file; empty: named after the file
	Title    string
	Language string            // as the file says it; may be empty
	Front    map[string]string // front matter: keys in lower case
	Blocks   []Block
	Cues     bool // blocks are slices of running speech with times
	Pictures bool // the file holds pictures
	Warnings []*Fault
}

// Warn adds something that a person should look at.
func (s *Source) Warn(f *Fault) { s.Warnings = append(s.Warnings, f) }

// Fault is why a file, or a part of it, cannot be read.
type Fault struct {
	Line, Column int // from 1; zero if unknown
	Summary      string
	Hint         string
}

// Faultf returns a fault of the file as a whole.
func Faultf(hint, format string, args ...any) *Fault {
	return &Fault{Summary: fmt.Sprintf(format, args...), Hint: hint}
}

// At returns f at a line and column, both from 1.
func (f *Fault) At(line, column int) *Fault {
	f.Line, f.Column = line, column
	return f
}

// Error returns the summary and the hint.
func (f *Fault) Error() string {
	if f.Hint == "" {
		return f.Summary
	}
	return f.Summary + "; " + f.Hint
}

// Counted returns a number with its noun in the right form: "1 comment", "2 comments".
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// TooMuch is the fault of a file that holds more words or paragraphs than are read.
func TooMuch() *Fault {
	return Faultf("split it into one file an interview",
		"it holds more than %d MB of words or %d paragraphs, more than any interview", MaxText>>20, MaxBlocks)
}

// TooDeep is the fault of a file whose parts stand too deep in each other.
func TooDeep(what string) *Fault {
	return Faultf("open it in a word processor and save it again", "%s stand in each other more than %d deep", what, MaxDepth)
}
