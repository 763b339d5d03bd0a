package study

import (
	"iter"
	"math"
	"slices"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis"
)

// SaveSuggestions stores what a pass suggests with a codebook for documents, as one
// event, in place of what the same coder (mostly analysis.MachineCoder) suggested for
// them before. documents are all that the pass has read, also those without a
// suggestion. Decisions of persons stay as they are.
func (s *Study) SaveSuggestions(codebook int, coder string, documents []string, suggestions []analysis.Suggestion) error {
	return s.change(func(f *fold) error {
		covered, err := f.db.resolveAll(documents)
		if err != nil {
			return err
		}
		scheme, hash, err := f.db.codebookName(codebook)
		if err != nil {
			return err
		}
		parts, err := f.suggestionParts(codebook, suggestionsRecord{Coder: coder, Scheme: scheme, Codebook: hash}, covered, suggestions)
		if err != nil || len(parts) == 0 {
			return err
		}
		return s.record(f, kindSuggestions, scheme, "", len(suggestions), parts)
	})
}

func (d *database) codebookName(n int) (scheme, hash string, err error) {
	for r, err := range d.query("SELECT id, hash FROM codebook WHERE n = ?", n) {
		if err != nil {
			return "", "", err
		}
		scheme, hash = r.ColumnText(0), r.ColumnText(1)
	}
	if scheme == "" {
		return "", "", notFound("there is no codebook %d in the study", n)
	}
	return scheme, hash, nil
}

func (f *fold) suggestionParts(codebook int, head suggestionsRecord, documents []string, suggestions []analysis.Suggestion) ([]part, error) {
	codes, err := f.codes(codebook)
	if err != nil {
		return nil, err
	}
	of := map[string]*suggestionsRecord{}
	for _, id := range documents {
		d, err := f.document(id)
		if err != nil {
			return nil, err
		}
		r := head
		r.Document, r.Text, r.Suggestions = id, d.hash, []suggestionRecord{}
		of[id] = &r
	}
	for _, x := range suggestions {
		r := of[documentOf(x.Unit)]
		if r == nil {
			return nil, notFound("there is no meaning unit %s in the documents that were coded", x.Unit)
		}
		if err := f.checkUnitExists(r.Document, x.Unit); err != nil {
			return nil, err
		}
		if !codes[x.Code] {
			return nil, f.db.unknownCode(head.Scheme, x.Code)
		}
		r.Suggestions = append(r.Suggestions, recordSuggestion(x))
	}
	var parts []part
	for _, id := range documents {
		parts = append(parts, part{id, encode(of[id])})
	}
	return parts, nil
}

func recordSuggestion(x analysis.Suggestion) suggestionRecord {
	if math.IsNaN(x.Confidence) || math.IsInf(x.Confidence, 0) {
		x.Confidence = 0
	}
	evidence := slices.Concat([]analysis.Evidence{}, x.Evidence, x.FacetEvidence)
	return suggestionRecord{x.Unit, x.Code, x.Confidence, x.Facets, encode(evidence)}
}

func (f *fold) codes(codebook int) (map[string]bool, error) {
	nodes, err := f.db.nodes(codebook)
	codes := map[string]bool{}
	for _, n := range nodes {
		codes[n.id] = true
	}
	return codes, err
}

// Filter chooses codings. Empty fields choose all.
type Filter struct {
	Document   string // identity or name
	Unit       string
	Scheme     string
	Code       string
	Coder      string
	Status     analysis.Status
	NoEvidence bool // leave Evidence and FacetEvidence empty, which is faster
	Gone       bool // also those on units whose words a correction took away
}

// Codings returns the codings that a filter chooses, in the order of units, schemes,
// codes and coders.
func (s *Study) Codings(filter Filter) ([]analysis.Coding, error) {
	var list []analysis.Coding
	for c, err := range s.EachCoding(filter) {
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// page is how many codings are read at a time, so that whoever iterates may call
// other methods meanwhile.
const page = 2000

// EachCoding gives the codings that a filter chooses one by one, for studies that
// have too many to hold. What is written while it runs may or may not be seen.
func (s *Study) EachCoding(filter Filter) iter.Seq2[analysis.Coding, error] {
	return func(yield func(analysis.Coding, error) bool) {
		after := analysis.Coding{}
		words := vocabulary{}
		for {
			list, more, err := s.codingsAfter(filter, after, words)
			if err != nil {
				yield(analysis.Coding{}, err)
				return
			}
			for _, c := range list {
				if !yield(c, nil) {
					return
				}
			}
			if !more {
				return
			}
			after = list[len(list)-1]
		}
	}
}

func (s *Study) codingsAfter(filter Filter, after analysis.Coding, words vocabulary) (list []analysis.Coding, more bool, err error) {
	err = s.view(func(db *database) error {
		clause, args, err := db.codingClause(filter, after)
		if err != nil {
			return err
		}
		list, err = collect(db.scan("coding", clause, args...), func(r *sqlite3.Stmt) (analysis.Coding, error) { return words.readCoding(r, !filter.NoEvidence) })
		return err
	})
	return list, len(list) == page, err
}

func (d *database) codingClause(filter Filter, after analysis.Coding) (clause string, args []any, err error) {
	clause = "WHERE (unit, scheme, code, coder) > (?, ?, ?, ?)"
	args = []any{after.Unit, after.Scheme, after.Code, after.Coder}
	if filter.Document != "" {
		id, err := d.resolve(filter.Document)
		if err != nil {
			return "", nil, err
		}
		low, high := unitRange(id)
		clause += " AND unit >= ? AND unit < ?"
		args = append(args, low, high)
	}
	for _, c := range []struct{ column, value string }{
		{"unit", filter.Unit}, {"scheme", filter.Scheme}, {"code", filter.Code}, {"coder", filter.Coder}, {"status", string(filter.Status)},
	} {
		if c.value != "" {
			clause += " AND " + c.column + " = ?"
			args = append(args, c.value)
		}
	}
	if !filter.Gone {
		clause += " AND unit NOT IN (SELECT id FROM unit WHERE state = 'gone')"
	}
	return clause + " ORDER BY unit, scheme, code, coder LIMIT ?", append(args, page), nil
}
