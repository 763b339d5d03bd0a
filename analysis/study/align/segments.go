package align

import (
	"slices"
	"sort"

	"cocode/corpus/text"
)

// segments makes an alignment of matched tokens. Tokens between two matches are set
// against each other in proportion, so that a corrected word keeps its place.
func segments(before, after string, a, b []text.Span, pairs []pair) Alignment {
	var s Alignment
	i, j := 0, 0
	for _, p := range append(pairs, pair{len(a), len(b)}) {
		s = appendReplaced(s, a[i:p.a], b[j:p.b])
		if p.a < len(a) {
			s = append(s, Segment{a[p.a], b[p.b], true})
		}
		i, j = p.a+1, p.b+1
	}
	return s.placed(len(after)).joined(before, after)
}

// appendReplaced sets the old tokens of a gap against the new ones.
func appendReplaced(s Alignment, a, b []text.Span) Alignment {
	switch {
	case len(a) == 0: // added
		return s
	case len(b) == 0:
		return append(s, Segment{Old: a[0].Join(a[len(a)-1]), New: text.Span{Start: -1, End: -1}})
	}
	for i, token := range a {
		first, last := i*len(b)/len(a), (i+1)*len(b)/len(a)
		if first == last {
			s = append(s, Segment{Old: token, New: text.Span{Start: -1, End: -1}})
			continue
		}
		s = append(s, Segment{Old: token, New: b[first].Join(b[last-1])})
	}
	return s
}

// placed gives a place to the words that are gone: where the next ones begin.
func (s Alignment) placed(after int) Alignment {
	place := after
	for i := range slices.Backward(s) {
		if s[i].New.Start < 0 {
			s[i].New = text.Span{Start: place, End: place}
		}
		place = s[i].New.Start
	}
	return s
}

// joined joins neighbours that are the same with the same blanks between them.
func (s Alignment) joined(before, after string) Alignment {
	list := s[:0:0]
	for _, x := range s {
		if n := len(list); n > 0 && x.Same && list[n-1].Same {
			old, now := list[n-1].Old.Join(x.Old), list[n-1].New.Join(x.New)
			if old.Len() == now.Len() && old.Of(before) == now.Of(after) {
				list[n-1].Old, list[n-1].New = old, now
				continue
			}
		}
		list = append(list, x)
	}
	return list
}

// Move returns where the words under an old span are in the new text, and how much
// of them stayed the same, from 0 to 1 in bytes. The span is empty if
// all are gone.
func (s Alignment) Move(old text.Span) (now text.Span, kept float64) {
	first := sort.Search(len(s), func(i int) bool { return s[i].Old.End > old.Start })
	same, all := 0, 0
	for i := first; i < len(s) && s[i].Old.Start < old.End; i++ {
		x := s[i]
		part := text.Span{Start: max(x.Old.Start, old.Start), End: min(x.Old.End, old.End)}
		place := x.New
		if x.Same {
			same += part.Len()
			place = part.Shift(x.New.Start - x.Old.Start)
		}
		all += part.Len()
		if place.Empty() {
			continue
		}
		now = now.Join(place)
	}
	if all == 0 {
		return text.Span{}, 0
	}
	return now, float64(same) / float64(all)
}

// Carry returns the alignment with one stretch of the old text set to where the same
// words stand now, for a passage that was moved past others. The new spans are no
// longer in order then.
func (s Alignment) Carry(old, now text.Span) Alignment {
	var list Alignment
	placed := false
	place := func() {
		if !placed {
			list, placed = append(list, Segment{old, now, true}), true
		}
	}
	for _, x := range s {
		if x.Old.End > old.End {
			if x.Old.Start < old.End { // its end stays
				place()
				list = append(list, x.rest(text.Span{Start: old.End, End: x.Old.End}))
				continue
			}
			place()
		}
		if x.Old.Start < old.Start {
			list = append(list, x.rest(text.Span{Start: x.Old.Start, End: min(x.Old.End, old.Start)}))
			continue
		}
		if x.Old.Start >= old.End {
			list = append(list, x)
		}
	}
	place()
	return list
}

// rest is what is left of a segment when only a part of its old words is.
func (x Segment) rest(old text.Span) Segment {
	if x.Same {
		return Segment{old, old.Shift(x.New.Start - x.Old.Start), true}
	}
	return Segment{old, x.New, false}
}

// IsNew reports whether a span of the new text holds no word that was there before.
func (s Alignment) IsNew(now text.Span) bool {
	for _, x := range s {
		if x.Same && x.New.Overlaps(now) {
			return false
		}
	}
	return true
}
