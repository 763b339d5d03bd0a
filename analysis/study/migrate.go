package study

import (
	"fmt"
	"path/filepath"
)

// migrations change the record from a schema to the next one. The state needs none:
// it is made anew from the record.
var migrations = map[int]string{}

// migrate brings the study to the present schema. A copy of the file as it was,
// checked to be equal, stays beside it.
func (s *Study) migrate(schema int) error {
	if schema == schemaVersion {
		return nil
	}
	name := filepath.Base(s.path)
	for v := schema; v < schemaVersion; v++ {
		if _, ok := migrations[v]; !ok {
			return fmt.Errorf("%s has the schema %d, which this cocode cannot read", name, schema)
		}
	}
	if s.readOnly {
		return fmt.Errorf("%s was made by an older cocode (schema %d) and has to be converted first; open it for writing once", name, schema)
	}
	if err := s.keepCopy(fmt.Sprintf("%s-schema-%d", s.path, schema)); err != nil {
		return fmt.Errorf("%s was not converted, since no copy of it could be made first: %w", name, err)
	}
	return s.db.transaction("BEGIN IMMEDIATE", func() error { return s.convert(schema) })
}

// keepCopy copies the file as it is; the copy may be there from an attempt that was
// killed.
func (s *Study) keepCopy(path string) error {
	if isFree(path) != nil {
		return nil
	}
	unfinished, remove, err := makeUnfinished(path)
	if err != nil {
		return err
	}
	defer remove()
	if err := s.db.transaction("BEGIN IMMEDIATE", func() error { return copyFile(s.path, unfinished, path) }); err != nil {
		return err
	}
	return moveNew(unfinished, path)
}

func (s *Study) convert(schema int) error {
	for v := schema; v < schemaVersion; v++ {
		if err := s.db.Exec(migrations[v]); err != nil {
			return err
		}
	}
	for i := len(stateTables) - 1; i >= 0; i-- {
		if err := s.db.Exec("DROP TABLE IF EXISTS " + stateTables[i]); err != nil {
			return err
		}
	}
	if err := s.db.Exec("DROP TABLE IF EXISTS words; " + stateSchema); err != nil {
		return err
	}
	if err := newFold(s.db).rebuild(s.db); err != nil {
		return err
	}
	return s.db.Exec(fmt.Sprintf("PRAGMA user_version = %d", schemaVersion))
}
