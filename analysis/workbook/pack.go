package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"
)

// pack writes the file. excelize writes streamed sheets and content types in the
// order of a map, so both are put in order here.
func (b *book) pack(w io.Writer) error {
	d, o := b.file.ContentTypes.Defaults, b.file.ContentTypes.Overrides
	sort.Slice(d, func(i, j int) bool { return d[i].Extension < d[j].Extension })
	sort.Slice(o, func(i, j int) bool { return o[i].PartName < o[j].PartName })
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &orderedZip{out: zip.NewWriter(w)} })
	return b.file.Write(w)
}

// orderedZip is a zip archive whose parts stand in order of their names, whatever
// the order in which they come. Each part is packed as it comes, so that only packed
// bytes are held in memory.
type orderedZip struct {
	out   *zip.Writer
	parts []*part
}

type part struct {
	name   string
	packed bytes.Buffer
	flate  *flate.Writer
	sum    hash.Hash32
	size   uint64
}

func (p *part) Write(b []byte) (int, error) {
	p.size += uint64(len(b))
	p.sum.Write(b)
	return p.flate.Write(b)
}

// Create begins a part; the one before is finished then.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	if err := z.finish(); err != nil {
		return nil, err
	}
	p := &part{name: name, sum: crc32.NewIEEE()}
	p.flate, _ = flate.NewWriter(&p.packed, flate.BestSpeed) // the level is a known one
	z.parts = append(z.parts, p)
	return p, nil
}

// finish packs the rest of the last part.
func (z *orderedZip) finish() error {
	if len(z.parts) == 0 {
		return nil
	}
	p := z.parts[len(z.parts)-1]
	if p.flate == nil {
		return nil
	}
	err := p.flate.Close()
	p.flate = nil
	return err
}

// AddFS is part of excelize's interface; a workbook has no folders to add.
func (z *orderedZip) AddFS(fsys fs.FS) error { return z.out.AddFS(fsys) }

// Close writes the parts in order: the content types first, where programs that
// look at a file's beginning expect them.
func (z *orderedZip) Close() error {
	if err := z.finish(); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	for _, p := range z.parts {
		w, err := z.out.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
			CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.packed.WriteTo(w); err != nil {
			return err
		}
		p.packed = bytes.Buffer{} // the memory is needed for the parts to come
	}
	return z.out.Close()
}

func rank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}
