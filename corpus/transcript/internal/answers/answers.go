// Package answers reads interviews kept as a table: one row an answer or an
// utterance. The columns are found by their header words, in English and Swedish.
package answers

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"cocode/corpus/transcript/internal/source"
	"cocode/corpus/transcript/internal/stamp"
	"cocode/corpus/transcript/table"
)

// Read reads a .csv, .tsv or .xlsx file, which may hold several documents.
func Read(data []byte) ([]*source.Source, *source.Fault) {
	sheets, warning, fault := table.Sheets(data)
	if fault != nil {
		return nil, fault
	}
	var found []*source.Source
	var refused []*source.Fault
	for _, sheet := range sheets {
		sources, fault := read(sheet)
		if fault != nil {
			refused = append(refused, fault)
			continue
		}
		found = append(found, sources...)
	}
	switch {
	case len(found) > 0 && warning != nil:
		found[0].Warn(warning)
	case len(found) == 0 && len(refused) > 0:
		return nil, refused[0]
	}
	if len(found) > 0 {
		for _, fault := range refused {
			found[0].Warn(fault)
		}
	}
	return found, nil
}

// Holds reports whether a plain text begins with the headers of a table of what was
// said, divided by tabs, as programs export it.
func Holds(data []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(data[:min(len(data), 1000)], []byte("\xEF\xBB\xBF")), []byte("\n"))
	cells := strings.Split(strings.TrimRight(string(line), "\r"), "\t")
	kinds := kindsOf(table.Row{Cells: cells})
	return len(cells) > 1 && has(kinds, answer) && columnCount(kinds) == len(cells)
}

// read reads one sheet; a blank one holds nothing.
func read(sheet table.Sheet) ([]*source.Source, *source.Fault) {
	if len(sheet.Rows) == 0 {
		return nil, nil
	}
	head, first, ok := header(sheet.Rows)
	if !ok {
		return nil, strange(sheet)
	}
	g := &group{head: head, byName: map[string]*interview{}, ragged: newRagged(sheet, first)}
	for _, row := range sheet.Rows[first+1:] {
		g.row(row)
	}
	if fault := g.ragged.fault(); fault != nil {
		return nil, fault
	}
	if len(g.order) == 0 {
		return nil, source.Faultf("", "%sthe table has a header and no answers", in(sheet))
	}
	sources := g.sources()
	for _, w := range g.ragged.warnings(head) {
		sources[0].Warn(w)
	}
	return sources, nil
}

func in(sheet table.Sheet) string {
	if sheet.Name == "" {
		return ""
	}
	return fmt.Sprintf("sheet %q: ", sheet.Name)
}

// strange says what a table without a column of words seems to be.
func strange(sheet table.Sheet) *source.Fault {
	first := sheet.Rows[0]
	names := make([]string, 0, 6)
	for _, cell := range first.Cells[:min(len(first.Cells), 6)] {
		names = append(names, fmt.Sprintf("%q", clip(cell)))
	}
	kinds := kindsOf(first)
	if asked(first) > 1 {
		return source.Faultf("give it three columns: participant, question, answer", "%sit has a column for each question, and tables with a row for each answer are read", in(sheet)).At(first.Line, 0)
	}
	if _, ok := kinds[document]; ok || has(kinds, participant) {
		return source.Faultf("give it with --attributes; a table of transcripts needs a column answer or text",
			"%sit looks like a sheet of attributes, not a transcript: no column holds what was said", in(sheet)).At(first.Line, 0)
	}
	return source.Faultf("give the columns headers: document, participant, question, answer (or dokument, deltagare, fråga, svar)",
		"%sno column for what was said was recognised among %s", in(sheet), strings.Join(names, ", ")).At(first.Line, 0)
}

// asked counts the headers that are questions.
func asked(head table.Row) int {
	n := 0
	for _, cell := range head.Cells {
		if strings.HasSuffix(strings.TrimSpace(cell), "?") {
			n++
		}
	}
	return n
}

func has(kinds map[kind]int, k kind) bool { _, ok := kinds[k]; return ok }

func clip(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// group gathers the rows of each interview, in the order of the table.
type group struct {
	head   map[kind]int
	order  []*interview
	byName map[string]*interview
	name   string // of the row above, for merged cells
	ragged *ragged
}

type interview struct {
	source   *source.Source
	question string
}

func (g *group) cell(row table.Row, k kind) string {
	if column, ok := g.head[k]; ok {
		return row.Cell(column)
	}
	return ""
}

func (g *group) row(row table.Row) {
	row, stray := g.ragged.mend(row, g.head[answer])
	words, question := g.cell(row, answer), g.cell(row, question)
	if words == "" {
		g.ragged.silent = append(g.ragged.silent, row.Line)
	}
	if words == "" && question == "" && stray == "" {
		return
	}
	i := g.interview(g.documentOf(row))
	if question != "" && question != i.question {
		i.question = question
		i.add(source.Block{Text: question, Voice: g.interviewer(), Line: row.Line, Start: source.Unknown, End: source.Unknown})
	}
	voice := g.cell(row, speaker)
	if voice == "" {
		voice = g.cell(row, participant)
	}
	if words != "" {
		i.add(source.Block{Text: words, Voice: voice, Line: row.Line, Start: at(g.cell(row, start)), End: at(g.cell(row, end))})
	}
	if stray != "" {
		i.add(source.Block{Kind: source.Note, Text: stray, Line: row.Line, Start: source.Unknown, End: source.Unknown})
	}
}

// documentOf returns the interview of a row. Without a column of documents, tables
// of questions and answers hold one interview a participant. A blank cell repeats
// the one above, as merged cells do.
func (g *group) documentOf(row table.Row) string {
	name := g.cell(row, document)
	if name == "" && !has(g.head, document) && has(g.head, question) && !has(g.head, speaker) {
		name = g.cell(row, participant)
	}
	if name == "" {
		name = g.name
	}
	g.name = name
	return name
}

func (g *group) interview(name string) *interview {
	i := g.byName[name]
	if i == nil {
		i = &interview{source: &source.Source{Name: strings.Join(strings.Fields(name), " ")}}
		g.byName[name] = i
		g.order = append(g.order, i)
	}
	return i
}

func (i *interview) add(b source.Block) { i.source.Blocks = append(i.source.Blocks, b) }

// interviewer names the one who asked, in the language of the header.
func (g *group) interviewer() string {
	if has(g.head, swedish) {
		return "Intervjuare"
	}
	return "Interviewer"
}

func (g *group) sources() []*source.Source {
	sources := make([]*source.Source, len(g.order))
	for n, i := range g.order {
		sources[n] = i.source
	}
	return sources
}

// at reads a cell with a time.
func at(cell string) time.Duration {
	if s, ok := stamp.At(cell); ok {
		return s.Start
	}
	return source.Unknown
}
