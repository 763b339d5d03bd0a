//go:build unix

package study_test

import (
	"os/signal"
	"strconv"
	"syscall"
)

// limitFiles makes every write behind so many bytes of a file fail, as on a disk
// that is full.
func limitFiles(bytes string) error {
	n, err := strconv.ParseUint(bytes, 10, 64)
	if err != nil {
		return nil
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
}

const canLimitFiles = true
