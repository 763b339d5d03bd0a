package study

import (
	"strings"

	"cocode/analysis/study/align"
	"cocode/corpus"
	"cocode/corpus/text"
)

// leastMoved is how many words of a meaning unit must stand elsewhere for it to have
// been moved there: a shorter one may have been said twice.
const leastMoved = 4

// carry lets units follow their words where a correction has moved them past others:
// an alignment keeps the order of the words and gives these up. Their words must stand
// once in the new text, where nothing was that stayed.
func (f *fold) carry(moves align.Alignment, old, now *corpus.Document) (align.Alignment, error) {
	units, err := f.db.units(old.ID)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if u.state == stateGone {
			continue
		}
		spans, err := parseSpans(u.spans)
		if err != nil {
			return nil, err
		}
		for _, s := range spans {
			if _, kept := moves.Move(s); kept >= least {
				continue
			}
			if to, ok := findMoved(s.Of(old.Text), now.Text, moves); ok {
				moves = moves.Carry(s, to)
			}
		}
	}
	return moves, nil
}

func findMoved(words, t string, moves align.Alignment) (text.Span, bool) {
	if len(strings.Fields(words)) < leastMoved || strings.Count(t, words) != 1 {
		return text.Span{}, false
	}
	at := strings.Index(t, words)
	to := text.Span{Start: at, End: at + len(words)}
	return to, moves.IsNew(to)
}
