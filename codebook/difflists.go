package codebook

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// field is one field in two versions.
type field struct {
	name     string
	was, now any
}

// changed returns the names of the fields that differ.
func changed(fields ...field) []string {
	var names []string
	for _, f := range fields {
		if !reflect.DeepEqual(f.was, f.now) {
			names = append(names, f.name)
		}
	}
	return names
}

func rewordedFields(was, is *Code) []string {
	return changed(field{"definition", was.Definition, is.Definition}, field{"include", was.Include, is.Include}, field{"exclude", was.Exclude, is.Exclude},
		field{"example", was.Example, is.Example}, field{"near-miss", was.NearMiss, is.NearMiss},
		field{"dimension", was.Dimension, is.Dimension}, field{"direction", was.Direction, is.Direction}, field{"abstract", was.Abstract, is.Abstract})
}

// indicators says which indicators of a code came and went, and which weigh otherwise.
func (d *differ) indicators(code string, was, is *Code) {
	before, after := indicatorsBy(was), indicatorsBy(is)
	var parts, rules []string
	if words := cameAndWent("indicator", indicatorsOf(was), indicatorsOf(is)); words != "" {
		parts = append(parts, words)
	}
	var weights []string
	for _, key := range indicatorsOf(was) {
		old := before[key]
		now, kept := after[key]
		if !kept || now.Strength() != old.Strength() {
			rules = append(rules, old.String())
		}
		if kept && now.Strength() != old.Strength() {
			weights = append(weights, fmt.Sprintf("%s: %.4g, was %.4g", key, now.Strength(), old.Strength()))
		}
	}
	if n := len(weights); n > 0 {
		parts = append(parts, fmt.Sprintf("%d other %s (%s)", n, plural("weight", n), few(weights)))
	}
	if len(parts) > 0 {
		d.say(Indicated, code, "", "%s", strings.Join(parts, "; "))
		d.changes[len(d.changes)-1].Rules = rules
	}
}

// cameAndWent says which entries of a list came and went; up to three are named. It is
// empty if none did.
func cameAndWent(what string, was, is []string) string {
	var parts []string
	for _, x := range []struct {
		verb  string
		words []string
	}{{"new", without(is, was)}, {"dropped", without(was, is)}} {
		if n := len(x.words); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s %s (%s)", n, x.verb, plural(what, n), few(x.words)))
		}
	}
	return strings.Join(parts, "; ")
}

func plural(what string, n int) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

func few(words []string) string {
	if len(words) > 3 {
		return strings.Join(words[:3], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// without returns the words of a that b does not have, in their order.
func without(a, b []string) []string {
	has := map[string]bool{}
	for _, w := range b {
		has[w] = true
	}
	var rest []string
	for _, w := range a {
		if !has[w] {
			rest = append(rest, w)
		}
	}
	return rest
}

// indicatorsOf names the indicators of a code by all that they say but their weight.
func indicatorsOf(c *Code) []string {
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(c.Indicators)) {
		for _, i := range c.Indicators[lang] {
			all = append(all, i.named())
		}
	}
	return all
}

func indicatorsBy(c *Code) map[string]Indicator {
	by := map[string]Indicator{}
	for _, lang := range slices.Sorted(maps.Keys(c.Indicators)) {
		for _, i := range c.Indicators[lang] {
			by[i.named()] = i
		}
	}
	return by
}

func (i Indicator) named() string {
	words := i.String()
	if len(i.Polarity) > 0 {
		words += fmt.Sprintf(" %v", i.Polarity)
	}
	if i.Speaker != "" {
		words += " said by " + i.Speaker
	}
	if i.Not {
		words = "not " + words
	}
	return words
}

func examplesOf(c *Code) []string {
	var all []string
	for _, m := range []map[string][]string{c.Examples, c.NearMisses} {
		for _, lang := range slices.Sorted(maps.Keys(m)) {
			all = append(all, m[lang]...)
		}
	}
	return all
}
