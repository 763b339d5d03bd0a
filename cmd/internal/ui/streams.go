// Package ui speaks to the person at the terminal: streams, steps with their
// progress and time, tables, colour. Results go to standard output, everything that
// is said on the way to standard error, and nothing here knows what the words mean.
package ui

import (
	"bytes"
	"io"
	"os"

	"golang.org/x/term"
)

// Streams are where a command reads and writes. The zero value discards.
type Streams struct {
	In     io.Reader
	Out    io.Writer // results
	Err    io.Writer // steps, progress, problems
	Colour bool      // Out is a terminal that may show colour
	Live   bool      // Err is a terminal: progress may move on it
	Width  int       // columns of Out; 0 where it is no terminal
}

// System returns the streams of the process. Colour is off where NO_COLOR is set
// or the terminal is dumb.
func System() *Streams {
	s := &Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	s.Live = term.IsTerminal(int(os.Stderr.Fd()))
	if out := int(os.Stdout.Fd()); term.IsTerminal(out) {
		s.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(out); err == nil {
			s.Width = w
		}
	}
	return s
}

// Test returns streams that write to buffers, as a script would see them.
func Test() (s *Streams, out, errs *bytes.Buffer) {
	out, errs = &bytes.Buffer{}, &bytes.Buffer{}
	return &Streams{In: &bytes.Buffer{}, Out: out, Err: errs}, out, errs
}

// Style is a way to set words apart on a terminal.
type Style string

// The styles: each also differs in more than its hue.
const (
	Bold  Style = "1"
	Faint Style = "2"
	For   Style = "32;1" // evidence for
	Minus Style = "31;4" // evidence against
)

// Set returns s in a style, or s itself where colour is off.
func (u *Streams) Set(style Style, s string) string {
	if !u.Colour || s == "" {
		return s
	}
	return "\x1b[" + string(style) + "m" + s + "\x1b[0m"
}
