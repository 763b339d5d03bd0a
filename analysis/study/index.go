package study

import (
	"cocode/corpus"
)

// The full-text index holds the turns of the documents, without their text: its rows
// are numbered by document and turn.

// turnBits is how many bits of a row's number are the turn's.
const turnBits = 20

func turnRow(document, turn int) int64 { return int64(document)<<turnBits | int64(turn) }

// index puts the words of a document's turns into the index.
func (f *fold) index(d *corpus.Document, n int) error {
	for i, t := range d.Turns {
		if err := f.db.exec("INSERT INTO words (rowid, text) VALUES (?, ?)", turnRow(n, i), t.Span.Of(d.Text)); err != nil {
			return err
		}
	}
	return nil
}

// unindex takes a document's words out of the index.
func (f *fold) unindex(n int) error {
	if f.unindexed {
		return nil
	}
	return f.db.exec("DELETE FROM words WHERE rowid >= ? AND rowid < ?", turnRow(n, 0), turnRow(n+1, 0))
}

// indexAll makes the index from nothing, so that no word stays that no turn holds.
func (f *fold) indexAll() error {
	if err := f.db.exec("INSERT INTO words (words) VALUES ('delete-all')"); err != nil {
		return err
	}
	ids, err := f.db.documentIDs("")
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := f.db.document(id)
		if err != nil {
			return err
		}
		n, err := f.db.number("SELECT n FROM document WHERE id = ?", id)
		if err != nil {
			return err
		}
		if err := f.index(d, int(n)); err != nil {
			return err
		}
	}
	return nil
}

// indexed tells what the index has to hold: the words and turns of these documents.
func (d *database) indexed() ([]string, error) {
	return d.texts("SELECT n || ' ' || event || ' ' || hash FROM document ORDER BY n")
}
