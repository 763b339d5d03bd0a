package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cocode/corpus/diag"
)

// The exit statuses.
const (
	done     = 0
	reported = 1 // something was reported: a file not imported, a check that found faults
	misused  = 2 // the command was called wrongly
)

// usage is an error in how the command was called.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

func misuse(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// errReported says that what is wrong has been printed already.
var errReported = errors.New("see the messages above")

// status prints an error once and returns the exit status that it stands for.
func (a *app) status(err error) int {
	switch {
	case err == nil:
		return done
	case errors.Is(err, errReported):
		return reported
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.Err, "cocode: stopped; what was finished is kept")
		return reported
	}
	a.complain(err)
	if wrong := (usage{}); errors.As(err, &wrong) || strings.HasPrefix(err.Error(), "unknown command") {
		fmt.Fprintln(a.Err, "See cocode help, or cocode COMMAND --help.")
		return misused
	}
	return reported
}

// complain prints an error, line by line.
func (a *app) complain(err error) {
	for line := range strings.Lines(plain(err)) {
		fmt.Fprintf(a.Err, "cocode: %s\n", strings.TrimRight(line, "\n"))
	}
}

// report prints problems, one a line, and returns errReported if one is an error.
func (a *app) report(problems diag.List) error {
	for _, p := range problems {
		fmt.Fprintf(a.Err, "%s\n", p)
	}
	if problems.Failed() {
		return errReported
	}
	return nil
}
