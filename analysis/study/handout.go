package study

import (
	"context"
	"fmt"
	"os"
	"slices"
)

// handedOut are the kinds of events that a coder who codes blind may see: the
// transcripts and units, what to code with and what to code. Suggestions, decisions,
// memos and the inductive scheme stay behind.
var handedOut = []string{kindCreate, kindImport, kindUpdate, kindAttributes, kindUnits, kindCodebook, kindSample, kindPurge}

// Handout makes a copy of the study for a coder who is to code blind: without what
// other coders, the machine or the inductive pass have made of the units. It has the
// same units and codebooks under the same identities, so that Merge takes the
// coder's work back, once or several times. It never overwrites a file.
func (s *Study) Handout(ctx context.Context, path string) error {
	if err := isFree(path); err != nil {
		return err
	}
	unfinished := path + "-new"
	for _, p := range []string{unfinished, unfinished + "-journal"} { // of a process that was killed here
		if err := os.Remove(p); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	defer os.Remove(unfinished)
	if err := s.handOver(unfinished); err != nil {
		return err
	}
	if err := verifyCopy(ctx, unfinished, s.options); err != nil {
		return fmt.Errorf("no copy was kept, since it is not sound: %w", err)
	}
	return moveNew(unfinished, path)
}

// handOver writes the events that may be seen into a new file, and folds its state.
func (s *Study) handOver(path string) (err error) {
	db, err := openDatabase(path, "rwc", writing)
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
	}()
	if err := db.EnableChecksums("main"); err != nil {
		return err
	}
	if err := buildEmpty(db); err != nil {
		return err
	}
	copied := &Study{path: path, options: s.options, db: db}
	return copied.change(func(f *fold) error {
		return s.view(func(from *database) error {
			undone, err := from.undone()
			if err != nil {
				return err
			}
			for e, err := range from.wholeEvents() {
				if err != nil {
					return err
				}
				if undone[e.ID] || !slices.Contains(handedOut, e.Kind) {
					continue
				}
				if err := f.db.insertEvent(e); err != nil {
					return err
				}
			}
			return f.rebuild(f.db)
		})
	})
}
