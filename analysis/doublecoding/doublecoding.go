// Package doublecoding lays the codings of a study out for agreement: what did each
// coder give to what each has seen. It stands between the codings and package
// agreement, which computes coefficients from the tables made here and knows nothing
// of interviews. What nobody saw is no agreement; what all saw and left uncoded is.
package doublecoding

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/corpus"
	"cocode/corpus/text"
)

// On is what coders are compared on.
type On string

// What coders may be compared on. Characters are bytes of the canonical text.
const (
	Units      On = "units"
	Sentences  On = "sentences"
	Turns      On = "turns"
	Documents  On = "documents"
	Characters On = "characters"
)

// All returns every On, the usual one first.
func All() []On { return []On{Units, Sentences, Turns, Documents, Characters} }

// Material is what is compared: the codings of a scheme in documents.
type Material struct {
	Scheme    analysis.Index
	Documents []Document
	Codings   []analysis.Coding
	Seen      map[string][]string // the units that each coder has looked at
}

// Document is an interview with the places that coders are compared on.
type Document struct {
	*corpus.Document
	Units     []corpus.Unit
	Sentences []text.Span // of participants; needed for Sentences only
}

// Item is one place that coders may have coded: a unit, a sentence, a turn, a
// document.
type Item struct {
	Document *corpus.Document
	Span     text.Span
	Units    []string   // the units in it
	Given    [][]string // by coder: the codes given; nil where the coder did not see it
	Unsure   [][]string // by coder: codes that the coder left undecided
}

// Items returns the places of a kind that at least one of the coders has seen, in
// the order of documents and text, with what each coder gave there, raised to a
// level of the scheme: codes that fall together count once.
func (m Material) Items(on On, coders []string, level analysis.Level) []Item {
	g := newGiven(m, coders, level)
	var items []Item
	for _, d := range m.Documents {
		for _, place := range d.places(on) {
			if item, seen := g.item(d.Document, place); seen {
				items = append(items, item)
			}
		}
	}
	return items
}

// place is a span with the units in it.
type place struct {
	span  text.Span
	units []string
}

func (d Document) places(on On) []place {
	switch on {
	case Sentences:
		return d.gather(d.Sentences)
	case Turns:
		var spans []text.Span
		for _, t := range d.Turns {
			spans = append(spans, t.Span)
		}
		return d.gather(spans)
	case Documents, Characters:
		return d.gather([]text.Span{{Start: 0, End: len(d.Text)}})
	}
	places := make([]place, len(d.Units))
	for i, u := range d.Units {
		places[i] = place{u.Extent(), []string{u.ID}}
	}
	return places
}

// gather puts units into the spans that they share words with; a span without a unit
// is no place.
func (d Document) gather(spans []text.Span) []place {
	var places []place
	first := 0
	for _, s := range spans {
		for first < len(d.Units) && d.Units[first].Extent().End <= s.Start {
			first++
		}
		p := place{span: s}
		for _, u := range d.Units[first:] {
			if u.Spans[0].Start >= s.End {
				break
			}
			if slices.ContainsFunc(u.Spans, s.Overlaps) {
				p.units = append(p.units, u.ID)
			}
		}
		if p.units != nil {
			places = append(places, p)
		}
	}
	return places
}

// given is what each coder gave and saw, by unit.
type given struct {
	coders []string
	seen   []map[string]bool
	codes  []map[string][]string
	unsure []map[string][]string
}

func newGiven(m Material, coders []string, level analysis.Level) *given {
	g := &given{coders: coders}
	for _, name := range coders {
		seen := map[string]bool{}
		for _, u := range m.Seen[name] {
			seen[u] = true
		}
		g.seen = append(g.seen, seen)
		g.codes = append(g.codes, map[string][]string{})
		g.unsure = append(g.unsure, map[string][]string{})
	}
	for _, c := range m.Codings {
		g.add(c, m.Scheme.At(c.Code, level))
	}
	return g
}

func (g *given) add(c analysis.Coding, code string) {
	k := slices.Index(g.coders, c.Coder)
	if k < 0 || code == "" {
		return
	}
	switch c.Status {
	case analysis.Accepted, analysis.Suggested: // a machine's suggestion is what it gives
		g.codes[k][c.Unit] = append(g.codes[k][c.Unit], code)
	case analysis.Unsure:
		g.unsure[k][c.Unit] = append(g.unsure[k][c.Unit], code)
	}
}

// item returns what coders gave at a place; seen is false if none looked there.
func (g *given) item(d *corpus.Document, p place) (item Item, seen bool) {
	item = Item{Document: d, Span: p.span, Units: p.units, Given: make([][]string, len(g.coders)), Unsure: make([][]string, len(g.coders))}
	for k := range g.coders {
		for _, u := range p.units {
			if !g.seen[k][u] {
				continue
			}
			if item.Given[k] == nil {
				item.Given[k] = []string{}
			}
			item.Given[k] = append(item.Given[k], g.codes[k][u]...)
			item.Unsure[k] = append(item.Unsure[k], g.unsure[k][u]...)
			seen = true
		}
		item.Given[k] = distinct(item.Given[k])
	}
	return item, seen
}

// distinct sorts codes and keeps one of each; nil stays nil.
func distinct(codes []string) []string {
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Differ reports whether two coders who both saw the item gave it different codes.
func (i Item) Differ() bool {
	var first []string
	for _, codes := range i.Given {
		switch {
		case codes == nil:
		case first == nil:
			first = codes
		case !slices.Equal(first, codes):
			return true
		}
	}
	return false
}

// Shared returns the items that two coders or more have seen: only these say
// anything of agreement.
func Shared(items []Item) []Item {
	var shared []Item
	for _, i := range items {
		seen := 0
		for _, codes := range i.Given {
			if codes != nil {
				seen++
			}
		}
		if seen > 1 {
			shared = append(shared, i)
		}
	}
	return shared
}

// Sets returns items as a table of sets of codes, for coefficients that take several
// codes on a unit.
func Sets(items []Item, coders []string) (*agreement.Table, error) {
	rows := make([][][]string, len(items))
	for i, item := range items {
		rows[i] = item.Given
	}
	return agreement.NewSetTable(coders, rows)
}

// Binary returns items as a table in which the value is 1 where a coder gave the
// code, 0 where the coder saw the item and did not, and missing where the coder did
// not see it or was unsure of the code.
func Binary(items []Item, coders []string, code string) (*agreement.Table, error) {
	rows := make([][]string, len(items))
	for i, item := range items {
		row := make([]string, len(coders))
		for k, codes := range item.Given {
			switch {
			case slices.Contains(codes, code):
				row[k] = "1"
			case codes != nil && !slices.Contains(item.Unsure[k], code):
				row[k] = "0"
			}
		}
		rows[i] = row
	}
	return agreement.NewTable(coders, rows)
}

// Codes returns the codes that any coder gave, in the order of the scheme.
func Codes(items []Item, scheme analysis.Index) []string {
	used := map[string]bool{}
	for _, item := range items {
		for _, codes := range item.Given {
			for _, c := range codes {
				used[c] = true
			}
		}
	}
	var order []string
	for _, n := range scheme.Scheme.Nodes {
		if used[n.ID] {
			order = append(order, n.ID)
		}
	}
	return order
}
