package study_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cocode/analysis/study"
)

// times is how often a fault is injected: a few times, or hundreds.
func times(few, many int) int {
	if long {
		return many
	}
	return few
}

// TestKilled kills a process at random moments while it imports, runs passes, stores
// decisions, merges and purges. Afterwards the study opens, verifies, and holds
// everything that was acknowledged, whole, and nothing half.
func TestKilled(t *testing.T) {
	t.Parallel()
	ref := workOnce(t)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	reached := map[int]int{}
	for i := range times(8, 400) {
		from := random.IntN(len(steps)) // -1 step: from nothing
		path := ref.start(t, from-1)
		p := startHelper(t, path, from)
		u := random.Float64()
		delay := time.Duration(u * u * float64(ref.took) / 2) // more often early, when every step is still to come
		time.AfterFunc(delay, func() { p.Process.Kill() })
		p.read()
		if p.said != "" {
			t.Fatalf("kill %d: the helper failed: %s", i, p.said)
		}
		reached[p.done]++
		afterKill(t, ref, path, from, p.done, fmt.Sprintf("kill %d, from step %d, after %v", i, from, delay))
	}
	t.Logf("killed after steps: %v", reached)
}

func afterKill(t *testing.T, ref *reference, path string, from, done int, what string) {
	t.Helper()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && done < 0 && from == 0 {
		s, err := study.Create(path, fixed("Anna")) // nothing was acknowledged; what is left does not stand in the way
		must(t, err)
		verified(t, s)
		must(t, s.Close())
		return
	}
	reader, err := study.OpenReadOnly(path, fixed("Bo"))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	must(t, reader.Close())
	s, err := study.Open(path, fixed("Anna"))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	defer s.Close()
	verified(t, s)
	got := digest(t, s)
	low := max(done, from-1, 0)
	for _, want := range ref.digests[low:min(low+2, len(ref.digests))] {
		if got == want {
			if low < 16 { // before the purge, which leaves a salt
				goOn(t, ref, s, path)
			}
			return
		}
	}
	t.Errorf("%s: the study is neither as acknowledged (step %d, %s) nor as after the next step", what, low, steps[low].name)
}

// goOn does something after a kill, to see that nothing blocks.
func goOn(t *testing.T, ref *reference, s *study.Study, path string) {
	t.Helper()
	_, err := s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "we go on"})
	must(t, err)
	verified(t, s)
	must(t, s.Close())
	for _, left := range []string{path + "-journal", path + "-lock"} {
		if _, err := os.Stat(left); err == nil {
			t.Errorf("%s is left", filepath.Base(left))
		}
	}
}

// TestKilledInMigration kills a process while it converts an older study.
func TestKilledInMigration(t *testing.T) {
	ref := workOnce(t)
	after := 8
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	for range times(3, 100) {
		path := ref.start(t, after)
		p := startHelper(t, path, len(steps), "COCODE_MIGRATE=1")
		delay := time.Duration(random.Int64N(int64(ref.took) / 4))
		time.AfterFunc(delay, func() { p.Process.Kill() })
		p.read()
		old, err := study.OpenReadOnly(path, fixed("Bo"))
		if err == nil { // not yet converted
			verified(t, old)
			must(t, old.Close())
		} else if !strings.Contains(err.Error(), "newer cocode") {
			t.Fatalf("killed after %v in the migration: %v", delay, err)
		}
		t.Run("converted", func(t *testing.T) {
			study.PretendSchema(t)
			s, err := study.Open(path, fixed("Anna"))
			must(t, err)
			defer s.Close()
			verified(t, s)
			if digest(t, s) != ref.digests[after] {
				t.Error("the converted study is another one")
			}
		})
		if b, _ := os.ReadFile(path + "-schema-1"); string(b) != string(read(t, ref.files[after])) {
			t.Error("the copy from before the migration is not as the study was")
		}
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

// TestFullDisk lets the helper run into the end of the disk at many sizes. The study
// is then as it was after the last step that was acknowledged.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	if !canLimitFiles {
		t.Skip("this system cannot limit the size of files")
	}
	ref := workOnce(t)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3))
	failed := 0
	for range times(6, 200) {
		from := 1 + random.IntN(len(steps)-1)
		path := ref.start(t, from-1)
		size := len(read(t, path))
		p := startHelper(t, path, from, fmt.Sprintf("COCODE_LIMIT=%d", size+random.IntN(size/2)-size/4))
		p.read()
		if p.said != "" {
			failed++
			if !strings.Contains(p.said, "nothing was changed") && !strings.Contains(p.said, "file too large") {
				t.Errorf("the error is no sentence: %s", p.said)
			}
		}
		s, err := study.Open(path, fixed("Anna"))
		must(t, err)
		verified(t, s)
		low := max(p.done, from-1)
		if got := digest(t, s); got != ref.digests[low] && !(low+1 < len(steps) && steps[low+1].name == "purge" && got == ref.digests[low+1]) {
			t.Errorf("after %q the study is not as it was acknowledged (step %d)", p.said, low)
		}
		must(t, s.Close())
	}
	if failed == 0 {
		t.Error("the disk was never full")
	}
}

// TestFlippedByte changes one byte of the file, anywhere: opening or verifying must
// tell.
func TestFlippedByte(t *testing.T) {
	t.Parallel()
	s := coded(t)
	decideAll(t, s)
	must(t, s.Close())
	sound := read(t, s.Path())
	path := filepath.Join(t.TempDir(), "flipped.cocode")
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 4))
	offsets := []int{}
	for i := 0; i < 100; i += times(7, 1) { // the header
		offsets = append(offsets, i)
	}
	for range times(30, 5000) {
		offsets = append(offsets, random.IntN(len(sound)))
	}
	for _, at := range offsets {
		b := append([]byte(nil), sound...)
		b[at] ^= byte(1 + random.IntN(255))
		must(t, os.WriteFile(path, b, 0o666))
		if what := faultOf(t, path); what == "" {
			t.Errorf("byte %d of %d changed from %x to %x, and nobody noticed", at, len(b), sound[at], b[at])
		} else if strings.Contains(what, "panic") {
			t.Errorf("byte %d: %s", at, what)
		}
	}
	for _, b := range [][]byte{sound[:len(sound)-1], sound[:len(sound)-4096], sound[:4096], append(append([]byte(nil), sound...), 0), append(append([]byte(nil), sound...), make([]byte, 4096)...)} {
		must(t, os.WriteFile(path, b, 0o666))
		if faultOf(t, path) == "" {
			t.Errorf("%d bytes instead of %d, and nobody noticed", len(b), len(sound))
		}
	}
}

// faultOf returns what opening, reading or verifying says is wrong.
func faultOf(t testing.TB, path string) string {
	t.Helper()
	list, err := study.VerifyFile(t.Context(), path, fixed("Bo"))
	if err != nil {
		return err.Error()
	}
	if len(list) == 0 {
		return ""
	}
	return list.Err().Error()
}
