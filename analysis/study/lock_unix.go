//go:build unix && !solaris && !illumos && !aix

package study

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes an exclusive lock without waiting.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return err
}
