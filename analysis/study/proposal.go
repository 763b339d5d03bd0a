package study

import (
	"strings"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis"
)

// readingState is a row of the table reading.
type readingState struct {
	readingRecord
	edited bool
}

func readReading(r *sqlite3.Stmt) readingState {
	return readingState{readingRecord{r.ColumnText(0), r.ColumnText(1), r.ColumnText(2)}, r.ColumnBool(3)}
}

// SaveProposal stores what the inductive pass made of the documents, in place of an
// earlier proposal and as one event. documents are those that the pass has read;
// what persons changed in the scheme, or in condensed meaning units, is changed
// again in the new proposal.
func (s *Study) SaveProposal(documents []string, p analysis.Proposal) error {
	return s.change(func(f *fold) error {
		covered, err := f.db.resolveAll(documents)
		if err != nil {
			return err
		}
		parts, err := f.readingParts(covered, p.Readings)
		if err != nil {
			return err
		}
		scheme := schemeRecord{p.Scheme.Name, covered, recordNodes(p.Scheme.Nodes), p.Unplaced}
		parts = append(parts, part{analysis.Inductive, encode(scheme)})
		return s.record(f, kindProposal, "", "", len(p.Readings), parts)
	})
}

func (d *database) resolveAll(documents []string) ([]string, error) {
	ids := make([]string, len(documents))
	for i, name := range documents {
		var err error
		if ids[i], err = d.resolve(name); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// readingParts sorts readings by document, and refuses those of units that are not
// there.
func (f *fold) readingParts(documents []string, readings []analysis.Reading) ([]part, error) {
	of := map[string]*readingsRecord{}
	for _, id := range documents {
		of[id] = &readingsRecord{id, []readingRecord{}}
	}
	for _, x := range readings {
		r := of[documentOf(x.Unit)]
		if r == nil {
			return nil, notFound("there is no meaning unit %s in the documents that were read", x.Unit)
		}
		if err := f.checkUnitExists(r.Document, x.Unit); err != nil {
			return nil, err
		}
		r.Readings = append(r.Readings, readingRecord{x.Unit, x.Condensed, x.Code})
	}
	var parts []part
	for _, id := range documents {
		parts = append(parts, part{id, encode(of[id])})
	}
	return parts, nil
}

// documentOf returns the document that a unit's identity begins with.
func documentOf(unit string) string {
	document, _, _ := strings.Cut(unit, "-")
	return document
}

func (f *fold) checkUnitExists(document, unit string) error {
	d, err := f.document(document)
	if err == nil && (d == nil || !d.has(unit)) {
		err = notFound("there is no meaning unit %s in the study; the command units lists those that are there", unit)
	}
	return err
}

// Proposal returns the inductive scheme and its readings as they stand: what the
// pass proposed, with what persons have changed since. Readings are in the order of
// documents and text. ok is false if there was no inductive pass.
func (s *Study) Proposal() (p analysis.Proposal, ok bool, err error) {
	err = s.view(func(db *database) error {
		nodes, err := db.nodes(0)
		if err != nil {
			return err
		}
		p.Scheme = analysis.Scheme{ID: analysis.Inductive, Name: "Inductive scheme"}
		for _, n := range nodes {
			p.Scheme.Nodes = append(p.Scheme.Nodes, n.node())
			if n.unplaced && !n.aside {
				p.Unplaced = append(p.Unplaced, n.id)
			}
		}
		p.Scheme.Nodes = parentsFirst(p.Scheme.Nodes)
		p.Readings, err = db.readings()
		ok = len(nodes) > 0 || len(p.Readings) > 0
		return err
	})
	return p, ok, err
}

func (n nodeState) node() analysis.Node {
	return analysis.Node{ID: n.id, Name: n.name, Parent: n.parent, Level: analysis.Level(n.level), Aside: n.aside}
}

// parentsFirst returns nodes so that each stands after its parent, and else in the
// order given: a person may have moved one below a later one.
func parentsFirst(nodes []analysis.Node) []analysis.Node {
	children := map[string][]analysis.Node{}
	known := map[string]bool{}
	for _, n := range nodes {
		known[n.ID] = true
	}
	for _, n := range nodes {
		if !known[n.Parent] {
			children[""] = append(children[""], n)
		} else {
			children[n.Parent] = append(children[n.Parent], n)
		}
	}
	sorted := make([]analysis.Node, 0, len(nodes))
	var walk func(string)
	walk = func(parent string) {
		for _, n := range children[parent] {
			sorted = append(sorted, n)
			walk(n.ID)
		}
	}
	walk("")
	return sorted
}

// readings returns all readings in the order of documents and text.
func (d *database) readings() (list []analysis.Reading, err error) {
	codes := vocabulary{}
	documents, err := d.documentIDs("")
	if err != nil {
		return nil, err
	}
	for _, id := range documents {
		of, err := d.readingsOf(id)
		if err != nil {
			return nil, err
		}
		if len(of) == 0 {
			continue
		}
		rows, err := d.units(id)
		if err != nil {
			return nil, err
		}
		units, err := toUnits(rows, false)
		if err != nil {
			return nil, err
		}
		for _, u := range units {
			if x, ok := of[u.ID]; ok {
				list = append(list, analysis.Reading{Unit: u.ID, Condensed: x.Condensed, Code: codes.same(x.Code)})
			}
		}
	}
	return list, nil
}

// readingsOf returns the readings of a document by unit.
func (d *database) readingsOf(document string) (map[string]analysis.Reading, error) {
	of := map[string]analysis.Reading{}
	low, high := unitRange(document)
	for r, err := range d.scan("reading", "WHERE unit >= ? AND unit < ?", low, high) {
		if err != nil {
			return nil, err
		}
		x := readReading(r)
		of[x.Unit] = analysis.Reading{Unit: x.Unit, Condensed: x.Condensed, Code: x.Code}
	}
	return of, nil
}
