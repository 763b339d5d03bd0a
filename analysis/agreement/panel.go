package agreement

import (
	"encoding/binary"
	"slices"
)

// A panel is the coders who gave a value to the same units: where no value is
// missing there is one. What coders gave is counted panel by panel, and from that
// follows what two of them gave where both did.
type panel struct {
	coders []int32
	tally  [][]tallied // of each of the coders
}

// tallied is a category that a coder gave in a panel, and the place of its count.
type tallied struct{ category, place int32 }

// panelsOf returns the panels of patterns, and notes in each value of a pattern where
// it is counted.
func panelsOf(patterns []pattern, categories int) []panel {
	var panels []panel
	b := panelBuilder{at: make([]int32, categories)}
	for _, same := range byCoders(patterns) {
		panels = append(panels, b.panel(same))
	}
	return panels
}

// byCoders groups patterns by who gave a value, in the order met.
func byCoders(patterns []pattern) [][]*pattern {
	var groups [][]*pattern
	place := map[string]int{}
	var key []byte
	for i := range patterns {
		key = key[:0]
		for _, v := range patterns[i].given {
			key = binary.LittleEndian.AppendUint32(key, uint32(v.coder))
		}
		g, seen := place[string(key)]
		if !seen {
			g = len(groups)
			place[string(key)] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], &patterns[i])
	}
	return groups
}

// panelBuilder numbers the counts of panels.
type panelBuilder struct {
	places int32
	at     []int32 // by category: one more than its index in the list being made
}

// panel returns the panel of patterns that the same coders gave.
func (b *panelBuilder) panel(patterns []*pattern) panel {
	var p panel
	for i, v := range patterns[0].given {
		var used []tallied
		for _, x := range patterns {
			v := &x.given[i]
			if b.at[v.category] == 0 {
				used = append(used, tallied{v.category, b.places})
				b.places++
				b.at[v.category] = int32(len(used))
			}
			v.place = used[b.at[v.category]-1].place
		}
		for _, u := range used {
			b.at[u.category] = 0
		}
		p.coders, p.tally = append(p.coders, v.coder), append(p.tally, used)
	}
	return p
}

// of returns what a coder gave in the panel; nothing if the coder is not in it.
func (p *panel) of(coder int) []tallied {
	i, in := slices.BinarySearch(p.coders, int32(coder))
	if !in {
		return nil
	}
	return p.tally[i]
}

// places returns how many counts the panels need.
func places(panels []panel) int {
	n := 0
	for _, p := range panels {
		for _, used := range p.tally {
			n += len(used)
		}
	}
	return n
}
