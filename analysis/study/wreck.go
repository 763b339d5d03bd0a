package study

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/ncruces/go-sqlite3/vfs/readervfs"
)

// wreck is a study file with damaged pages, open for reading: every page passes for
// sound, and the first one is made anew if it is not. It is for Verify and Rescue
// alone, which check the rows.
type wreck struct {
	db      *database
	file    *os.File
	size    int64
	first   []byte  // the first page
	unsound []int64 // numbers of the damaged pages, from 1
	name    string
}

// pageBytes is the size of a page, the same in every study.
const pageBytes = 4096

var opened atomic.Int64 // names the files that are open at a time

func openDamaged(path string) (*wreck, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, words(path, err)
	}
	d := &wreck{file: f, name: fmt.Sprintf("damaged-%d", opened.Add(1))}
	if err := d.readPages(); err != nil {
		f.Close()
		return nil, words(path, err)
	}
	readervfs.Create(d.name, d)
	if d.db, err = openDatabase(d.name, "ro&vfs=reader", pragmas); err != nil {
		d.db = nil
		d.Close()
		return nil, words(path, err)
	}
	return d, nil
}

// Close closes the file.
func (d *wreck) Close() error {
	if d.db != nil {
		d.db.Close()
	}
	readervfs.Delete(d.name)
	return d.file.Close()
}

// Size returns the size of the file in whole pages.
func (d *wreck) Size() (int64, error) { return d.size, nil }

// ReadAt reads as if every page had the checksum that it should have.
func (d *wreck) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.file.ReadAt(p, off)
	if off < pageBytes {
		copy(p[:n], d.first[off:])
	}
	if n == pageBytes && off%pageBytes == 0 {
		setSum(p)
	}
	return n, err
}

// readPages finds out which pages are damaged.
func (d *wreck) readPages() error {
	info, err := d.file.Stat()
	if err != nil {
		return err
	}
	d.size = info.Size() / pageBytes * pageBytes
	var leaves []schemaLeaf
	for n := int64(1); n <= d.size/pageBytes; n++ {
		page := make([]byte, pageBytes)
		if _, err := d.file.ReadAt(page, (n-1)*pageBytes); err != nil {
			return err
		}
		if n == 1 {
			d.first = page
		}
		if !pageIsSound(page) && n != lockedByte/pageBytes+1 {
			d.unsound = append(d.unsound, n)
		}
		if last, ok := schemaRows(page); ok && n > 1 {
			leaves = append(leaves, schemaLeaf{n, last})
		}
	}
	if len(d.unsound) > 0 && d.unsound[0] == 1 {
		d.first = firstPage(d.size/pageBytes, leaves)
	}
	return nil
}

// schemaLeaf is a page of the table of contents, with the number of its last row.
type schemaLeaf struct{ page, last int64 }

// schemaRows reports whether a page holds rows of the table of contents, and the
// number of the last.
func schemaRows(page []byte) (last int64, ok bool) {
	if page[0] != leafTable {
		return 0, false
	}
	for _, c := range cellsOf(page, 0) {
		_, a := varint(page[c:])
		row, b := varint(page[c+a:])
		head, size := varint(page[c+a+b:])
		body := c + a + b + int(head)
		if size == 0 || head < 6 || body+5 > len(page) || !slices.Contains([]string{"table", "index"}, string(page[body:body+5])) {
			return 0, false
		}
		last = max(last, row)
	}
	return last, last > 0
}

// firstPage makes the first page of a study anew: a header with what every study has
// in it, and where the table of contents goes on.
func firstPage(pages int64, leaves []schemaLeaf) []byte {
	p := make([]byte, pageBytes)
	copy(p, magic)
	binary.BigEndian.PutUint16(p[16:], pageBytes)
	copy(p[18:], []byte{1, 1, reserved, 64, 32, 32})
	for at, n := range map[int]uint32{28: uint32(pages), 44: 4, 56: 1, 60: uint32(schemaVersion), 68: applicationID} {
		binary.BigEndian.PutUint32(p[at:], n)
	}
	slices.SortFunc(leaves, func(a, b schemaLeaf) int { return cmp.Compare(a.last, b.last) })
	p[100] = innerTable
	at := pageBytes - reserved
	for i, l := range leaves[:max(len(leaves)-1, 0)] {
		cell := appendVarint(binary.BigEndian.AppendUint32(nil, uint32(l.page)), l.last)
		at -= len(cell)
		copy(p[at:], cell)
		binary.BigEndian.PutUint16(p[112+2*i:], uint16(at))
		binary.BigEndian.PutUint16(p[103:], uint16(i+1))
	}
	binary.BigEndian.PutUint16(p[105:], uint16(at))
	if len(leaves) > 0 {
		binary.BigEndian.PutUint32(p[108:], uint32(leaves[len(leaves)-1].page))
	}
	return p
}

// isDamagedStudy reports whether a file whose first page does not say that it is a
// study still looks like one: it has sound pages behind it, and a table of contents.
func isDamagedStudy(path string) bool {
	if !hasSums(path) {
		return false
	}
	d, err := openDamaged(path)
	if err != nil {
		return false
	}
	defer d.Close()
	n, err := d.db.number("SELECT count(*) FROM sqlite_schema WHERE name IN ('event', 'part', 'coding')")
	return err == nil && n > 0
}

// hasSums reports whether one of the next pages of a file carries a checksum: a
// glance that spares reading a large file of another kind.
func hasSums(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	page := make([]byte, pageBytes)
	for n := int64(1); n <= 64; n++ {
		if _, err := f.ReadAt(page, n*pageBytes); err != nil {
			return false
		}
		if pageIsSound(page) && !bytes.Equal(page[:reserved], make([]byte, reserved)) {
			return true
		}
	}
	return false
}

// firstPage says what of the file's first page is not as it should be.
func (c *check) firstPage() {
	f, err := os.Open(c.path)
	if err != nil {
		return
	}
	defer f.Close()
	page := make([]byte, pageBytes)
	if n, err := f.ReadAt(page, 0); n < pageBytes {
		c.errorf("the file ends within its first page (%v)", err)
		return
	}
	if pageIsSound(page) {
		return
	}
	want := firstPage(0, nil)
	var wrong []string
	for _, x := range []struct {
		from, to int
		what     string
	}{{0, 16, "the words by which the file is known"}, {16, 18, "the size of its pages"}, {18, 24, "the format of its pages"},
		{56, 60, "the encoding of its words"}, {60, 64, "the number of its schema"}, {68, 72, "the mark of a study"}} {
		if !bytes.Equal(page[x.from:x.to], want[x.from:x.to]) {
			wrong = append(wrong, x.what)
		}
	}
	if len(wrong) == 0 {
		wrong = []string{"a count in its header, its table of contents, or an unused byte"}
	}
	c.errorf("the first page of the file is damaged: %s", strings.Join(wrong, ", "))
}
