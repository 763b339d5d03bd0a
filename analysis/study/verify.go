package study

import (
	"context"
	"io"
	"os"

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
