package study

import (
	_ "embed"
	"fmt"
	"path/filepath"
)

// schemaVersion is kept in the file's header ("PRAGMA user_version"). It grows when
// the tables change and also when the fold changes, since the state then has to be
// made anew.
const schemaVersion = 1

//go:embed schema.sql
var schema string

// stateTables are folded from the record, in an order in which they can be filled;
// emptied, they are in the reverse order.
var stateTables = []string{
	"property", "document", "speaker", "turn", "unit", "codebook", "node", "reading",
	"revision", "coding", "pass", "seen", "memo", "attribute", "conflict",
}

func (s *Study) migrate(schema int) error {
	if schema == schemaVersion {
		return nil
	}
	return fmt.Errorf("%s has the schema %d, which this cocode cannot read", filepath.Base(s.path), schema)
}
