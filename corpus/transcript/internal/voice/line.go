package voice

import (
	"strings"
	"time"

	"cocode/corpus/transcript/internal/source"
)

// line is one line of a block, the unit in which labels are looked for.
type line struct {
	words  string
	lead   int // bytes in bold at the beginning
	kind   source.Kind
	voice  string // as the format names it
	start  time.Duration
	end    time.Duration
	number int
	gap    bool // space stands above it
	wrap   bool // it may go on with the line above
	header bool // it belongs to the lines above the interview
	head   head
}

// unknown is the time of a line that has none.
const unknown = source.Unknown

// linesOf cuts the blocks of a source into lines and reads their heads.
func linesOf(s *source.Source) []line {
	blocks := flatten(s.Blocks)
	lines := make([]line, 0, len(blocks))
	for _, b := range blocks {
		lines = appendLines(lines, b, s.Cues)
	}
	labelHeadings(lines)
	for i := range lines {
		if l := &lines[i]; l.kind == source.Speech {
			l.head = parseHead(l.words, l.lead)
		}
	}
	return lines
}

// labelHeadings takes headings that are labels for lines: "Interviewer" and "Anna" that
// return as headings.
func labelHeadings(lines []line) {
	times := map[string]int{}
	asking := false
	for i := range lines {
		if lines[i].kind == source.Heading {
			times[keyOf(lines[i].words)]++
			asking = asking || partOf(lines[i].words) == asks
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.kind != source.Heading {
			continue
		}
		if h := parseHead(l.words, 0); h.form == inline && (partOf(h.label) == asks || partOf(h.label) == answers) && !isNameList(strings.TrimSpace(l.words[h.from:])) {
			l.kind = source.Speech // a question that is set as a heading
			continue
		}
		if len(l.words) > maxLabel {
			continue
		}
		n := times[keyOf(l.words)]
		if person := partOf(l.words) != noPart || trustIn(l.words) == someone; person && (n > 1 || asking) && len(times) > 1 {
			l.kind = source.Speech
		}
	}
}

// appendLines adds the lines of one block. Line ends inside a cue only fit the
// screen; elsewhere somebody made them.
func appendLines(lines []line, b source.Block, cues bool) []line {
	first := true
	lead := b.Lead
	for words := range strings.SplitSeq(b.Text, "\n") {
		l := line{words: words, kind: b.Kind, voice: b.Voice, start: b.Start, end: b.End, number: b.Line, lead: min(lead, len(words))}
		l.gap, l.wrap = first && b.Gap, first && b.Wrap || !first && cues
		if words != "" {
			lines = append(lines, l)
		}
		lead = max(0, lead-len(words)-1)
		first = false
	}
	return lines
}

// flatten resolves the tables of a source: those that are a transcript into lines
// with voices, others into the paragraphs of their cells.
func flatten(blocks []source.Block) []source.Block {
	var flat []source.Block
	for i := 0; i < len(blocks); {
		end := i
		for end < len(blocks) && blocks[end].Cells != nil {
			end++
		}
		if end == i {
			flat = append(flat, blocks[i])
			i++
			continue
		}
		flat = append(flat, resolve(blocks[i:end])...)
		i = end
	}
	return flat
}
