package study

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/ncruces/go-sqlite3"

	"cocode/corpus/diag"
)

// VerifyFile verifies the study in a file, also one that is too damaged to be opened:
// then it reads what can be read, page by page and row by row, says what the damage
// touches and what is whole, and names the way back.
func VerifyFile(ctx context.Context, path string, o Options) (diag.List, error) {
	s, err := OpenReadOnly(path, o)
	if err == nil {
		defer s.Close()
		return s.Verify(ctx)
	}
	if !errors.As(err, new(*DamageError)) {
		return nil, err
	}
	c := &check{path: path}
	c.firstPage()
	if err := c.pagesAlone(); err != nil {
		c.errorf("%v", err)
	}
	return c.list, c.survey(ctx)
}

// survey reads a damaged study as far as it goes and says what is touched.
func (c *check) survey(ctx context.Context) error {
	d, err := openDamaged(c.path)
	if err != nil {
		return err
	}
	defer d.Close()
	d.db.SetInterrupt(ctx)
	v := &surveyor{check: c, wreck: d, unread: map[string]bool{}}
	v.places()
	for _, table := range append([]string{"event", "part"}, stateTables...) {
		v.table(table)
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	whole := v.recordIsWhole()
	if whole {
		v.compareWhatIsRead()
	}
	c.wayBack(whole)
	return ctx.Err()
}

// surveyor is one reading of a damaged study.
type surveyor struct {
	*check
	*wreck
	unread map[string]bool // tables with rows that are lost
}

// places says what the damaged pages hold.
func (v *surveyor) places() {
	owner := v.owners()
	touched := map[string]int{}
	for _, n := range v.unsound {
		touched[holds(owner[n])]++
	}
	for _, what := range sortedKeys(touched) {
		v.errorf("%s of %s damaged", plural(touched[what], "page"), what)
	}
}

// holds says in words what the pages of a table or index hold.
func holds(table string) string {
	index := strings.HasPrefix(table, "sqlite_autoindex_")
	name, _, _ := strings.Cut(strings.TrimPrefix(table, "sqlite_autoindex_"), "_")
	words := map[string]string{"sqlite": "the table of contents of the file", "event": "the list of what was done", "part": "the record of what was done",
		"document": "the transcripts", "speaker": "the speakers", "turn": "the turns", "unit": "the meaning units", "codebook": "the codebooks",
		"node": "the codes and categories", "reading": "the condensed meaning units", "revision": "the changes of the inductive scheme",
		"coding": "the codings", "seen": "what coders have seen", "memo": "the memos", "attribute": "the attributes", "words": "the full-text index"}[name]
	switch {
	case table == "":
		return "no table"
	case words == "":
		return "the table " + name
	case index || strings.HasPrefix(table, "event_") || strings.HasPrefix(table, "unit_"):
		return "the index of " + words
	}
	return words
}

// table names the rows of a table that are not as they were written, or not to be
// read at all.
func (v *surveyor) table(table string) {
	l, err := v.db.layout(table)
	if err != nil {
		v.unread[table] = true
		v.errorf("%s cannot be found in the file", holds(table))
		return
	}
	bad, broken, last := 0, false, ""
	for r, err := range v.db.query("SELECT " + strings.Join(l.columns, ", ") + " FROM " + table) {
		if err != nil {
			broken = true
			break
		}
		last = v.rowWords(l, r)
		if v.db.checkRow(l, r) == nil {
			continue
		}
		if bad++; bad <= enough {
			v.errorf("%s is damaged", last)
		}
	}
	if bad > enough {
		v.errorf("%d rows of %s are damaged in all", bad, holds(table))
	}
	if broken {
		v.gap(l, last)
	}
	v.unread[table] = v.unread[table] || broken || bad > 0
}

// gap says between which rows a table cannot be read.
func (v *surveyor) gap(l *layout, before string) {
	order, after := "rowid", ""
	if v.withoutRowID(l.table) {
		order = strings.Join(l.columns[:l.key], " DESC, ")
	}
	for r, err := range v.db.query("SELECT " + strings.Join(l.columns, ", ") + " FROM " + l.table + " ORDER BY " + order + " DESC") {
		if err != nil {
			break
		}
		after = v.rowWords(l, r)
	}
	switch {
	case before == "" && after == "":
		v.errorf("%s cannot be read", holds(l.table))
	case before == "":
		v.errorf("%s cannot be read before %s", holds(l.table), after)
	case after == "":
		v.errorf("%s cannot be read after %s", holds(l.table), before)
	default:
		v.errorf("%s cannot be read between %s and %s", holds(l.table), before, after)
	}
}

func (v *surveyor) withoutRowID(table string) bool {
	sql, err := v.db.text("SELECT sql FROM sqlite_schema WHERE name = ?", table)
	return err == nil && strings.Contains(sql, "WITHOUT ROWID")
}

// rowWords names a row in the words of the field.
func (v *surveyor) rowWords(l *layout, r *sqlite3.Stmt) string {
	at := func(i int) string { return strings.ToValidUTF8(r.ColumnText(i), "?") }
	switch l.table {
	case "event":
		return fmt.Sprintf("the entry of the record %q by %s", at(3), at(2))
	case "part":
		return fmt.Sprintf("what the entry %s of the record says of %q", short(at(0)), at(2))
	case "document":
		return fmt.Sprintf("the transcript %s (%s)", at(2), at(0))
	case "speaker", "turn":
		return fmt.Sprintf("%s %d of the document %s", l.table, r.ColumnInt(1)+1, at(0))
	case "unit":
		return "the meaning unit " + at(0)
	case "reading":
		return "the condensed meaning unit of " + at(0)
	case "coding":
		return fmt.Sprintf("the coding %s on %s by %s", at(2), at(0), at(3))
	case "codebook":
		return fmt.Sprintf("the codebook %s %s", at(2), at(3))
	case "memo":
		return fmt.Sprintf("the memo %s on %s", at(0), strings.TrimSpace(at(1)+" "+at(2)))
	}
	return fmt.Sprintf("the row %s of the table %q", strings.ToValidUTF8(rowKey(l, r), "?"), l.table)
}

// recordIsWhole reports whether every event can be read and is as it was written.
func (v *surveyor) recordIsWhole() bool {
	n := 0
	for e, err := range v.db.wholeEvents() {
		if err != nil {
			return false
		}
		if n++; !e.Purged && e.name() != e.ID {
			return false
		}
	}
	return n > 0 && !v.unread["event"] && !v.unread["part"]
}

// compareWhatIsRead folds the record and compares the tables that can be read.
func (v *surveyor) compareWhatIsRead() {
	again, err := emptyMemory()
	if err != nil {
		return
	}
	defer again.Close()
	again.SetInterrupt(v.db.GetInterrupt())
	f := newFold(again)
	f.unindexed = true
	if err := again.transaction("BEGIN", func() error { return f.replay(v.db) }); err != nil {
		v.errorf("the record can be read, but not folded: %v", err)
		return
	}
	for _, table := range stateTables {
		if v.unread[table] {
			continue
		}
		if err := v.compare(table, v.db, again); err != nil {
			v.errorf("%v", err)
		}
	}
}

// wayBack says what to do now.
func (c *check) wayBack(whole bool) {
	if whole {
		c.list.Errorf(diag.Position{File: c.path}, "cocode backup NEW.cocode makes the study anew from its record; then go on with that file",
			"the record is whole: nothing that was done is lost")
		return
	}
	hint := "there is no other copy of the study in this folder; look among your backups. What is not named above can still be read and exported (show, codings, memo, codebook export)"
	if copies := newestCopies(c.path); len(copies) > 0 {
		hint = "the newest other copy in this folder is " + copies[0] + ": go on with it, and merge copies of your colleagues into it. What is not named above can still be read and exported"
	}
	c.list.Errorf(diag.Position{File: c.path}, hint, "the record itself is damaged: the study cannot be made anew from this file alone")
}

// Rescue makes a study anew under another name from the record of a damaged one, and
// verifies it. It refuses if the record is not whole. It never overwrites a file.
func Rescue(ctx context.Context, path, to string, o Options) error {
	d, err := openDamaged(path)
	if err != nil {
		return err
	}
	defer d.Close()
	v := &surveyor{check: &check{path: path}, wreck: d, unread: map[string]bool{}}
	if !v.recordIsWhole() {
		return &DamageError{What: "its record is damaged too; run verify to see what is touched, and go on with a backup or another copy"}
	}
	return writeStudy(ctx, to, o, func(copied *Study) error {
		return copied.change(func(f *fold) error { return f.takeEvents(d.db.wholeEvents()) })
	})
}

// takeEvents adds events to an empty record and folds them.
func (f *fold) takeEvents(events iter.Seq2[event, error]) error {
	for e, err := range events {
		if err != nil {
			return err
		}
		if err := f.db.insertEvent(e); err != nil {
			return err
		}
	}
	return f.rebuild(f.db)
}
