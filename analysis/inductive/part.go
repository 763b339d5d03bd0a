package inductive

import (
	"slices"

	"cocode/analysis/inductive/internal/topic"
)

// part is codes of a theme that a name holds for.
type part struct {
	about []*topic.Topic
	items []int
}

// How many codes a theme must have to fall into parts, and a part.
const (
	codesOfParted = 14
	codesOfPart   = 4
)

// parts divides a theme of many codes by what is done to whom, or about what, where enough
// codes say so.
func (t *topical) parts(x theme) []part {
	self := t.list[x.topic]
	rest := part{[]*topic.Topic{self}, slices.Clone(x.items)}
	if len(x.items) < codesOfParted || !self.Telling() {
		return []part{t.narrowed(rest)}
	}
	var parts []part
	for len(rest.items) >= codesOfParted-codesOfPart {
		var best part
		for o, other := range t.list {
			if other.Telling() || other.Kind == topic.Setting {
				continue
			}
			var items []int
			for _, i := range rest.items {
				if t.said[i][x.topic] >= holds && t.said[i][o] >= holds {
					items = append(items, i)
				}
			}
			if len(items) > len(best.items) {
				best = part{[]*topic.Topic{self, other}, items}
			}
		}
		if len(best.items) < codesOfPart || len(rest.items)-len(best.items) < codesOfPart {
			break
		}
		parts = append(parts, best)
		rest.items = slices.DeleteFunc(rest.items, func(i int) bool { return slices.Contains(best.items, i) })
	}
	return append(parts, rest)
}

// narrowed adds to what a part is about a kind of thing or people that most of it says.
func (t *topical) narrowed(x part) part {
	best, most := -1, 0.0
	total := 0.0
	for _, i := range x.items {
		total += t.weight[i]
	}
	for o, other := range t.list {
		if other.Kind == topic.Setting || other.Telling() == x.about[0].Telling() || total < unitsOfPair {
			continue
		}
		n, pull := 0.0, 0.0
		for _, i := range x.items {
			if t.said[i][o] >= holds {
				n += t.weight[i]
				pull += t.weight[i] * t.said[i][o]
			}
		}
		if n >= narrow*total && pull > most {
			best, most = o, pull
		}
	}
	if best >= 0 {
		if other := t.list[best]; other.Telling() {
			x.about = []*topic.Topic{other, x.about[0]}
		} else {
			x.about = append(x.about, other)
		}
	}
	return x
}

// A name of two halves must be said by this share of the units, of which there must be enough.
const (
	narrow      = 0.6
	unitsOfPair = 5
)
