package study

import (
	"fmt"
	"maps"
	"time"
)

// Event is one entry of the record, as people see it.
type Event struct {
	N       int    // its place in the record, from 1
	ID      string // the same in every copy of the study
	At      time.Time
	Who     string
	Kind    string // "import", "deductive", "decide", ...
	Subject string // what it is about, if that is one thing
	Why     string
	Items   int // how many documents, units, decisions ... it concerns
	Undone  bool
	Purged  bool // words of one who withdrew were taken out of it
}

// ByPerson reports whether a person made the event by a judgement of their own: a
// decision, a memo, a change to the scheme. Imports and passes are made by the
// program, whoever started it.
func (e Event) ByPerson() bool {
	switch e.Kind {
	case kindUpdate, kindRevision, kindDecisions, kindSeen, kindMemo, kindUndo, kindPurge:
		return true
	}
	return false
}

// History returns the record, oldest first. The numbers are those of this copy: a
// merge may put events of another copy between them.
func (s *Study) History() (list []Event, err error) {
	err = s.view(func(db *database) error {
		list, err = db.history()
		return err
	})
	return list, err
}

func (d *database) history() (list []Event, err error) {
	undone, err := d.undone()
	if err != nil {
		return nil, err
	}
	for e, err := range d.events() {
		if err != nil {
			return nil, err
		}
		list = append(list, Event{len(list) + 1, e.ID, time.UnixMicro(e.At), e.Who, e.Kind, e.Subject, e.Why, e.Items, undone[e.ID], e.Purged})
	}
	return list, nil
}

// Undo takes back the event with a number of the history; undoing an undo brings
// back what it took. It refuses if later events build on what would go, and says
// which; UndoTo takes those back too.
func (s *Study) Undo(n int, why string) error {
	return s.change(func(f *fold) error {
		list, err := f.db.history()
		if err != nil {
			return err
		}
		if err := checkUndo(list, n); err != nil {
			return err
		}
		before, err := f.db.orphans()
		if err != nil {
			return err
		}
		if err := s.recordUndo(f, []Event{list[n-1]}, why); err != nil {
			return err
		}
		return f.refuseOrphans(list, n, before)
	})
}

// UndoTo takes back everything after the event with a number, so that the study is
// as it was then. What is undone already, and purges, stay as they are.
func (s *Study) UndoTo(n int, why string) error {
	return s.change(func(f *fold) error {
		list, err := f.db.history()
		if err != nil {
			return err
		}
		if n < 1 || n > len(list) {
			return notFound("there is no event %d in the history, which has %d", n, len(list))
		}
		later, effective := []Event{}, 0
		for _, e := range list[n:] {
			if e.Kind == kindPurge || e.Kind == kindCreate {
				continue
			}
			// Those undone already are named too: the undo that took them back is
			// itself taken back here.
			later = append(later, e)
			if !e.Undone {
				effective++
			}
		}
		if effective == 0 {
			return fmt.Errorf("there is nothing to undo after event %d", n)
		}
		return s.recordUndo(f, later, why)
	})
}

func checkUndo(list []Event, n int) error {
	if n < 1 || n > len(list) {
		return notFound("there is no event %d in the history, which has %d", n, len(list))
	}
	switch e := list[n-1]; {
	case e.Undone:
		return fmt.Errorf("event %d is undone already; undo the undo to bring it back", n)
	case e.Kind == kindPurge:
		return fmt.Errorf("event %d is a purge: what it removed is not kept anywhere and cannot come back", n)
	case e.Kind == kindCreate:
		return fmt.Errorf("event %d made the study and cannot be undone", n)
	}
	return nil
}

// recordUndo adds the undo to the record and makes the state without the events.
func (s *Study) recordUndo(f *fold, events []Event, why string) error {
	before, err := f.db.undone()
	if err != nil {
		return err
	}
	var r undoRecord
	for _, e := range events {
		r.Events = append(r.Events, e.ID)
	}
	subject := ""
	if len(events) == 1 {
		subject = events[0].Kind
	}
	if err := s.record(f, kindUndo, subject, why, len(r.Events), []part{{subject, encode(r)}}); err != nil {
		return err
	}
	after, err := f.db.undone()
	if err != nil {
		return err
	}
	return f.refold(differing(before, after))
}

// differing returns what is in one of two sets only.
func differing(a, b map[string]bool) map[string]bool {
	only := map[string]bool{}
	for x := range a {
		only[x] = !b[x]
	}
	for x := range b {
		only[x] = !a[x]
	}
	maps.DeleteFunc(only, func(_ string, differs bool) bool { return !differs })
	return only
}

// orphans returns the events that name something which is not there.
func (d *database) orphans() (map[string]bool, error) {
	events := map[string]bool{}
	for r, err := range d.query("SELECT DISTINCT event FROM conflict WHERE orphan = 1") {
		if err != nil {
			return nil, err
		}
		events[r.ColumnText(0)] = true
	}
	return events, nil
}

// refuseOrphans returns an error if events that counted have lost what they build on.
func (f *fold) refuseOrphans(list []Event, n int, before map[string]bool) error {
	after, err := f.db.orphans()
	if err != nil {
		return err
	}
	var orphans []Event
	for _, e := range list {
		if after[e.ID] && !before[e.ID] && !e.Undone {
			orphans = append(orphans, e)
		}
	}
	if len(orphans) == 0 {
		return nil
	}
	first := orphans[0]
	return fmt.Errorf("event %d (%s) cannot be undone alone: it is the ground of %s, the first is event %d (%s); undo those first, or undo everything from there with undo --to %d",
		n, list[n-1].Kind, plural(len(orphans), "later event"), first.N, first.Kind, n-1)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
