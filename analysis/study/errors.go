package study

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/ncruces/go-sqlite3"
)

// DamageError says that bytes of the file are not those that were written.
type DamageError struct {
	What  string
	Cause error // the database's own words, if any
}

// Unwrap returns the cause.
func (e *DamageError) Unwrap() error { return e.Cause }

// Error returns what is damaged, in words.
func (e *DamageError) Error() string { return e.What }

// BusyError says that another process is writing the study.
type BusyError struct{ What string }

// Error returns who writes the study and since when, in words.
func (e *BusyError) Error() string { return e.What }

// words wraps an error with the file's name, and turns the database's codes into
// sentences. It is called once, where an error leaves the package.
func words(path string, err error) error {
	if err == nil {
		return nil
	}
	name := filepath.Base(path)
	damage, other := (*DamageError)(nil), (*sqlite3.Error)(nil)
	switch {
	case errors.As(err, &damage):
		return damaged(name, damage.What, err)
	case errors.Is(err, sqlite3.IOERR_DATA):
		return damaged(name, "a page does not have the checksum that it was written with", err)
	case errors.Is(err, sqlite3.CORRUPT), errors.Is(err, sqlite3.NOTADB):
		return damaged(name, "its pages do not fit together", err)
	case errors.Is(err, sqlite3.FULL):
		return fmt.Errorf("%s: the disk is full; nothing was changed: %w", name, err)
	case errors.Is(err, sqlite3.BUSY):
		return &BusyError{name + " is in use by another process, which is writing; nothing was changed, try again"}
	case errors.Is(err, sqlite3.READONLY), errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be written: the file or its folder is write-protected; nothing was changed: %w", name, err)
	case errors.Is(err, sqlite3.IOERR):
		return fmt.Errorf("%s: reading or writing failed; nothing was changed: %w", name, err)
	case errors.As(err, &other):
		return fmt.Errorf("%s: %w", name, err)
	}
	return err // a sentence of our own
}

func damaged(name, what string, err error) error {
	return &DamageError{fmt.Sprintf("%s is damaged: %s; take a backup or another copy, and run verify to see what is damaged", name, what), err}
}

// NotFoundError says that something that was asked for is not in the study.
type NotFoundError struct{ What string }

// Error returns what is missing and what was meant perhaps, in words.
func (e *NotFoundError) Error() string { return e.What }

func notFound(format string, args ...any) error {
	return &NotFoundError{fmt.Sprintf(format, args...)}
}
