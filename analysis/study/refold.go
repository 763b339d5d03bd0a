package study

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cocode/analysis"
)

// The state of a document hangs on the parts of the record that speak of it, and on
// those that hold for the whole study: codebooks, memos, attributes, the inductive
// scheme and its revisions. So when events begin or cease to count, the documents
// they speak of are folded again in an empty database and put in the place of what
// was there. What reaches further, an import or a codebook, folds everything.

// wholly are the kinds of events that are folded also for a single document.
var wholly = map[string]bool{kindCreate: true, kindCodebook: true, kindMemo: true, kindAttributes: true, kindRevision: true}

// refold makes the state again after the events with these identities have begun or
// ceased to count. It leaves what rebuild would leave.
func (f *fold) refold(changed map[string]bool) error {
	r, err := f.reachOf(changed)
	if err != nil {
		return err
	}
	if !r.all {
		done, err := f.refoldReach(r)
		if err != nil || done {
			return err
		}
	}
	return f.rebuild(f.db)
}

// refoldReach folds a part of the record. done is false if the part cannot be told
// apart from the rest: events of it conflict with others.
func (f *fold) refoldReach(r reach) (done bool, err error) {
	again, err := emptyMemory()
	if err != nil {
		return false, err
	}
	defer again.Close()
	g := newFold(again)
	g.unindexed = true
	var events []string
	err = again.transaction("BEGIN", func() error {
		events, err = g.replayOf(f.db, r)
		return err
	})
	if err != nil {
		return false, err
	}
	if torn, err := f.conflicting(again, events); err != nil || torn {
		return false, err
	}
	if apart, err := f.comesOrGoes(again, r.documents); err != nil || apart {
		return false, err
	}
	return true, f.take(again, r)
}

// comesOrGoes reports whether one of the documents is in one of the states only.
func (f *fold) comesOrGoes(again *database, documents map[string]bool) (bool, error) {
	for id := range documents {
		before, err := f.db.text("SELECT id FROM document WHERE id = ?", id)
		if err != nil {
			return false, err
		}
		now, err := again.text("SELECT id FROM document WHERE id = ?", id)
		if err != nil || before != now {
			return true, err
		}
	}
	return false, nil
}

// replayOf folds what a part of the state hangs on, and returns the events that speak
// of its documents, also those that do not count.
func (f *fold) replayOf(source *database, r reach) (events []string, err error) {
	undone, err := source.undone()
	if err != nil {
		return nil, err
	}
	spoken, err := source.spoken(r.documents)
	if err != nil {
		return nil, err
	}
	for e, err := range source.events() {
		if err != nil {
			return nil, err
		}
		if spoken[e.ID] {
			events = append(events, e.ID)
		}
		if undone[e.ID] || !spoken[e.ID] && !wholly[e.Kind] && e.Kind != kindProposal {
			continue
		}
		if e.Parts, err = source.partsOf(e, r.documents); err != nil {
			return nil, err
		}
		if err := f.apply(e); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// spoken returns the events with a part that speaks of one of the documents.
func (d *database) spoken(documents map[string]bool) (map[string]bool, error) {
	spoken := map[string]bool{}
	if len(documents) == 0 {
		return spoken, nil
	}
	list, err := json.Marshal(sortedKeys(documents))
	if err != nil {
		return nil, err
	}
	for r, err := range d.query("SELECT event FROM part WHERE subject IN (SELECT value FROM json_each(?))", string(list)) {
		if err != nil {
			return nil, err
		}
		spoken[r.ColumnText(0)] = true
	}
	return spoken, nil
}

// partsOf returns the parts of an event that count for some documents: all of what
// holds for the whole study, of others those that speak of the documents, and of a
// proposal the scheme too.
func (d *database) partsOf(e event, documents map[string]bool) ([]part, error) {
	if wholly[e.Kind] {
		return d.parts(e.ID)
	}
	subjects := sortedKeys(documents)
	if e.Kind == kindProposal {
		subjects = append(subjects, analysis.Inductive)
	}
	list, err := json.Marshal(subjects)
	if err != nil {
		return nil, err
	}
	return d.readParts("WHERE event = ? AND subject IN (SELECT value FROM json_each(?)) ORDER BY n", e.ID, string(list))
}

// conflicting reports whether one of the events could not do what it says, before or
// now: then others have a say in it.
func (f *fold) conflicting(again *database, events []string) (bool, error) {
	n, err := again.number("SELECT count(*) FROM conflict")
	if err != nil || n > 0 {
		return n > 0, err
	}
	for r, err := range f.db.query("SELECT DISTINCT event FROM conflict") {
		if err != nil {
			return false, err
		}
		if slices.Contains(events, r.ColumnText(0)) {
			return true, nil
		}
	}
	return false, nil
}

// take puts what was folded again in the place of what was there.
func (f *fold) take(again *database, r reach) error {
	for _, x := range []struct {
		table, clause string
		wanted        bool
	}{{"memo", "", r.memos}, {"attribute", "", r.described}, {"revision", "", r.scheme}, {"node", "WHERE codebook = 0", r.scheme}} {
		if !x.wanted {
			continue
		}
		if err := f.db.exec("DELETE FROM " + x.table + " " + x.clause); err != nil {
			return err
		}
		if err := f.db.copyRows(again, x.table, x.clause); err != nil {
			return err
		}
	}
	for _, id := range sortedKeys(r.documents) {
		if err := f.takeDocument(again, id); err != nil {
			return err
		}
	}
	return nil
}

// ofDocument are the tables that hold what is known of a document besides its own
// row, with which they go.
var ofDocument = []string{"speaker", "turn", "unit", "reading", "coding", "pass", "seen"}

// clauseOf chooses the rows of a document in one of these tables.
func (l *layout) clauseOf(document string) (clause string, args []any) {
	if slices.Contains(l.columns, "document") {
		return "WHERE document = ?", []any{document}
	}
	low, high := unitRange(document)
	return "WHERE unit >= ? AND unit < ?", []any{low, high}
}

func (f *fold) takeDocument(again *database, id string) error {
	defer f.forget(id)
	const text = "SELECT event || hash FROM document WHERE id = ?"
	before, err := f.db.text(text, id)
	if err != nil || before == "" {
		return err
	}
	n, err := f.db.number("SELECT n FROM document WHERE id = ?", id)
	if err != nil {
		return err
	}
	if err := f.db.exec("DELETE FROM document WHERE id = ?", id); err != nil {
		return err
	}
	if err := f.db.copyDocument(again, id, int(n)); err != nil {
		return err
	}
	for _, table := range ofDocument {
		l, err := again.layout(table)
		if err != nil {
			return err
		}
		clause, args := l.clauseOf(id)
		if err := f.db.copyRows(again, table, clause, args...); err != nil {
			return err
		}
	}
	if now, err := f.db.text(text, id); err != nil || now == before {
		return err
	}
	return f.indexAgain(id, int(n))
}

// indexAgain renews the words of a document in the full-text index.
func (f *fold) indexAgain(id string, n int) error {
	d, err := f.db.document(id)
	if err != nil {
		return err
	}
	if err := f.unindex(n); err != nil {
		return err
	}
	return f.index(d, n)
}

// copyDocument copies the row of a document; its place among the others stays.
func (d *database) copyDocument(from *database, id string, n int) error {
	for values, err := range from.rows("document", "WHERE id = ?", id) {
		if err != nil {
			return err
		}
		values[1] = n
		if err := d.put("document", values...); err != nil {
			return err
		}
	}
	return nil
}

func (d *database) copyRows(from *database, table, clause string, args ...any) error {
	for values, err := range from.rows(table, clause, args...) {
		if err != nil {
			return err
		}
		if err := d.put(table, values...); err != nil {
			return fmt.Errorf("%w in %s", err, strings.TrimSpace(table+" "+clause))
		}
	}
	return nil
}
