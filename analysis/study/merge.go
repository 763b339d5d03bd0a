package study

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
)

// Merged tells what a merge brought in.
type Merged struct {
	Events    int            // new ones
	Kinds     map[string]int // of the new events, by kind
	Conflicts []string       // what events of either copy cannot do beside those of the other, in words
	Differ    []Difference   // what both copies have changed since they parted; the later stands
}

// Difference is something that two copies of a study decided differently.
type Difference struct {
	What   string // the unit, code and coder, or the memo
	Stands string
	Lost   string // stays in the record
}

// Merge brings in all events of another copy of the study that this one does not
// have, in one transaction, and folds the state anew in the order of time. Both ways
// of merging two copies give the same study, and merging again changes nothing. What
// was purged from either copy is purged from both.
func (s *Study) Merge(path string) (Merged, error) {
	m := Merged{Kinds: map[string]int{}}
	other, err := OpenReadOnly(path, s.options)
	if err != nil {
		return m, err
	}
	defer other.Close()
	err = s.change(func(f *fold) error {
		return other.view(func(from *database) error { return s.merge(f, from, &m) })
	})
	if err != nil {
		return Merged{}, fmt.Errorf("%s was not merged: %w", filepath.Base(path), err)
	}
	return m, nil
}

func (s *Study) merge(f *fold, from *database, m *Merged) error {
	before, err := f.db.conflictWords()
	if err != nil {
		return err
	}
	standing, err := f.db.standing()
	if err != nil {
		return err
	}
	scrub, err := f.db.newScrubber(from) // before the copies mix: it learns from both
	if err != nil {
		return err
	}
	news, err := f.newEvents(from)
	if err != nil {
		return err
	}
	for _, e := range news {
		m.Events++
		m.Kinds[e.Kind]++
		if err := f.db.insertEvent(e); err != nil {
			return err
		}
	}
	purged, err := f.purgeBoth(scrub, from)
	if err != nil || len(news)+purged == 0 {
		return err
	}
	if err := f.rebuild(f.db); err != nil {
		return err
	}
	return f.reportMerge(m, before, standing, from)
}

// purgeBoth takes out of all events what was purged from either copy, and returns
// how many it has rewritten.
func (f *fold) purgeBoth(scrub *scrubber, from *database) (rewritten int, err error) {
	if len(scrub.purges) == 0 {
		return 0, nil
	}
	for theirs, err := range from.wholeEvents() {
		if err != nil {
			return 0, err
		}
		if !theirs.Purged {
			continue
		}
		ours, err := f.db.event(theirs.ID)
		if err != nil {
			return 0, err
		}
		if ours.Purged && !saysLess(theirs, ours) {
			continue
		}
		rewritten++
		if err := f.db.insertEvent(theirs); err != nil {
			return 0, err
		}
	}
	n, err := f.scrub(scrub)
	return rewritten + n, err
}

// saysLess chooses between two purged forms of an event, the same whichever way two
// copies are merged: the one from which more words were taken, and else by name.
func saysLess(a, b event) bool {
	return cmp.Or(cmp.Compare(a.left(), b.left()), strings.Compare(a.name(), b.name())) < 0
}

// left counts the bytes of an event's parts that a purge has left.
func (e event) left() (n int) {
	for _, p := range e.Parts {
		n += len(p.Payload) - len(withdrawn)*bytes.Count(p.Payload, []byte(withdrawn)) - bytes.Count(p.Payload, []byte("_"))
	}
	return n
}

// newEvents returns the events of another copy that this one does not have. Each is
// checked against its name before it is taken.
func (f *fold) newEvents(from *database) (news []event, err error) {
	for e, err := range from.wholeEvents() {
		if err != nil {
			return nil, err
		}
		n, err := f.db.number("SELECT count(*) FROM event WHERE id = ?", e.ID)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			continue
		}
		if !e.Purged && e.name() != e.ID {
			return nil, &DamageError{What: fmt.Sprintf("its event %s (%s by %s) is not as it was written", e.ID, e.Kind, e.Who)}
		}
		news = append(news, e)
	}
	return news, nil
}

// standing is what persons have decided and written, by what it is about.
func (d *database) standing() (map[string]string, error) {
	standing := map[string]string{}
	for r, err := range d.query("SELECT unit, scheme, code, coder, status, memo FROM coding WHERE status <> 'suggested'") {
		if err != nil {
			return nil, err
		}
		what := fmt.Sprintf("the code %s of %s on %s by %s", r.ColumnText(2), r.ColumnText(1), r.ColumnText(0), r.ColumnText(3))
		standing[what] = r.ColumnText(4)
		if memo := r.ColumnText(5); memo != "" {
			standing[what] += " (" + memo + ")"
		}
	}
	for r, err := range d.query("SELECT id, text FROM memo") {
		if err != nil {
			return nil, err
		}
		standing["the memo "+r.ColumnText(0)] = r.ColumnText(1)
	}
	return standing, nil
}

// reportMerge compares what stands now with what stood in either copy.
func (f *fold) reportMerge(m *Merged, before map[string]bool, ours map[string]string, from *database) error {
	after, err := f.db.conflictWords()
	if err != nil {
		return err
	}
	for _, what := range sortedKeys(after) {
		if !before[what] {
			m.Conflicts = append(m.Conflicts, what)
		}
	}
	theirs, err := from.standing()
	if err != nil {
		return err
	}
	now, err := f.db.standing()
	if err != nil {
		return err
	}
	for _, what := range sortedKeys(now) {
		a, both := ours[what]
		b, and := theirs[what]
		if !both || !and || a == b {
			continue
		}
		d := Difference{what, now[what], a}
		if d.Stands == a {
			d.Lost = b
		}
		m.Differ = append(m.Differ, d)
	}
	return nil
}

func (d *database) conflictWords() (map[string]bool, error) {
	conflicts := map[string]bool{}
	for r, err := range d.scan("conflict", "") {
		if err != nil {
			return nil, err
		}
		conflicts[r.ColumnText(2)] = true
	}
	return conflicts, nil
}
