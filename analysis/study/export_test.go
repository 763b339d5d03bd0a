package study

import "testing"

// Payloads returns all that the record says, unpacked, for tests that look for words.
func Payloads(s *Study) (all []byte, err error) {
	err = s.view(func(db *database) error {
		for e, err := range db.wholeEvents() {
			if err != nil {
				return err
			}
			for _, p := range e.Parts {
				all = append(append(all, p.Payload...), p.Subject...)
			}
		}
		return nil
	})
	return all, err
}

// PretendSchema lets the program know a schema that follows the present one: its
// record has another column, which the migration fills.
func PretendSchema(t testing.TB) (version int) {
	present := schemaVersion
	schemaVersion++
	migrations[present] = "CREATE TABLE pretended (id TEXT NOT NULL PRIMARY KEY) STRICT; INSERT INTO pretended SELECT id FROM event;"
	if t != nil {
		t.Cleanup(func() {
			schemaVersion = present
			delete(migrations, present)
		})
	}
	return schemaVersion
}

// Query returns the integer that an SQL query asks for.
func Query(s *Study, query string) (n int64, err error) {
	err = s.view(func(db *database) error {
		n, err = db.number(query)
		return err
	})
	return n, err
}

// Spoil changes the file behind the back of the record.
func Spoil(s *Study, statement string) error {
	return s.change(func(f *fold) error { return f.db.Exec(statement) })
}

// Forge writes a row with a checksum that fits, behind the back of the record.
func Forge(s *Study, table string, values ...any) error {
	return s.change(func(f *fold) error { return f.db.put(table, values...) })
}
