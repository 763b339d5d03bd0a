package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"
)

// writeNew writes a file that must not exist yet, whole or not at all.
func writeNew(path string, data []byte) error {
	return writeFile(path, false, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// writeFile writes a file whole or not at all. It refuses to replace one unless
// told to.
func writeFile(path string, replace bool, write func(io.Writer) error) error {
	if err := writable(path, replace); err != nil {
		return err
	}
	r, w := io.Pipe() // a large file is not held in memory
	made := make(chan error, 1)
	go func() {
		b := bufio.NewWriterSize(w, 1<<16)
		err := cmp.Or(write(b), b.Flush())
		w.CloseWithError(err)
		made <- err
	}()
	err := atomic.WriteFile(path, r)
	r.CloseWithError(err)
	if cause := <-made; cause != nil && !errors.Is(cause, err) {
		return fmt.Errorf("%s was not written: %w", path, cause)
	}
	if err != nil {
		return fmt.Errorf("%s was not written: %s", path, reason(err))
	}
	return nil
}

// writable returns an error if no file can be written at path: before work is done
// whose result would have no place.
func writable(path string, replace bool) error {
	is, err := os.Stat(path)
	switch {
	case err == nil && is.IsDir():
		return fmt.Errorf("%s is a folder, and a file is expected; name the file in it", path)
	case replace:
		return folderFor(path)
	}
	return absent(path)
}

// absent returns an error if something stands at path already.
func absent(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fmt.Errorf("%s exists already; name another file, or allow it to be replaced with --replace", path)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return folderFor(path)
}

// folderFor returns an error if the folder that a file would be written in is not there.
func folderFor(path string) error {
	dir := filepath.Dir(path)
	switch is, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be written: there is no folder %s; make it first, or choose another place", path, dir)
	case err != nil:
		return fmt.Errorf("%s cannot be written: %w", path, err)
	case !is.IsDir():
		return fmt.Errorf("%s cannot be written: %s is a file and no folder; choose another place", path, dir)
	}
	return nil
}

// makeFolder makes a folder, and those above it.
func makeFolder(path string) error { return os.MkdirAll(path, 0o755) }
