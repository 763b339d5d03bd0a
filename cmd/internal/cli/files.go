package cli

import (
	"bytes"
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
	if !replace {
		if err := absent(path); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return fmt.Errorf("%s was not written: %w", path, err)
	}
	if err := atomic.WriteFile(path, &b); err != nil {
		return fmt.Errorf("%s was not written: %w", path, err)
	}
	return nil
}

// absent returns an error if something stands at path already.
func absent(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fmt.Errorf("%s exists already; name another file, or allow it to be replaced with --replace", path)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if dir := filepath.Dir(path); dir != "." {
		if _, err := os.Stat(dir); err != nil {
			return fmt.Errorf("the folder of %s cannot be used: %w", path, err)
		}
	}
	return nil
}

// makeFolder makes a folder, and those above it.
func makeFolder(path string) error { return os.MkdirAll(path, 0o755) }
