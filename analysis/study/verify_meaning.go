package study

import (
	"slices"

	"cocode/analysis"
	"cocode/corpus"
)

// meaning checks what no database knows of: that spans are spans of the text, and
// that codings name codes that there are.
func (c *check) meaning(db *database) error {
	documents, err := db.documentIDs("")
	if err != nil {
		return err
	}
	for _, id := range documents {
		d, err := db.document(id) // compares the text with its hash
		if err != nil {
			return err
		}
		if what := checkDocument(d); what != "" {
			c.errorf("%s: %s", d.Name, what)
		}
		if err := c.units(db, d); err != nil {
			return err
		}
	}
	return c.codes(db)
}

func (c *check) units(db *database, d *corpus.Document) error {
	rows, err := db.units(d.ID)
	if err != nil {
		return err
	}
	units, err := toUnits(rows, false)
	if err != nil {
		return err
	}
	for _, u := range units {
		if err := checkUnit(d, u.Unit); err != nil {
			c.errorf("%s: %v", u.ID, err)
		}
		if documentOf(u.ID) != u.Document {
			c.errorf("%s: the meaning unit belongs to the document %s", u.ID, u.Document)
		}
	}
	return c.evidence(db, d)
}

// evidence checks that every reason for a coding is words of the text. Those of
// units that are gone are of an earlier text.
func (c *check) evidence(db *database, d *corpus.Document) error {
	low, high := unitRange(d.ID)
	for r, err := range db.scan("coding", "WHERE unit >= ? AND unit < ? AND evidence <> '[]' AND unit NOT IN (SELECT id FROM unit WHERE state = 'gone')", low, high) {
		if err != nil {
			return err
		}
		coding, err := vocabulary{}.readCoding(r, true)
		if err != nil {
			return err
		}
		for _, e := range slices.Concat(coding.Evidence, coding.FacetEvidence) {
			for _, span := range e.Spans {
				if !fits(span, d.Text) {
					c.errorf("%s: the evidence for %s is no span of %s", coding.Unit, coding.Code, d.Name)
				}
			}
		}
	}
	return nil
}

// codes checks that every coding names a code of its codebook. Codes of the
// inductive scheme may have gone with a later proposal.
func (c *check) codes(db *database) error {
	for r, err := range db.query(`SELECT unit, scheme, code, version FROM coding WHERE scheme <> ? AND NOT EXISTS
		(SELECT 1 FROM node JOIN codebook ON codebook.n = node.codebook
			WHERE node.codebook = coding.version AND node.id = coding.code AND codebook.id = coding.scheme)`, analysis.Inductive) {
		if err != nil {
			return err
		}
		c.errorf("%s has the code %s, which codebook %d (%s) does not hold", r.ColumnText(0), r.ColumnText(2), r.ColumnInt(3), r.ColumnText(1))
	}
	return nil
}
