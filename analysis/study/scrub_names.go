package study

import (
	"cmp"
	"slices"
	"strings"

	"cocode/analysis/study/passages"
	"cocode/corpus"
)

// The inductive pass names a code after words of its units, and a group after one of
// its codes. When one of several whose units it holds withdraws, a name stays if the
// words of the others bear it, and is made anew from them if not.

// quote keeps the words of the units that stay, as they were segmented last.
func (s *scrubber) quote(l lessons) {
	texts := map[string]string{}
	for _, r := range l.documents {
		texts[r.ID+hashOf(r.Text)] = r.Text
	}
	for _, r := range l.units {
		t, ok := texts[r.Document+r.Text]
		if !ok {
			continue
		}
		d := corpus.Document{Text: t}
		for _, u := range r.Units {
			if len(u.Spans) > 0 && u.Spans[len(u.Spans)-1].End <= len(t) && !s.loses(u.ID) {
				s.quotes[u.ID] = d.Quote(corpus.Unit{Spans: u.Spans})
			}
		}
	}
}

// rename gives every node of a scheme a name that those who stay bear. left are the
// readings that remain of each code.
func (s *scrubber) rename(nodes []nodeRecord, left map[string][]readingRecord) {
	below := map[string][]int{}
	for i, n := range nodes {
		below[n.Parent] = append(below[n.Parent], i)
	}
	done := map[string]bool{}
	var walk func(i int) []readingRecord
	walk = func(i int) []readingRecord {
		n := &nodes[i]
		if done[n.ID] {
			return nil
		}
		done[n.ID] = true
		readings, most, heir := slices.Clone(left[n.ID]), 0, ""
		for _, child := range below[n.ID] {
			its := walk(child)
			readings = append(readings, its...)
			if len(its) > most {
				most, heir = len(its), nodes[child].Name
			}
		}
		if len(s.Find(n.Name)) > 0 {
			n.Name = s.nameOf(n.Name, heir, readings)
		}
		return readings
	}
	for i, n := range nodes {
		if !slices.ContainsFunc(nodes, func(above nodeRecord) bool { return above.ID == n.Parent }) {
			walk(i)
		}
	}
}

// nameOf returns the name of a node that may say what only the withdrawn said. heir
// is the name of its largest child, if it has any.
func (s *scrubber) nameOf(name, heir string, readings []readingRecord) string {
	var said, condensed []string
	for _, x := range readings {
		said = append(said, x.Condensed, s.quotes[x.Unit])
		if x.Condensed != "" && len(s.Find(x.Condensed)) == 0 {
			condensed = append(condensed, x.Condensed)
		}
	}
	switch {
	case passages.Borne(name, said):
		return name
	case heir != "":
		s.Cleaned++
		return heir
	case len(condensed) > 0:
		s.Cleaned++
		return firstWords(slices.MinFunc(condensed, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) }))
	}
	return s.Clean(name)
}

// firstWords returns as much of a sentence as fits into a name.
func firstWords(t string) string {
	const most = 8
	words := strings.Fields(t)
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.TrimRight(strings.Join(words, " "), ".,;:")
}
