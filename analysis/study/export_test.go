package study

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
