package study

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup makes a copy of the study under a new name, while the study is open and
// whoever reads it, and verifies the copy. It never overwrites a file.
func (s *Study) Backup(ctx context.Context, path string) error {
	if err := isFree(path); err != nil {
		return err
	}
	unfinished, remove, err := makeUnfinished(path)
	if err != nil {
		return err
	}
	defer remove()
	err = s.view(func(db *database) error {
		// Reading something takes the lock that keeps writers waiting.
		if _, err := db.number("SELECT count(*) FROM property"); err != nil {
			return err
		}
		return copyFile(s.path, unfinished, path)
	})
	if err != nil {
		return err
	}
	faults, err := VerifyFile(ctx, unfinished, s.options)
	if err != nil {
		return fmt.Errorf("no backup was kept: %w", err)
	}
	if len(faults) > 0 { // the copy has the study's bytes: its faults are the study's
		return damaged(filepath.Base(s.path), "no backup of it was kept", faults.Err())
	}
	return moveNew(unfinished, path)
}

func isFree(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already and was left as it is; choose another name: %w", filepath.Base(path), fs.ErrExist)
	}
	return nil
}

// copyFile copies a file byte by byte into an empty one, which will be known as path,
// and reads the copy again. The caller holds a lock under which nobody writes.
func copyFile(from, to, path string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := copyBytes(in, to); err != nil {
		if cause := (*fs.PathError)(nil); errors.As(err, &cause) && cause.Path == from {
			return err
		}
		return targetError(path, err)
	}
	return sameBytes(from, to)
}

func copyBytes(in io.Reader, to string) (err error) {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

// sameBytes reads two files side by side and tells where they differ.
func sameBytes(a, b string) error {
	x, err := os.Open(a)
	if err != nil {
		return err
	}
	defer x.Close()
	y, err := os.Open(b)
	if err != nil {
		return err
	}
	defer y.Close()
	p, q := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err1 := io.ReadFull(x, p)
		m, err2 := io.ReadFull(y, q)
		if !bytes.Equal(p[:n], q[:m]) {
			return errors.New("the copy differs from the file")
		}
		if err1 != nil || err2 != nil {
			return readWhole(err1, err2)
		}
	}
}

func readWhole(errs ...error) error {
	for _, err := range errs {
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return err
		}
	}
	return nil
}
