package study

import (
	"fmt"
	"slices"
	"strings"

	"cocode/corpus"
	"cocode/corpus/text"
)

// Segmentation is the meaning units of one document.
type Segmentation struct {
	Document string
	Units    []corpus.Unit
}

// State tells whether a meaning unit still stands as it was made.
type State string

// The states of a meaning unit.
const (
	Live    State = stateLive
	Stale   State = stateStale   // the segmentation now differs; a person's work keeps the unit
	Changed State = stateChanged // a correction of the transcript changed its words
	Gone    State = stateGone    // a correction of the transcript took its words away
)

// Unit is a meaning unit in a study.
type Unit struct {
	corpus.Unit
	Document string
	State    State
	Was      string // the words before, of a unit that is Changed or Gone
}

// UnitFilter chooses meaning units. The zero value is all but those that are gone.
type UnitFilter struct {
	Document string // identity or name
	Gone     bool   // also those whose words a correction took away
}

// SetUnits stores what a pass found to be the meaning units of documents, as one
// event. Units keep their identity where their words are the same; units that a
// person has worked on stay even if they are not among the new ones, and are Stale
// then. It returns the segmentations with the identities that count, which differ
// from those given where another unit has that identity.
func (s *Study) SetUnits(list []Segmentation) ([]Segmentation, error) {
	settled := make([]Segmentation, len(list))
	err := s.change(func(f *fold) error {
		var parts []part
		items := 0
		for i, seg := range list {
			r, err := f.settle(seg)
			if err != nil {
				return err
			}
			settled[i] = Segmentation{r.Document, unitsOf(r)}
			parts = append(parts, part{r.Document, encode(r)})
			items += len(r.Units)
		}
		if len(parts) == 0 {
			return nil
		}
		return s.record(f, kindUnits, subjectOf(parts), "", items, parts)
	})
	if err != nil {
		return nil, err
	}
	return settled, nil
}

// Uncut returns those of some documents whose present text was never cut into meaning
// units: new ones, and those that were corrected since.
func (s *Study) Uncut(documents []string) (uncut []string, err error) {
	err = s.view(func(db *database) error {
		ids, err := db.resolveAll(documents)
		if err != nil {
			return err
		}
		undone, err := db.undone()
		if err != nil {
			return err
		}
		cut := map[string]bool{}
		for r, err := range db.query(`SELECT event.id, document.id FROM event JOIN part ON part.event = event.id JOIN document ON document.id = part.subject
			WHERE event.kind = 'units' AND event.at > (SELECT at FROM event AS made WHERE made.id = document.event)
				AND event.id NOT IN (SELECT event FROM conflict)`) {
			if err != nil {
				return err
			}
			if !undone[r.ColumnText(0)] {
				cut[r.ColumnText(1)] = true
			}
		}
		uncut = slices.DeleteFunc(ids, func(id string) bool { return cut[id] })
		return nil
	})
	return uncut, err
}

func unitsOf(r unitsRecord) []corpus.Unit {
	units := make([]corpus.Unit, len(r.Units))
	for i, u := range r.Units {
		units[i] = corpus.Unit{ID: u.ID, Turn: u.Turn, Spans: u.Spans}
	}
	return units
}

// settle checks a segmentation and gives every unit the identity that it keeps.
func (f *fold) settle(seg Segmentation) (unitsRecord, error) {
	id, err := f.db.resolve(seg.Document)
	if err != nil {
		return unitsRecord{}, err
	}
	doc, err := f.db.document(id)
	if err != nil {
		return unitsRecord{}, err
	}
	before, err := f.db.units(id)
	if err != nil {
		return unitsRecord{}, err
	}
	touched, err := f.db.touched(id)
	if err != nil {
		return unitsRecord{}, err
	}

	for _, u := range seg.Units {
		if err := checkUnit(doc, u); err != nil {
			return unitsRecord{}, err
		}
	}
	names := newUnitNames(before, touched, seg.Units)
	r := unitsRecord{Document: id, Text: doc.Hash(), Units: []unitRecord{}}
	for _, u := range seg.Units {
		name, err := names.give(id, u)
		if err != nil {
			return unitsRecord{}, err
		}
		r.Units = append(r.Units, unitRecord{name, u.Turn, u.Spans})
	}
	return r, nil
}

// unitNames gives units the identities that they had, and new ones to new units.
type unitNames struct {
	bySpans map[string]string // identities of the units that are there
	taken   map[string]bool
}

// newUnitNames knows which identities are taken: those of units that a person has
// worked on, or that the new segmentation holds unchanged, or that are gone. The
// identity of another unit that began at the same byte may be used again.
func newUnitNames(before []unitState, touched map[string]bool, now []corpus.Unit) unitNames {
	n := unitNames{map[string]string{}, map[string]bool{}}
	for _, u := range before {
		if u.state == stateGone {
			n.taken[u.id] = true
			continue
		}
		n.taken[u.id] = touched[u.id]
		n.bySpans[u.spans] = u.id
	}
	for _, u := range now {
		if id, ok := n.bySpans[formatSpans(u.Spans)]; ok {
			n.taken[id] = true
		}
	}
	return n
}

func (n unitNames) give(document string, u corpus.Unit) (string, error) {
	spans := formatSpans(u.Spans)
	if known, ok := n.bySpans[spans]; ok {
		if known == "" {
			return "", fmt.Errorf("two meaning units of %s have the same words (bytes %s)", document, spans)
		}
		n.bySpans[spans] = ""
		return known, nil
	}
	first := corpus.UnitID(document, u.Spans[0])
	name := first
	for suffix := 'b'; n.taken[name]; suffix++ {
		name = first + string(suffix)
	}
	n.taken[name] = true
	n.bySpans[spans] = ""
	return name, nil
}

func checkUnit(d *corpus.Document, u corpus.Unit) error {
	if len(u.Spans) == 0 {
		return fmt.Errorf("a meaning unit of %s has no words", d.Name)
	}
	if u.Turn < 0 || u.Turn >= len(d.Turns) || !d.Turns[u.Turn].Span.Contains(u.Spans[0]) {
		return fmt.Errorf("the meaning unit at byte %d of %s does not lie in its turn (%d)", u.Spans[0].Start, d.Name, u.Turn)
	}
	end := 0
	for _, span := range u.Spans {
		if span.Empty() || span.Start < end || !fits(span, d.Text) {
			return fmt.Errorf("%d-%d is no span of %s, or overlaps the one before", span.Start, span.End, d.Name)
		}
		end = span.End
	}
	return nil
}

// Units returns meaning units in the order of documents and text.
func (s *Study) Units(filter UnitFilter) (list []Unit, err error) {
	err = s.view(func(db *database) error {
		documents, err := db.documentIDs(filter.Document)
		if err != nil {
			return err
		}
		for _, id := range documents {
			rows, err := db.units(id)
			if err != nil {
				return err
			}
			units, err := toUnits(rows, filter.Gone)
			if err != nil {
				return err
			}
			list = append(list, units...)
		}
		return nil
	})
	return list, err
}

// documentIDs returns one document's identity, or all in the order of import.
func (d *database) documentIDs(idOrName string) ([]string, error) {
	if idOrName != "" {
		id, err := d.resolve(idOrName)
		return []string{id}, err
	}
	return d.texts("SELECT id FROM document ORDER BY n")
}

func toUnits(rows []unitState, gone bool) (units []Unit, err error) {
	for _, u := range rows {
		if u.state == stateGone && !gone {
			continue
		}
		spans, err := parseSpans(u.spans)
		if err != nil {
			return nil, err
		}
		units = append(units, Unit{corpus.Unit{ID: u.id, Turn: u.turn, Spans: spans}, u.document, State(u.state), u.was})
	}
	slices.SortStableFunc(units, func(a, b Unit) int {
		if c := compareSpans(a.Spans, b.Spans); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return units, nil
}

func compareSpans(a, b []text.Span) int {
	return slices.CompareFunc(a, b, func(x, y text.Span) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End
	})
}
