package agreement

import (
	"fmt"
	"slices"
	"strings"
)

// A builder takes rows one at a time and gives a table.
type builder struct {
	coders []string
	place  map[string]int32
	labels []string // in the order met
	codes  []int32  // rows, one after the other
	notes  []string
}

func newBuilder(coders []string) *builder {
	return &builder{coders: slices.Clone(coders), place: map[string]int32{}}
}

// add takes the values of one unit; the empty string is a missing one.
func (b *builder) add(row []string) {
	for _, v := range row {
		if v = strings.TrimSpace(v); v == "" {
			b.codes = append(b.codes, missing)
			continue
		}
		b.codes = append(b.codes, b.category(v))
	}
}

// category returns the number of the category with this label, a new one if it
// was not met before.
func (b *builder) category(label string) int32 {
	k, ok := b.place[label]
	if !ok {
		k = int32(len(b.labels))
		label = strings.Clone(label) // not to hold on to the line that it came from
		b.place[label] = k
		b.labels = append(b.labels, label)
	}
	return k
}

// table returns what was added, with the categories in order.
func (b *builder) table() *Table {
	sorted, place := sortLabels(b.labels)
	for i, k := range b.codes {
		if k != missing {
			b.codes[i] = place[k]
		}
	}
	return b.finish(scaleOf(sorted))
}

// finish returns the table of the codes, which are places in s.
func (b *builder) finish(s scale) *Table {
	coders, codes := b.withValues()
	t := &Table{coders: coders, scale: s, patterns: group(codes, len(coders)), notes: b.notes}
	if width := len(b.coders); width > 0 {
		t.empty = len(b.codes)/width - int(t.units())
	}
	t.finish()
	return t
}

// withValues leaves out the coders that gave no value at all: the chance
// agreement of a coder who was not there is not zero, it does not exist.
func (b *builder) withValues() (coders []string, codes []int32) {
	width := len(b.coders)
	seen := make([]bool, width)
	for i, k := range b.codes {
		seen[i%width] = seen[i%width] || k != missing
	}
	if !slices.Contains(seen, false) {
		return b.coders, b.codes
	}
	for g, name := range b.coders {
		if seen[g] {
			coders = append(coders, name)
		} else {
			b.notes = append(b.notes, fmt.Sprintf("coder %q gave no value and is left out", name))
		}
	}
	for i, k := range b.codes {
		if seen[i%width] {
			codes = append(codes, k)
		}
	}
	return coders, codes
}

// checkCoders returns an error if two coders have the same name.
func checkCoders(coders []string) error {
	for i, name := range coders {
		if j := slices.Index(coders[:i], name); j >= 0 {
			return fmt.Errorf("coders %d and %d have the same name %q", j+1, i+1, name)
		}
	}
	return nil
}
