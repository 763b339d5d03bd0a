// Package diag holds problems that people can act on: where, what is wrong, what
// was expected and what to do, several at a time. It is a leaf: readers of
// transcripts and codebooks fill a List, the command line prints it.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity tells whether a problem stops the work on its file.
type Severity int

const (
	// Error is a problem that stops the work on its file or item.
	Error Severity = iota
	// Warning is something that a person should look at; the work goes on.
	Warning
	// Note is something that is good to know, and need not be mended.
	Note
)

// Position is a place in a file. Line and Column count from 1, the column in code
// points; zero means that the problem concerns the file, or the line, as a whole.
type Position struct {
	File   string
	Line   int
	Column int
}

// String returns file:line:column, without the parts that are not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is one thing that is wrong, in words for a person.
type Problem struct {
	Position Position
	Severity Severity
	Summary  string // what is wrong: lower case, no full stop
	Hint     string // what to do about it; may be empty
}

// String returns the problem on one line, with its hint after a semicolon.
func (p Problem) String() string {
	var b strings.Builder
	if at := p.Position.String(); at != "" {
		b.WriteString(at + ": ")
	}
	switch p.Severity {
	case Warning:
		b.WriteString("warning: ")
	case Note:
		b.WriteString("note: ")
	}
	b.WriteString(p.Summary)
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return b.String()
}

// List is several problems. The zero List is empty and ready to use.
type List []Problem

// Errorf adds an error at a place.
func (l *List) Errorf(at Position, hint, format string, args ...any) {
	*l = append(*l, Problem{at, Error, fmt.Sprintf(format, args...), hint})
}

// Warnf adds a warning at a place.
func (l *List) Warnf(at Position, hint, format string, args ...any) {
	*l = append(*l, Problem{at, Warning, fmt.Sprintf(format, args...), hint})
}

// Notef adds a note on a place.
func (l *List) Notef(at Position, hint, format string, args ...any) {
	*l = append(*l, Problem{at, Note, fmt.Sprintf(format, args...), hint})
}

// Sort orders the problems by file, line and column; equal places keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Position.File, b.Position.File),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Position.Column, b.Position.Column),
		)
	})
}

// Failed reports whether the list holds an error, not only warnings.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return p.Severity == Error })
}

// Err returns the list as an error, or nil if it holds no error.
func (l List) Err() error {
	if !l.Failed() {
		return nil
	}
	return listError(l)
}

// listError is a list that failed. It is a type of its own so that a nil error
// never hides in a List.
type listError List

// Error returns all problems, one a line.
func (e listError) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Problems returns the list inside an error that Err returned, and nil for others.
func Problems(err error) List {
	if e, ok := err.(listError); ok {
		return List(e)
	}
	return nil
}
