package study

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis"
)

// vocabulary holds one copy of every word that many codings have in common: a hundred
// thousand codings have some hundred rules.
type vocabulary map[string]string

// one returns the copy of a string.
func (w vocabulary) one(s []byte) string {
	if known, ok := w[string(s)]; ok {
		return known
	}
	fresh := string(s)
	w[fresh] = fresh
	return fresh
}

func (w vocabulary) same(s string) string {
	if known, ok := w[s]; ok {
		return known
	}
	w[s] = s
	return s
}

// readCoding reads a row of the table coding, with its evidence if that is asked for.
func (w vocabulary) readCoding(r *sqlite3.Stmt, evidence bool) (analysis.Coding, error) {
	c := analysis.Coding{Unit: r.ColumnText(0), Scheme: w.one(r.ColumnRawText(1)), Code: w.one(r.ColumnRawText(2)), Coder: w.one(r.ColumnRawText(3)),
		Status: analysis.Status(w.one(r.ColumnRawText(4))), Confidence: r.ColumnFloat(5), Version: r.ColumnInt(7), Changed: r.ColumnBool(8),
		Memo: r.ColumnText(10), At: time.UnixMicro(r.ColumnInt64(11))}
	if err := w.readFacets(r.ColumnRawText(9), &c.Facets); err != nil {
		return c, &DamageError{What: "the facets of a coding of " + c.Unit + " cannot be read"}
	}
	if !evidence {
		return c, nil
	}
	list, err := w.readEvidence(r.ColumnRawText(6))
	if err != nil {
		return c, &DamageError{What: "the evidence of a coding of " + c.Unit + " cannot be read"}
	}
	c.Evidence = list
	if i := slices.IndexFunc(list, func(e analysis.Evidence) bool { return e.Facet != "" }); i >= 0 {
		c.Evidence, c.FacetEvidence = slices.Clone(list[:i]), slices.Clone(list[i:])
	}
	return c, nil
}

func (w vocabulary) readFacets(raw []byte, f *analysis.Facets) error {
	if string(raw) == "{}" {
		return nil
	}
	err := json.Unmarshal(raw, f)
	f.Holder, f.Voice, f.When, f.Phase = w.same(f.Holder), w.same(f.Voice), w.same(f.When), w.same(f.Phase)
	return err
}

// readEvidence reads a list of evidence into no more room than it needs.
func (w vocabulary) readEvidence(raw []byte) ([]analysis.Evidence, error) {
	var list []analysis.Evidence
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	for i := range list {
		e := &list[i]
		e.Kind, e.Facet, e.Rule, e.Place = w.same(e.Kind), w.same(e.Facet), w.same(e.Rule), w.same(e.Place)
		e.Polarity = sameOf(w, e.Polarity)
		e.Spans, e.Cues = trim(e.Spans), trim(e.Cues)
	}
	return trim(list), nil
}

// sameOf is same for a word of a type of its own.
func sameOf[S ~string](w vocabulary, word S) S { return S(w.same(string(word))) }

// trim returns a list in a place of its own size: that which JSON was read into has room
// for four.
func trim[T any](list []T) []T {
	if len(list) == cap(list) || len(list) == 0 {
		return list
	}
	return append(make([]T, 0, len(list)), list...)
}
