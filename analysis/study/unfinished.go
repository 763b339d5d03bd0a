package study

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
)

// unfinishedMark stands in the names of files that are being made. What is behind it
// is drawn by lot, so that no file of a user's has that name; the file itself is only
// made if there is none.
const unfinishedMark = "-unfinished-"

// makeUnfinished makes an empty file beside the place where it will go when it is
// done. remove takes it and its journal away, if it has not been moved.
func makeUnfinished(path string) (name string, remove func(), err error) {
	for range 10 {
		name = fmt.Sprintf("%s%s%08x", path, unfinishedMark, rand.Uint32())
		var f *os.File
		if f, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666); err == nil {
			return name, func() { os.Remove(name); os.Remove(name + "-journal") }, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return "", nil, targetError(path, err)
}

// targetError says that a file could not be made, where, and what to do. The study
// has no part in it.
func targetError(path string, err error) error {
	if err == nil {
		return nil
	}
	folder := filepath.Dir(path)
	what := fmt.Sprintf("writing there failed (%v); choose another place", err)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		what = fmt.Sprintf("the disk of the folder %s is full; make room there or choose another place", folder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		what = fmt.Sprintf("the folder %s is write-protected; choose one in which you may write", folder)
	case errors.Is(err, fs.ErrNotExist):
		what = fmt.Sprintf("there is no folder %s; make it first, or choose another place", folder)
	}
	return &fileError{fmt.Sprintf("%s was not made: %s; nothing was changed", path, what), err}
}

// writeStudy makes a study file under a new name: fill fills it, it is verified, and
// only then it gets its name.
func writeStudy(ctx context.Context, path string, o Options, fill func(*Study) error) error {
	if err := isFree(path); err != nil {
		return err
	}
	unfinished, remove, err := makeUnfinished(path)
	if err != nil {
		return err
	}
	defer remove()
	if err := fillNew(unfinished, path, o, fill); err != nil {
		return err
	}
	faults, err := VerifyFile(ctx, unfinished, o)
	if err == nil {
		err = faults.Err()
	}
	if err != nil {
		return fmt.Errorf("no copy was kept, since it is not sound: %w", err)
	}
	return moveNew(unfinished, path)
}

// fillNew makes the tables of a study in an empty file and lets fill fill them. The
// file is known by the name that it will have.
func fillNew(file, path string, o Options, fill func(*Study) error) (err error) {
	db, err := openDatabase(file, "rw", writing)
	if err != nil {
		return words(path, err)
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = words(path, e)
		}
	}()
	if err := db.EnableChecksums("main"); err != nil {
		return words(path, err)
	}
	if err := buildEmpty(db); err != nil {
		return words(path, err)
	}
	return fill(&Study{path: path, options: o, db: db})
}
