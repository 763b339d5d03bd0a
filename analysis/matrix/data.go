// Package matrix counts codings and lays them out as tables: what a results section
// and its appendix show. It stands near the end of the way of the data: the study
// is read into Data, New indexes it once, and every sheet is a function from that
// view to a Table. A Table says what stands in a sheet, not how it looks; package
// render writes it as CSV, Markdown, HTML and LaTeX, and package workbook as Excel.
// Nothing here does input or output, reads the clock or depends on the order of a
// map.
package matrix

import (
	"time"

	"cocode/analysis"
	"cocode/codebook"
	"cocode/corpus"
)

// Data is one state of a study: everything that its tables are computed from.
type Data struct {
	Study      string // the study's name
	Documents  []Document
	Codebook   *codebook.Codebook // the instrument of the deductive pass; nil if there is none
	Version    int                // the codebook's number in the study, from 1; 0 if there is none
	Deductive  analysis.Scheme    // the codebook's scheme; empty if there is none
	Inductive  analysis.Scheme    // what the inductive pass proposed; empty if it has not run
	Readings   []analysis.Reading
	Codings    []analysis.Coding
	Attributes []Attribute // in the order in which they are to be shown
	Memos      []Memo
	Seen       []Seen  // which units a person has looked at as a whole; nil if that is not known
	Events     []Event // the record, oldest first
}

// Document is an interview with its meaning units, in the order of the text.
type Document struct {
	corpus.Document
	Units []corpus.Unit
}

// Attribute is one thing that is known of a participant or a document.
type Attribute struct {
	OfDocument bool   // else it is known of a participant
	Subject    string // the document's identity, or the participant's name
	Name       string
	Value      string
}

// Memo is a researcher's note.
type Memo struct {
	Kind    string // "study", "document", "unit", "code" or "category"
	Subject string // identity of what it is about
	Text    string
	Who     string
	At      time.Time
}

// Seen says that a person has looked at a unit, with or without giving a code.
type Seen struct{ Coder, Unit string }

// Event is one entry of the study's record.
type Event struct {
	N       int
	At      time.Time // shown only where Person is true
	Who     string
	Kind    string // "import", "deductive", "decide", ...
	Subject string
	Why     string
	Items   int
	Person  bool // a decision or memo of a person, not an import or a pass
	Undone  bool
}
