package study

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/ncruces/go-sqlite3"
)

// DamageError says that bytes of the file are not those that were written.
type DamageError struct {
	What  string
	Cause error  // the database's own words, if any
	file  string // named in What already
}

// Error returns what is damaged, in words.
func (e *DamageError) Error() string { return e.What }

// Unwrap returns the cause.
func (e *DamageError) Unwrap() error { return e.Cause }

// BusyError says that another process is writing the study.
type BusyError struct{ What string }

// Error returns who writes the study and since when, in words.
func (e *BusyError) Error() string { return e.What }

// fileError is an error that names its file.
type fileError struct {
	what  string
	cause error
}

func (e *fileError) Error() string { return e.what }
func (e *fileError) Unwrap() error { return e.cause }

// words names the file in an error and turns the database's codes into sentences. An
// error that went through it already, perhaps for another file, stays as it is.
func words(path string, err error) error {
	name := filepath.Base(path)
	damage := (*DamageError)(nil)
	switch {
	case err == nil, errors.As(err, new(*fileError)), errors.As(err, &damage) && damage.file != "":
		return err
	case damage != nil:
		return damaged(name, damage.What, err)
	case errors.Is(err, sqlite3.IOERR_DATA):
		return damaged(name, "a page does not have the checksum that it was written with", err)
	case errors.Is(err, sqlite3.CORRUPT), errors.Is(err, sqlite3.NOTADB):
		return damaged(name, "its pages do not fit together", err)
	case errors.Is(err, sqlite3.BUSY):
		return &BusyError{name + " is in use by another process, which is writing; nothing was changed, try again"}
	}
	if what := failure(err); what != "" {
		return &fileError{name + ": " + what + "; nothing was changed", err}
	}
	return err // a sentence of our own
}

// failure says why the database could not write or read; empty for an error that is
// not the database's.
func failure(err error) string {
	switch {
	case errors.Is(err, sqlite3.FULL), errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	case errors.Is(err, sqlite3.IOERR_WRITE), errors.Is(err, sqlite3.IOERR_TRUNCATE):
		return "it could not be written; perhaps the disk is full"
	case errors.Is(err, sqlite3.READONLY), errors.Is(err, fs.ErrPermission):
		return "it cannot be written: the file or its folder is write-protected"
	case errors.Is(err, sqlite3.IOERR), errors.Is(err, sqlite3.CANTOPEN):
		return "reading or writing failed"
	case errors.As(err, new(*sqlite3.Error)), errors.As(err, new(*fs.PathError)):
		return err.Error()
	}
	return ""
}

func damaged(name, what string, err error) error {
	what = name + " is damaged: " + what + "; take a backup or another copy, and run verify to see what is damaged"
	return &DamageError{what, err, name}
}

// NotFoundError says that something that was asked for is not in the study.
type NotFoundError struct{ What string }

// Error returns what is missing and what was meant perhaps, in words.
func (e *NotFoundError) Error() string { return e.What }

func notFound(format string, args ...any) error {
	return &NotFoundError{fmt.Sprintf(format, args...)}
}
