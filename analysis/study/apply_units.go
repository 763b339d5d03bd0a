package study

import (
	"slices"

	"github.com/ncruces/go-sqlite3"
)

// The states of a unit.
const (
	stateLive    = ""
	stateStale   = "stale"   // the segmentation now differs; a person's work keeps the unit
	stateChanged = "changed" // a correction of the transcript changed its words
	stateGone    = "gone"    // a correction of the transcript took its words away
)

// unitState is a row of the table unit.
type unitState struct {
	id, document string
	turn         int
	spans        string
	state, was   string
}

func readUnit(r *sqlite3.Stmt) (unitState, error) {
	return unitState{r.ColumnText(0), r.ColumnText(1), r.ColumnInt(2), r.ColumnText(3), r.ColumnText(4), r.ColumnText(5)}, nil
}

func (d *database) putUnit(u unitState) error {
	return d.put("unit", u.id, u.document, u.turn, u.spans, u.state, u.was)
}

func (d *database) units(document string) ([]unitState, error) {
	return collect(d.scan("unit", "WHERE document = ? ORDER BY id", document), readUnit)
}

// touched returns the units of a document that a person has worked on: decided, seen
// and left without a code, condensed anew, or written a memo on. No pass may take them
// away.
func (d *database) touched(document string) (map[string]bool, error) {
	touched := map[string]bool{}
	low, high := unitRange(document)
	for _, query := range []string{
		"SELECT DISTINCT unit FROM coding WHERE unit >= ? AND unit < ? AND status <> 'suggested'",
		"SELECT DISTINCT unit FROM seen WHERE unit >= ? AND unit < ?",
		"SELECT unit FROM reading WHERE unit >= ? AND unit < ? AND edited = 1",
		"SELECT subject FROM memo WHERE subject >= ? AND subject < ? AND kind = 'unit'",
	} {
		for r, err := range d.query(query, low, high) {
			if err != nil {
				return nil, err
			}
			touched[r.ColumnText(0)] = true
		}
	}
	return touched, nil
}

// unitRange returns between which two strings the ids of a document's units lie.
func unitRange(document string) (low, high string) { return document + "-", document + "." }

// applyUnits replaces the segmentation of a document. Units that a person has worked
// on stay as they are; they are marked if the new segmentation does not hold them.
func applyUnits(f *fold, p part) error {
	var r unitsRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	d, err := f.document(r.Document)
	if err != nil {
		return err
	}
	if d == nil {
		return f.conflict("the document %s, whose meaning units it sets, is not there", r.Document)
	}
	if d.hash != r.Text {
		return f.conflict("the meaning units of %s were made from another version of its text", r.Document)
	}
	kept, err := f.keepTouched(r)
	if err != nil {
		return err
	}
	defer f.forget(r.Document)
	for _, u := range r.Units {
		if kept[u.ID] {
			continue
		}
		if err := f.db.putUnit(unitState{u.ID, r.Document, u.Turn, formatSpans(u.Spans), stateLive, ""}); err != nil {
			return err
		}
	}
	return nil
}

// keepTouched removes the units that are neither in the new segmentation nor touched,
// and returns those that the new segmentation may not overwrite.
func (f *fold) keepTouched(r unitsRecord) (kept map[string]bool, err error) {
	spans := map[string]string{}
	for _, u := range r.Units {
		spans[u.ID] = formatSpans(u.Spans)
	}
	touched, err := f.db.touched(r.Document)
	if err != nil {
		return nil, err
	}
	before, err := f.db.units(r.Document)
	if err != nil {
		return nil, err
	}
	kept = map[string]bool{}
	for _, u := range before {
		switch {
		case !touched[u.id]:
			if spans[u.id] != u.spans || u.state == stateGone { // also one of other words: what was said of it goes
				err = f.db.exec("DELETE FROM unit WHERE id = ?", u.id)
			}
		default:
			kept[u.id] = true
			err = f.markStale(u, spans[u.id] == u.spans)
		}
		if err != nil {
			return nil, err
		}
	}
	return kept, nil
}

func (f *fold) markStale(u unitState, same bool) error {
	state := u.state
	switch {
	case same && state == stateStale:
		state = stateLive
	case !same && state == stateLive:
		state = stateStale
	}
	if state == u.state {
		return nil
	}
	u.state = state
	return f.db.putUnit(u)
}

func applySeen(f *fold, p part) error {
	var r seenRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	d, err := f.document(r.Document)
	if err != nil {
		return err
	}
	var missing []string
	for _, unit := range r.Units {
		if d == nil || !d.has(unit) {
			missing = append(missing, unit)
			continue
		}
		if err := f.db.put("seen", unit, r.Coder, f.event.At); err != nil {
			return err
		}
	}
	return f.missingUnits("was seen by "+r.Coder, missing)
}

func (d *documentState) has(unit string) bool {
	_, ok := d.units[unit]
	return ok
}

// missingUnits writes down units that an event names and that are not there.
func (f *fold) missingUnits(what string, units []string) error {
	slices.Sort(units)
	for _, u := range slices.Compact(units) {
		if err := f.conflict("the meaning unit %s, which %s, is not there", u, what); err != nil {
			return err
		}
	}
	return nil
}
