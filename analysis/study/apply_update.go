package study

import (
	"encoding/json"
	"strings"

	"cocode/analysis"
	"cocode/analysis/study/align"
	"cocode/corpus"
	"cocode/corpus/text"
)

// applyUpdate gives a document its corrected text and moves what refers to it.
func applyUpdate(f *fold, p part) error {
	var r documentRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	known, err := f.document(r.ID)
	if err != nil {
		return err
	}
	if known == nil {
		return f.conflict("the document %s (%s), which it corrects, is not there", r.ID, r.Name)
	}
	old, err := f.db.document(r.ID)
	if err != nil {
		return err
	}
	now, moves := r.document(), r.alignment()
	if known.hash != r.Corrects { // another copy corrected it first: align to what that made
		moves = align.Texts(old.Text, now.Text)
	}
	now.Name = old.Name
	if err := f.replaceText(&now, known.n); err != nil {
		return err
	}
	defer f.forget(r.ID)
	return f.moveUnits(old, &now, moves)
}

func (f *fold) replaceText(d *corpus.Document, n int) error {
	version, err := f.db.number("SELECT version FROM document WHERE id = ?", d.ID)
	if err != nil {
		return err
	}
	for _, table := range []string{"speaker", "turn"} {
		if err := f.db.exec("DELETE FROM "+table+" WHERE document = ?", d.ID); err != nil {
			return err
		}
	}
	if err := f.unindex(n); err != nil {
		return err
	}
	return f.putDocument(d, n, int(version)+1)
}

// moveUnits moves the meaning units of a document and, with each, its evidence.
func (f *fold) moveUnits(old, now *corpus.Document, moves align.Alignment) error {
	units, err := f.db.units(old.ID)
	if err != nil {
		return err
	}
	for _, u := range units {
		if u.state == stateGone {
			continue
		}
		changed, err := moveUnit(&u, old, now, moves)
		if err != nil {
			return err
		}
		if err := f.db.putUnit(u); err != nil {
			return err
		}
		evidence := moves
		if u.state == stateGone {
			evidence = nil
		}
		if err := f.moveCodings(u.id, changed, evidence); err != nil {
			return err
		}
	}
	return nil
}

// least is how much of a unit's words must be left, in bytes; with less, the unit
// is gone: a few little words are found again anywhere.
const least = 0.25

func moveUnit(u *unitState, old, now *corpus.Document, moves align.Alignment) (changed bool, err error) {
	was, err := quoteOf(old, u.spans)
	if err != nil {
		return false, err
	}
	moved, turn, err := moveSpans(u.spans, now, moves)
	if err != nil {
		return false, err
	}
	if len(moved) == 0 {
		u.state = stateGone
	} else {
		u.spans, u.turn = formatSpans(moved), turn
		if sameWords(was, now.Quote(corpus.Unit{Spans: moved})) {
			return false, nil
		}
		u.state = stateChanged
	}
	if u.was == "" {
		u.was = was
	}
	return true, nil
}

func moveSpans(column string, now *corpus.Document, moves align.Alignment) (moved []text.Span, turn int, err error) {
	spans, err := parseSpans(column)
	if err != nil {
		return nil, 0, err
	}
	kept, all := 0.0, 0
	for _, s := range spans {
		to, share := moves.Move(s)
		kept += share * float64(s.Len())
		all += s.Len()
		if !to.Empty() {
			moved = append(moved, to)
		}
	}
	if all == 0 || kept/float64(all) < least {
		return nil, 0, nil
	}
	moved, turn = within(now, moved)
	return moved, turn, nil
}

// sameWords reports whether two quotes differ in blanks only.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// moveCodings moves the evidence of a unit's codings, and marks them if its words
// changed. Without moves the evidence stays: that of a unit that is gone.
func (f *fold) moveCodings(unit string, changed bool, moves align.Alignment) error {
	type row struct {
		analysis.Coding
		evidence string
	}
	var rows []row
	var err error
	for r, err := range f.db.scan("coding", "WHERE unit = ?", unit) {
		if err != nil {
			return err
		}
		c, err := vocabulary{}.readCoding(r, false)
		if err != nil {
			return err
		}
		rows = append(rows, row{c, r.ColumnText(6)})
	}
	for _, c := range rows {
		if moves != nil {
			if c.evidence, err = moveEvidence(c.evidence, moves); err != nil {
				return err
			}
		}
		err = f.db.put("coding", c.Unit, c.Scheme, c.Code, c.Coder, string(c.Status), c.Confidence, c.evidence, c.Version, c.Changed || changed, string(encode(c.Facets)), c.Memo, c.At.UnixMicro())
		if err != nil {
			return err
		}
	}
	return nil
}

// moveEvidence moves the spans of reasons; a reason whose words are gone goes.
func moveEvidence(column string, moves align.Alignment) (string, error) {
	var list, moved []analysis.Evidence
	if err := json.Unmarshal([]byte(column), &list); err != nil {
		return "", &DamageError{What: "the evidence of a coding cannot be read"}
	}
	for _, e := range list {
		spans := e.Spans
		e.Spans = nil
		for _, s := range spans {
			if to, _ := moves.Move(s); !to.Empty() {
				e.Spans = append(e.Spans, to)
			}
		}
		if len(e.Spans) > 0 || len(spans) == 0 {
			moved = append(moved, e)
		}
	}
	if len(moved) == 0 {
		return "[]", nil
	}
	return string(encode(moved)), nil
}
