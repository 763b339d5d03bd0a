package study

import (
	"context"
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
	return writeStudy(ctx, path, s.options, func(copied *Study) error {
		return copied.change(func(f *fold) error {
			return s.view(func(from *database) error {
				undone, err := from.undone()
				if err != nil {
					return err
				}
				return f.takeEvents(func(yield func(event, error) bool) {
					for e, err := range from.wholeEvents() {
						if err == nil && (undone[e.ID] || !slices.Contains(handedOut, e.Kind)) {
							continue
						}
						if !yield(e, err) {
							return
						}
					}
				})
			})
		})
	})
}
