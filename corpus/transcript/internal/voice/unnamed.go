package voice

import (
	"strings"
	"time"

	"cocode/corpus"
	"cocode/corpus/transcript/internal/source"
)

// unnamed finds the turns of a document in which nobody has a name: by marks where
// the speaker changes, by questions in bold, and else takes all as one voice.
func (a *assembler) unnamed(lines []line) []said {
	switch {
	case marked(lines, '>') >= 2:
		a.warn("the speakers have no names: the marks >> were taken for changes between two")
		return a.alternate(lines, '>')
	case marked(lines, '-') >= 4 && share(lines, func(l *line) bool { return l.head.mark == '-' }) >= a.dashes():
		a.warn("the speakers have no names: the dashes were taken for changes between two")
		return a.alternate(lines, '-')
	case boldQuestions(lines):
		a.warn("the speakers have no names: what is bold was taken for the interviewer's")
		return a.bold(lines)
	}
	a.warn("no speakers were found: all words were taken for one participant's")
	return a.oneVoice(lines)
}

// dashes is the share of lines that must have one.
func (a *assembler) dashes() float64 {
	if a.cues {
		return 0.1
	}
	return 0.5
}

func (a *assembler) warn(summary string) {
	a.script.Warnings = append(a.script.Warnings, source.Faultf(
		`write who speaks before each turn, as "Interviewer: ..." and "IP: ..."`, "%s", summary))
}

func marked(lines []line, mark byte) int {
	n := 0
	for i := range lines {
		if lines[i].head.mark == mark && !lines[i].header {
			n++
		}
	}
	return n
}

// nameless adds speakers without labels.
func (a *assembler) nameless(n int) {
	a.script.Speakers = make([]corpus.Speaker, n)
}

// alternate changes between two speakers at each mark.
func (a *assembler) alternate(lines []line, mark byte) []said {
	a.nameless(2)
	who := make([]said, len(lines))
	speaker := 1
	for i := range lines {
		l := &lines[i]
		switch {
		case l.kind != source.Speech || l.header:
		case l.head.mark == mark:
			speaker = 1 - speaker
			who[i] = said{says: true, fresh: true, speaker: speaker, from: l.head.unmark}
		default:
			who[i] = said{from: a.stamps.rest(&l.head)}
		}
	}
	return who
}

// boldQuestions reports whether whole paragraphs in bold ask and others answer.
func boldQuestions(lines []line) bool {
	bold, questions, plain := 0, 0, 0
	for i := range lines {
		switch l := &lines[i]; {
		case l.kind != source.Speech || l.header:
		case !l.head.bold || l.lead < len(l.words):
			plain++
		default:
			bold++
			if strings.HasSuffix(l.words, "?") {
				questions++
			}
		}
	}
	return bold >= 3 && questions*10 >= bold*5 && plain >= bold/2
}

// bold gives paragraphs in bold to the first speaker and others to the second.
func (a *assembler) bold(lines []line) []said {
	a.nameless(2)
	a.script.Speakers[0].Role = corpus.Interviewer
	who := make([]said, len(lines))
	for i := range lines {
		l := &lines[i]
		if l.kind != source.Speech || l.header || l.wrap {
			continue
		}
		who[i] = said{says: true, speaker: 1, from: a.stamps.rest(&l.head)}
		if l.lead == len(l.words) {
			who[i].speaker = 0
		}
	}
	return who
}

// A voice that speaks alone pauses; running captions are cut there, so that each
// turn has its time.
const (
	pause     = 1500 * time.Millisecond
	longWords = 600 // bytes of words after which a turn ends with its sentence
)

// oneVoice takes all lines for one speaker. Slices of running speech become turns
// at pauses; the paragraphs of a text stay together.
func (a *assembler) oneVoice(lines []line) []said {
	a.nameless(1)
	who := make([]said, len(lines))
	length := 0
	for i := range lines {
		l := &lines[i]
		who[i] = said{from: a.stamps.rest(&l.head)}
		if l.kind != source.Speech || l.header {
			who[i].from = 0
			continue
		}
		who[i].says = true
		if above := &lines[max(i-1, 0)]; a.cues && i > 0 {
			start, _ := a.times(said{}, l)
			_, end := a.times(said{}, above)
			silent := start >= 0 && end >= 0 && start-end >= pause
			who[i].fresh = endsSentence(above.words) && (silent || length > longWords)
		}
		if who[i].fresh {
			length = 0
		}
		length += len(l.words)
	}
	return who
}

func endsSentence(words string) bool {
	words = strings.TrimRight(words, `"”’')]`)
	return strings.HasSuffix(words, "…") || words != "" && strings.IndexByte(".?!", words[len(words)-1]) >= 0
}
