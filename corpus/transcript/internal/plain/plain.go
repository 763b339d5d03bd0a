// Package plain reads plain text and Markdown, line by line, with what a line may
// tell: headings, bold type, and whether a line end was only made to fit a page.
package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cocode/corpus/transcript/internal/decode"
	"cocode/corpus/transcript/internal/source"
)

// Text reads a .txt file.
func Text(data []byte) (*source.Source, *source.Fault) {
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, fault
	}
	s, fault := lines(words, strings.Count(words, "\n**") > 2)
	if fault != nil {
		return nil, fault
	}
	if warning != nil {
		s.Warn(warning)
	}
	s.Blocks = columns(s.Blocks)
	markWraps(s.Blocks)
	return s, nil
}

// Markdown reads a .md file. Its lines are paragraphs only where a blank line, a
// list or a heading says so.
func Markdown(data []byte) (*source.Source, *source.Fault) {
	words, warning, fault := decode.Text(data)
	if fault != nil {
		return nil, fault
	}
	s, fault := lines(words, true)
	if fault != nil {
		return nil, fault
	}
	if warning != nil {
		s.Warn(warning)
	}
	for i := range s.Blocks {
		b := &s.Blocks[i]
		b.Wrap = i > 0 && !b.Gap && b.Kind == source.Speech && s.Blocks[i-1].Kind == source.Speech && !listItem(b.Text)
	}
	return s, nil
}

// lines makes a block of every line that has words.
func lines(words string, markup bool) (*source.Source, *source.Fault) {
	words = source.Clean(words)
	if len(words) > source.MaxText || strings.Count(words, "\n") > source.MaxBlocks {
		return nil, source.TooMuch()
	}
	s := &source.Source{}
	if markup {
		defer func() { s.Blocks = tables(s.Blocks) }()
	}
	first, body := frontMatter(words, s)
	gap := false
	number := first
	for line := range strings.SplitSeq(body, "\n") {
		number++
		b := source.Block{Text: line, Line: number, Gap: gap, Start: source.Unknown, End: source.Unknown}
		if markup {
			markdown(&b, s)
		}
		if gap = b.Text == ""; !gap {
			s.Blocks = append(s.Blocks, b)
		}
	}
	return s, nil
}

// markWraps finds the line ends that were only made to fit a width: those after
// which the next word would not have had room. It does so if most line ends
// within paragraphs are of that kind.
func markWraps(blocks []source.Block) {
	width := wrapWidth(blocks)
	if width == 0 {
		return
	}
	var forced []int
	pairs := 0
	for i := 1; i < len(blocks); i++ {
		if blocks[i].Gap {
			continue
		}
		pairs++
		if room(blocks[i-1].Text, blocks[i].Text) > width || wordGoesOn(blocks[i-1].Text, blocks[i].Text) {
			forced = append(forced, i)
		}
	}
	if len(forced)*2 < pairs {
		return
	}
	for _, i := range forced {
		blocks[i].Wrap = true
	}
}

// wordGoesOn reports whether a line ends with a hyphen and the next goes on in
// lower case.
func wordGoesOn(line, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return strings.HasSuffix(line, "-") && !strings.HasSuffix(line, " -") && unicode.IsLower(first)
}

// room returns how wide line would be with the first word of next.
func room(line, next string) int {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line) + 1 + utf8.RuneCountInString(word)
}

// wrapWidth returns the width to which the lines seem to be broken, and zero if
// there are too few or too long lines to tell.
func wrapWidth(blocks []source.Block) int {
	var widths []int
	for i := 1; i < len(blocks); i++ {
		if !blocks[i].Gap {
			widths = append(widths, utf8.RuneCountInString(blocks[i-1].Text))
		}
	}
	if len(widths) < 5 {
		return 0
	}
	slices.Sort(widths)
	width := widths[len(widths)*98/100]
	if width < 40 || width > 200 {
		return 0
	}
	return width
}
