package study

import (
	"cocode/analysis"
)

func applyCodebook(f *fold, p part) error {
	var r codebookRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	known, err := f.db.number("SELECT count(*) FROM codebook WHERE hash = ?", r.Hash)
	if err != nil || known > 0 {
		return err
	}
	n, err := f.db.number("SELECT coalesce(max(n), 0) + 1 FROM codebook")
	if err != nil {
		return err
	}
	if err := f.db.put("codebook", n, r.ID, r.Name, r.Version, r.Hash, r.Source, f.event.At); err != nil {
		return err
	}
	return f.putNodes(int(n), r.Nodes, nil)
}

func (f *fold) putNodes(codebook int, nodes []nodeRecord, unplaced map[string]bool) error {
	for i, node := range nodes {
		if err := f.db.put("node", codebook, node.ID, i, node.Name, node.Parent, node.Level, unplaced[node.ID], false); err != nil {
			return err
		}
	}
	return nil
}

// codebookNumber returns the number that the codebook with a hash has in this copy;
// 0 if it is not there.
func (d *database) codebookNumber(hash string) (int, error) {
	n, err := d.number("SELECT n FROM codebook WHERE hash = ?", hash)
	return int(n), err
}

// applySuggestions replaces what a pass suggested for a document. Decisions of
// persons are other rows and stay.
func applySuggestions(f *fold, p part) error {
	var r suggestionsRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	d, err := f.document(r.Document)
	if err != nil {
		return err
	}
	if d == nil {
		return f.conflict("the document %s, for which it suggests codes, is not there", r.Document)
	}
	if d.hash != r.Text {
		return f.conflict("the suggestions for %s were made from another version of its text", r.Document)
	}
	n, err := f.db.codebookNumber(r.Codebook)
	if err != nil {
		return err
	}
	if n == 0 {
		return f.conflict("the codebook %s, from which it suggests codes, is not there", r.Scheme)
	}
	low, high := unitRange(r.Document)
	err = f.db.exec("DELETE FROM coding WHERE unit >= ? AND unit < ? AND scheme = ? AND coder = ? AND status = 'suggested'", low, high, r.Scheme, r.Coder)
	if err != nil {
		return err
	}
	if err := f.db.put("pass", r.Document, r.Scheme, r.Coder, n, f.event.At); err != nil {
		return err
	}
	return f.putSuggestions(d, r, n)
}

func (f *fold) putSuggestions(d *documentState, r suggestionsRecord, codebook int) error {
	var missing []string
	for _, s := range r.Suggestions {
		if !d.has(s.Unit) {
			missing = append(missing, s.Unit)
			continue
		}
		evidence := string(s.Evidence)
		if evidence == "" {
			evidence = "[]"
		}
		err := f.db.put("coding", s.Unit, r.Scheme, s.Code, r.Coder, string(analysis.Suggested), s.Confidence, evidence, codebook, false, string(encode(s.Facets)), "", f.event.At)
		if err != nil {
			return err
		}
	}
	return f.missingUnits("has a suggestion", missing)
}

func applyDecisions(f *fold, p part) error {
	var r decisionsRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	d, err := f.document(r.Document)
	if err != nil {
		return err
	}
	var missing []string
	for _, c := range r.Decisions {
		if d == nil || !d.has(c.Unit) {
			missing = append(missing, c.Unit)
			continue
		}
		if err := f.putDecision(c); err != nil {
			return err
		}
	}
	return f.missingUnits("a person has decided on", missing)
}

func (f *fold) putDecision(c decisionRecord) error {
	n := 0
	if c.Scheme != analysis.Inductive {
		var err error
		if n, err = f.db.codebookNumber(c.Codebook); err != nil {
			return err
		}
		if n == 0 {
			return f.conflict("the codebook %s, from which %s gave the code %s to %s, is not there", c.Scheme, c.Coder, c.Code, c.Unit)
		}
	}
	return f.db.put("coding", c.Unit, c.Scheme, c.Code, c.Coder, c.After.Status, 0.0, "[]", n, false, string(encode(c.After.Facets)), c.After.Memo, f.event.At)
}
