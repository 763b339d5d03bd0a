package study

import (
	"fmt"

	"cocode/analysis"
)

// Decide stores what persons decided of codes on units, as one event that keeps what
// stood before each. source says where the decisions come from ("review.xlsx"). It
// returns how many of them changed something; those that say what stands already
// are left out, so that a review may be imported twice. What a decision inherits of
// facets is settled now: a later run of the pass does not change it.
func (s *Study) Decide(decisions []analysis.Decision, source string) (changed int, err error) {
	err = s.change(func(f *fold) error {
		var order []string
		of := map[string]*decisionsRecord{}
		for _, d := range decisions {
			r, news, err := f.weigh(d)
			if err != nil {
				return err
			}
			if !news {
				continue
			}
			id := documentOf(d.Unit)
			if of[id] == nil {
				of[id] = &decisionsRecord{Document: id}
				order = append(order, id)
			}
			of[id].Decisions = append(of[id].Decisions, r)
			changed++
		}
		if changed == 0 {
			return nil
		}
		var parts []part
		for _, id := range order {
			parts = append(parts, part{id, encode(of[id])})
		}
		return s.record(f, kindDecisions, subjectOf(parts), source, changed, parts)
	})
	if err != nil {
		return 0, err
	}
	return changed, nil
}

// weigh checks a decision and sets beside it what stood before. news is false if it
// says what stands already.
func (f *fold) weigh(d analysis.Decision) (r decisionRecord, news bool, err error) {
	if err := f.checkDecision(d); err != nil {
		return r, false, err
	}
	r = decisionRecord{Unit: d.Unit, Scheme: d.Scheme, Code: d.Code, Coder: d.Coder, After: standing{Status: string(d.Status), Facets: d.Facets, Memo: d.Memo}}
	var inherited analysis.Facets
	changed := false
	for row, err := range f.db.scan("coding", "WHERE unit = ? AND scheme = ? AND code = ?", d.Unit, d.Scheme, d.Code) {
		if err != nil {
			return r, false, err
		}
		c, err := vocabulary{}.readCoding(row, false)
		if err != nil {
			return r, false, err
		}
		before := &standing{string(c.Status), c.Confidence, c.Facets, c.Memo}
		switch {
		case c.Coder == d.Coder:
			r.Before, changed = before, c.Changed
		case c.Status == analysis.Suggested:
			r.Machine, inherited = before, c.Facets
		}
	}
	if r.Before != nil {
		inherited = r.Before.Facets
	}
	r.After.Facets = d.Facets.Over(inherited)
	if d.Scheme != analysis.Inductive {
		if _, r.Codebook, err = f.db.latest(d.Scheme, d.Code); err != nil {
			return r, false, err
		}
	}
	return r, r.Before == nil || *r.Before != r.After || changed, nil
}

func (f *fold) checkDecision(d analysis.Decision) error {
	switch d.Status {
	case analysis.Accepted, analysis.Rejected, analysis.Unsure:
	default:
		return fmt.Errorf("a decision on %s has the status %q; it must be %s, %s or %s", d.Unit, d.Status, analysis.Accepted, analysis.Rejected, analysis.Unsure)
	}
	if d.Coder == "" || d.Coder == analysis.MachineCoder {
		return fmt.Errorf("the decision on %s needs the name of the person who decided", d.Unit)
	}
	if err := d.Facets.Check(); err != nil {
		return fmt.Errorf("the decision on %s: %w", d.Unit, err)
	}
	if err := f.checkUnitExists(documentOf(d.Unit), d.Unit); err != nil {
		return err
	}
	return f.checkCode(d.Scheme, d.Code)
}

func (f *fold) checkCode(scheme, code string) error {
	var n int64
	var err error
	if scheme == analysis.Inductive {
		n, err = f.db.number("SELECT count(*) FROM node WHERE codebook = 0 AND id = ?", code)
	} else {
		n, err = f.db.number("SELECT count(*) FROM node JOIN codebook c ON c.n = node.codebook WHERE c.id = ? AND node.id = ?", scheme, code)
	}
	if err == nil && n == 0 {
		err = f.db.unknownCode(scheme, code)
	}
	return err
}
