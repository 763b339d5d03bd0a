package study

import "cocode/corpus/diag"

// scrubberFor learns from the records of all copies that are at hand. It is nil if
// nobody has withdrawn.
func scrubberFor(copies ...*database) (*scrubber, error) {
	var l lessons
	for _, d := range copies {
		purges, err := d.purges()
		if err != nil {
			return nil, err
		}
		l.purges = append(l.purges, purges...)
	}
	if len(l.purges) == 0 {
		return nil, nil
	}
	for _, d := range copies {
		if err := l.from(d); err != nil {
			return nil, err
		}
	}
	return newScrubber(l), nil
}

// lessons are what a scrubber has to know: who has withdrawn, every version of every
// document and of its units, and which documents are purged already.
type lessons struct {
	purges    []purgeRecord
	documents []documentRecord
	units     []unitsRecord
	gone      []string
}

// from learns documents and units from the record of one copy.
func (l *lessons) from(source *database) error {
	for e, err := range source.wholeEvents() {
		if err == nil {
			err = l.learn(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *lessons) learn(e event) error {
	for _, p := range e.Parts {
		switch {
		case e.Kind == kindUnits && len(p.Payload) > 0:
			var r unitsRecord
			if err := decode(p, &r); err != nil {
				return err
			}
			l.units = append(l.units, r)
		case e.Kind != kindImport && e.Kind != kindUpdate:
		case len(p.Payload) == 0:
			l.gone = append(l.gone, p.Subject)
		default:
			var r documentRecord
			if err := decode(p, &r); err != nil {
				return err
			}
			r.Moves = nil
			l.documents = append(l.documents, r)
		}
	}
	return nil
}

// documentsOf returns the documents in which a participant speaks, in any version
// that the record has, and of each whether nobody else is interviewed in its last.
func (l lessons) documentsOf(participant string) (list []purgedDocument, err error) {
	speaks, alone := map[string]bool{}, map[string]bool{}
	var known []string
	for _, r := range l.documents {
		alone[r.ID] = true
		for _, x := range r.Speakers {
			switch {
			case x.Participant == participant && participant != "":
				speaks[r.ID] = true
			case x.Participant != "":
				alone[r.ID] = false
				known = append(known, x.Participant)
			}
		}
	}
	for _, id := range sortedKeys(speaks) {
		list = append(list, purgedDocument{id, alone[id]})
	}
	if len(list) > 0 {
		return list, nil
	}
	if near, ok := diag.Nearest(participant, known); ok {
		return nil, notFound("there is no participant %s in the study; did you mean %s?", participant, near)
	}
	return nil, notFound("there is no participant %s in the study; the command documents lists the participants", participant)
}

// purges returns all purges of the record.
func (d *database) purges() (list []purgeRecord, err error) {
	for r, err := range d.scan("event", "WHERE kind = '"+kindPurge+"' ORDER BY at, id") {
		if err != nil {
			return nil, err
		}
		parts, err := d.parts(r.ColumnText(0))
		if err != nil {
			return nil, err
		}
		for _, p := range parts {
			var x purgeRecord
			if err := decode(p, &x); err != nil {
				return nil, err
			}
			list = append(list, x)
		}
	}
	return list, nil
}
