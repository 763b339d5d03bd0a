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
	unfinished := path + "-new"
	defer os.Remove(unfinished)
	err := s.view(func(db *database) error {
		// Reading something takes the lock that keeps writers waiting.
		if _, err := db.number("SELECT count(*) FROM property"); err != nil {
			return err
		}
		return copyFile(s.path, unfinished)
	})
	if err != nil {
		return err
	}
	if err := verifyCopy(ctx, unfinished, s.options); err != nil {
		return fmt.Errorf("no backup was kept, since the copy is not sound: %w", err)
	}
	return moveNew(unfinished, path)
}

func isFree(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already and was left as it is; choose another name: %w", filepath.Base(path), fs.ErrExist)
	}
	return nil
}

func verifyCopy(ctx context.Context, path string, o Options) error {
	c, err := OpenReadOnly(path, o)
	if err != nil {
		return err
	}
	defer c.Close()
	list, err := c.Verify(ctx)
	if err == nil {
		err = list.Err()
	}
	return err
}

// copyFile copies a file byte by byte, over what an earlier attempt left, and reads
// the copy again. The caller holds a lock under which nobody writes.
func copyFile(from, to string) error {
	if err := os.Remove(to); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := copyBytes(from, to); err != nil {
		return err
	}
	return sameBytes(from, to)
}

func copyBytes(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
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
