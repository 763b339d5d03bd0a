package study_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis/study"
)

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	s := coded(t)
	must(t, s.Close())
	sound := read(t, s.Path())
	file := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, b, 0o644))
		return path
	}
	newer := append([]byte(nil), sound...)
	binary.BigEndian.PutUint32(newer[60:], 7)
	sum(newer[:4096])
	renumbered := append([]byte(nil), sound...) // by a program that knows nothing of checksums
	binary.BigEndian.PutUint32(renumbered[60:], 7)
	foreign := filepath.Join(dir, "foreign.cocode")
	other, err := sqlite3.Open(foreign)
	must(t, err)
	must(t, other.Exec("CREATE TABLE holiday (photo BLOB); INSERT INTO holiday VALUES (randomblob(10000))"))
	must(t, other.Close())
	for _, c := range []struct{ path, want string }{
		{filepath.Join(dir, "none.cocode"), "there is no study"},
		{filepath.Join(dir, "no", "folder.cocode"), "there is no study"},
		{dir, "is a folder"},
		{os.DevNull, "not a regular file"},
		{file("empty.cocode", nil), "is empty"},
		{file("text.cocode", []byte("Interviewer: How was it?\n")), "is no study"},
		{file("short.cocode", sound[:60]), "is no study"},
		{foreign, "of another program"},
		{file("newer.cocode", newer), "made by a newer cocode"},
		{file("renumbered.cocode", renumbered), "a newer cocode made it (its schema is 7"},
		{file("half.cocode", sound[:len(sound)/2+100]), "damaged"},
		{file("page.cocode", append(append([]byte(nil), sound[:200]...), make([]byte, len(sound)-200)...)), "damaged"},
	} {
		before, _ := os.ReadFile(c.path)
		files := listing(t, dir)
		for name, open := range map[string]func(string, study.Options) (*study.Study, error){"Open": study.Open, "OpenReadOnly": study.OpenReadOnly} {
			s, err := open(c.path, fixed("Anna"))
			if err == nil { // it has to come out when it is read
				list, e := s.Verify(t.Context())
				err = errors.Join(e, list.Err())
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "sqlite3:") {
				t.Errorf("%s(%s): %v, want ...%s...", name, filepath.Base(c.path), err, c.want)
			}
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s was changed", filepath.Base(c.path))
		}
		if now := listing(t, dir); now != files {
			t.Errorf("opening %s left files behind: %s, before %s", filepath.Base(c.path), now, files)
		}
	}
	if _, err := study.Open(filepath.Join(dir, "none.cocode"), study.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file is not fs.ErrNotExist: %v", err)
	}
}

func listing(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestCreateNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "notes.cocode")
	must(t, os.WriteFile(path, []byte("my notes"), 0o644))
	if _, err := study.Create(path, fixed("Anna")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create over a file: %v", err)
	}
	if string(read(t, path)) != "my notes" {
		t.Error("Create changed the file")
	}
	if _, err := study.Create(filepath.Join(dir, "no", "x.cocode"), fixed("Anna")); err == nil {
		t.Error("Create in a folder that is not there made a study")
	}
	must(t, os.Mkdir(filepath.Join(dir, "dir.cocode"), 0o755))
	if _, err := study.Create(filepath.Join(dir, "dir.cocode"), fixed("Anna")); err == nil {
		t.Error("Create over a folder made a study")
	}
	if got := listing(t, dir); got != "dir.cocode notes.cocode" {
		t.Errorf("files left: %s", got)
	}
}

func TestOneWriterManyReaders(t *testing.T) {
	s := coded(t)
	_, err := study.Open(s.Path(), fixed("Bo"))
	busy := (*study.BusyError)(nil)
	if !errors.As(err, &busy) || !strings.Contains(err.Error(), "is being written by Anna since 2026-03-01") || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("the second writer: %v", err)
	}
	before := read(t, s.Path())
	var readers []*study.Study
	for range 3 {
		r, err := study.OpenReadOnly(s.Path(), fixed("Bo"))
		must(t, err)
		defer r.Close()
		verified(t, r)
		readers = append(readers, r)
	}
	if _, err := readers[0].SetMemo(study.Memo{Kind: study.OnStudy, Text: "x"}); err == nil || !strings.Contains(err.Error(), "open for reading only") {
		t.Errorf("a reader wrote: %v", err)
	}
	if string(read(t, s.Path())) != string(before) {
		t.Error("readers changed the file")
	}
	decideAll(t, s)
	for _, r := range readers {
		if digest(t, r) != digest(t, s) {
			t.Error("a reader does not see what was written")
		}
	}
	must(t, s.Close())
	must(t, s.Close()) // twice does no harm
	if _, err := s.Documents(); err == nil {
		t.Error("a closed study answers")
	}
	again, err := study.Open(s.Path(), fixed("Bo"))
	must(t, err)
	must(t, again.Close())
	if got := listing(t, filepath.Dir(s.Path())); got != "test.cocode" {
		t.Errorf("a closed study is these files: %s", got)
	}
}

func TestManyGoroutines(t *testing.T) {
	s := coded(t)
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for j := range 5 {
				_, err := s.SetMemo(study.Memo{Kind: study.OnStudy, Text: fmt.Sprintf("memo %d of %d", j, i)})
				if err != nil {
					t.Error(err)
				}
				for _, err := range s.EachCoding(study.Filter{}) {
					if err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wait.Wait()
	memos, err := s.Memos("", "")
	must(t, err)
	if len(memos) != 20 {
		t.Errorf("%d memos of 20", len(memos))
	}
	verified(t, s)
}

func TestStaleLockDoesNotBlock(t *testing.T) {
	s := coded(t)
	must(t, s.Close())
	for _, words := range []string{"", "{}", "not even JSON", `{"who":"Anna","since":"2020-01-01T00:00:00Z","process":1,"machine":"m"}`} {
		must(t, os.WriteFile(s.Path()+"-lock", []byte(words), 0o644))
		again, err := study.Open(s.Path(), fixed("Bo"))
		must(t, err)
		must(t, again.Close())
	}
}

func TestOddFileNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a b.cocode", "100%.cocode", "what?.cocode", "#1.cocode", "å%41ö.cocode", "file:x.cocode", "-x.cocode", "a&mode=memory.cocode"} {
		path := filepath.Join(dir, name)
		s, err := study.Create(path, fixed("Anna"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		must(t, s.Close())
		s, err = study.Open(path, fixed("Anna"))
		must(t, err)
		verified(t, s)
		must(t, s.Close())
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBackup(t *testing.T) {
	s := coded(t)
	path := filepath.Join(t.TempDir(), "backup.cocode")
	must(t, s.Backup(t.Context(), path))
	if string(read(t, path)) != string(read(t, s.Path())) {
		t.Error("the backup is not the study")
	}
	if err := s.Backup(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a backup over a backup: %v", err)
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "b.cocode")); err == nil {
		t.Error("a backup into a folder that is not there")
	}
	if got := listing(t, filepath.Dir(path)); got != "backup.cocode" {
		t.Errorf("files left: %s", got)
	}
}
