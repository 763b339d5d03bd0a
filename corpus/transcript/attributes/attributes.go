// Package attributes reads what researchers know of their participants: a table
// (.csv or .xlsx) with a row a participant, a column that says which, and a column
// an attribute. It stands beside the transcripts on the way of the data: the study
// keeps what it finds with the participants of its documents.
//
// A row belongs to a participant by these rules, in this order. Names are compared
// without regard to upper and lower case, blanks, signs and file endings.
//
//  1. The row names a document: it is about that document's participants. With
//     one participant it is about that one, whatever its column "participant"
//     says (that then is a name for tables); with several, it is about the one
//     whose name or label the row gives.
//  2. The row names a participant only: it is about the participants of that name
//     or label in all documents, and about the one participant of a document of
//     that name.
package attributes

import (
	"fmt"
	"strings"
	"unicode"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
	"cocode/corpus/transcript"
	"cocode/corpus/transcript/table"
)

// Table is a sheet of attributes.
type Table struct {
	Columns []string // the attributes, in the order of the sheet
	Rows    []*Row
	file    string
}

// Row is what is known of one participant.
type Row struct {
	Line        int // in the file, or the row of the sheet, from 1
	Document    string
	Participant string
	Values      map[string]string // by column; blank cells are not in it
	used        bool
}

var (
	documentWords    = words("document dokument interview intervju file fil filename filnamn transcript transkript case source")
	participantWords = words("participant deltagare respondent informant interviewee intervjuperson name namn id ip participant-id deltagar-id")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[key(w)] = true
	}
	return set
}

// Read reads a table of attributes from the bytes of a file. If the problems hold
// an error, the table is nil.
func Read(name string, data []byte) (*Table, diag.List) {
	if len(data) > transcript.MaxSize {
		return nil, diag.List{transcript.TooLarge(name, int64(len(data)))}
	}
	sheets, problems := table.Read(name, data)
	r := &reader{table: &Table{file: name}, problems: problems}
	if !problems.Failed() {
		r.sheets(sheets)
	}
	if r.problems.Failed() {
		return nil, r.problems
	}
	return r.table, r.problems
}

// reader is the work on one file.
type reader struct {
	table    *Table
	problems diag.List
	kinds    []string // by column: the attribute, or one of the two below
}

const (
	documentColumn    = "\x00document"
	participantColumn = "\x00participant"
)

func (r *reader) at(line, column int) diag.Position {
	return diag.Position{File: r.table.file, Line: line, Column: column}
}

// sheets takes the first sheet that has rows.
func (r *reader) sheets(sheets []table.Sheet) {
	for _, sheet := range sheets {
		if len(sheet.Rows) == 0 {
			continue
		}
		if r.header(sheet.Rows[0]) {
			for _, row := range sheet.Rows[1:] {
				r.row(row)
			}
			r.duplicates()
			if len(r.table.Rows) == 0 && !r.problems.Failed() {
				r.problems.Errorf(r.at(sheet.Rows[0].Line, 0), "write a row for each participant below it", "the table has a header and no rows")
			}
		}
		return
	}
	r.problems.Errorf(r.at(0, 0), "expected a header row and a row a participant", "the table is empty")
}

// header finds the columns. ok is false if none says whom a row is about.
func (r *reader) header(row table.Row) (ok bool) {
	seen := map[string]int{}
	for i, cell := range row.Cells {
		k := key(cell)
		kind := cell
		switch {
		case documentWords[k] && seen[documentColumn] == 0:
			kind = documentColumn
		case participantWords[k] && seen[participantColumn] == 0:
			kind = participantColumn
		case cell != "" && seen[k] > 0:
			r.problems.Errorf(r.at(row.Line, i+1), "rename one of them", "two columns are called %q: %d and %d", cell, seen[k], i+1)
		case cell != "":
			r.table.Columns = append(r.table.Columns, cell)
		}
		seen[kind], seen[k] = i+1, i+1
		r.kinds = append(r.kinds, kind)
	}
	if seen[documentColumn]+seen[participantColumn] == 0 {
		r.problems.Errorf(r.at(row.Line, 0), `give the column that says whom a row is about the header "document" or "participant"`,
			"no column document or participant among %s", strings.Join(quoted(row.Cells), ", "))
		return false
	}
	return !r.problems.Failed()
}

func quoted(cells []string) []string {
	q := make([]string, 0, 8)
	for _, c := range cells[:min(len(cells), 8)] {
		q = append(q, fmt.Sprintf("%q", c))
	}
	return q
}

func (r *reader) row(row table.Row) {
	out := &Row{Line: row.Line, Values: map[string]string{}}
	for i, cell := range row.Cells {
		switch {
		case cell == "":
		case i >= len(r.kinds) || r.kinds[i] == "":
			r.problems.Errorf(r.at(row.Line, i+1), "give the column a header, or look for a separator too many", "the cell %q stands under no header", cell)
		case r.kinds[i] == documentColumn:
			out.Document = cell
		case r.kinds[i] == participantColumn:
			out.Participant = cell
		default:
			out.Values[r.kinds[i]] = cell
		}
	}
	if out.Document == "" && out.Participant == "" {
		r.problems.Errorf(r.at(row.Line, 0), "", "the row does not say whom it is about")
		return
	}
	r.table.Rows = append(r.table.Rows, out)
}

// duplicates reports rows about the same participant.
func (r *reader) duplicates() {
	first := map[string]int{}
	for _, row := range r.table.Rows {
		k := key(transcript.Name(row.Document)) + "\x00" + key(row.Participant)
		if row.Document == "" {
			k = "\x00" + key(row.Participant)
		}
		if line, ok := first[k]; ok {
			r.problems.Errorf(r.at(row.Line, 0), "keep one of them", "the row is about the same as row %d", line)
			continue
		}
		first[k] = row.Line
	}
}

// Of returns the rows about the participants of d, by the names of the
// participants. The rows count as used from then on.
func (t *Table) Of(d *corpus.Document) map[string]*Row {
	found := map[string]*Row{}
	participants := d.Participants()
	for _, row := range t.Rows {
		for _, p := range participants {
			if found[p] == nil && row.about(d, p, len(participants) == 1) {
				found[p] = row
				row.used = true
			}
		}
	}
	return found
}

// about reports whether the row is about a participant; sole tells that the
// document has no other.
func (r *Row) about(d *corpus.Document, participant string, sole bool) bool {
	document := key(d.Name)
	if r.Document != "" {
		if key(transcript.Name(r.Document)) != document {
			return false
		}
		return sole || r.names(d, participant)
	}
	return r.names(d, participant) || sole && key(transcript.Name(r.Participant)) == document
}

// names reports whether the row gives the participant's name or label.
func (r *Row) names(d *corpus.Document, participant string) bool {
	k := key(r.Participant)
	if k == key(participant) {
		return true
	}
	for _, s := range d.Speakers {
		if s.Role == corpus.Participant && s.Participant == participant && key(s.Label) == k {
			return true
		}
	}
	return false
}

// Unused returns a warning for each row that no document has asked for.
func (t *Table) Unused() diag.List {
	var problems diag.List
	for _, row := range t.Rows {
		if row.used {
			continue
		}
		who := fmt.Sprintf("participant %q", row.Participant)
		if row.Document != "" {
			who = fmt.Sprintf("document %q", row.Document)
		}
		problems.Warnf(diag.Position{File: t.file, Line: row.Line}, "look at the spelling, or import its transcript", "no transcript for %s", who)
	}
	return problems
}

// key is what names that are typed differently share.
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text.Fold(name))
}
