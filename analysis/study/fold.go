package study

import (
	"encoding/json"
	"fmt"
	"slices"
)

// fold makes the state from the record. Folding is total and depends on nothing but
// the events and their order: an event that refers to what is not there (since the
// event that made it was undone, or came from another copy in which it was not) has
// no effect, and what it could not do is written down as a conflict.
type fold struct {
	db        *database
	documents map[string]*documentState
	conflicts int // of the event at hand
	event     event
	purges    *scrubber // who has withdrawn; nil until it is asked for
	unindexed bool      // the full-text index is made at the end
}

// documentState is what folding asks of a document again and again.
type documentState struct {
	n     int
	hash  string
	units map[string]string // id → state
}

func newFold(db *database) *fold {
	return &fold{db: db, documents: map[string]*documentState{}}
}

// appliers holds how the parts of each kind of event change the state.
var appliers = map[string]func(*fold, part) error{
	kindCreate:      applyCreate,
	kindImport:      applyImport,
	kindUpdate:      applyUpdate,
	kindAttributes:  applyAttributes,
	kindUnits:       applyUnits,
	kindProposal:    applyProposal,
	kindCodebook:    applyCodebook,
	kindSuggestions: applySuggestions,
	kindDecisions:   applyDecisions,
	kindSeen:        applySeen,
	kindMemo:        applyMemo,
	kindRevision:    applyRevision,
	kindUndo:        applyNothing, // what it undoes is left out by rebuild
	kindPurge:       applyNothing, // what it took away is no longer in the record
	kindSample:      applyNothing, // Samples reads it from the record
}

func applyNothing(*fold, part) error { return nil }

// apply folds one event into the state.
func (f *fold) apply(e event) error {
	f.event, f.conflicts = e, 0
	applier := appliers[e.Kind]
	if applier == nil {
		return f.conflict("its kind %q is not known to this cocode", e.Kind)
	}
	for _, p := range e.Parts {
		if len(p.Payload) == 0 {
			continue // purged
		}
		if err := applier(f, p); err != nil {
			return err
		}
	}
	return nil
}

// conflict writes down what the event at hand could not do, since what it names is
// not there.
func (f *fold) conflict(format string, args ...any) error {
	return f.putConflict(true, format, args...)
}

// adjusted writes down what the event at hand had to do in another way.
func (f *fold) adjusted(format string, args ...any) error {
	return f.putConflict(false, format, args...)
}

func (f *fold) putConflict(orphan bool, format string, args ...any) error {
	f.conflicts++
	return f.db.put("conflict", f.event.ID, f.conflicts, fmt.Sprintf(format, args...), orphan)
}

// rebuild empties the state and folds every event of source that is not undone. The
// full-text index is made anew only if it has to hold other words than before.
func (f *fold) rebuild(source *database) error {
	before, err := f.db.indexed()
	if err != nil {
		return err
	}
	if err := f.clear(); err != nil {
		return err
	}
	f.unindexed = true
	if err := f.replay(source); err != nil {
		return err
	}
	f.unindexed = false
	after, err := f.db.indexed()
	if err != nil || slices.Equal(before, after) {
		return err
	}
	return f.indexAll()
}

func (f *fold) replay(source *database) error {
	undone, err := source.undone()
	if err != nil {
		return err
	}
	for e, err := range source.wholeEvents() {
		if err != nil {
			return err
		}
		if undone[e.ID] {
			continue
		}
		if err := f.apply(e); err != nil {
			return err
		}
	}
	return nil
}

func (f *fold) clear() error {
	clear(f.documents)
	for i := len(stateTables) - 1; i >= 0; i-- {
		if err := f.db.exec("DELETE FROM " + stateTables[i]); err != nil {
			return err
		}
	}
	return nil
}

// undone returns the events that do not count: those that an undo names which is
// not undone itself. An undo names earlier events only, so that going backwards
// settles each before it is asked for.
func (d *database) undone() (map[string]bool, error) {
	undone := map[string]bool{}
	for r, err := range d.scan("event", "WHERE kind = '"+kindUndo+"' ORDER BY at DESC, id DESC") {
		if err != nil {
			return nil, err
		}
		id := r.ColumnText(0)
		if undone[id] {
			continue
		}
		parts, err := d.parts(id)
		if err != nil {
			return nil, err
		}
		for _, p := range parts {
			var u undoRecord
			if err := json.Unmarshal(p.Payload, &u); err != nil {
				return nil, &DamageError{What: "an undo in the record cannot be read"}
			}
			for _, id := range u.Events {
				undone[id] = true
			}
		}
	}
	return undone, nil
}

// document returns what is known of a document; nil if it is not in the study.
func (f *fold) document(id string) (*documentState, error) {
	if d := f.documents[id]; d != nil {
		return d, nil
	}
	var d *documentState
	for r, err := range f.db.query("SELECT n, hash FROM document WHERE id = ?", id) {
		if err != nil {
			return nil, err
		}
		d = &documentState{n: r.ColumnInt(0), hash: r.ColumnText(1), units: map[string]string{}}
	}
	if d == nil {
		return nil, nil
	}
	for r, err := range f.db.query("SELECT id, state FROM unit WHERE document = ?", id) {
		if err != nil {
			return nil, err
		}
		d.units[r.ColumnText(0)] = r.ColumnText(1)
	}
	f.documents[id] = d
	return d, nil
}

// forget drops what was known of a document, after its units changed.
func (f *fold) forget(id string) { delete(f.documents, id) }
