package study

import (
	"encoding/json"

	"cocode/analysis"
)

// applyProposal folds one part of what the inductive pass proposed: the readings of
// one document or, after all of them, the scheme.
func applyProposal(f *fold, p part) error {
	if p.Subject != analysis.Inductive {
		return f.applyReadings(p)
	}
	var r schemeRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	if err := f.dropOtherReadings(r.Documents); err != nil {
		return err
	}
	unplaced := map[string]bool{}
	for _, id := range r.Unplaced {
		unplaced[id] = true
	}
	if err := f.db.exec("DELETE FROM node WHERE codebook = 0"); err != nil {
		return err
	}
	if err := f.putNodes(0, r.Nodes, unplaced); err != nil {
		return err
	}
	return f.reviseAgain()
}

// applyReadings replaces the readings of one document.
func (f *fold) applyReadings(p part) error {
	var r readingsRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	d, err := f.document(r.Document)
	if err != nil {
		return err
	}
	if d == nil {
		return f.conflict("the document %s, which it reads, is not there", r.Document)
	}
	low, high := unitRange(r.Document)
	if err := f.db.exec("DELETE FROM reading WHERE unit >= ? AND unit < ?", low, high); err != nil {
		return err
	}
	var missing []string
	for _, x := range r.Readings {
		if !d.has(x.Unit) {
			missing = append(missing, x.Unit)
			continue
		}
		if err := f.db.put("reading", x.Unit, x.Condensed, x.Code, false); err != nil {
			return err
		}
	}
	return f.missingUnits("has a condensed meaning unit", missing)
}

// dropOtherReadings removes what an earlier proposal read in documents that the
// present one does not cover: its codes are no longer those of the scheme.
func (f *fold) dropOtherReadings(covered []string) error {
	list, err := json.Marshal(covered)
	if err != nil {
		return err
	}
	return f.db.exec("DELETE FROM reading WHERE unit IN (SELECT id FROM unit WHERE document NOT IN (SELECT value FROM json_each(?)))", string(list))
}
