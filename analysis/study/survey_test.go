package study_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"errors"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/analysis/study/generate"
	"cocode/corpus"
)

// grown is a closed study that is large enough for trees of several pages.
func grown(t testing.TB) *study.Study {
	t.Helper()
	s := create(t)
	book, err := s.AddCodebook([]byte("id: invented\n"), generate.Codebook(), "1")
	must(t, err)
	for i := range 3 {
		x := generate.New(i, small)
		_, err := s.AddDocuments([]corpus.Document{x.Document})
		must(t, err)
		_, err = s.SetUnits([]study.Segmentation{{Document: x.Document.ID, Units: x.Units}})
		must(t, err)
		must(t, s.SaveSuggestions(book, analysis.MachineCoder, []string{x.Document.ID}, x.Suggestions))
	}
	_, err = s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "zebrafink"})
	must(t, err)
	must(t, s.Close())
	return s
}

// TestVerifyNamesWhatDamageTouches damages a study at a place where certain words
// stand, and expects to be told what they were, and what to do.
func TestVerifyNamesWhatDamageTouches(t *testing.T) {
	t.Parallel()
	s := grown(t)
	sound := read(t, s.Path())
	unit := generate.New(1, small).Suggestions[0].Unit
	for _, c := range []struct {
		name string
		at   func([]byte) int // the first byte that is spoilt, of eight
		want []string
	}{
		{"the mark", func([]byte) int { return 66 }, []string{"the mark of a study", "the record is whole", "backup NEW.cocode"}},
		{"the magic", func([]byte) int { return 3 }, []string{"the words by which the file is known", "the record is whole"}},
		{"the schema's number", func([]byte) int { return 58 }, []string{"the number of its schema", "the record is whole"}},
		{"the table of contents", func([]byte) int { return 100 }, []string{"its table of contents", "the record is whole"}},
		{"a memo", func(b []byte) int { return bytes.Index(b, []byte("zebrafink")) }, []string{"1 page of the memos damaged", "the memo m", "is damaged", "the record is whole"}},
		{"a unit", func(b []byte) int { return bytes.Index(b, []byte(unit)) + len(unit) }, []string{" on " + unit + " by ", "the record is whole"}},
		{"an event", func(b []byte) int { return bytes.Index(b, []byte("deductiveinvented")) }, []string{"the list of what was done", "the record itself is damaged", "no other copy of the study"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "spoilt.cocode")
			b := bytes.Clone(sound)
			at := c.at(b)
			if at < 0 {
				t.Fatal("the words are not in the file")
			}
			for i := range 8 {
				b[at+i] ^= 0x55
			}
			must(t, os.WriteFile(path, b, 0o666))
			list, err := study.VerifyFile(t.Context(), path, fixed("Bo"))
			must(t, err)
			said := ""
			for _, p := range list {
				said += p.Summary + "; " + p.Hint + "\n"
			}
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("verify does not say %q, but:\n%s", want, said)
				}
			}
			if strings.Contains(said, "sqlite3") {
				t.Errorf("verify speaks of the database:\n%s", said)
			}
			if got := read(t, path); !bytes.Equal(got, b) {
				t.Error("verify changed the file")
			}
			if damaged, err := study.OpenReadOnly(path, fixed("Bo")); err == nil {
				if err := damaged.Backup(t.Context(), path+"-copy"); !errors.As(err, new(*study.DamageError)) {
					t.Errorf("a backup of a damaged study: %v", err)
				}
				damaged.Close()
			}
			rescued := filepath.Join(filepath.Dir(path), "rescued.cocode")
			err = study.Rescue(t.Context(), path, rescued, fixed("Bo"))
			if whole := strings.Contains(said, "the record is whole"); whole != (err == nil) {
				t.Fatalf("rescue: %v", err)
			} else if !whole {
				return
			}
			if got, want := digestOf(t, rescued), digestOf(t, s.Path()); got != want {
				t.Error("the rescued study is not the one that was damaged")
			}
		})
	}
}

func digestOf(t testing.TB, path string) string {
	t.Helper()
	s, err := study.OpenReadOnly(path, fixed("Bo"))
	must(t, err)
	defer s.Close()
	verified(t, s)
	return digest(t, s)
}

// TestVerifyNamesTheNewestCopy damages the record beside two copies.
func TestVerifyNamesTheNewestCopy(t *testing.T) {
	s := grown(t)
	dir := filepath.Dir(s.Path())
	copyTo(t, s.Path(), filepath.Join(dir, "old"))
	again, err := study.Open(s.Path(), options("Anna"))
	must(t, err)
	_, err = again.SetMemo(study.Memo{Kind: study.OnStudy, Text: "later"})
	must(t, err)
	must(t, again.Close())
	copyTo(t, s.Path(), filepath.Join(dir, "new"))
	b := read(t, s.Path())
	b[bytes.Index(b, []byte("deductiveinvented"))] ^= 1
	must(t, os.WriteFile(s.Path(), b, 0o666))
	list, err := study.VerifyFile(t.Context(), s.Path(), fixed("Bo"))
	must(t, err)
	if last := list[len(list)-1]; !strings.Contains(last.Hint, "the newest other copy in this folder is "+filepath.Join(dir, "new")) {
		t.Errorf("the way back is %q", last.Hint)
	}
}

// TestVerifyLeavesOtherFilesAlone: what is no study is still said to be none.
func TestVerifyLeavesOtherFilesAlone(t *testing.T) {
	for name, b := range map[string][]byte{"text": []byte("How was it?\n"), "zeros": make([]byte, 1<<16), "letters": bytes.Repeat([]byte("cocode"), 9000)} {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, b, 0o666))
		if list, err := study.VerifyFile(t.Context(), path, fixed("Bo")); err == nil || !strings.Contains(err.Error(), "is no study") {
			t.Errorf("%s: %v, %v", name, list, err)
		}
	}
}

// TestUsersFilesStay: files that are named like those which are being made stay.
func TestUsersFilesStay(t *testing.T) {
	s := coded(t)
	dir := t.TempDir()
	for name, do := range map[string]func(string) error{
		"backup":  func(path string) error { return s.Backup(t.Context(), path) },
		"handout": func(path string) error { return s.Handout(t.Context(), path) },
		"create": func(path string) error {
			s, err := study.Create(path, fixed("Anna"))
			if err == nil {
				err = s.Close()
			}
			return err
		},
	} {
		path := filepath.Join(dir, name+".cocode")
		for _, ending := range []string{"-new", "-new-journal", "-journal", "-unfinished"} {
			if name == "create" && ending == "-journal" {
				continue // SQLite's own
			}
			must(t, os.WriteFile(path+ending, []byte("a user's"), 0o666))
		}
		must(t, do(path))
		for _, ending := range []string{"-new", "-new-journal", "-unfinished"} {
			if string(read(t, path+ending)) != "a user's" {
				t.Errorf("%s changed %s", name, ending)
			}
		}
	}
	if list := listing(t, dir); strings.Contains(list, "-unfinished-") {
		t.Errorf("files left: %s", list)
	}
}

// TestBackupNamesTheTarget: what cannot be written is the copy and not the study.
func TestBackupNamesTheTarget(t *testing.T) {
	s := coded(t)
	path := filepath.Join(t.TempDir(), "no", "b.cocode")
	err := s.Backup(t.Context(), path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path+" was not made: there is no folder") {
		t.Errorf("a backup into a folder that is not there: %v", err)
	}
}
