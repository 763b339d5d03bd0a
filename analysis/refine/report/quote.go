package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cocode/analysis/refine"
	"cocode/analysis/refine/internal/paper"
)

// longestQuote is how many characters of a quote a cell shows; what is left out is
// marked.
const longestQuote = 220

// cell returns a quote with its source under it; an empty cell for none.
func (w *writer) cell(p *refine.Passage) paper.Cell {
	if p == nil {
		return paper.P("")
	}
	return paper.Cell{
		{Style: paper.Quote, Text: paper.T(w.Quoted(shorten(p.Quote)))},
		{Style: paper.Note, Text: paper.T(w.source(*p))},
	}
}

// inline returns a quote with its source for use within a sentence.
func (w *writer) inline(p refine.Passage) string {
	return fmt.Sprintf("%s (%s).", w.Quoted(strings.TrimRight(shorten(p.Quote), ".")), w.source(p))
}

// source says where a quote stands.
func (w *writer) source(p refine.Passage) string {
	s := fmt.Sprintf("%s, %s, %s %d", p.Participant, p.Document, w.T("report.line"), p.Line)
	if p.Suggested {
		s += ", " + w.T("report.undecided")
	}
	return s
}

func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= longestQuote {
		return s
	}
	runes := []rune(s)[:longestQuote]
	cut := strings.LastIndexByte(string(runes), ' ')
	return string(runes)[:max(cut, longestQuote/2)] + " […]"
}

// best returns the passage to show: one that a person has decided on before one that
// nobody has, of a participant who was quoted least, of a length that people read,
// and then the first. Quotes are so spread over participants (Graneheim & Lundman
// 2004).
func (w *writer) best(passages []refine.Passage) *refine.Passage {
	least := -1
	at := -1
	for i, p := range passages {
		score := w.quoted[p.Participant] * 2
		if p.Suggested {
			score += 1000
		}
		if n := utf8.RuneCountInString(p.Quote); n < 40 || n > longestQuote {
			score += 3
		}
		if at < 0 || score < least {
			at, least = i, score
		}
	}
	if at < 0 {
		return nil
	}
	w.quoted[passages[at].Participant]++
	return &passages[at]
}
