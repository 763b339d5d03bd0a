package study

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/bits"
	"path/filepath"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
)

// database is one connection with its prepared statements and the layout of its
// tables. It is for one goroutine at a time.
type database struct {
	*sqlite3.Conn
	statements map[string]*sqlite3.Stmt
	layouts    map[string]*layout
	buffer     []byte // for checksums
}

// mostMemory is how much of it one connection may take; it takes what it needs. The
// largest need is that of Verify, which holds a whole state in memory.
const mostMemory = 3 << 30

// openDatabase opens a file in a mode of SQLite's URI file names ("rw", "rwc", "ro",
// "memory").
func openDatabase(path, mode, pragmas string) (*database, error) {
	ctx := context.Background()
	if bits.UintSize == 64 {
		ctx = sqlite3.WithMaxMemory(ctx, mostMemory)
	}
	conn, err := sqlite3.OpenContext(ctx, fileURI(path)+"?mode="+mode)
	if err != nil {
		return nil, err
	}
	d := &database{Conn: conn, statements: map[string]*sqlite3.Stmt{}, layouts: map[string]*layout{}}
	if err := fts5.RegisterCustom(conn, registerPlaces); err != nil {
		return nil, joinClose(err, d)
	}
	if err := conn.Exec(pragmas); err != nil {
		return nil, joinClose(err, d)
	}
	return d, nil
}

// fileURI names a file so that no sign in its name means anything else.
func fileURI(path string) string {
	path = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	if strings.HasPrefix(path, "//") {
		path = "//" + path // a machine's name comes first on Windows, and none in the URI
	}
	return "file:" + path
}

func joinClose(err error, d *database) error {
	d.Close() // the first error says more
	return err
}

// Close finalises the statements and closes the connection.
func (d *database) Close() error {
	for _, s := range d.statements {
		s.Close()
	}
	return d.Conn.Close()
}

// statement returns a prepared statement. done gives it back.
func (d *database) statement(query string, args []any) (s *sqlite3.Stmt, done func() error, err error) {
	s, kept := d.statements[query]
	if !kept || s.Busy() {
		if s, _, err = d.Prepare(query); err != nil {
			return nil, nil, fmt.Errorf("%w in %q", err, query)
		}
		if !kept {
			d.statements[query] = s
			kept = true
		} else {
			kept = false
		}
	}
	done = s.Close
	if kept {
		done = s.Reset
	}
	for i, a := range args {
		if err := bind(s, i+1, a); err != nil {
			done()
			return nil, nil, err
		}
	}
	return s, done, nil
}

func bind(s *sqlite3.Stmt, i int, value any) error {
	switch v := value.(type) {
	case string:
		return s.BindText(i, v)
	case int:
		return s.BindInt(i, v)
	case int64:
		return s.BindInt64(i, v)
	case float64:
		return s.BindFloat(i, v)
	case bool:
		return s.BindBool(i, v)
	case []byte:
		if len(v) == 0 {
			return s.BindZeroBlob(i, 0)
		}
		return s.BindBlob(i, v)
	}
	return fmt.Errorf("a value of type %T cannot be stored", value)
}

// exec runs a statement that gives no rows.
func (d *database) exec(query string, args ...any) error {
	s, done, err := d.statement(query, args)
	if err != nil {
		return err
	}
	for s.Step() {
	}
	err = s.Err()
	if e := done(); err == nil {
		err = e
	}
	return err
}

// query runs a statement and gives its rows. A row is valid until the next one.
func (d *database) query(query string, args ...any) iter.Seq2[*sqlite3.Stmt, error] {
	return func(yield func(*sqlite3.Stmt, error) bool) {
		s, done, err := d.statement(query, args)
		if err != nil {
			yield(nil, err)
			return
		}
		defer done()
		for s.Step() {
			if !yield(s, nil) {
				return
			}
		}
		if err := s.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// number returns the single integer that a query asks for; 0 if it gives no row.
func (d *database) number(query string, args ...any) (n int64, err error) {
	for r, err := range d.query(query, args...) {
		if err != nil {
			return 0, err
		}
		n = r.ColumnInt64(0)
	}
	return n, nil
}

// text returns the single string that a query asks for; empty if it gives no row.
func (d *database) text(query string, args ...any) (t string, err error) {
	for r, err := range d.query(query, args...) {
		if err != nil {
			return "", err
		}
		t = r.ColumnText(0)
	}
	return t, nil
}

// texts returns the strings that a query asks for, one a row.
func (d *database) texts(query string, args ...any) ([]string, error) {
	return collect(d.query(query, args...), func(r *sqlite3.Stmt) (string, error) { return r.ColumnText(0), nil })
}

// transaction runs work between BEGIN and COMMIT; an error, from the work or from
// the commit, leaves everything as it was.
func (d *database) transaction(begin string, work func() error) error {
	if err := d.Exec(begin); err != nil {
		return err
	}
	err := d.survive(work)
	if err == nil {
		err = d.Exec("COMMIT")
	}
	if err != nil && !d.GetAutocommit() {
		d.Exec("ROLLBACK") // the first error says more
	}
	return err
}

// survive turns the one panic of the driver that a large study can cause into an
// error.
func (d *database) survive(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(error)
			if !ok || e.Error() != sqlite3.NOMEM.Error() {
				panic(r)
			}
			err = errors.New("the study is too large for the memory of this machine or program")
		}
	}()
	return work()
}
