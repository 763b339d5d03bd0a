package study_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"cocode/analysis/study"
)

// asNobody runs something as a user who may only do what anyone may.
func asNobody(do func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if os.Geteuid() == 0 {
		unix.Setfsuid(65534)
		defer unix.Setfsuid(0)
	}
	do()
}

func TestWriteProtected(t *testing.T) {
	s := coded(t)
	must(t, s.Close())
	dir, err := os.MkdirTemp("", "cocode-readonly")
	must(t, err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "study.cocode")
	copyTo(t, s.Path(), path)
	for _, c := range []struct {
		name       string
		file, here os.FileMode
		readable   bool
	}{
		{"a write-protected file", 0o444, 0o777, true},
		{"a write-protected folder", 0o666, 0o555, true},
		{"both", 0o444, 0o555, true},
		{"an unreadable file", 0o000, 0o777, false},
	} {
		must(t, os.Chmod(path, c.file))
		must(t, os.Chmod(dir, c.here))
		asNobody(func() {
			if _, err := study.Open(path, fixed("Anna")); err == nil || !strings.Contains(err.Error(), "cannot be") {
				t.Errorf("%s: opened for writing: %v", c.name, err)
			}
			r, err := study.OpenReadOnly(path, fixed("Anna"))
			if c.readable != (err == nil) {
				t.Errorf("%s: opened for reading: %v", c.name, err)
			}
			if err == nil {
				verified(t, r)
				must(t, r.Close())
			}
			if c.here != 0o555 {
				return
			}
			if _, err := study.Create(filepath.Join(dir, "new.cocode"), fixed("Anna")); err == nil || !strings.Contains(err.Error(), "write-protected") {
				t.Errorf("%s: created a study: %v", c.name, err)
			}
		})
		must(t, os.Chmod(dir, 0o777))
		if got := listing(t, dir); got != "study.cocode" {
			t.Errorf("%s: files left: %s", c.name, got)
		}
	}
}
