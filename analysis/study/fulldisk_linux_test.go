package study_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDiskForReal fills a small disk of its own, where the tests may mount one:
// what is refused says so, leaves the study as it was, and can be done when there is
// room again.
func TestFullDiskForReal(t *testing.T) {
	dir, err := os.MkdirTemp("", "cocode-disk")
	must(t, err)
	defer os.Remove(dir)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("no disk of its own: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	ref := workOnce(t)
	w := &work{path: filepath.Join(dir, "study.cocode")}
	copyTo(t, ref.other, filepath.Join(dir, "other.cocode"))
	refused := 0
	for i, step := range steps[:16] {
		filler := fillDisk(t, dir)
		for err := step.do(w); err != nil; err = step.do(w) {
			refused++
			if !strings.Contains(err.Error(), "disk is full") || strings.Contains(err.Error(), "sqlite3") {
				t.Fatalf("%s on a full disk: %v", step.name, err)
			}
			if i > 0 && digest(t, w.s) != ref.digests[i-1] {
				t.Fatalf("%s on a full disk changed the study", step.name)
			}
			if info, err := os.Stat(filler); err != nil || info.Size() == 0 {
				t.Fatalf("%s is refused although there is room", step.name)
			} else {
				must(t, os.Truncate(filler, max(0, info.Size()-200<<10)))
			}
		}
		must(t, os.Remove(filler))
		if digest(t, w.s) != ref.digests[i] {
			t.Fatalf("%s did something else after a full disk", step.name)
		}
	}
	verified(t, w.s)
	must(t, w.s.Close())
	if refused == 0 {
		t.Error("the disk was never full")
	}
}

// fillDisk writes a file until nothing more fits.
func fillDisk(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	must(t, err)
	for b := make([]byte, 4096); err == nil; {
		_, err = f.Write(b)
	}
	must(t, f.Close())
	return path
}
