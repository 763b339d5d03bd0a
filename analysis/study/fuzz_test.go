package study_test

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"cocode/analysis/study"
)

// FuzzOpen opens any bytes as a study. Nothing panics; a file that is refused is not
// changed and leaves none beside it.
func FuzzOpen(f *testing.F) {
	sound := seed(f)
	for _, b := range [][]byte{nil, {0}, []byte("SQLite format 3\x00"), sound[:100], sound[:4096], sound[:8192], sound} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) { openAnything(t, b) })
}

// FuzzPatched changes bytes of a sound study and makes the checksums of the pages fit
// again, so that SQLite and the readers of the rows meet them.
func FuzzPatched(f *testing.F) {
	sound := seed(f)
	f.Add(uint32(0), []byte("SQLite format 4"))
	f.Add(uint32(18), []byte{2, 2})
	f.Add(uint32(20), []byte{0})
	f.Add(uint32(28), []byte{0, 0, 0, 1})
	f.Add(uint32(5000), []byte{13, 0, 0, 255, 255})
	for at := 4096; at < len(sound); at += 4096 {
		f.Add(uint32(at), []byte{0xff, 0xff, 0xff})
		f.Add(uint32(at+4000), []byte{0xff, 0xff, 0xff, 0, 0x80})
	}
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		b := append([]byte(nil), sound...)
		copy(b[int(at)%len(b):], patch)
		for page := 0; page+4096 <= len(b); page += 4096 {
			sum(b[page : page+4096])
		}
		openAnything(t, b)
	})
}

// sum gives a page the checksum of SQLite's checksum VFS.
func sum(page []byte) {
	var x, y uint32
	for i := 0; i < len(page)-8; i += 8 {
		x += binary.LittleEndian.Uint32(page[i:]) + y
		y += binary.LittleEndian.Uint32(page[i+4:]) + x
	}
	binary.LittleEndian.PutUint32(page[len(page)-8:], x)
	binary.LittleEndian.PutUint32(page[len(page)-4:], y)
}

func seed(f *testing.F) []byte {
	s := coded(f)
	decideAll(f, s)
	must(f, s.Close())
	return read(f, s.Path())
}

func openAnything(t *testing.T, b []byte) {
	dir, err := os.MkdirTemp("", "cocode-fuzz")
	must(t, err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "x.cocode")
	must(t, os.WriteFile(path, b, 0o666))
	for _, open := range []func(string, study.Options) (*study.Study, error){study.OpenReadOnly, study.Open} {
		s, err := open(path, fixed("Anna"))
		if err != nil {
			continue
		}
		useAnything(s)
		s.Close()
	}
	size := len(b)
	after := read(t, path)
	if len(after) < size { // pages behind the last one were cut off
		b = b[:len(after)]
	}
	if string(after) != string(b) {
		t.Errorf("the file was changed")
	}
	if got := listing(t, dir); got != "x.cocode" {
		t.Errorf("files left: %s", got)
	}
}

// useAnything reads all there is, whatever it says.
func useAnything(s *study.Study) {
	s.Info()
	documents, _ := s.Documents()
	for _, d := range documents {
		s.Document(d.ID)
	}
	s.Units(study.UnitFilter{Gone: true})
	s.Codings(study.Filter{})
	s.Proposal()
	s.Codebooks()
	s.Memos("", "")
	s.Attributes()
	s.History()
	s.Seen("powertriangle")
	s.Search(study.Search{Words: "time OR*"})
	s.Digest()
	s.Verify(context.Background())
}
