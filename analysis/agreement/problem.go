package agreement

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
)

// A Problem is something in a table file that has to be mended.
type Problem struct {
	Line, Column int // from 1; the column in bytes, or 0 for the whole line
	Message      string
}

func (p Problem) Error() string {
	if p.Column == 0 {
		return fmt.Sprintf("line %d: %s", p.Line, p.Message)
	}
	return fmt.Sprintf("line %d, column %d: %s", p.Line, p.Column, p.Message)
}

// Problems are all that was found in one table file, in order of their lines.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].Error()
	}
	return strings.Join(lines, "\n")
}

// mostProblems is how many problems are told at once.
const mostProblems = 20

// syntax returns a CSV error as a problem.
func (in *tableReader) syntax(err error) error {
	var bad *csv.ParseError
	if !errors.As(err, &bad) {
		return err
	}
	message := bad.Err.Error()
	switch bad.Err {
	case csv.ErrQuote:
		message = `a quote opens a value and is not closed before the next separator; double quotes inside a value ("")`
	case csv.ErrBareQuote:
		message = `a quote inside a value; put quotes around the whole value and double those inside ("")`
	}
	in.problem(bad.Line+in.skipped, bad.Column, message)
	return in.problems
}

// problem notes what is wrong, up to a limit.
func (in *tableReader) problem(line, column int, message string) {
	switch {
	case len(in.problems) < mostProblems:
		in.problems = append(in.problems, Problem{line, column, message})
	case len(in.problems) == mostProblems:
		in.problems = append(in.problems, Problem{line, 0, "more problems follow; mend these first"})
	}
}

// plural returns a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// clip shortens a value for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:29]) + "…"
	}
	return s
}
