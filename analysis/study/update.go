package study

import (
	"errors"
	"fmt"
	"slices"

	"cocode/analysis/study/align"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Update tells what a correction of a transcript did to its meaning units.
type Update struct {
	Document string
	Same     bool         // the transcript is word for word what it was, and nothing was done
	Standing int          // units whose words stand
	Changed  []UnitChange // units that hold other words now
	Gone     []UnitChange // units whose words were taken away; they stay in the record
}

// UnitChange is one meaning unit whose words a correction changed or took away.
type UnitChange struct {
	Unit      string
	Was, Now  string
	Decisions int // how many codings of persons it has
}

// UpdateDocument corrects the text of a document that is in the study: its words are
// aligned to the old ones, and every unit, coding and piece of evidence moves along.
// Codings whose words stand stand; those whose words changed are marked; nothing has
// to be decided twice. The document keeps its identity and name, and the old text
// remains in the record.
func (s *Study) UpdateDocument(idOrName string, corrected corpus.Document) (Update, error) {
	var u Update
	err := s.change(func(f *fold) error {
		id, err := f.db.resolve(idOrName)
		if err != nil {
			return err
		}
		old, err := f.db.document(id)
		if err != nil {
			return err
		}
		corrected.ID, corrected.Name = id, old.Name
		if what := checkDocument(&corrected); what != "" {
			return fmt.Errorf("%s: %s", corrected.Name, what)
		}
		if purged, err := f.isPurged(&corrected); err != nil || purged {
			return errors.Join(err, fmt.Errorf("%s was not corrected: a participant of it has withdrawn and was purged from the study", corrected.Name))
		}
		u = Update{Document: id}
		r := recordDocument(corrected)
		moves, err := f.carry(align.Texts(old.Text, corrected.Text), old, &corrected)
		if err != nil {
			return err
		}
		r.Corrects, r.Moves = old.Hash(), recordMoves(moves)
		if before := recordDocument(*old); sameDocument(before, r) {
			u.Same = true
			return nil
		}
		standing, err := f.db.standingUnits(id)
		if err != nil {
			return err
		}
		if err := s.record(f, kindUpdate, id, "", 1, []part{{id, encode(r)}}); err != nil {
			return err
		}
		return f.reportUpdate(&u, old, &corrected, standing)
	})
	return u, err
}

func sameDocument(a, b documentRecord) bool {
	b.Corrects, b.Moves = "", nil
	return string(encode(a)) == string(encode(b))
}

func (d *database) standingUnits(document string) (map[string]unitState, error) {
	rows, err := d.units(document)
	units := map[string]unitState{}
	for _, u := range rows {
		if u.state != stateGone {
			units[u.id] = u
		}
	}
	return units, err
}

func (f *fold) reportUpdate(u *Update, old, now *corpus.Document, before map[string]unitState) error {
	rows, err := f.db.units(u.Document)
	if err != nil {
		return err
	}
	for _, row := range rows {
		was, ok := before[row.id]
		if !ok {
			continue
		}
		change := UnitChange{Unit: row.id}
		if change.Was, err = quoteOf(old, was.spans); err != nil {
			return err
		}
		decisions, err := f.db.number("SELECT count(*) FROM coding WHERE unit = ? AND status <> 'suggested'", row.id)
		if err != nil {
			return err
		}
		change.Decisions = int(decisions)
		if row.state == stateGone {
			u.Gone = append(u.Gone, change)
			continue
		}
		if change.Now, err = quoteOf(now, row.spans); err != nil {
			return err
		}
		if sameWords(change.Was, change.Now) {
			u.Standing++
		} else {
			u.Changed = append(u.Changed, change)
		}
	}
	return nil
}

func quoteOf(d *corpus.Document, column string) (string, error) {
	spans, err := parseSpans(column)
	if err != nil || len(spans) == 0 {
		return "", err
	}
	return d.Quote(corpus.Unit{Spans: spans}), nil
}

// recordMoves writes an alignment as numbers: where a stretch began and how long it
// was, where it begins and how long it is now, and 1 if it is the same.
func recordMoves(a align.Alignment) [][5]int {
	moves := make([][5]int, len(a))
	for i, s := range a {
		moves[i] = [5]int{s.Old.Start, s.Old.Len(), s.New.Start, s.New.Len(), 0}
		if s.Same {
			moves[i][4] = 1
		}
	}
	return moves
}

func (r documentRecord) alignment() align.Alignment {
	a := make(align.Alignment, len(r.Moves))
	for i, m := range r.Moves {
		a[i] = align.Segment{Old: text.Span{Start: m[0], End: m[0] + m[1]}, New: text.Span{Start: m[2], End: m[2] + m[3]}, Same: m[4] == 1}
	}
	return a
}

// within returns the parts of spans that lie in a document's turns, without blanks
// at their ends, and the turn of the first.
func within(d *corpus.Document, spans []text.Span) (inside []text.Span, turn int) {
	turn = -1
	for _, s := range spans {
		for i, t := range d.Turns {
			part := text.Span{Start: max(s.Start, t.Span.Start), End: min(s.End, t.Span.End)}
			if part.Empty() {
				continue
			}
			if part = part.Trim(d.Text); part.Empty() {
				continue
			}
			if turn < 0 {
				turn = i
			}
			inside = append(inside, part)
		}
	}
	return slices.Compact(inside), max(turn, 0)
}
