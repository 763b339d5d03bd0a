package study

import (
	_ "embed"
	"fmt"
)

// schemaVersion is kept in the file's header ("PRAGMA user_version"). It grows when
// the tables change and also when the fold changes, since the state then has to be
// made anew. It is a variable for the tests of migration.
var schemaVersion = 1

var (
	//go:embed record.sql
	recordSchema string
	//go:embed state.sql
	stateSchema string
)

// stateTables are folded from the record, in an order in which they can be filled;
// emptied, they are in the reverse order.
var stateTables = []string{
	"property", "document", "speaker", "turn", "unit", "codebook", "node", "reading",
	"revision", "coding", "pass", "seen", "memo", "attribute", "conflict",
}

// buildEmpty makes the tables of a new study.
func buildEmpty(db *database) error {
	return db.transaction("BEGIN IMMEDIATE", func() error {
		return db.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; %s; %s",
			applicationID, schemaVersion, recordSchema, stateSchema))
	})
}
