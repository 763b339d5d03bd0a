package voice

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cocode/corpus"
	"cocode/corpus/transcript/internal/source"
)

// assembler puts lines together into turns.
type assembler struct {
	script   *Script
	accepted map[candidate]bool
	stamps   policy
	cues     bool
	solid    bool           // turns are single lines, so that a line without a label is odd
	hyphens  bool           // hyphens at line ends are not of the words
	known    map[string]int // speakers by key
	open     *turn
	pending  time.Duration // of a time stamp on a line of its own
}

// turn is the one that is being put together.
type turn struct {
	item  Item
	words []byte
}

// said is what a line tells of its speaker. A line that tells nothing goes on with
// the turn above.
type said struct {
	says    bool
	fresh   bool // a new turn begins even if the speaker is the same
	speaker int
	from    int  // where the words begin
	label   bool // a label of the line says it
}

// assemble goes through the lines once; who tells who says each.
func (a *assembler) assemble(lines []line, who []said) {
	a.pending = unknown
	a.solid = isSolid(lines, who)
	preface := a.preface(lines, who)
	for i := range lines {
		switch l := &lines[i]; {
		case l.kind != source.Speech || l.header:
			a.heading(l.words)
		case a.stamps.onlyStamp(l):
			a.pending = l.head.stamp.Start
		case i < preface:
			a.heading(l.words)
		default:
			a.speech(lines, i, who)
		}
	}
	a.close()
}

// speech takes a line that somebody says, if it is not a direction or a heading.
func (a *assembler) speech(lines []line, i int, who []said) {
	l, s := &lines[i], who[i]
	words, last, lasting := a.stamps.strip(l.words[s.from:])
	switch {
	case s.says && (s.fresh || a.open == nil || a.open.item.Speaker != s.speaker):
		a.begin(s, l)
	case s.says:
	case isDirection(words) && !a.cues, a.isLooseHeading(lines, i, words, who), i+3 >= len(lines) && isClosing(words):
		a.heading(words)
		return
	case a.open == nil:
		a.begin(said{speaker: a.speaker("")}, l)
	}
	a.add(s, l, words)
	if lasting {
		a.open.item.End = last
	}
}

// preface returns how many lines stand before the first that has a speaker. They
// are nobody's, unless they hold most of the words: then they are speech.
func (a *assembler) preface(lines []line, who []said) int {
	before, all, first := 0, 0, -1
	for i := range lines {
		if who[i].says && first < 0 {
			first, before = i, all
		}
		all += len(lines[i].words)
	}
	if first < 0 || a.cues || before*2 > all {
		return 0
	}
	return first
}

// named finds the speakers by the format's voices and the accepted labels.
func (a *assembler) named(lines []line) []said {
	who := make([]said, len(lines))
	for i := range lines {
		if l := &lines[i]; l.kind == source.Speech && !l.header {
			who[i] = a.namedOne(l)
		}
	}
	return who
}

func (a *assembler) namedOne(l *line) said {
	h := &l.head
	label := h.form != noForm && a.accepted[candidate{h.key, h.form}]
	repeated := l.voice != "" && h.form == inline && h.key == keyOf(l.voice) // the words repeat the voice's name
	switch {
	case label || repeated:
		return said{says: true, speaker: a.speakerOf(h.key, h.label), from: a.stamps.begin(h), label: true}
	case l.voice != "":
		return said{says: true, speaker: a.speaker(l.voice)}
	}
	return said{from: a.stamps.rest(h)}
}

// speaker returns the index of a label, which is added when it is new.
func (a *assembler) speaker(label string) int { return a.speakerOf(keyOf(label), label) }

func (a *assembler) speakerOf(key, label string) int {
	n, ok := a.known[key]
	if !ok {
		n = len(a.script.Speakers)
		a.known[key] = n
		a.script.Speakers = append(a.script.Speakers, corpus.Speaker{Label: label})
	}
	return n
}

func (a *assembler) begin(s said, l *line) {
	a.close()
	start, _ := a.times(s, l)
	if start < 0 {
		start = a.pending
	}
	a.open = &turn{item: Item{Speaker: s.speaker, Start: start, End: unknown}}
}

// times returns when a line begins and ends, as far as the file says.
func (a *assembler) times(s said, l *line) (start, end time.Duration) {
	start, end = l.start, l.end
	if start < 0 && a.stamps.counts(&l.head, s.label) {
		start = l.head.stamp.Start
		end = max(end, l.head.stamp.End)
	}
	return start, end
}

// add goes on with the open turn.
func (a *assembler) add(s said, l *line, words string) {
	t := a.open
	start, end := a.times(s, l)
	if t.item.Start < 0 {
		t.item.Start = max(start, a.pending)
	}
	a.pending = unknown
	if end >= 0 {
		t.item.End = end
	}
	if words == "" {
		return
	}
	if len(t.words) == 0 {
		t.words = append(t.words, words...)
		return
	}
	t.words = a.join(t.words, words, l.wrap)
}

// join returns a turn's words with a line more: after a line end, or after a blank
// if the line was only broken to fit. A word that was broken at a hyphen is put
// together; the hyphen goes if the document breaks words everywhere.
func (a *assembler) join(words []byte, below string, wrap bool) []byte {
	above := string(words[max(0, len(words)-2*utf8.UTFMax):]) // enough for its last letters
	switch {
	case !wrap:
		words = append(words, '\n')
	case !broken(above, below):
		words = append(words, ' ')
	case a.hyphens:
		words = words[:len(words)-1]
	}
	return append(words, below...)
}

// broken reports whether a word goes on from a line that ends with a hyphen.
func broken(above, below string) bool {
	if !strings.HasSuffix(above, "-") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(below)
	before, _ := utf8.DecodeLastRuneInString(above[:len(above)-1])
	return unicode.IsLower(first) && unicode.IsLetter(before) && !conjunctions[firstWord(below)]
}

// breaksWords reports whether words are broken at line ends by a program: more
// often than words with a hyphen of their own happen to stand there.
func breaksWords(lines []line) bool {
	n, wraps := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].wrap {
			wraps++
			if broken(lines[i-1].words, lines[i].words) {
				n++
			}
		}
	}
	return n >= 4 && n*33 >= wraps
}

// conjunctions follow a hyphen that stands for a part of a word: "vård- och".
var conjunctions = set("och eller and or samt und oder og eller")

// heading ends the open turn and adds a line that nobody said.
func (a *assembler) heading(words string) {
	a.reopen()
	words, _, _ = a.stamps.strip(words)
	a.script.Items = append(a.script.Items, Item{Speaker: Nobody, Words: words, Start: unknown, End: unknown})
}

// reopen ends the open turn and begins another of the same speaker, for words that
// go on after a heading.
func (a *assembler) reopen() {
	if a.open == nil {
		return
	}
	speaker := a.open.item.Speaker
	a.close()
	a.open = &turn{item: Item{Speaker: speaker, Start: unknown, End: unknown}}
}

func (a *assembler) close() {
	if a.open != nil {
		a.open.item.Words = string(a.open.words)
		a.script.Items = append(a.script.Items, a.open.item)
		a.open = nil
	}
}

// isLooseHeading reports whether a short line between two labelled ones is a
// heading: bold or in capitals as a whole, no sentence.
func (a *assembler) isLooseHeading(lines []line, i int, words string, who []said) bool {
	l := &lines[i]
	if a.cues || l.wrap || !isTitle(words) || i+1 >= len(lines) || !who[i+1].says {
		return false
	}
	capitals := words == strings.ToUpper(words) && len(words) > 5 && strings.ContainsFunc(words, unicode.IsLetter)
	return l.head.bold || capitals || a.solid && len(words) < 80 && i > 0 && endsSentence(lines[i-1].words) || topics[firstWord(words)] && l.gap && lines[i+1].gap
}

// isSolid reports whether next to no turn goes on in a second line.
func isSolid(lines []line, who []said) bool {
	labelled, more := 0, 0
	for i := range lines {
		switch {
		case lines[i].kind != source.Speech || lines[i].header:
		case who[i].label:
			labelled++
		case !lines[i].wrap && !isTitle(lines[i].words):
			more++
		}
	}
	return labelled >= 10 && more*20 <= labelled
}

// topics begin headings that are set as plain paragraphs.
var topics = set("theme tema topic ämne part del section avsnitt question fråga block")

// closings begin the last lines of transcripts.
var closings = []string{"transcribed by", "transkriberad av", "transcribed with", "end of interview", "end of recording", "end of transcript", "slut på intervju", "slut på inspelning", "intervjun avslutas", "inspelningen avslutas", "interview ends", "recording ends",
	"meeting ended", "mötet avslutades", "transcription ended"}

// isClosing reports whether words tell that the transcript is over.
func isClosing(words string) bool {
	lower := strings.ToLower(words)
	for _, c := range closings {
		if strings.HasPrefix(lower, c) {
			return len(words) < 120
		}
	}
	return false
}

// isDirection reports whether words are all in brackets: what was heard or done.
func isDirection(words string) bool {
	if len(words) < 3 || len(words) > 120 {
		return false
	}
	closing := strings.IndexByte("[({", words[0])
	return closing >= 0 && strings.IndexByte(words, "])}"[closing]) == len(words)-1
}
