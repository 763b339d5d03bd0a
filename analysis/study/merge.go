package study

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"strings"

	"cocode/analysis/study/passages"
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
	p, err := f.db.parted(from)
	if err != nil {
		return err
	}
	scrub, err := scrubberFor(f.db, from) // before the copies mix: it learns from both
	if err != nil {
		return err
	}
	news, err := f.newEvents(from)
	if err != nil {
		return err
	}
	before, err := f.db.undone()
	if err != nil {
		return err
	}
	came := map[string]bool{}
	for _, e := range news {
		came[e.ID] = true
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
	if purged > 0 {
		err = f.rebuild(f.db)
	} else {
		err = f.refoldMerged(came, before)
	}
	if err != nil {
		return err
	}
	return f.reportMerge(m, p)
}

// refoldMerged makes the state again after events have come in, of which some may undo
// what counted before.
func (f *fold) refoldMerged(came, undone map[string]bool) error {
	after, err := f.db.undone()
	if err != nil {
		return err
	}
	changed := differing(undone, after)
	maps.Copy(changed, came)
	return f.refold(changed)
}

// purgeBoth takes out of all events what was purged from either copy, and returns
// how many it has rewritten.
func (f *fold) purgeBoth(scrub *scrubber, from *database) (rewritten int, err error) {
	if scrub == nil {
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
		n += len(p.Payload) - len(passages.Withdrawn)*bytes.Count(p.Payload, []byte(passages.Withdrawn)) - bytes.Count(p.Payload, []byte("_"))
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

// reportMerge tells what the events of each copy could not do beside those of the
// other, and what both had decided.
func (f *fold) reportMerge(m *Merged, p *parted) error {
	conflicts, err := f.db.conflictWords()
	if err != nil {
		return err
	}
	for _, what := range sortedKeys(conflicts) {
		if !p.conflicts[what] {
			m.Conflicts = append(m.Conflicts, what)
		}
	}
	now, err := f.db.words()
	if err != nil {
		return err
	}
	m.Differ = p.differences(now)
	return nil
}

// Conflicts tells in words what events could not do as they say, because of others: a
// decision on a unit that another copy took away, two documents of one name. The
// events stay in the record.
func (s *Study) Conflicts() (list []string, err error) {
	err = s.view(func(db *database) error {
		conflicts, err := db.conflictWords()
		list = sortedKeys(conflicts)
		return err
	})
	return list, err
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
