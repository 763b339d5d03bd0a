package workbook

import (
	"maps"
	"slices"
	"strings"
	"time"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/corpus/diag"
)

// reader holds what rows of a review are read with.
type reader struct {
	options  ReadOptions
	review   *Review
	saved    time.Time // when the workbook was saved last; zero if it does not say
	fields   map[string]matrix.Field
	verdicts map[string]matrix.Verdict
	facets   map[matrix.Field]map[string]string
	scheme   string
	codes    names
	nodes    names
	node     map[string]analysis.Node // of the inductive scheme
	units    map[string]string        // their words
	byWords  map[string]string        // units by their words
	readings map[string]string        // condensed meaning units by unit
	standing map[decided]*analysis.Coding
	told     map[string]string // condensed units that a row before has edited
	coded    map[string]string // open codes by unit
	memos    map[UnitMemo]bool // that stand
	unsigned bool              // a row without a coder was reported

	byWord     bool // rows are found by interview and words
	documents  []matrix.Document
	interviews map[string]*interview // by name and identity; made when a row without an identity comes
}

// decided names a coding.
type decided struct{ unit, code, coder string }

func newReader(d *matrix.Data, o ReadOptions) *reader {
	x := &reader{options: o, review: &Review{}, fields: matrix.Fields(), verdicts: matrix.Verdicts(), scheme: d.Deductive.ID,
		units: map[string]string{}, byWords: map[string]string{}, readings: map[string]string{},
		standing: map[decided]*analysis.Coding{}, told: map[string]string{}, coded: map[string]string{}, node: map[string]analysis.Node{}, memos: map[UnitMemo]bool{}, documents: d.Documents}
	for i := range d.Documents {
		doc := &d.Documents[i]
		for _, u := range doc.Units {
			words := squeeze(doc.Quote(u))
			x.units[u.ID] = words
			x.byWords[words] = u.ID
		}
	}
	for _, r := range d.Readings {
		x.readings[r.Unit], x.coded[r.Unit] = r.Condensed, r.Code
	}
	for _, m := range d.Memos {
		if m.Kind == "unit" {
			x.memos[UnitMemo{m.Subject, m.Who, m.Text}] = true
		}
	}
	for i := range d.Codings {
		if c := &d.Codings[i]; c.Scheme == x.scheme {
			x.standing[decided{c.Unit, c.Code, c.Coder}] = c
		}
	}
	x.facets = map[matrix.Field]map[string]string{}
	for _, f := range matrix.FacetFields() {
		x.facets[f] = matrix.FacetWords(string(f))
	}
	x.nameNodes(d)
	return x
}

// squeeze makes runs of white space one blank: programs differ in what they keep.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func (x *reader) nameNodes(d *matrix.Data) {
	x.codes, x.nodes = names{}, names{}
	for _, n := range d.Deductive.Nodes {
		if n.Level == analysis.LevelCode {
			x.codes.add(n.ID, n.Name)
		}
	}
	if d.Codebook != nil {
		for p := range d.Codebook.All() {
			if _, known := x.codes[p.ID]; known {
				for _, name := range p.Name {
					x.codes.add(p.ID, name)
				}
			}
		}
	}
	for _, n := range d.Inductive.Nodes {
		x.nodes.add(n.ID, n.Name)
		x.node[n.ID] = n
	}
}

// names finds identities by what people write: the id, the name, or both. An empty
// identity stands for a name that several have.
type names map[string]string

func (n names) add(id, name string) {
	for _, word := range []string{id, name, name + " (" + id + ")"} {
		key := strings.ToLower(squeeze(word))
		if other, ok := n[key]; ok && other != id {
			id = ""
		}
		n[key] = id
	}
}

// find returns the identity that a word means. If there is none, hint says what may
// have been meant.
func (n names) find(word string) (id, hint string) {
	id, ok := n[strings.ToLower(squeeze(word))]
	switch {
	case ok && id != "":
		return id, ""
	case ok:
		return "", "several have this name; write the id"
	}
	return "", nearest(word, slices.Sorted(maps.Keys(n)))
}

// nearest offers the known word that is nearest to one that is not known.
func nearest(word string, known []string) string {
	if near, ok := diag.Nearest(strings.ToLower(squeeze(word)), known); ok {
		return "did you mean \"" + near + "\"?"
	}
	return ""
}
