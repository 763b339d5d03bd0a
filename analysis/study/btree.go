package study

import (
	"encoding/binary"
)

// The pages of the file as SQLite lays them out (https://sqlite.org/fileformat2.html),
// as far as it takes to say which table a damaged page belongs to.

// The kinds of pages of a tree.
const (
	innerIndex = 2
	innerTable = 5
	leafIndex  = 10
	leafTable  = 13
)

// varint reads a number of one to nine bytes; n is 0 if there is none.
func varint(b []byte) (v int64, n int) {
	for i := 0; i < 8 && i < len(b); i++ {
		v = v<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	if len(b) < 9 {
		return 0, 0
	}
	return v<<8 | int64(b[8]), 9
}

// appendVarint appends a number below 2^14.
func appendVarint(b []byte, v int64) []byte {
	if v >= 1<<7 {
		b = append(b, byte(v>>7)|0x80)
	}
	return append(b, byte(v&0x7f))
}

// cellsOf returns where the cells of a page of a tree begin; at is where its header
// is. Cells that lie outside are left out.
func cellsOf(page []byte, at int) (cells []int) {
	pointers := at + 8
	if page[at] == innerIndex || page[at] == innerTable {
		pointers += 4
	}
	for i := range int(binary.BigEndian.Uint16(page[at+3:])) {
		if pointers+2*i+2 > len(page) {
			break
		}
		if c := int(binary.BigEndian.Uint16(page[pointers+2*i:])); c > at && c < len(page)-reserved-4 {
			cells = append(cells, c)
		}
	}
	return cells
}

// owners returns which table or index every page belongs to, as far as the trees
// can be followed; a free page belongs to none.
func (d *wreck) owners() map[int64]string {
	owner := map[int64]string{}
	d.follow(owner, "sqlite_schema", 1)
	for r, err := range d.db.query("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0") {
		if err != nil {
			break
		}
		d.follow(owner, r.ColumnText(0), r.ColumnInt64(1))
	}
	return owner
}

func (d *wreck) follow(owner map[int64]string, name string, root int64) {
	for todo := []int64{root}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n < 1 || n > d.size/pageBytes || owner[n] != "" {
			continue
		}
		owner[n] = name
		page := make([]byte, pageBytes)
		if _, err := d.ReadAt(page, (n-1)*pageBytes); err != nil {
			continue
		}
		at := 0
		if n == 1 {
			at = 100
		}
		kind := page[at]
		if kind == innerIndex || kind == innerTable {
			todo = append(todo, int64(binary.BigEndian.Uint32(page[at+8:])))
		}
		for _, c := range cellsOf(page, at) {
			if kind == innerIndex || kind == innerTable {
				todo = append(todo, int64(binary.BigEndian.Uint32(page[c:])))
				c += 4
			}
			d.followOverflow(owner, name, overflow(page, kind, c))
		}
	}
}

// followOverflow goes along the pages that hold the rest of a long row.
func (d *wreck) followOverflow(owner map[int64]string, name string, n int64) {
	for n >= 1 && n <= d.size/pageBytes && owner[n] == "" {
		owner[n] = name
		next := make([]byte, 4)
		if _, err := d.file.ReadAt(next, (n-1)*pageBytes); err != nil {
			return
		}
		n = int64(binary.BigEndian.Uint32(next))
	}
}

// overflow returns the page on which a row goes on that begins in a cell; 0 if it is
// whole.
func overflow(page []byte, kind byte, cell int) int64 {
	const usable = pageBytes - reserved
	if kind != leafTable && kind != leafIndex && kind != innerIndex {
		return 0
	}
	payload, n := varint(page[cell:])
	most := int64((usable-12)*64/255 - 23)
	if kind == leafTable {
		_, row := varint(page[cell+n:])
		n += row
		most = usable - 35
	}
	if payload <= most || n == 0 {
		return 0
	}
	least := int64((usable-12)*32/255 - 23)
	local := least + (payload-least)%(usable-4)
	if local > most {
		local = least
	}
	at := cell + n + int(local)
	if at+4 > usable {
		return 0
	}
	return int64(binary.BigEndian.Uint32(page[at:]))
}
