// Package voice finds out who speaks: it reads the paragraphs of a source and
// returns turns and headings in order, with their speakers. What is a label and
// what a sentence with a colon is decided from the whole document.
package voice

import (
	"strings"
	"time"

	"cocode/corpus"
	"cocode/corpus/transcript/internal/source"
)

// Script is a source in which everyone has a name.
type Script struct {
	Speakers []corpus.Speaker
	Items    []Item
	Fields   map[string]string // what the lines above the interview say
	Warnings []*source.Fault
}

// Nobody is the speaker of a heading.
const Nobody = -1

// Item is a turn or a heading.
type Item struct {
	Speaker int
	Words   string
	Start   time.Duration
	End     time.Duration
}

// Hints are what is known from elsewhere.
type Hints struct {
	Document     string   // its name
	Interviewers []string // names given by the user
	Front        map[string]string
}

// Read returns the script of a source.
func Read(s *source.Source, hints Hints) *Script {
	lines := linesOf(s)
	script := &Script{Fields: map[string]string{}}
	voiced := share(lines, func(l *line) bool { return l.voice != "" })
	if !s.Cues && voiced == 0 {
		script.Fields = markHeader(lines)
	}
	a := &assembler{script: script, cues: s.Cues, stamps: policyOf(lines), hyphens: breaksWords(lines), known: map[string]int{}}
	if share(lines, func(l *line) bool { return l.head.leading && l.head.stamp.End >= 0 }) > 0.5 {
		a.cues = true // a recogniser's segments, saved as text
		for i := range lines {
			lines[i].wrap = i > 0
		}
	}
	if voiced < 0.3 {
		a.accepted = judge(lines, a.cues)
	}
	if voiced > 0 || len(a.accepted) > 0 {
		a.assemble(lines, a.named(lines))
	} else {
		keepTitle(lines)
		a.assemble(lines, a.unnamed(lines))
	}
	script.dropSilent()
	assign(script, hints)
	return script
}

// share returns which part of the lines of speech has a property.
func share(lines []line, has func(*line) bool) float64 {
	n, all := 0, 0
	for i := range lines {
		if lines[i].kind != source.Speech || lines[i].header {
			continue
		}
		all++
		if has(&lines[i]) {
			n++
		}
	}
	return float64(n) / float64(max(all, 1))
}

// dropSilent takes out turns without words and speakers without turns.
func (s *Script) dropSilent() {
	var items []Item
	order := map[int]int{}
	var speakers []corpus.Speaker
	for _, item := range s.Items {
		item.Words = strings.TrimSpace(item.Words)
		if item.Words == "" {
			continue
		}
		if item.Speaker != Nobody {
			n, ok := order[item.Speaker]
			if !ok {
				n = len(speakers)
				order[item.Speaker] = n
				speakers = append(speakers, s.Speakers[item.Speaker])
			}
			item.Speaker = n
		}
		items = append(items, item)
	}
	s.Items, s.Speakers = items, speakers
}
