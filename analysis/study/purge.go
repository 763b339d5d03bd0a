package study

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// Purged tells what Purge removed.
type Purged struct {
	Documents   []string // removed whole, by identity
	Redacted    []string // documents in which others speak too: the participant's turns were made unreadable
	Turns       int
	Units       int
	Readings    int // condensed meaning units with their codes
	Suggestions int
	Decisions   int
	Memos       int      // on what was removed
	Passages    int      // memos and other texts in which words or names of the participant were replaced
	Events      int      // entries of the record that were rewritten
	Look        []string // texts that hold a word which only the participant said: someone should read them
	Copies      []string // files beside the study that still hold the participant's words, or may
	Sheets      []string // workbooks and exports beside the study, of which nobody knows whose words they hold
}

// Purge removes everything that a participant said from the study, for one who
// withdraws consent (GDPR, article 17): transcript, quotes, meaning units, condensed
// meaning units, evidence, memos on them and passages of other memos that repeat
// them, from the state, from the record and from the free pages of the file. What
// was done stays in the record, without words. It cannot be undone, and a merge with
// a copy that still holds the words does not bring them back.
func (s *Study) Purge(participant, why string) (Purged, error) {
	var p Purged
	err := s.change(func(f *fold) error {
		var l lessons
		if err := l.from(f.db); err != nil {
			return err
		}
		documents, err := l.documentsOf(participant)
		if err != nil {
			return err
		}
		before, err := f.db.info()
		if err != nil {
			return err
		}
		if err := s.recordPurge(f, participant, why, documents); err != nil {
			return err
		}
		scrub, err := scrubberFor(f.db)
		if err != nil {
			return err
		}
		if p.Events, err = f.scrub(scrub); err != nil {
			return err
		}
		p.Passages = scrub.Cleaned
		if err := f.rebuild(f.db); err != nil {
			return err
		}
		return f.reportPurge(&p, scrub, before, documents)
	})
	if err != nil {
		return Purged{}, err
	}
	if err := s.compact(); err != nil {
		return p, err
	}
	p.Copies, p.Sheets = copiesWith(s.path, participant, p.Documents), sheetsBeside(s.path)
	return p, nil
}

// compact writes the file anew without free pages. What was removed is overwritten
// already (secure_delete); this also makes the file small.
func (s *Study) compact() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := s.db.survive(func() error { return s.db.Exec("VACUUM") }); err != nil {
		return fmt.Errorf("the participant was purged, but the file could not be made smaller: %w", words(s.path, err))
	}
	return nil
}

func (s *Study) recordPurge(f *fold, participant, why string, documents []purgedDocument) error {
	salt := sha256.Sum256([]byte(s.options.now().String() + s.options.actor() + strconv.Itoa(len(documents))))
	r := purgeRecord{Salt: hex.EncodeToString(salt[:16]), Documents: documents}
	r.Participant = hashName(r.Salt, participant)
	return s.record(f, kindPurge, "", why, len(documents), []part{{"", encode(r)}})
}

// scrub rewrites the events that hold words of those who have withdrawn, and returns
// how many.
func (f *fold) scrub(s *scrubber) (rewritten int, err error) {
	var ids []string
	for e, err := range f.db.events() {
		if err != nil {
			return 0, err
		}
		ids = append(ids, e.ID)
	}
	for _, id := range ids {
		e, err := f.db.event(id)
		if err != nil {
			return 0, err
		}
		changed, err := s.scrubEvent(&e)
		if err != nil {
			return 0, err
		}
		if !changed {
			continue
		}
		rewritten++
		e.Purged = true
		if err := f.db.insertEvent(e); err != nil {
			return 0, err
		}
	}
	return rewritten, nil
}

// event returns one event with its parts.
func (d *database) event(id string) (e event, err error) {
	for r, err := range d.scan("event", "WHERE id = ?", id) {
		if err != nil {
			return e, err
		}
		e = readEvent(r)
	}
	e.Parts, err = d.parts(id)
	return e, err
}

func (f *fold) reportPurge(p *Purged, s *scrubber, before Info, documents []purgedDocument) error {
	after, err := f.db.info()
	if err != nil {
		return err
	}
	for _, d := range documents {
		if d.Whole {
			p.Documents = append(p.Documents, d.ID)
		} else {
			p.Redacted = append(p.Redacted, d.ID)
		}
	}
	p.Turns = before.Turns - after.Turns
	p.Units = before.Units - after.Units
	p.Readings = before.Readings - after.Readings
	p.Suggestions = before.Suggestions - after.Suggestions
	p.Decisions = before.Decisions - after.Decisions
	p.Memos = before.Memos - after.Memos
	p.Look, err = f.db.lookAt(s)
	return err
}

// lookAt names memos and decisions with words that only the withdrawn said.
func (d *database) lookAt(s *scrubber) (list []string, err error) {
	for r, err := range d.query("SELECT 'memo ' || id, text FROM memo UNION ALL SELECT 'the decision on ' || unit, memo FROM coding WHERE memo <> ''") {
		if err != nil {
			return nil, err
		}
		for _, w := range s.Left(r.ColumnText(1)) {
			list = append(list, fmt.Sprintf("%s has the word %q, which only they said", r.ColumnText(0), w))
		}
	}
	return list, nil
}
