package study

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/ncruces/go-sqlite3"

	"cocode/corpus/diag"
)

// check collects what Verify finds.
type check struct {
	path string
	list diag.List
}

func (c *check) errorf(format string, args ...any) {
	c.list.Errorf(diag.Position{File: c.path}, "", format, args...)
}

// enough is how many findings of one kind are listed one by one.
const enough = 20

// Verify checks everything that can be checked about the study and says in words
// what is wrong; an empty list is a sound study. It reads every page of the file,
// asks SQLite for its own checks, checks the name of every event and the checksum of
// every row, folds the state anew from the record alone and compares it, and checks
// that every span lies in its text and every coding names a unit and a code.
func (s *Study) Verify(ctx context.Context) (diag.List, error) {
	c := &check{path: s.path}
	err := s.view(func(db *database) error {
		defer db.SetInterrupt(db.SetInterrupt(ctx))
		// A read makes the file stand still: writers wait until we are done.
		if _, err := db.number("SELECT count(*) FROM sqlite_schema"); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			c.errorf("the table of contents of the file cannot be read (%v)", err)
			return nil
		}
		if err := c.pages(db); err != nil {
			return err
		}
		if c.list.Failed() {
			return c.survey(ctx)
		}
		for _, step := range []func(*database) error{c.integrity, c.record, c.state, c.meaning} {
			if err := step(db); err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				c.errorf("%v", words(s.path, err))
			}
			if c.list.Failed() {
				break // what follows would only repeat it in other words
			}
		}
		return nil
	})
	return c.list, err
}

// pages reads the raw file, page by page, so that free pages and the header are
// checked too.
func (c *check) pages(*database) error {
	f, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer f.Close()
	h, err := parseHeader(c.path, f)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != h.size() {
		c.errorf("the file is cut off or has bytes added: it has %d bytes and should have %d", info.Size(), h.size())
	}
	return c.walk(f, h.pageSize, min(h.pages, info.Size()/int64(h.pageSize)))
}

// pagesAlone reads the pages of a file whose header may lie.
func (c *check) pagesAlone() error {
	f, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size()%pageBytes != 0 {
		c.errorf("the file is cut off or has bytes added: %d bytes are not whole pages", info.Size())
	}
	return c.walk(f, pageBytes, info.Size()/pageBytes)
}

// lockedByte is where SQLite keeps its locks; the page that holds it is never
// written.
const lockedByte = 1 << 30

func (c *check) walk(f io.ReaderAt, size int, pages int64) error {
	damaged := 0
	page := make([]byte, size)
	for n := range pages {
		if _, err := f.ReadAt(page, n*int64(size)); err != nil {
			return err
		}
		if pageIsSound(page) || n == lockedByte/int64(size) {
			continue
		}
		if damaged++; damaged <= enough {
			c.errorf("page %d of %d (bytes %d to %d) is damaged: its checksum does not match", n+1, pages, n*int64(size), (n+1)*int64(size))
		}
	}
	if damaged > enough {
		c.errorf("%d pages are damaged in all", damaged)
	}
	return nil
}

// integrity asks SQLite: its structure, the full-text index, and foreign keys.
func (c *check) integrity(db *database) error {
	if id, err := db.number("PRAGMA application_id"); err != nil || id != applicationID {
		c.errorf("the file is not marked as a study (application id %x)", id)
	}
	for r, err := range db.query("PRAGMA integrity_check(20)") {
		if err != nil {
			return err
		}
		if answer := r.ColumnText(0); answer != "ok" {
			c.errorf("the database's own check says: %s", answer)
		}
	}
	for r, err := range db.query("PRAGMA foreign_key_check") {
		if err != nil {
			return err
		}
		c.errorf("a row of the table %q names a row of %q that is not there", r.ColumnText(0), r.ColumnText(2))
	}
	return nil
}

// record checks that every event still has the name that its content gives it, and
// all its parts.
func (c *check) record(db *database) error {
	n := 0
	for e, err := range db.wholeEvents() {
		if err != nil {
			return err
		}
		n++
		if !e.Purged && e.name() != e.ID {
			c.errorf("event %d of the record (%s by %s) is not as it was written", n, e.Kind, e.Who)
		}
	}
	orphans, err := db.number("SELECT count(*) FROM part WHERE event NOT IN (SELECT id FROM event)")
	if err == nil && orphans > 0 {
		c.errorf("%s of the record belong to no event", plural(int(orphans), "part"))
	}
	if n == 0 {
		c.errorf("the record is empty")
	}
	return err
}

// state folds the record into an empty database and compares.
func (c *check) state(db *database) error {
	again, err := emptyMemory()
	if err != nil {
		return err
	}
	defer again.Close()
	again.SetInterrupt(db.GetInterrupt())
	if err := c.schema(db, again); err != nil || c.list.Failed() {
		return err
	}
	err = again.transaction("BEGIN", func() error { return newFold(again).rebuild(db) })
	if err != nil {
		return err
	}
	for _, table := range stateTables {
		if err := c.compare(table, db, again); err != nil {
			return err
		}
	}
	return c.compareWords(db, again)
}

// schema checks that every table and index is there and as it should be.
func (c *check) schema(db, again *database) error {
	for r, err := range again.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL") {
		if err != nil {
			return err
		}
		sql, err := db.text("SELECT sql FROM sqlite_schema WHERE name = ?", r.ColumnText(0))
		if err != nil {
			return err
		}
		if sql != r.ColumnText(1) {
			c.errorf("the table or index %q is not that of schema %d", r.ColumnText(0), schemaVersion)
		}
	}
	return nil
}

// emptyMemory is an empty study in memory.
func emptyMemory() (*database, error) {
	db, err := openDatabase("state", "memory", pragmas)
	if err != nil {
		return nil, err
	}
	if err := buildEmpty(db); err != nil {
		return nil, joinClose(err, db)
	}
	return db, nil
}

// compare goes through a table in both databases, in the order of its key.
func (c *check) compare(table string, db, again *database) error {
	have, err := db.fingerprints(table)
	if err != nil {
		return err
	}
	l, err := again.layout(table)
	if err != nil {
		return err
	}
	missing, different := 0, 0
	for r, err := range again.scan(table, "") {
		if err != nil {
			return err
		}
		key := rowKey(l, r)
		sum, ok := have[key]
		delete(have, key)
		switch {
		case !ok:
			missing++
		case sum != r.ColumnInt64(len(l.columns)-1):
			if different++; different <= enough {
				c.errorf("%s of the table %q is not what the record says", key, table)
			}
		}
	}
	if missing > 0 {
		c.errorf("the table %q lacks %s that the record tells of", table, plural(missing, "row"))
	}
	if len(have) > 0 {
		c.errorf("the table %q has %s that the record does not tell of, first %s", table, plural(len(have), "row"), sortedKeys(have)[0])
	}
	return nil
}

// fingerprints returns the checksum of every row of a table, each checked.
func (d *database) fingerprints(table string) (map[string]int64, error) {
	l, err := d.layout(table)
	if err != nil {
		return nil, err
	}
	sums := map[string]int64{}
	for r, err := range d.scan(table, "") {
		if err != nil {
			return nil, err
		}
		sums[rowKey(l, r)] = r.ColumnInt64(len(l.columns) - 1)
	}
	return sums, nil
}

func rowKey(l *layout, r *sqlite3.Stmt) string {
	key := r.ColumnText(0)
	for i := 1; i < l.key; i++ {
		key += " / " + r.ColumnText(i)
	}
	return key
}

// compareWords compares the vocabularies of the full-text indexes: every word, in
// how many turns and how often.
func (c *check) compareWords(db, again *database) error {
	have, err := db.vocabulary()
	if err != nil {
		return err
	}
	want, err := again.vocabulary()
	if err != nil {
		return err
	}
	if have != want {
		c.errorf("the full-text index does not hold the words of the documents")
	}
	return nil
}

func (d *database) vocabulary() (string, error) {
	var sum int64
	n := 0
	if err := d.Exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)"); err != nil {
		return "", err
	}
	for r, err := range d.query("SELECT term, doc, cnt FROM temp.vocabulary ORDER BY term") {
		if err != nil {
			return "", err
		}
		n++
		sum = sum*31 + d.rowChecksum("words", r, 3)
	}
	return fmt.Sprintf("%d words, %x", n, uint64(sum)), nil
}
