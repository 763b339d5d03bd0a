package indicator

import (
	"slices"
	"strings"
)

// Reach is what an expression can meet, to compare expressions and to try them. That of a
// regular expression, or of an expression that does not compile, is empty.
type Reach struct{ variants []variant }

// Reaches returns the reach of each rule.
func Reaches(rules []Rule, lists map[string][]string, lexicon Lexicon) []Reach {
	x := &expander{lexicon: lexicon, lists: lists, cache: map[string][]variant{}, words: map[string]variant{}}
	all := make([]Reach, len(rules))
	for i, r := range rules {
		if e, err := Parse(r.Match); err == nil && r.Regex == "" {
			all[i].variants, _ = x.expand(e.root) // what cannot be expanded has no reach
		}
	}
	return all
}

// Starts returns the words with which what it meets may begin: two reaches that have none
// in common do not stand one within the other.
func (r Reach) Starts() []string {
	var starts []string
	for _, v := range r.variants {
		if len(v) > 0 {
			for _, a := range v[0].atoms {
				starts = append(starts, a.key())
			}
		}
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// Within reports whether another expression meets all that this one meets, word by word
// as they are written. An empty reach is within none.
func (r Reach) Within(other Reach) bool {
	for _, v := range r.variants {
		if !slices.ContainsFunc(other.variants, func(w variant) bool { return v.within(w) }) {
			return false
		}
	}
	return len(r.variants) > 0
}

func (v variant) within(w variant) bool {
	if len(v) != len(w) {
		return false
	}
	for i := range v {
		if v[i].gap > w[i].gap {
			return false
		}
		for _, a := range v[i].atoms {
			if !slices.ContainsFunc(w[i].atoms, func(b atom) bool { return a.key() == b.key() }) {
				return false
			}
		}
	}
	return true
}

// key names an atom.
func (a atom) key() string {
	return a.exact + "\x00" + a.glob + "\x00" + strings.Join(a.bases, "|") + "\x00" + string(rune(a.tag))
}
