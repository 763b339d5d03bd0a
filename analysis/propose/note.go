package propose

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cocode/codebook"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

const (
	mostNamed  = 6  // units that a note names
	mostQuoted = 70 // characters of a unit's words in a note
	mostBefore = 30 // of them before what an indicator meets
	noteWidth  = 88 // of a note's lines, before they are set in
)

// Quote is how a note shows a unit.
type Quote struct {
	Interview string
	Words     string // how the unit begins, or those around what an indicator meets
}

// quote gives proposals the words of the units that their notes name.
func (m *material) quote(all []Proposal) []Proposal {
	for i := range all {
		p := &all[i]
		meets := m.meeting(p)
		for _, id := range p.Units[:min(mostNamed, len(p.Units))] {
			u := m.units[m.at[id]]
			p.Quotes = append(p.Quotes, Quote{u.document.Name, excerpt(u.document.Quote(*u.Unit), meets(u))})
		}
	}
	return all
}

// meeting returns what finds the words that an indicator of a proposal meets in a unit;
// it finds none where the proposal has no indicator.
func (m *material) meeting(p *Proposal) func(unit) string {
	if p.Kind != AddIndicator && p.Kind != DropIndicator {
		return func(unit) string { return "" }
	}
	alone := codebook.Codebook{Lists: m.book.Lists, Codes: []codebook.Code{{ID: p.Code, Indicators: map[string]codebook.Indicators{p.Language: {p.Indicator}}}}}
	in, _ := alone.Compile(p.Language) // what cannot be compiled meets nothing
	reading := in.Reading()
	return func(u unit) string {
		if u.words == nil {
			return ""
		}
		first := slices.IndexFunc(u.words.Sentences, func(s language.Sentence) bool { return s.Turn == u.Turn })
		last := max(first, 0)
		for last < len(u.words.Sentences) && u.words.Sentences[last].Turn == u.Turn {
			last++
		}
		for _, x := range reading.Turn(u.document, u.words, max(first, 0), last) {
			if at := x.Spans[0]; x.Counts && slices.ContainsFunc(u.Spans, func(s text.Span) bool { return s.Contains(at) }) {
				return at.Of(u.document.Text)
			}
		}
		return ""
	}
}

// excerpt returns words on one line, cut between two of them where they are many: from
// the beginning, or around some of them.
func excerpt(words, around string) string {
	list := strings.Fields(words)
	if at := strings.Index(words, around); at > 0 {
		before := strings.Fields(words[:at])
		from := len(before)
		for room := mostBefore; from > 0 && room > 0; from-- {
			room -= utf8.RuneCountInString(before[from-1]) + 1
		}
		if from > 0 {
			return "… " + beginning(list[from:])
		}
	}
	return beginning(list)
}

func beginning(words []string) string {
	var line string
	for _, w := range words {
		if utf8.RuneCountInString(line)+utf8.RuneCountInString(w) >= mostQuoted && line != "" {
			return line + " …"
		}
		line = strings.TrimLeft(line+" "+w, " ")
	}
	return line
}

// note is the comment beside a change: what, why, and the units that speak for it, with
// interview and words, so that nobody has to look them up to judge.
func (p Proposal) note() string {
	lines := []string{"# proposed: " + strings.Join(strings.Fields(p.what()), " ")}
	for _, line := range wrap(p.Why, noteWidth) {
		lines = append(lines, "#   "+line)
	}
	if len(p.Units) > 0 {
		lines = append(lines, "#   Units that speak for it:")
	}
	for i, id := range p.Units[:min(mostNamed, len(p.Units))] {
		line := "#   - " + id
		if i < len(p.Quotes) {
			line += fmt.Sprintf(" (%s): %s", p.Quotes[i].Interview, p.Quotes[i].Words)
		}
		lines = append(lines, line)
	}
	if n := len(p.Units) - mostNamed; n > 0 {
		lines = append(lines, fmt.Sprintf("#   - and %d more", n))
	}
	return strings.Join(lines, "\n")
}

// wrap breaks words into lines of up to a width.
func wrap(words string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(words) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimLeft(line+" "+w, " ")
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// several returns a number with its noun.
func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
