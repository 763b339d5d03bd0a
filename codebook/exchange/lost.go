package exchange

import (
	"fmt"
	"slices"
	"strings"

	"cocode/codebook"
)

// losses gathers what a format cannot hold, by kind, in order of first appearance.
type losses struct {
	kinds []string
	cases map[string][]string
}

// add notes a case: a code's id, or an indicator with its code.
func (l *losses) add(kind, what string) {
	if l.cases == nil {
		l.cases = map[string][]string{}
	}
	if _, known := l.cases[kind]; !known {
		l.kinds = append(l.kinds, kind)
	}
	l.cases[kind] = append(l.cases[kind], what)
}

// indicator notes a case of an indicator.
func (l *losses) indicator(kind string, c *codebook.Code, i codebook.Indicator) {
	l.add(kind, fmt.Sprintf("%s: %s", c.ID, i))
}

// named is how many cases of a kind are named.
const namedCases = 3

// words returns the losses in words, one kind each, with up to three cases.
func (l *losses) words() []string {
	var all []string
	for _, kind := range l.kinds {
		cases := l.cases[kind]
		words := fmt.Sprintf("%s: %d (%s", kind, len(cases), strings.Join(cases[:min(namedCases, len(cases))], "; "))
		if len(cases) > namedCases {
			words += "; …"
		}
		all = append(all, words+")")
	}
	return all
}

// head notes what stands for the codebook as a whole.
func (l *losses) head(b *codebook.Codebook) {
	for _, x := range []struct {
		kind string
		has  bool
	}{
		{"id and name", true}, {"version", b.Version != ""}, {"unit of coding", b.Unit != ""}, {"memo", len(b.Memo) > 0}, {"source", b.Source.Citation+b.Source.DOI != "" || len(b.Source.Note) > 0},
		{"rules", len(b.Rules) > 0},
	} {
		if x.has {
			l.add("not held: parts of the codebook's head", x.kind)
		}
	}
}

// others notes the languages that are left out.
func (l *losses) others(b *codebook.Codebook, lang string) {
	var other []string
	for p := range b.All() {
		for _, x := range languages(p.Code) {
			if x != "" && x != lang && !slices.Contains(other, x) {
				other = append(other, x)
			}
		}
	}
	slices.Sort(other)
	for _, x := range other {
		l.add("not held: other languages, export each by itself", x)
	}
}

// languages returns the languages in which a code says something, "" for words for
// all of them.
func languages(c *codebook.Code) []string {
	var all []string
	for _, t := range []codebook.Text{c.Name, c.Definition, c.Include, c.Exclude, c.Example, c.Memo} {
		all = append(all, keys(t)...)
	}
	all = append(all, keys(c.NearMiss)...)
	all = append(all, keys(c.Indicators)...)
	all = append(all, keys(c.Examples)...)
	return append(all, keys(c.NearMisses)...)
}
