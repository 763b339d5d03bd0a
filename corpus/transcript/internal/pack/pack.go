// Package pack opens the containers in which office programs put their documents:
// zip archives, under limits that a bomb meets before it unfolds.
package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"cocode/corpus/transcript/internal/source"
)

// Limits of an archive.
const (
	maxParts    = 10_000
	maxUnpacked = 256 << 20 // all parts that are read, together
	maxRatio    = 400       // unpacked to packed, for parts above one megabyte
)

// Archive is an open zip archive in memory.
type Archive struct {
	reader *zip.Reader
	read   int64
}

// Open returns the archive in data.
func Open(data []byte) (*Archive, *source.Fault) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, source.Faultf("get a whole copy of it, or save it again from the program that made it",
			"the file is cut or damaged: its zip directory is missing")
	}
	if len(r.File) > maxParts {
		return nil, source.Faultf("", "it holds %d parts, and no document has more than %d", len(r.File), maxParts)
	}
	return &Archive{reader: r}, nil
}

// Names returns the names of all parts in the order of the archive.
func (a *Archive) Names() []string {
	names := make([]string, len(a.reader.File))
	for i, f := range a.reader.File {
		names[i] = f.Name
	}
	return names
}

// Has reports whether the archive holds a part.
func (a *Archive) Has(name string) bool { return a.find(name) != nil }

func (a *Archive) find(name string) *zip.File {
	for _, f := range a.reader.File {
		if strings.ReplaceAll(f.Name, `\`, "/") == name {
			return f
		}
	}
	return nil
}

// Part returns the bytes of a part; ok is false if there is none of the name.
func (a *Archive) Part(name string) (data []byte, ok bool, fault *source.Fault) {
	f := a.find(name)
	if f == nil {
		return nil, false, nil
	}
	if f.Flags&1 != 0 {
		return nil, true, Locked()
	}
	size := f.UncompressedSize64
	if size > maxUnpacked || size > 1<<20 && size/maxRatio > f.CompressedSize64 {
		return nil, true, bomb(f)
	}
	data, err := a.unpack(f)
	switch {
	case errors.Is(err, errTooLong):
		return nil, true, bomb(f)
	case err != nil:
		return nil, true, source.Faultf("get a whole copy of it, or save it again from the program that made it",
			"the file is damaged: its part %q does not unpack", f.Name)
	}
	return data, true, nil
}

var errTooLong = errors.New("part longer than the archive says")

// unpack reads a part, but never more than it says that it holds: a part that
// goes on after that lies.
func (a *Archive) unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	if f.UncompressedSize64 < 8<<20 {
		b.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if a.read += n; uint64(n) > f.UncompressedSize64 || a.read > maxUnpacked {
		return nil, errTooLong
	}
	return b.Bytes(), err
}

func bomb(f *zip.File) *source.Fault {
	return source.Faultf("do not open it if you do not know where it comes from",
		"its part %q unpacks to more than a document can hold (a zip bomb)", f.Name)
}

// Locked is the fault of a file under a password.
func Locked() *source.Fault {
	return source.Faultf("open it with its password and save a copy without one", "it is protected by a password")
}
