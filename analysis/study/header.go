package study

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// applicationID is "coco", at byte 68 of the file: it tells a study from the
// databases of other programs (SQLite's "PRAGMA application_id").
const applicationID = 0x636f636f

// magic is how every SQLite file begins.
const magic = "SQLite format 3\x00"

// header is what is read from a file before SQLite may touch it.
type header struct {
	pageSize int
	pages    int64 // in the file
	schema   int
}

// size is how many bytes the file should have.
func (h header) size() int64 { return h.pages * int64(h.pageSize) }

// readHeader tells whether a file is a study, by its first bytes alone and without
// changing it. Its errors are sentences.
func readHeader(path string) (header, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return header{}, fmt.Errorf("there is no study %s; make one with the command new, or name another with --study: %w", path, fs.ErrNotExist)
	case err != nil:
		return header{}, fmt.Errorf("%s cannot be opened: %w", name, err)
	case info.IsDir():
		return header{}, fmt.Errorf("%s is a folder and not a study; name the .cocode file in it", name)
	case !info.Mode().IsRegular():
		return header{}, fmt.Errorf("%s is not a regular file and so not a study", name)
	case info.Size() == 0:
		return header{}, fmt.Errorf("%s is empty: it is no study (perhaps a copy that was cut off); it was left as it is", name)
	}
	f, err := os.Open(path)
	if err != nil {
		return header{}, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	defer f.Close()
	h, err := parseHeader(name, f)
	if err != nil && !firstIsSound(f) && isDamagedStudy(path) {
		return h, damaged(name, h.damage(), nil)
	}
	return h, err
}

func parseHeader(name string, f io.ReaderAt) (header, error) {
	b := make([]byte, 100)
	if _, err := f.ReadAt(b, 0); err != nil || string(b[:16]) != magic {
		return header{}, fmt.Errorf("%s is no study: it does not begin as a study file does; it was left as it is", name)
	}
	if id := binary.BigEndian.Uint32(b[68:]); id != applicationID {
		return header{}, fmt.Errorf("%s is no study: it is an SQLite file of another program; it was left as it is", name)
	}
	h := header{pageSize: int(binary.BigEndian.Uint16(b[16:])), pages: int64(binary.BigEndian.Uint32(b[28:])), schema: int(binary.BigEndian.Uint32(b[60:]))}
	if h.pageSize == 1 {
		h.pageSize = 1 << 16
	}
	if h.schema > schemaVersion && firstIsSound(f) {
		return h, fmt.Errorf("%s was made by a newer cocode (its schema is %d, this cocode knows %d); use a newer cocode to open it", name, h.schema, schemaVersion)
	}
	if h.pageSize < 512 || h.pageSize&(h.pageSize-1) != 0 || b[18] != 1 || b[19] != 1 || b[20] != reserved || h.schema > schemaVersion {
		return h, damaged(name, h.damage(), nil)
	}
	return h, nil
}

// damage says what is wrong with a first page that its checksum does not fit.
func (h header) damage() string {
	if h.schema > schemaVersion && h.schema < 1000 {
		return fmt.Sprintf("the first page of the file is not as it was written: it says that a newer cocode made it (its schema is %d, this cocode knows %d), and another program may have changed it",
			h.schema, schemaVersion)
	}
	return "the first page of the file is not as it was written"
}

// firstIsSound reports whether the first page of a file is as it was written, so that
// its header can be believed.
func firstIsSound(f io.ReaderAt) bool {
	page := make([]byte, pageBytes)
	_, err := f.ReadAt(page, 0)
	return err == nil && pageIsSound(page)
}

// reserved is how many bytes at the end of every page hold its checksum.
const reserved = 8

// checkFirstPage compares the first page with its checksum. While a writer commits,
// the page may be half written: then there is a journal, or it is another page a
// moment later.
func checkFirstPage(path string, h header) error {
	var before []byte
	for {
		page, err := readFirstPage(path, h)
		if err != nil || pageIsSound(page) {
			return err
		}
		if _, e := os.Stat(path + "-journal"); e == nil {
			return nil // SQLite rolls it back, or waits for the writer
		}
		if bytes.Equal(page, before) {
			return &DamageError{What: "the first page of the file is not as it was written"}
		}
		before = page
		time.Sleep(10 * time.Millisecond)
	}
}

func readFirstPage(path string, h header) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	page := make([]byte, h.pageSize)
	if _, err := f.ReadAt(page, 0); err != nil {
		return nil, &DamageError{What: "the file ends within its first page"}
	}
	return page, nil
}

// pageIsSound compares a page with its checksum.
func pageIsSound(page []byte) bool {
	return sumOf(page) == [reserved]byte(page[len(page)-reserved:])
}

// setSum gives a page its checksum.
func setSum(page []byte) {
	sum := sumOf(page)
	copy(page[len(page)-reserved:], sum[:])
}

// sumOf returns the checksum of a page (the algorithm of SQLite's checksum VFS,
// https://sqlite.org/cksumvfs.html).
func sumOf(page []byte) (sum [reserved]byte) {
	var a, b uint32
	for body := page[:len(page)-reserved]; len(body) >= 8; body = body[8:] {
		a += binary.LittleEndian.Uint32(body) + b
		b += binary.LittleEndian.Uint32(body[4:]) + a
	}
	binary.LittleEndian.PutUint32(sum[:], a)
	binary.LittleEndian.PutUint32(sum[4:], b)
	return sum
}
