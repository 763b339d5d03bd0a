package study

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/ncruces/go-sqlite3"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
)

// Documents returns the documents in the order of their import, without their text,
// turns and headings, which Document gives.
func (s *Study) Documents() (list []corpus.Document, err error) {
	err = s.view(func(db *database) error {
		list, err = db.headers("ORDER BY n")
		return err
	})
	return list, err
}

// headers reads documents and speakers, but no words.
func (d *database) headers(clause string, args ...any) ([]corpus.Document, error) {
	rows := d.query("SELECT id, name, source, format, language, title, attributes FROM document "+clause, args...)
	return collect(rows, func(r *sqlite3.Stmt) (doc corpus.Document, err error) {
		doc = corpus.Document{ID: r.ColumnText(0), Name: r.ColumnText(1), Source: r.ColumnText(2), Format: r.ColumnText(3),
			Language: r.ColumnText(4), Title: r.ColumnText(5)}
		if err := json.Unmarshal(r.ColumnRawText(6), &doc.Attributes); err != nil {
			return doc, &DamageError{What: "the attributes of " + doc.Name + " cannot be read"}
		}
		doc.Speakers, err = d.speakers(doc.ID)
		return doc, err
	})
}

func (d *database) speakers(document string) ([]corpus.Speaker, error) {
	return collect(d.scan("speaker", "WHERE document = ? ORDER BY n", document), func(r *sqlite3.Stmt) (corpus.Speaker, error) {
		return corpus.Speaker{Label: r.ColumnText(2), Role: corpus.Role(r.ColumnText(3)), Participant: r.ColumnText(4)}, nil
	})
}

func (d *database) turns(document string) ([]corpus.Turn, error) {
	return collect(d.scan("turn", "WHERE document = ? ORDER BY n", document), func(r *sqlite3.Stmt) (corpus.Turn, error) {
		return corpus.Turn{Speaker: r.ColumnInt(2), Span: text.Span{Start: r.ColumnInt(3), End: r.ColumnInt(4)},
			Start: time.Duration(r.ColumnInt64(5)), End: time.Duration(r.ColumnInt64(6))}, nil
	})
}

// Document returns a document with its words, by its identity or its name.
func (s *Study) Document(idOrName string) (doc *corpus.Document, err error) {
	err = s.view(func(db *database) error {
		id, err := db.resolve(idOrName)
		if err == nil {
			doc, err = db.document(id)
		}
		return err
	})
	return doc, err
}

// resolve returns the identity of the document with an identity, a name, or a
// source file's name.
func (d *database) resolve(idOrName string) (string, error) {
	for _, column := range []string{"id", "name", "source"} {
		id, err := d.text("SELECT id FROM document WHERE "+column+" = ? ORDER BY n LIMIT 1", idOrName)
		if err != nil || id != "" {
			return id, err
		}
	}
	var known []string
	for r, err := range d.query("SELECT name, id FROM document ORDER BY n") {
		if err != nil {
			return "", err
		}
		known = append(known, r.ColumnText(0), r.ColumnText(1))
	}
	if near, ok := diag.Nearest(idOrName, known); ok {
		return "", notFound("there is no document %s in the study; did you mean %s?", idOrName, near)
	}
	return "", notFound("there is no document %s in the study; the command documents lists those that are there", idOrName)
}

func (d *database) document(id string) (*corpus.Document, error) {
	var doc *corpus.Document
	for r, err := range d.scan("document", "WHERE id = ?", id) {
		if err != nil {
			return nil, err
		}
		if doc, err = readDocument(r); err != nil {
			return nil, err
		}
	}
	if doc == nil {
		return nil, notFound("there is no document %s in the study", id)
	}
	var err error
	if doc.Speakers, err = d.speakers(id); err != nil {
		return nil, err
	}
	doc.Turns, err = d.turns(id)
	return doc, err
}

func readDocument(r *sqlite3.Stmt) (*corpus.Document, error) {
	d := &corpus.Document{ID: r.ColumnText(0), Name: r.ColumnText(2), Source: r.ColumnText(3), Format: r.ColumnText(4),
		Language: r.ColumnText(5), Title: r.ColumnText(6), Text: r.ColumnText(7)}
	if d.Hash() != r.ColumnText(8) {
		return nil, &DamageError{What: "the text of " + d.Name + " is not the one that was imported"}
	}
	var err error
	if d.Headings, err = parseSpans(r.ColumnText(10)); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(r.ColumnRawText(11), &d.Attributes); err != nil {
		return nil, &DamageError{What: "the attributes of " + d.Name + " cannot be read"}
	}
	return d, nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
