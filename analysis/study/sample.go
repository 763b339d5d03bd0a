package study

import (
	"errors"
	"slices"
)

// Sample is a set of units that coders are asked to code, for agreement.
type Sample struct {
	Coders []string `json:"coders"`
	How    string   `json:"how"` // how it was drawn, for people: "20 % of the units of every interview, seed 1"
	Units  []string `json:"units"`
}

// DrawSample records that coders are asked to code some units.
func (s *Study) DrawSample(x Sample) error {
	if len(x.Units) == 0 || len(x.Coders) == 0 {
		return errors.New("a sample needs units and coders")
	}
	return s.change(func(f *fold) error {
		for _, u := range x.Units {
			if err := f.checkUnitExists(documentOf(u), u); err != nil {
				return err
			}
		}
		return s.record(f, kindSample, "", x.How, len(x.Units), []part{{"", encode(x)}})
	})
}

// Samples returns the samples that were drawn and not taken back, oldest first.
func (s *Study) Samples() (list []Sample, err error) {
	err = s.view(func(db *database) error {
		undone, err := db.undone()
		if err != nil {
			return err
		}
		for e, err := range db.wholeEvents() {
			if err != nil {
				return err
			}
			if e.Kind != kindSample || undone[e.ID] {
				continue
			}
			for _, p := range e.Parts {
				var x Sample
				if err := decode(p, &x); err != nil {
					return err
				}
				list = append(list, x)
			}
		}
		return nil
	})
	return list, err
}

// scrubSample takes the units of one who withdrew out of a sample.
func scrubSample(s *scrubber, _ *event, p *part) error {
	return scrubRecord(p, func(r *Sample) bool {
		r.Units = slices.DeleteFunc(r.Units, s.loses)
		return true
	})
}
