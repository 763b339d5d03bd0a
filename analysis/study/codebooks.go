package study

import (
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis"
	"cocode/corpus/diag"
)

// Codebook is one version of a codebook in a study.
type Codebook struct {
	N       int // its number in the study, from 1, in order of arrival
	Version string
	Source  []byte // as it was read
	Scheme  analysis.Scheme
	At      time.Time
}

// AddCodebook stores a version of a codebook, its source and the scheme it gives, and
// returns its number in the study. The same version is stored once.
func (s *Study) AddCodebook(source []byte, scheme analysis.Scheme, version string) (n int, err error) {
	r := codebookRecord{ID: scheme.ID, Name: scheme.Name, Version: version, Source: string(source), Nodes: recordNodes(scheme.Nodes)}
	r.Hash = event{Kind: kindCodebook, Parts: []part{{scheme.ID, encode(r)}}}.name()
	if scheme.ID == "" || scheme.ID == analysis.Inductive {
		return 0, fmt.Errorf("a codebook cannot have the id %q; give it another", scheme.ID)
	}
	err = s.change(func(f *fold) error {
		if n, err = f.db.codebookNumber(r.Hash); err != nil || n > 0 {
			return err
		}
		if err := s.record(f, kindCodebook, scheme.ID, "", len(scheme.Nodes), []part{{scheme.ID, encode(r)}}); err != nil {
			return err
		}
		n, err = f.db.codebookNumber(r.Hash)
		return err
	})
	return n, err
}

// Codebook returns the codebook with a number.
func (s *Study) Codebook(n int) (c Codebook, err error) {
	list, err := s.codebooks("WHERE n = ?", n)
	if err == nil && len(list) == 0 {
		err = notFound("there is no codebook %d in the study", n)
	}
	if err != nil {
		return c, err
	}
	return list[0], nil
}

// Codebooks returns all versions of all codebooks, in order of arrival.
func (s *Study) Codebooks() ([]Codebook, error) { return s.codebooks("ORDER BY n") }

func (s *Study) codebooks(clause string, args ...any) (list []Codebook, err error) {
	err = s.view(func(db *database) error {
		for r, err := range db.scan("codebook", clause, args...) {
			if err != nil {
				return err
			}
			c, err := db.readCodebook(r)
			if err != nil {
				return err
			}
			list = append(list, c)
		}
		return nil
	})
	return list, err
}

func (d *database) readCodebook(r *sqlite3.Stmt) (Codebook, error) {
	c := Codebook{N: r.ColumnInt(0), Version: r.ColumnText(3), Source: r.ColumnBlob(5, nil), At: time.UnixMicro(r.ColumnInt64(6)),
		Scheme: analysis.Scheme{ID: r.ColumnText(1), Name: r.ColumnText(2)}}
	nodes, err := d.nodes(c.N)
	for _, n := range nodes {
		c.Scheme.Nodes = append(c.Scheme.Nodes, n.node())
	}
	return c, err
}

// latest returns number and hash of the newest codebook of a scheme that holds a
// code.
func (d *database) latest(scheme, code string) (n int, hash string, err error) {
	for r, err := range d.query(`SELECT c.n, c.hash FROM codebook c JOIN node ON node.codebook = c.n
		WHERE c.id = ? AND node.id = ? ORDER BY c.n DESC LIMIT 1`, scheme, code) {
		if err != nil {
			return 0, "", err
		}
		n, hash = r.ColumnInt(0), r.ColumnText(1)
	}
	return n, hash, nil
}

// unknownCode says that a code is in no codebook of the scheme, and which is near.
func (d *database) unknownCode(scheme, code string) error {
	query := "SELECT node.id FROM codebook c JOIN node ON node.codebook = c.n WHERE c.id = ? ORDER BY c.n DESC, position"
	args := []any{scheme}
	if scheme == analysis.Inductive {
		query, args = "SELECT id FROM node WHERE codebook = 0 ORDER BY position", nil
	}
	var known []string
	for r, err := range d.query(query, args...) {
		if err != nil {
			return err
		}
		known = append(known, r.ColumnText(0))
	}
	if len(known) == 0 {
		return notFound("there is no codebook %s in the study", scheme)
	}
	if near, ok := diag.Nearest(code, known); ok {
		return notFound("there is no code %s in %s; did you mean %s?", code, scheme, near)
	}
	return notFound("there is no code %s in %s", code, scheme)
}
