package codebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kind is what became of a code between two versions of a codebook.
type Kind string

// The kinds of change.
const (
	Added     Kind = "added"
	Removed   Kind = "removed"
	Renamed   Kind = "renamed"    // another name, the same id
	NewID     Kind = "new id"     // the same code under another id
	Moved     Kind = "moved"      // another code above it
	Merged    Kind = "merged"     // into Other: most of its indicators and examples are there now
	Split     Kind = "split"      // from Other: most of its indicators and examples were there
	Reworded  Kind = "reworded"   // definition, include, exclude, example, near-miss, or what the code is
	Indicated Kind = "indicators" // indicators were added or dropped, or weigh otherwise
	Exampled  Kind = "examples"   // examples or near-misses were added or dropped
	Noted     Kind = "notes"      // memo, origin or colour
	Listed    Kind = "list"       // words of a list, which indicators name
	Headed    Kind = "codebook"   // what stands at the top, and the rules for all codes
)

// Change is one difference between two versions of a codebook, in words.
type Change struct {
	Kind  Kind
	Code  string   // its id: in the new version, or in the old one if it was removed or merged; @name of a list
	Other string   // the other code of a merge, a split or a new id; of other changes, the id before
	Words string   // what changed, for people
	Rules []string // the indicators that went or weigh otherwise, as evidence names them
}

// Touches reports whether codings with the code may have to be looked at again: its
// meaning or its place is not what it was when they were made.
func (c Change) Touches() bool {
	return slices.Contains([]Kind{Removed, NewID, Moved, Merged, Split, Reworded}, c.Kind)
}

// Diff says what has changed from one version of a codebook to the next, in the order
// of the new version and then of what the old one had more.
func Diff(before, after *Codebook) []Change {
	d := differ{old: places(before), new: places(after)}
	d.head(before, after)
	for p := range after.All() {
		if was, ok := d.old[p.ID]; ok {
			d.compare(was, p)
		} else {
			d.added(p)
		}
	}
	for p := range before.All() {
		if _, kept := d.new[p.ID]; !kept {
			d.removed(p)
		}
	}
	return d.changes
}

type differ struct {
	old, new map[string]Place
	changes  []Change
	renamed  map[string]bool // old ids that live on under another
}

func places(b *Codebook) map[string]Place {
	m := map[string]Place{}
	for p := range b.All() {
		m[p.ID] = p
	}
	return m
}

func (d *differ) say(kind Kind, code, other, format string, args ...any) {
	d.changes = append(d.changes, Change{Kind: kind, Code: code, Other: other, Words: fmt.Sprintf(format, args...)})
}

// compare says what changed in a code that has kept its id.
func (d *differ) compare(was, is Place) {
	if !maps.Equal(was.Name, is.Name) {
		d.say(Renamed, is.ID, "", "%q is now called %q", was.Name.In("en"), is.Name.In("en"))
	}
	if was.Parent() != is.Parent() {
		d.say(Moved, is.ID, "", "moved from %s to %s", top(was.Parent()), top(is.Parent()))
	}
	if fields := rewordedFields(was.Code, is.Code); len(fields) > 0 {
		d.say(Reworded, is.ID, "", "%s reworded", strings.Join(fields, ", "))
	}
	d.indicators(is.ID, was.Code, is.Code)
	if words := cameAndWent("example", examplesOf(was.Code), examplesOf(is.Code)); words != "" {
		d.say(Exampled, is.ID, "", "%s", words)
	}
	if fields := changed(field{"memo", was.Memo, is.Memo}, field{"origin", was.Origin, is.Origin}, field{"colour", was.Colour, is.Colour}); len(fields) > 0 {
		d.say(Noted, is.ID, "", "another %s", strings.Join(fields, ", "))
	}
}

// head compares what stands above the codes.
func (d *differ) head(was, is *Codebook) {
	fields := changed(field{"id", was.ID, is.ID}, field{"name", was.Name, is.Name}, field{"unit of coding", was.Unit, is.Unit},
		field{"languages", was.Languages, is.Languages}, field{"source", was.Source, is.Source}, field{"rules", was.Rules, is.Rules}, field{"memo", was.Memo, is.Memo})
	if len(fields) > 0 {
		d.say(Headed, is.ID, "", "changed: %s", strings.Join(fields, ", "))
	}
	both := maps.Clone(was.Lists)
	if both == nil {
		both = map[string]List{}
	}
	maps.Copy(both, is.Lists)
	for _, name := range slices.Sorted(maps.Keys(both)) {
		if words := cameAndWent("word", listWords(was.Lists[name]), listWords(is.Lists[name])); words != "" {
			d.say(Listed, "@"+name, "", "%s", words)
		}
	}
}

func listWords(l List) []string {
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(l)) {
		all = append(all, l[lang]...)
	}
	return all
}

func top(parent string) string {
	if parent == "" {
		return "the top"
	}
	return parent
}

// added says where a code with a new id comes from.
func (d *differ) added(p Place) {
	from, share := d.nearest(p.Code, d.old)
	switch {
	case share > mostly && !d.has(d.new, from):
		if d.renamed == nil {
			d.renamed = map[string]bool{}
		}
		d.renamed[from] = true
		d.say(NewID, p.ID, from, "%s has the id %s now", from, p.ID)
		first := len(d.changes)
		d.compare(d.old[from], p)
		for i := range d.changes[first:] {
			d.changes[first+i].Other = from
		}
	case share > mostly:
		d.say(Split, p.ID, from, "split from %s, which has kept the rest", from)
	default:
		d.say(Added, p.ID, "", "new, below %s", top(p.Parent()))
	}
}

func (d *differ) removed(p Place) {
	if d.renamed[p.ID] {
		return
	}
	into, share := d.nearest(p.Code, d.new)
	if share > mostly {
		d.say(Merged, p.ID, into, "merged into %s, which has most of its indicators and examples", into)
		return
	}
	d.say(Removed, p.ID, "", "removed; it stood below %s", top(p.Parent()))
}

func (d *differ) has(m map[string]Place, id string) bool {
	_, ok := m[id]
	return ok
}

// mostly is the share of a code's entries that another must have to count as the
// place where they came from or went.
const mostly = 0.5

// nearest returns the code that has the largest share of c's indicators and examples.
// Ties go to the id that sorts first.
func (d *differ) nearest(c *Code, among map[string]Place) (id string, share float64) {
	own := append(indicatorsOf(c), examplesOf(c)...)
	if len(own) == 0 {
		return "", 0
	}
	for _, other := range slices.Sorted(maps.Keys(among)) {
		theirs := append(indicatorsOf(among[other].Code), examplesOf(among[other].Code)...)
		kept := float64(len(own)-len(without(own, theirs))) / float64(len(own))
		if kept > share {
			id, share = other, kept
		}
	}
	return id, share
}

// Successors returns, for every old id that lives on under another one, the new id:
// codes that were given a new id, and codes that were merged into another.
func Successors(changes []Change) map[string]string {
	m := map[string]string{}
	for _, c := range changes {
		switch c.Kind {
		case NewID:
			m[c.Other] = c.Code
		case Merged:
			m[c.Code] = c.Other
		}
	}
	return m
}
