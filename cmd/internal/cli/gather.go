package cli

import (
	"fmt"
	"maps"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/analysis/matrix"
	"cocode/analysis/study"
)

// gather reads from a study what its tables are computed from.
func gather(s *study.Study) (*matrix.Data, error) { return gatherWith(s, study.Filter{}) }

// gatherWith reads the same with those codings only that a filter chooses, or without
// their evidence.
func gatherWith(s *study.Study, chosen study.Filter) (*matrix.Data, error) {
	g := gathering{study: s, chosen: chosen, data: &matrix.Data{Study: strings.TrimSuffix(filepath.Base(s.Path()), suffix)}}
	for _, part := range []func() error{g.documents, g.codebook, g.inductive, g.codings, g.attributes, g.memos, g.seen, g.events} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return g.data, nil
}

// sparing lets a command hold little more than what a large study needs, as what it makes
// of it is soon done with. The function that it returns ends that.
func sparing() (end func()) {
	before := debug.SetGCPercent(33)
	return func() { debug.SetGCPercent(before) }
}

type gathering struct {
	study  *study.Study
	chosen study.Filter
	data   *matrix.Data
}

func (g *gathering) documents() error {
	ids, err := allDocuments(g.study)
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := g.study.Document(id)
		if err != nil {
			return err
		}
		units, err := corpusUnits(g.study, id)
		if err != nil {
			return err
		}
		g.data.Documents = append(g.data.Documents, matrix.Document{Document: *d, Units: units})
	}
	return nil
}

func (g *gathering) codebook() error {
	books, err := g.study.Codebooks()
	if err != nil || len(books) == 0 {
		return err
	}
	newest := books[len(books)-1]
	book, problems := parseBook(fmt.Sprintf("codebook %d of the study", newest.N), newest.Source)
	g.data.Codebook, g.data.Version, g.data.Deductive = book, newest.N, newest.Scheme
	return problems.Err()
}

func (g *gathering) inductive() error {
	p, _, err := g.study.Proposal()
	g.data.Inductive, g.data.Readings = p.Scheme, p.Readings
	return err
}

func (g *gathering) codings() error {
	chosen := g.chosen
	chosen.Scheme = g.data.Deductive.ID
	for c, err := range g.study.EachCoding(chosen) {
		if err != nil {
			return err
		}
		c.FacetEvidence = nil // no table shows it, and it is half of what a large study holds
		g.data.Codings = append(g.data.Codings, c)
	}
	return nil
}

func (g *gathering) attributes() error {
	list, err := g.study.Attributes()
	for _, x := range list {
		g.data.Attributes = append(g.data.Attributes, matrix.Attribute{OfDocument: x.Kind == study.OfDocument, Subject: x.Subject, Name: x.Name, Value: x.Value})
	}
	return err
}

func (g *gathering) memos() error {
	list, err := g.study.Memos("", "")
	for _, m := range list {
		g.data.Memos = append(g.data.Memos, matrix.Memo{Kind: string(m.Kind), Subject: m.Subject, Text: m.Text, Who: m.Who, At: m.At})
	}
	return err
}

func (g *gathering) seen() error {
	seen, err := g.study.Seen(g.data.Deductive.ID)
	g.data.Seen = []matrix.Seen{}
	for _, coder := range slices.Sorted(maps.Keys(seen)) {
		for _, u := range seen[coder] {
			if coder != analysis.MachineCoder {
				g.data.Seen = append(g.data.Seen, matrix.Seen{Coder: coder, Unit: u})
			}
		}
	}
	return err
}

func (g *gathering) events() error {
	list, err := g.study.History()
	for _, e := range list {
		g.data.Events = append(g.data.Events, matrix.Event{N: e.N, At: e.At, Who: e.Who, Kind: e.Kind, Subject: e.Subject, Why: e.Why,
			Items: e.Items, Person: e.ByPerson(), Undone: e.Undone})
	}
	return err
}
