package study

import (
	"encoding/json"
	"fmt"

	"cocode/corpus"
)

func applyCreate(f *fold, p part) error {
	var r createRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	name, err := f.db.text("SELECT value FROM property WHERE name = 'name'")
	if err != nil || name != "" { // a merged study keeps the name of the older one
		return err
	}
	return f.db.put("property", "name", r.Name)
}

func applyImport(f *fold, p part) error {
	var r documentRecord
	if err := decode(p, &r); err != nil {
		return err
	}
	known, err := f.document(r.ID)
	if err != nil {
		return err
	}
	d := r.document()
	if known != nil {
		if known.hash != d.Hash() {
			return f.adjusted("the document %s (%s) was imported twice with different words; the first stands", r.ID, r.Name)
		}
		return nil
	}
	n, err := f.db.number("SELECT coalesce(max(n), 0) + 1 FROM document")
	if err != nil {
		return err
	}
	if d.Name, err = f.freeName(d.Name); err != nil {
		return err
	}
	return f.putDocument(&d, int(n), 1)
}

// freeName returns the name, or one with a number behind it if another document has
// it already: two copies of a study may each have imported an "IP3".
func (f *fold) freeName(name string) (string, error) {
	free := name
	for i := 2; ; i++ {
		taken, err := f.db.number("SELECT count(*) FROM document WHERE name = ?", free)
		if err != nil {
			return "", err
		}
		if taken == 0 {
			break
		}
		free = fmt.Sprintf("%s (%d)", name, i)
	}
	if free == name {
		return name, nil
	}
	return free, f.adjusted("two documents are named %s; the later one is now %s", name, free)
}

// putDocument writes a document with its speakers, turns and words.
func (f *fold) putDocument(d *corpus.Document, n, version int) error {
	attributes, err := json.Marshal(d.Attributes)
	if err != nil {
		return err
	}
	err = f.db.put("document", d.ID, n, d.Name, d.Source, d.Format, d.Language, d.Title, d.Text, d.Hash(), version,
		formatSpans(d.Headings), string(attributes), f.event.ID)
	if err != nil {
		return err
	}
	for i, s := range d.Speakers {
		if err := f.db.put("speaker", d.ID, i, s.Label, string(s.Role), s.Participant); err != nil {
			return err
		}
	}
	for i, t := range d.Turns {
		if err := f.db.put("turn", d.ID, i, t.Speaker, t.Span.Start, t.Span.End, int64(t.Start), int64(t.End)); err != nil {
			return err
		}
	}
	if f.unindexed {
		return nil
	}
	return f.index(d, n)
}
