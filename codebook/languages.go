package codebook

import (
	"maps"
	"regexp"
	"slices"

	"cocode/corpus/diag"
)

// tongue is how a language is written: two or three letters (ISO 639), or none for all,
// with a region or a script where one is needed.
var tongue = regexp.MustCompile(`^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$`)

// languages names what stands in the place of a language and is none. Mostly it is the
// rest of a sentence: in { } a comma begins a new entry.
func (p *parser) languages() {
	b := p.book
	for _, l := range b.Languages {
		wrongKeys(map[string]bool{l: true}, func(key string) { p.language(b.At, "languages", key) })
	}
	for _, t := range append([]Text{b.Name, b.Memo, b.Source.Note}, b.Rules...) {
		wrongKeys(t, func(key string) { p.language(b.At, "the head", key) })
	}
	for _, name := range slices.Sorted(maps.Keys(b.Lists)) {
		wrongKeys(b.Lists[name], func(key string) { p.language(b.At, "list "+name, key) })
	}
	for place := range b.All() {
		c := place.Code
		wrong := func(field string) func(key string) {
			return func(key string) { p.language(c.PlaceOf(field, key), field+" of code \""+c.ID+"\"", key) }
		}
		for _, f := range []struct {
			name string
			text Text
		}{
			{"name", c.Name}, {"definition", c.Definition}, {"include", c.Include}, {"exclude", c.Exclude}, {"example", c.Example}, {"memo", c.Memo},
		} {
			wrongKeys(f.text, wrong(f.name))
		}
		wrongKeys(c.NearMiss, wrong("nearMiss"))
		wrongKeys(c.Indicators, wrong("indicators"))
		wrongKeys(c.Examples, wrong("examples"))
		wrongKeys(c.NearMisses, wrong("nearMisses"))
	}
}

// wrongKeys calls do for the keys that are no language.
func wrongKeys[V any](m map[string]V, do func(key string)) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if !tongue.MatchString(key) {
			do(key)
		}
	}
}

func (p *parser) language(at diag.Position, where, key string) {
	p.problems.Warnf(at, "write a code such as en or sv; if it is the rest of a sentence with a comma, put the sentence in quotation marks", "%s: %q is no language", where, key)
}
