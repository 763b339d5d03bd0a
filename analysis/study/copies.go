package study

import (
	"cmp"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// copiesBeside returns the other files in a study's folder that are studies or parts
// of one, whatever they are called: their header carries cocode's mark.
func copiesBeside(path string) (copies []string) {
	own, err := os.Stat(path)
	if err != nil {
		return nil
	}
	entries, _ := os.ReadDir(filepath.Dir(path)) // what cannot be listed cannot be named
	for _, e := range entries {
		other := filepath.Join(filepath.Dir(path), e.Name())
		info, err := os.Stat(other)
		if err != nil || !info.Mode().IsRegular() || os.SameFile(own, info) {
			continue
		}
		if isMarked(other) || e.Name() == filepath.Base(path)+"-journal" {
			copies = append(copies, other)
		}
	}
	return copies
}

// isMarked reports whether a file begins as a study does.
func isMarked(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, 72)
	n, _ := f.ReadAt(b, 0)
	return n == len(b) && string(b[:16]) == magic && binary.BigEndian.Uint32(b[68:]) == applicationID
}

// newestCopies returns the studies beside a study that can be opened, those with the
// newest events first.
func newestCopies(path string) []string {
	type copied struct {
		path string
		last int64
	}
	var list []copied
	for _, other := range copiesBeside(path) {
		s, err := openAside(other)
		if err != nil {
			continue
		}
		s.view(func(db *database) error {
			last, err := db.number("SELECT max(at) FROM event")
			if err == nil && last > 0 {
				list = append(list, copied{other, last})
			}
			return err
		})
		s.Close()
	}
	slices.SortFunc(list, func(a, b copied) int { return cmp.Or(cmp.Compare(b.last, a.last), strings.Compare(a.path, b.path)) })
	var paths []string
	for _, c := range list {
		paths = append(paths, c.path)
	}
	return paths
}

// copiesWith returns the copies beside a study that still hold a participant's words,
// in their state or their record, and those that cannot be read to know.
func copiesWith(path, participant string, documents []string) (copies []string) {
	for _, other := range copiesBeside(path) {
		if holds, err := stillHolds(other, participant, documents); holds || err != nil {
			copies = append(copies, other)
		}
	}
	return copies
}

func stillHolds(path, participant string, documents []string) (holds bool, err error) {
	s, err := openAside(path)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	err = s.view(func(db *database) error {
		var l lessons
		if err := l.from(db); err != nil {
			return err
		}
		holds = slices.ContainsFunc(l.documents, func(r documentRecord) bool {
			return slices.Contains(documents, r.ID) || slices.ContainsFunc(r.Speakers, func(x speakerRecord) bool { return x.Participant == participant })
		})
		return nil
	})
	return holds, err
}

// sheets are the endings of files that cocode writes and reads besides studies.
var sheets = []string{".xlsx", ".csv", ".html", ".md", ".tex", ".qdpx", ".json", ".docx"}

// sheetsBeside returns the workbooks and exports in a study's folder.
func sheetsBeside(path string) (list []string) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if !e.IsDir() && slices.Contains(sheets, strings.ToLower(filepath.Ext(e.Name()))) {
			list = append(list, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return list
}

// openAside opens another study for a look, so that not a byte of it changes: what a
// writer that was killed left unfinished stays so.
func openAside(path string) (*Study, error) {
	s := &Study{path: path, readOnly: true}
	if err := s.connect("ro", pragmas); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}
