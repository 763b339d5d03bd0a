package study

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"iter"

	"github.com/ncruces/go-sqlite3"
)

// The kinds of events. They are words of the file.
const (
	kindCreate      = "create"
	kindImport      = "import"
	kindUpdate      = "update"
	kindAttributes  = "attributes"
	kindUnits       = "units"
	kindProposal    = "inductive"
	kindRevision    = "revise"
	kindCodebook    = "codebook"
	kindSuggestions = "deductive"
	kindDecisions   = "decide"
	kindSeen        = "seen"
	kindMemo        = "memo"
	kindUndo        = "undo"
	kindPurge       = "purge"
	kindSample      = "sample"
)

// event is one entry of the record: what one person did at one moment.
type event struct {
	ID      string
	At      int64 // microseconds since 1970
	Who     string
	Kind    string
	Subject string
	Why     string
	Items   int
	Purged  bool
	Parts   []part
}

// part is what an event says of one subject: JSON, empty if it was purged.
type part struct {
	Subject string
	Payload []byte
}

// name returns the identity of an event: the hash of all that it says. Equal events
// have the same name in every copy of a study.
func (e event) name() string {
	h := sha256.New()
	add := func(b []byte) {
		h.Write(binary.AppendUvarint(nil, uint64(len(b))))
		h.Write(b)
	}
	h.Write(binary.LittleEndian.AppendUint64(nil, uint64(e.At)))
	for _, s := range []string{e.Who, e.Kind, e.Subject, e.Why} {
		add([]byte(s))
	}
	h.Write(binary.AppendUvarint(nil, uint64(e.Items)))
	for _, p := range e.Parts {
		add([]byte(p.Subject))
		add(p.Payload)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// record adds an event to the record and folds it into the state.
func (s *Study) record(f *fold, kind, subject, why string, items int, parts []part) error {
	last, err := f.db.number("SELECT at FROM event ORDER BY at DESC, id DESC LIMIT 1")
	if err != nil {
		return err
	}
	e := event{
		At:  max(s.options.now().UnixMicro(), last+1), // time never goes backwards in the record
		Who: s.options.actor(), Kind: kind, Subject: subject, Why: why, Items: items, Parts: parts,
	}
	e.ID = e.name()
	if err := f.db.insertEvent(e); err != nil {
		return err
	}
	return f.apply(e)
}

func (d *database) insertEvent(e event) error {
	if err := d.put("event", e.ID, e.At, e.Who, e.Kind, e.Subject, e.Why, e.Items, len(e.Parts), e.Purged); err != nil {
		return err
	}
	for i, p := range e.Parts {
		if err := d.put("part", e.ID, i, p.Subject, compress(p.Payload)); err != nil {
			return err
		}
	}
	return nil
}

// events gives the events of the record in their order, without their parts.
func (d *database) events() iter.Seq2[event, error] {
	return func(yield func(event, error) bool) {
		for r, err := range d.scan("event", "ORDER BY at, id") {
			if err != nil {
				yield(event{}, err)
				return
			}
			if !yield(readEvent(r), nil) {
				return
			}
		}
	}
}

func readEvent(r *sqlite3.Stmt) event {
	return event{ID: r.ColumnText(0), At: r.ColumnInt64(1), Who: r.ColumnText(2), Kind: r.ColumnText(3),
		Subject: r.ColumnText(4), Why: r.ColumnText(5), Items: r.ColumnInt(6), Purged: r.ColumnBool(8)}
}

// wholeEvents gives the events with their parts.
func (d *database) wholeEvents() iter.Seq2[event, error] {
	return func(yield func(event, error) bool) {
		for e, err := range d.events() {
			if err == nil {
				e.Parts, err = d.parts(e.ID)
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func (d *database) parts(id string) ([]part, error) {
	return d.readParts("WHERE event = ? ORDER BY n", id)
}

func (d *database) readParts(clause string, args ...any) ([]part, error) {
	return collect(d.scan("part", clause, args...), func(r *sqlite3.Stmt) (part, error) {
		payload, err := expand(r.ColumnRawBlob(3))
		if err != nil {
			return part{}, &DamageError{What: fmt.Sprintf("part %d of the event %s cannot be unpacked (%v)", r.ColumnInt(1), r.ColumnText(0), err)}
		}
		return part{r.ColumnText(2), payload}, nil
	})
}
