package workbook

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
)

// readFacets reads the columns of facets. A person has said what differs from the
// exported sheet; a column that is not there says nothing.
func (x *reader) readFacets(e *entry) {
	for _, f := range matrix.FacetFields() {
		if !e.at.has(f) {
			continue
		}
		word, ok := x.facetWord(e, f)
		was := e.was.Facets.Get(string(f))
		if !ok {
			word = was
		}
		_ = e.shown.Set(string(f), word) // known words only
		if word != was {
			_ = e.named.Set(string(f), cmp.Or(word, analysis.NotTold))
		}
	}
	e.shown = analysis.Facets{}.Over(e.shown)
}

// facetWord reads one cell. ok is false if it makes no sense.
func (x *reader) facetWord(e *entry, f matrix.Field) (word string, ok bool) {
	written := strings.ToLower(squeeze(e.get(f)))
	if written == "" {
		return "", true
	}
	known := x.facets[f]
	if word, ok = known[written]; !ok {
		all := slices.Sorted(maps.Keys(known))
		x.review.Problems.Errorf(x.place(e.line, f), cmp.Or(nearest(written, all), "write one of: "+strings.Join(all, ", ")), "the facet %s has no word %q", f, written)
	}
	return word, ok
}

// inPlace is what a row tells of the code that takes the place of its own: all that
// it shows, unless the person has given that code before. Whose it is belongs to the
// code, and is told only if the person has said so.
func (x *reader) inPlace(e *entry, code string) analysis.Facets {
	if x.standing[decided{e.unit, code, e.coder}] != nil || code == e.code {
		return e.named
	}
	shown := e.shown
	shown.Holder = ""
	return e.named.Or(shown)
}

// beside is what a row tells of a further code: nothing, unless it has no code of its
// own.
func (e *entry) beside() analysis.Facets {
	if e.code == "" {
		return e.named
	}
	return analysis.Facets{}
}

// facetsAlone takes facets that come without a decision, if one stands.
func (x *reader) facetsAlone(e *entry) {
	if own := x.standing[decided{e.unit, e.code, e.coder}]; own != nil && !own.Changed && e.named != (analysis.Facets{}) {
		x.decide(e, e.code, own.Status, e.named)
	}
}

// leftOver reports facets that no decision has taken along.
func (x *reader) leftOver(e *entry) {
	for _, f := range matrix.FacetFields() {
		if word := e.named.Get(string(f)); word != "" && !e.told {
			hint := "decide on the code of the row, or name one in the column \"also\""
			x.review.Problems.Warnf(x.place(e.line, f), hint, "%s is %s, and no code is decided on: it was not taken", f, word)
			return
		}
	}
}
