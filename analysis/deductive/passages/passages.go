// Package passages reads interviews that carry their codes, sentence by sentence: what
// the built-in codebook's model learns from besides examples. One sentence a line:
//
//	# a line that begins an interview, with a few words on who speaks
//	Q: what the interviewer says
//	-<TAB>a sentence of the participant that no code holds
//	lack-of-time|understaffing<TAB>a sentence with two codes
//
// An empty line parts turns. Reading gives documents as any other transcript does, and
// the codes of each sentence beside them.
package passages

import (
	"fmt"
	"strings"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Interview is one interview with its codes.
type Interview struct {
	Document *corpus.Document
	Lines    []Line // of the participant, in order
}

// Line is one sentence as it was written and coded.
type Line struct {
	Span  text.Span
	Codes []string
}

// Codes returns the codes of the line that holds the byte at offset.
func (x *Interview) Codes(offset int) []string {
	for _, l := range x.Lines {
		if l.Span.Start <= offset && offset < l.Span.End {
			return l.Codes
		}
	}
	return nil
}

// The speakers of an interview, by index.
const (
	participant = iota
	interviewer
)

// Read reads interviews in a language; name stands for the file in messages and in the
// documents' names.
func Read(name, lang, src string) ([]Interview, diag.List) {
	r := &reader{name: name, lang: lang, parted: true}
	number := 0
	for line := range strings.Lines(src) {
		number++
		r.line(number, strings.TrimRight(line, " \r\n"))
	}
	r.end()
	return r.all, r.problems
}

type reader struct {
	name, lang string
	all        []Interview
	problems   diag.List
	now        *Interview
	text       strings.Builder
	parted     bool // the next sentence opens a turn
}

func (r *reader) line(number int, line string) {
	switch {
	case strings.HasPrefix(line, "#"):
		r.end()
		r.begin()
	case strings.TrimSpace(line) == "":
		r.parted = true
	case r.now == nil:
		r.problems.Errorf(diag.Position{File: r.name, Line: number}, "begin with a line like `# a nurse in home care`", "a sentence stands before the first interview")
	case strings.HasPrefix(line, "Q:"):
		r.parted = true
		r.sentence(interviewer, line[2:])
		r.parted = true
	default:
		codes, words, ok := strings.Cut(line, "\t")
		if !ok {
			r.problems.Errorf(diag.Position{File: r.name, Line: number}, "write `-` and a tab before a sentence without code", "there is no tab between codes and words")
			return
		}
		span := r.sentence(participant, words)
		l := Line{Span: span}
		if codes = strings.TrimSpace(codes); codes != "-" {
			l.Codes = strings.Split(codes, "|")
		}
		r.now.Lines = append(r.now.Lines, l)
	}
}

func (r *reader) begin() {
	id := fmt.Sprintf("%s-%d", r.name, len(r.all)+1)
	r.now = &Interview{Document: &corpus.Document{
		ID: id, Name: id, Language: r.lang,
		Speakers: []corpus.Speaker{{Label: "P", Role: corpus.Participant, Participant: id}, {Label: "Q", Role: corpus.Interviewer}},
	}}
	r.text.Reset()
	r.parted = true
}

// sentence adds words to the turn of a speaker and returns their span.
func (r *reader) sentence(speaker int, words string) text.Span {
	words = text.Canonical(strings.TrimSpace(words))
	turns := &r.now.Document.Turns
	switch {
	case r.parted || len(*turns) == 0:
		if r.text.Len() > 0 {
			r.text.WriteString("\n\n")
		}
		*turns = append(*turns, corpus.Turn{Speaker: speaker, Span: text.Span{Start: r.text.Len()}, Start: corpus.Unknown, End: corpus.Unknown})
	default:
		r.text.WriteByte(' ')
	}
	span := text.Span{Start: r.text.Len(), End: r.text.Len() + len(words)}
	r.text.WriteString(words)
	(*turns)[len(*turns)-1].Span.End = span.End
	r.parted = false
	return span
}

func (r *reader) end() {
	if r.now != nil && len(r.now.Document.Turns) > 0 {
		r.now.Document.Text = r.text.String()
		r.all = append(r.all, *r.now)
	}
	r.now = nil
}
