// Package subtitle reads SubRip (.srt) and WebVTT (.vtt), and the same shapes where
// they were saved as text or in a word processor. Each cue becomes a block with its
// times; a cue with several voices becomes several.
package subtitle

import (
	"strings"
	"time"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/stamp"
)

// Read reads a file of subtitles.
func Read(data []byte) (*source.Source, *source.Fault) {
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, fault
	}
	words = source.Clean(words)
	if len(words) > 4*source.MaxText || strings.Count(words, "\n") > 4*source.MaxBlocks {
		return nil, source.TooMuch()
	}
	cut := len(data) > 0 && data[len(data)-1] != '\n' // a whole file ends its last line
	s, fault := parse(strings.Split(words, "\n"), cut)
	if fault == nil && warning != nil {
		s.Warn(warning)
	}
	return s, fault
}

// Lines reads cues from lines of text, one line an element.
func Lines(lines []string) (*source.Source, *source.Fault) { return parse(lines, false) }

// Holds reports whether lines look like cues: at least two lines of times.
func Holds(lines []string) bool {
	n := 0
	for _, line := range lines {
		if strings.Contains(line, "-->") {
			if _, _, _, ok := stamp.Range(line); ok {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// parser goes through the lines.
type parser struct {
	s        *source.Source
	lines    []string
	at       int
	last     time.Duration
	back     int // cues that begin before the one above
	reversed int // cues that end before they begin
	silent   int // cues without words
}

func parse(lines []string, cut bool) (*source.Source, *source.Fault) {
	p := &parser{s: &source.Source{Cues: true}, lines: lines}
	p.header()
	for p.at < len(lines) {
		if fault := p.block(cut); fault != nil {
			return nil, fault
		}
		if len(p.s.Blocks) > source.MaxBlocks {
			return nil, source.TooMuch()
		}
	}
	dropEchoes(p.s)
	p.tell()
	return p.s, nil
}

// header skips the first line of WebVTT and what stands under it.
func (p *parser) header() {
	if len(p.lines) == 0 || !strings.HasPrefix(strings.TrimSpace(p.lines[0]), "WEBVTT") {
		return
	}
	p.skipBlock()
}

func (p *parser) skipBlock() {
	for p.at < len(p.lines) && p.lines[p.at] != "" && !strings.Contains(p.lines[p.at], "-->") {
		p.at++
	}
}

// block takes what stands between two blank lines: a cue, a note, a style.
func (p *parser) block(cut bool) *source.Fault {
	line := p.lines[p.at]
	switch {
	case line == "":
		p.at++
		return nil
	case line == "NOTE", strings.HasPrefix(line, "NOTE "), line == "STYLE", line == "REGION":
		for p.at < len(p.lines) && p.lines[p.at] != "" {
			p.at++
		}
		return nil
	case strings.Contains(line, "-->"):
		return p.cue("", cut)
	}
	if next := p.peek(); strings.Contains(next, "-->") {
		p.at++
		return p.cue(line, cut)
	}
	if number(line) && cut && p.at == len(p.lines)-1 {
		return p.cutHere()
	}
	p.stray(line)
	return nil
}

func (p *parser) peek() string {
	if p.at+1 < len(p.lines) {
		return p.lines[p.at+1]
	}
	return ""
}

// stray keeps a line that belongs to no cue: words go on with the cue above, and a
// line before the first cue is a heading.
func (p *parser) stray(line string) {
	p.at++
	if number(line) && (p.at >= len(p.lines) || p.lines[p.at] == "") {
		return // the number of a cue that has nothing
	}
	if len(p.s.Blocks) == 0 {
		p.add(source.Block{Kind: source.Heading, Text: line, Start: source.Unknown, End: source.Unknown, Line: p.at})
		return
	}
	above := p.s.Blocks[len(p.s.Blocks)-1]
	p.add(source.Block{Text: plain(line), Voice: above.Voice, Start: source.Unknown, End: source.Unknown, Line: p.at, Wrap: true})
}

func number(line string) bool { return line != "" && strings.Trim(line, "0123456789") == "" }

// cue takes a line of times and the words under it.
func (p *parser) cue(id string, cut bool) *source.Fault {
	line := p.lines[p.at]
	number := p.at + 1
	start, end, _, ok := stamp.Range(line)
	if !ok {
		if cut && p.at == len(p.lines)-1 {
			return p.cutHere()
		}
		return source.Faultf(`write it as 00:01:02,500 --> 00:01:04,000`, "the times of a cue cannot be read: %q", short(line)).At(number, 1)
	}
	p.at++
	first := p.at
	for p.at < len(p.lines) && p.lines[p.at] != "" && !p.nextCue() {
		p.at++
	}
	if p.at == first {
		p.silent++
		if cut && p.at >= len(p.lines) {
			return p.cutHere()
		}
	}
	p.order(&start, &end)
	for _, b := range voices(p.lines[first:p.at], zoomVoice(id)) {
		b.Start, b.End, b.Line, b.Wrap = start, end, number, true
		p.add(b)
	}
	return nil
}

// nextCue reports whether a cue begins here without a blank line before it.
func (p *parser) nextCue() bool {
	return strings.Contains(p.lines[p.at], "-->") || number(p.lines[p.at]) && strings.Contains(p.peek(), "-->")
}

func (p *parser) cutHere() *source.Fault {
	return source.Faultf("get a whole copy of it", "the file is cut: it ends within a cue").At(len(p.lines), 0)
}

// order counts what is odd in the times, and drops an end that cannot be.
func (p *parser) order(start, end *time.Duration) {
	if *start < p.last {
		p.back++
	}
	p.last = *start
	if *end < *start {
		p.reversed++
		*end = source.Unknown
	}
}

func (p *parser) add(b source.Block) {
	if b.Text != "" {
		p.s.Blocks = append(p.s.Blocks, b)
	}
}

// tell warns of what is odd; the words are kept in the order of the file.
func (p *parser) tell() {
	if p.back > 0 {
		p.s.Warn(source.Faultf("the words are kept in the order of the file", "%d cues begin before the cue above them", p.back))
	}
	if p.reversed > 0 {
		p.s.Warn(source.Faultf("", "%d cues end before they begin: their ends are left out", p.reversed))
	}
	if p.silent > 0 {
		p.s.Warn(source.Faultf("", "%d cues have no words", p.silent))
	}
}

func short(line string) string {
	if r := []rune(line); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return line
}
