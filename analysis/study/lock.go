package study

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// writerLock is held by the one process that may write a study. It is a lock of the
// operating system on a small file beside the study, so that it goes with its
// process however that ends; the words in the file only tell the next one who holds
// it. Readers do not look at it.
type writerLock struct {
	file *os.File
	path string
}

// holder is what the lock file says.
type holder struct {
	Who     string    `json:"who"`
	Since   time.Time `json:"since"`
	Process int       `json:"process"`
	Machine string    `json:"machine"`
}

func lockPath(study string) string { return study + "-lock" }

var errLocked = errors.New("locked")

// takeLock locks a study for writing, or says who has it.
func takeLock(study, who string, now time.Time) (*writerLock, error) {
	path := lockPath(study)
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if err := lockFile(f); errors.Is(err, errLocked) {
			defer f.Close()
			return nil, &BusyError{describeHolder(study, f)}
		} // another error: a file system without locks; SQLite's own transactions still hold
		if !isStill(f, path) { // the last holder removed it while we waited
			f.Close()
			continue
		}
		l := &writerLock{f, path}
		l.sign(who, now)
		return l, nil
	}
}

func isStill(f *os.File, path string) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Stat(path)
	return err == nil && os.SameFile(a, b)
}

// sign writes down who holds the lock. It holds without, as on a full disk.
func (l *writerLock) sign(who string, now time.Time) {
	machine, _ := os.Hostname()
	b, err := json.Marshal(holder{who, now.UTC().Truncate(time.Second), os.Getpid(), machine})
	if err == nil && l.file.Truncate(0) == nil {
		l.file.WriteAt(b, 0)
	}
}

func describeHolder(study string, f *os.File) string {
	var h holder
	b, _ := io.ReadAll(io.NewSectionReader(f, 0, 4096))
	name := filepath.Base(study)
	if json.Unmarshal(b, &h) != nil {
		return name + " is being written by another process; wait until it is done, or open it for reading"
	}
	return fmt.Sprintf("%s is being written by %s since %s (process %d on %s); wait until that is done, or open it for reading",
		name, h.Who, h.Since.Local().Format("2006-01-02 15:04:05"), h.Process, h.Machine)
}

// release removes the lock file, while it is still locked where the system allows.
func (l *writerLock) release() {
	if l == nil {
		return
	}
	removed := os.Remove(l.path) == nil
	l.file.Close()
	if !removed {
		os.Remove(l.path)
	}
}
