package doublecoding

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/corpus"
	"cocode/corpus/text"
)

// Item is one place that coders may have coded: a unit, a sentence, a turn, a
// document.
type Item struct {
	Document *corpus.Document
	Span     text.Span
	Units    []string   // the units in it
	Given    [][]string // by coder: the codes given to units in it, sorted; nil where the coder has looked at none
	sights   [][]*sight // by coder and unit
}

// Items returns the places of a kind that at least one of the coders has looked at,
// in the order of documents and text, with what each coder gave there, raised to a
// level of the scheme: codes that fall together count once.
func (m Material) Items(on On, coders []string, level analysis.Level) []Item {
	s := newSights(m, coders, level)
	var items []Item
	for _, d := range m.Documents {
		for _, place := range d.places(on) {
			item := s.item(d.Document, place)
			if slices.ContainsFunc(item.Given, func(codes []string) bool { return codes != nil }) {
				items = append(items, item)
			}
		}
	}
	return items
}

func (s *sights) item(d *corpus.Document, p place) Item {
	item := Item{Document: d, Span: p.span, Units: p.units, Given: make([][]string, len(s.coders)), sights: make([][]*sight, len(s.coders))}
	for k := range s.coders {
		for _, u := range p.units {
			at := s.units[k][u]
			item.sights[k] = append(item.sights[k], at)
			if at == nil {
				continue
			}
			if item.Given[k] == nil {
				item.Given[k] = []string{}
			}
			item.Given[k] = append(item.Given[k], at.codes(Yes)...)
		}
		item.Given[k] = distinct(item.Given[k])
	}
	return item
}

// codes returns the codes that have an answer.
func (s *sight) codes(given Answer) (codes []string) {
	for _, a := range s.answers {
		if a.given == given {
			codes = append(codes, a.code)
		}
	}
	return codes
}

// distinct sorts codes and keeps one of each; nil stays nil.
func distinct(codes []string) []string {
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Answers returns, by coder, what was said of a code in the item. Compared is the part
// of the item that two coders or more have answered for: a coder who has not answered
// for all of that part is Unasked.
func (i Item) Answers(code string) []Answer {
	return i.over(func(s *sight) Answer { return s.of(code) })
}

// over combines what coders said of the units of an item.
func (i Item) over(of func(*sight) Answer) []Answer {
	answers := make([]Answer, len(i.sights))
	missed := make([]bool, len(i.sights))
	for u := range i.Units {
		said := 0
		here := make([]Answer, len(i.sights))
		for k := range i.sights {
			if here[k] = of(i.sights[k][u]); here[k] != Unasked {
				said++
			}
		}
		if said < 2 {
			continue
		}
		for k, a := range here {
			answers[k], missed[k] = max(answers[k], a), missed[k] || a == Unasked
		}
	}
	for k := range answers {
		if missed[k] {
			answers[k] = Unasked
		}
	}
	return answers
}

// Whole reports, by coder, whether the coder has looked at all of the item that two
// coders or more have looked at as a whole.
func (i Item) Whole() []bool {
	whole := make([]bool, len(i.sights))
	for k, a := range i.over((*sight).inFull) {
		whole[k] = a == Yes
	}
	return whole
}

// Answered returns the codes of which a coder gave an answer in the item, sorted.
func (i Item) Answered(coder int, given Answer) (codes []string) {
	for _, s := range i.sights[coder] {
		if s != nil {
			codes = append(codes, s.codes(given)...)
		}
	}
	return distinct(codes)
}

// Sets returns, by coder, the codes given to the item; nil where the coder has not
// looked at all that others have. A code that one of them is unsure of is not known: it
// is left out of all sets. Where that leaves no code that anyone gave, the sets of those
// who are unsure are nil in place of empty.
func (i Item) Sets() [][]string {
	sets, _ := i.sets()
	return sets
}

// sets is Sets; unsure reports whether there was a code that a coder was unsure of.
func (i Item) sets() (sets [][]string, unsure bool) {
	sets = make([][]string, len(i.sights))
	for k, whole := range i.Whole() {
		if whole {
			sets[k] = []string{}
		}
	}
	var doubted []string
	left := false
	for _, code := range i.codes() {
		answers := i.Answers(code)
		if doubts(sets, answers) {
			doubted = append(doubted, code)
			continue
		}
		left = give(sets, answers, code) || left
	}
	if !left {
		for _, code := range doubted {
			give(sets, i.Answers(code), code)
		}
		for _, code := range doubted {
			forget(sets, i.Answers(code))
		}
	}
	return sets, doubted != nil
}

// doubts reports whether a coder with a set is unsure.
func doubts(sets [][]string, answers []Answer) bool {
	for k, a := range answers {
		if a == Unsure && sets[k] != nil {
			return true
		}
	}
	return false
}

// give puts a code into the sets of those who gave it, and reports whether anyone did.
func give(sets [][]string, answers []Answer, code string) (given bool) {
	for k, a := range answers {
		if a == Yes && sets[k] != nil {
			sets[k], given = append(sets[k], code), true
		}
	}
	return given
}

// forget takes away the sets of those who are unsure.
func forget(sets [][]string, answers []Answer) {
	for k, a := range answers {
		if a == Unsure {
			sets[k] = nil
		}
	}
}

// InDoubt counts the items with a code that a coder was unsure of: those whose sets are
// compared without such codes, and those that this leaves out because fewer than two
// coders have a set.
func InDoubt(items []Item) (without, out int) {
	for _, i := range items {
		sets, unsure := i.sets()
		known := 0
		for _, set := range sets {
			if set != nil {
				known++
			}
		}
		switch {
		case unsure && known > 1:
			without++
		case unsure:
			out++
		}
	}
	return without, out
}

// codes returns every code that a coder has answered in the item, sorted.
func (i Item) codes() (codes []string) {
	for k := range i.sights {
		for _, given := range []Answer{Yes, Unsure, No} {
			codes = append(codes, i.Answered(k, given)...)
		}
	}
	return distinct(codes)
}

// Differ reports whether one coder gave the item a code and another, who answered for
// it as well, did not or was unsure.
func (i Item) Differ() bool {
	return slices.ContainsFunc(i.codes(), func(code string) bool {
		answers := i.Answers(code)
		return slices.Contains(answers, Yes) && (slices.Contains(answers, No) || slices.Contains(answers, Unsure))
	})
}

// Pair returns the codes that two coders gave the item, of those that both have
// answered for with yes or no. ok is false if there is nothing that they can be
// compared on.
func (i Item) Pair(a, b int) (first, second []string, ok bool) {
	i.sights = [][]*sight{i.sights[a], i.sights[b]}
	whole := i.Whole()
	ok = whole[0] && whole[1]
	for _, code := range i.codes() {
		answers := i.Answers(code)
		if !yesOrNo(answers[0]) || !yesOrNo(answers[1]) {
			continue
		}
		ok = true
		if answers[0] == Yes {
			first = append(first, code)
		}
		if answers[1] == Yes {
			second = append(second, code)
		}
	}
	return first, second, ok
}

func yesOrNo(a Answer) bool { return a == Yes || a == No }

// Shared returns the items that two coders or more have looked at as a whole, or on
// which they have answered for the same code: only these say anything of agreement.
func Shared(items []Item) []Item {
	var shared []Item
	for _, i := range items {
		if i.shared() {
			shared = append(shared, i)
		}
	}
	return shared
}

func (i Item) shared() bool {
	return several(i.over((*sight).inFull)) || slices.ContainsFunc(i.codes(), func(code string) bool { return several(i.Answers(code)) })
}

// InPart counts the items that fewer than two coders have looked at as a whole: they
// are compared on some codes only, and not by their sets.
func InPart(items []Item) int {
	n := 0
	for _, i := range items {
		if !several(i.over((*sight).inFull)) {
			n++
		}
	}
	return n
}

// several reports whether two coders or more have answered.
func several(answers []Answer) bool {
	n := 0
	for _, a := range answers {
		if a != Unasked {
			n++
		}
	}
	return n > 1
}

// Sets returns items as a table of sets of codes, for coefficients that take several
// codes on a unit.
func Sets(items []Item, coders []string) (*agreement.Table, error) {
	rows := make([][][]string, len(items))
	for i, item := range items {
		rows[i] = item.Sets()
	}
	return agreement.NewSetTable(coders, rows)
}

// Binary returns items as a table in which the value is 1 where a coder gave the
// code, 0 where the coder answered for it and did not give it, and missing where the
// coder did not see the item, has not come to the code yet or was unsure of it.
func Binary(items []Item, coders []string, code string) (*agreement.Table, error) {
	rows := make([][]string, len(items))
	for i, item := range items {
		rows[i] = make([]string, len(coders))
		for k, a := range item.Answers(code) {
			rows[i][k] = map[Answer]string{Yes: "1", No: "0"}[a]
		}
	}
	return agreement.NewTable(coders, rows)
}

// Codes returns the codes that any coder gave where they are compared, in the order of
// the scheme.
func Codes(items []Item, scheme analysis.Index) []string {
	used := map[string]bool{}
	for _, item := range items {
		for _, code := range item.codes() {
			used[code] = used[code] || slices.Contains(item.Answers(code), Yes)
		}
	}
	var order []string
	for _, n := range scheme.Scheme.Nodes {
		if used[n.ID] {
			order = append(order, n.ID)
		}
	}
	return order
}
