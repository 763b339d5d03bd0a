package study

import "slices"

// MarkSeen keeps that a coder has looked at units, with or without giving them a
// code: agreement is computed on what both coders saw.
func (s *Study) MarkSeen(coder string, units []string) error {
	return s.change(func(f *fold) error {
		var order []string
		of := map[string]*seenRecord{}
		items := 0
		for _, u := range units {
			id := documentOf(u)
			if err := f.checkUnitExists(id, u); err != nil {
				return err
			}
			n, err := f.db.number("SELECT count(*) FROM seen WHERE unit = ? AND coder = ?", u, coder)
			if err != nil {
				return err
			}
			if n > 0 {
				continue
			}
			if of[id] == nil {
				of[id] = &seenRecord{id, coder, nil}
				order = append(order, id)
			}
			of[id].Units = append(of[id].Units, u)
			items++
		}
		var parts []part
		for _, id := range order {
			parts = append(parts, part{id, encode(of[id])})
		}
		if len(parts) == 0 {
			return nil
		}
		return s.record(f, kindSeen, coder, "", items, parts)
	})
}

// Seen returns, for every coder of a scheme, the units that the coder has looked at
// as a whole, sorted. A person's are those that were handed to them and came back
// (MarkSeen), and those of which they have decided something and left no suggestion
// unanswered that stands now: who has answered one of two has not said that they
// would not give the other code. Who has decided anything is there, if only with no
// units. A pass has looked at all of the documents that it has read.
func (s *Study) Seen(scheme string) (seen map[string][]string, err error) {
	seen = map[string][]string{}
	err = s.view(func(db *database) error {
		for r, err := range db.query(`SELECT coder, unit FROM seen
			UNION SELECT coder, '' FROM coding WHERE scheme = ?1 AND status <> 'suggested'
			UNION SELECT coder, unit FROM coding AS own WHERE scheme = ?1 AND status <> 'suggested' AND NOT EXISTS (
				SELECT 1 FROM coding AS open WHERE open.unit = own.unit AND open.scheme = ?1 AND open.status = 'suggested' AND NOT EXISTS (
					SELECT 1 FROM coding WHERE unit = open.unit AND scheme = ?1 AND code = open.code AND coder = own.coder))
			UNION SELECT pass.coder, unit.id FROM pass JOIN unit ON unit.document = pass.document
				WHERE pass.scheme = ?1 AND unit.state <> 'gone'`, scheme) {
			if err != nil {
				return err
			}
			coder, unit := r.ColumnText(0), r.ColumnText(1)
			if unit != "" {
				seen[coder] = append(seen[coder], unit)
			} else if seen[coder] == nil {
				seen[coder] = []string{}
			}
		}
		return nil
	})
	for _, units := range seen {
		slices.Sort(units)
	}
	return seen, err
}
