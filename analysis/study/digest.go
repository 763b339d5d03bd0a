package study

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Digest returns the SHA-256 of the state without times, in hexadecimal: two studies
// with the same digest hold the same documents, units, codings and memos.
func (s *Study) Digest() (digest string, err error) {
	err = s.view(func(db *database) error {
		digest, err = db.digest()
		return err
	})
	return digest, err
}

// timely are the columns that tell when or by which event, and not what.
var timely = []string{"at", "event", "sum"}

func (d *database) digest() (string, error) {
	h := sha256.New()
	for _, table := range stateTables {
		if table == "conflict" {
			continue // named by events
		}
		l, err := d.layout(table)
		if err != nil {
			return "", err
		}
		var columns []string
		for _, c := range l.columns {
			if !slices.Contains(timely, c) {
				columns = append(columns, c)
			}
		}
		list := strings.Join(columns, ", ")
		for r, err := range d.query("SELECT " + list + " FROM " + table + " ORDER BY " + l.keys()) {
			if err != nil {
				return "", err
			}
			d.rowChecksum(table, r, len(columns))
			h.Write(d.buffer)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
