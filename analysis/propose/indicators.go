package propose

import (
	"fmt"
	"slices"

	"cocode/codebook"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

const (
	mostAdded       = 5   // indicators for a code and language
	leastInterviews = 2   // in which accepted units hold one to add
	leastRejected   = 3   // rejected suggestions of an indicator
	mostlyNo        = 0.7 // the share of its decided suggestions that are rejected
)

// additions proposes indicators: words that set the units which persons accepted apart
// from all others, in two interviews at least, where no indicator has found them.
func (m *material) additions() []Proposal {
	taken := m.taken()
	var all []Proposal
	for _, p := range m.book.Codable() {
		accepted := m.yes[p.ID]
		for _, lang := range m.languages() {
			inside := m.speaking(accepted, lang)
			if len(inside) >= leastIn {
				all = append(all, m.additionsTo(p.ID, lang, inside, taken)...)
			}
		}
	}
	return all
}

func (m *material) additionsTo(code, lang string, inside []int, taken *taken) []Proposal {
	var outside []int
	for u := range m.units {
		if v := m.stands[standing{u, code}]; m.units[u].document.Language == lang && !v.accepted() && !v.open() {
			outside = append(outside, u)
		}
	}
	keys := m.keyTerms(inside, outside, func(u int) []text.Span { return m.found(u, code) })
	var all []Proposal
	for _, k := range keys {
		if len(all) == mostAdded {
			break
		}
		if m.documents(k.inside) < leastInterviews || taken.has(lang, code, k) {
			continue
		}
		why := fmt.Sprintf("in %d of %d accepted units, where no indicator has found it, and in %d of %d others (%s)", len(k.inside), len(inside), k.outside, len(outside), k.figures())
		all = append(all, Proposal{Kind: AddIndicator, Code: code, Language: lang, Indicator: k.indicator(), With: len(k.inside), Without: k.outside, Why: why, Units: m.names(k.inside)})
	}
	return all
}

// indicator makes an indicator of a term.
func (k keyTerm) indicator() codebook.Indicator {
	i := codebook.Indicator{Match: k.words, Weight: k.weight()}
	if k.sign != language.Affirmed && k.sign != "" {
		i.Polarity = []language.Polarity{k.sign}
	}
	return i
}

// found returns the words of a unit that an indicator of the code has found.
func (m *material) found(u int, code string) []text.Span {
	var spans []text.Span
	for _, e := range m.stands[standing{u, code}].evidence {
		if e.Kind == "indicator" {
			spans = append(spans, e.Spans...)
		}
	}
	return spans
}

// languages returns the languages of the documents, in order.
func (m *material) languages() []string {
	var all []string
	for _, d := range m.in.Data.Documents {
		if !slices.Contains(all, d.Language) {
			all = append(all, d.Language)
		}
	}
	slices.Sort(all)
	return all
}

// speaking keeps the units in a language.
func (m *material) speaking(units []int, lang string) []int {
	var kept []int
	for _, u := range units {
		if m.units[u].document.Language == lang {
			kept = append(kept, u)
		}
	}
	return kept
}

// drops proposes to drop indicators whose suggestions persons mostly reject.
func (m *material) drops() []Proposal {
	var all []Proposal
	for _, p := range m.book.Codable() {
		for _, lang := range m.languages() {
			for _, i := range p.Indicators[lang] {
				yes, no := m.record(p.ID, lang, i)
				decided := len(yes) + len(no)
				if i.Not || len(no) < leastRejected || float64(len(no)) < mostlyNo*float64(decided) {
					continue
				}
				why := fmt.Sprintf("rejected in %d of %d units that it suggested and persons decided", len(no), decided)
				all = append(all, Proposal{Kind: DropIndicator, Code: p.ID, Language: lang, Indicator: i, With: len(yes), Without: len(no), Why: why, Units: m.names(no)})
			}
		}
	}
	return all
}

// record returns the units on which an indicator spoke for a code, by what persons said
// of it.
func (m *material) record(code, lang string, i codebook.Indicator) (accepted, rejected []int) {
	rule := i.String()
	for _, u := range m.judged[code] {
		v := m.stands[standing{u, code}]
		if m.units[u].document.Language != lang || !v.speaks(rule) {
			continue
		}
		if v.accepted() {
			accepted = append(accepted, u)
		} else {
			rejected = append(rejected, u)
		}
	}
	return accepted, rejected
}

// speaks reports whether an indicator speaks for the code.
func (v verdict) speaks(rule string) bool {
	for _, e := range v.evidence {
		if e.Kind == "indicator" && e.Rule == rule {
			return true
		}
	}
	return false
}
