package study

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"iter"
	"math"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// layout is how rows of one table are written and read: all columns in the order
// of the schema, the primary key first, the row's checksum last.
type layout struct {
	table   string
	columns []string // with the checksum
	key     int      // how many of them are the primary key
	put     string   // the statement that writes a row
}

// layout returns the layout of a table, as the schema gives it.
func (d *database) layout(table string) (*layout, error) {
	if l := d.layouts[table]; l != nil {
		return l, nil
	}
	l := &layout{table: table}
	for r, err := range d.query("SELECT name, pk FROM pragma_table_info(?)", table) {
		if err != nil {
			return nil, err
		}
		l.columns = append(l.columns, r.ColumnText(0))
		if r.ColumnInt(1) > 0 {
			l.key++
		}
	}
	if len(l.columns) == 0 {
		return nil, fmt.Errorf("the table %q is missing", table)
	}
	l.put = l.upsert()
	d.layouts[table] = l
	return l, nil
}

// upsert is used instead of INSERT OR REPLACE, which would delete the row first and
// take everything that refers to it along.
func (l *layout) upsert() string {
	var set []string
	for _, c := range l.columns[l.key:] {
		set = append(set, c+" = excluded."+c)
	}
	return "INSERT INTO " + l.table + " (" + strings.Join(l.columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(l.columns)-1) +
		") ON CONFLICT (" + l.keys() + ") DO UPDATE SET " + strings.Join(set, ", ")
}

func (l *layout) keys() string { return strings.Join(l.columns[:l.key], ", ") }

// put writes a row, in place of the one with the same key: all columns but the
// checksum, in the order of the schema.
func (d *database) put(table string, values ...any) error {
	l, err := d.layout(table)
	if err != nil {
		return err
	}
	if len(values) != len(l.columns)-1 {
		return fmt.Errorf("%d values for the %d columns of %q", len(values), len(l.columns)-1, table)
	}
	return d.exec(l.put, append(values, d.checksum(table, values))...)
}

// scan gives the rows of a table that a WHERE or ORDER clause names, each checked
// against its checksum.
func (d *database) scan(table, clause string, args ...any) iter.Seq2[*sqlite3.Stmt, error] {
	return func(yield func(*sqlite3.Stmt, error) bool) {
		l, err := d.layout(table)
		if err != nil {
			yield(nil, err)
			return
		}
		for r, err := range d.query("SELECT "+strings.Join(l.columns, ", ")+" FROM "+table+" "+clause, args...) {
			if err == nil {
				err = d.checkRow(l, r)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// rows gives the rows that a clause names as values for put.
func (d *database) rows(table, clause string, args ...any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for r, err := range d.scan(table, clause, args...) {
			var values []any
			if err == nil {
				values = valuesOf(r, len(d.layouts[table].columns)-1)
			}
			if !yield(values, err) {
				return
			}
		}
	}
}

func valuesOf(r *sqlite3.Stmt, columns int) []any {
	values := make([]any, columns)
	for i := range values {
		switch r.ColumnType(i) {
		case sqlite3.TEXT:
			values[i] = r.ColumnText(i)
		case sqlite3.BLOB:
			values[i] = r.ColumnBlob(i, nil)
		case sqlite3.INTEGER:
			values[i] = r.ColumnInt64(i)
		case sqlite3.FLOAT:
			values[i] = r.ColumnFloat(i)
		}
	}
	return values
}

// collect reads every row into a value.
func collect[T any](rows iter.Seq2[*sqlite3.Stmt, error], read func(*sqlite3.Stmt) (T, error)) (list []T, err error) {
	for r, err := range rows {
		if err != nil {
			return nil, err
		}
		x, err := read(r)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, nil
}

func (d *database) checkRow(l *layout, r *sqlite3.Stmt) error {
	last := len(l.columns) - 1
	if d.rowChecksum(l.table, r, last) == r.ColumnInt64(last) {
		return nil
	}
	var key []string
	for i := range l.key {
		key = append(key, r.ColumnText(i))
	}
	return &DamageError{What: fmt.Sprintf("the row %s of the table %q does not have the checksum that it was written with", strings.Join(key, " / "), l.table)}
}

// The checksum of a row is the CRC-32C of the table's name and, for each value, its
// kind, length and bytes. It catches every change of up to four neighbouring bytes.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (d *database) checksum(table string, values []any) int64 {
	b := append(d.buffer[:0], table...)
	for _, value := range values {
		switch v := value.(type) {
		case string:
			b = appendValue(b, 't', v)
		case []byte:
			b = appendValue(b, 'b', v)
		case int:
			b = appendNumber(b, 'i', uint64(v))
		case int64:
			b = appendNumber(b, 'i', uint64(v))
		case bool:
			b = appendNumber(b, 'i', map[bool]uint64{true: 1}[v])
		case float64:
			b = appendNumber(b, 'f', math.Float64bits(v+0)) // + 0: SQLite keeps no negative zero
		}
	}
	d.buffer = b
	return int64(crc32.Checksum(b, castagnoli))
}

func (d *database) rowChecksum(table string, r *sqlite3.Stmt, columns int) int64 {
	b := append(d.buffer[:0], table...)
	for i := range columns {
		switch r.ColumnType(i) {
		case sqlite3.TEXT:
			b = appendValue(b, 't', r.ColumnRawText(i))
		case sqlite3.BLOB:
			b = appendValue(b, 'b', r.ColumnRawBlob(i))
		case sqlite3.INTEGER:
			b = appendNumber(b, 'i', uint64(r.ColumnInt64(i)))
		case sqlite3.FLOAT:
			b = appendNumber(b, 'f', math.Float64bits(r.ColumnFloat(i)))
		}
	}
	d.buffer = b
	return int64(crc32.Checksum(b, castagnoli))
}

func appendValue[T string | []byte](b []byte, kind byte, v T) []byte {
	b = binary.AppendUvarint(append(b, kind), uint64(len(v)))
	return append(b, v...)
}

func appendNumber(b []byte, kind byte, v uint64) []byte {
	return binary.LittleEndian.AppendUint64(append(b, kind), v)
}
