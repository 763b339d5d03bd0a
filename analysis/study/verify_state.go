package study

import (
	"fmt"

	"github.com/ncruces/go-sqlite3"
)

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
