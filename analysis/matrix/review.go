package matrix

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"cocode/analysis"
	"cocode/corpus/language"
	"cocode/corpus/text"
)

// review is every suggestion that is to be decided, with its evidence, in the order
// of the texts.
func review(v *View, t *Table) {
	v.reviewColumns(t, true)
	order := v.toReview()
	t.Rows = each(slices.Values(order), func(room []Cell, i int) []Cell { return v.reviewCells(room, v.given[i].unit, &v.given[i]) })
}

// reviewRest is the units without a suggestion, to be given codes.
func reviewRest(v *View, t *Table) {
	v.reviewColumns(t, false)
	suggested := make([]bool, len(v.units))
	for _, i := range v.toReview() {
		suggested[v.given[i].unit] = true
	}
	rest := slices.DeleteFunc(v.asked(), func(u int) bool { return suggested[u] })
	t.Rows = each(slices.Values(rest), func(room []Cell, u int) []Cell { return v.reviewCells(room, u, nil) })
}

// toReview returns what the reviewer is asked, as places in v.given: every
// suggestion, and what else the reviewer has given. Without a reviewer it is what
// nobody has decided.
func (v *View) toReview() []int {
	var order []int
	for i := range v.given {
		g := &v.given[i]
		asked := g.status == analysis.Suggested
		if who := v.options.Reviewer; who != "" {
			asked = g.machine != nil || g.by(who) != nil
		}
		if asked {
			order = append(order, i)
		}
	}
	place := make([]int, len(v.units))
	for i, u := range v.asked() {
		place[u] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(place[v.given[a].unit], place[v.given[b].unit]) })
	return order
}

// asked returns the units in the order in which they are asked for: those that the
// options name first, then all others in the order of the texts.
func (v *View) asked() []int {
	place := map[string]int{}
	for i, id := range v.options.First {
		place[id] = i - len(v.options.First)
	}
	order := make([]int, len(v.units))
	for u := range order {
		order[u] = u
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(place[v.units[a].ID], place[v.units[b].ID]) })
	return order
}

// by returns the coding of a coder, nil if there is none.
func (g *given) by(coder string) *analysis.Coding {
	for _, c := range g.persons {
		if c.Coder == coder {
			return c
		}
	}
	return nil
}

func (v *View) reviewColumns(t *Table, suggested bool) {
	verdictWords, codes := v.verdictWords(), v.CodeNames()
	fill := func(f Field, width int, choice []string) Column {
		return Column{Title: v.t(string(f)), Width: width, Fill: true, Long: choice == nil, Choice: choice, Hidden: width == 0}
	}
	facet := func(f Field, width int) Column { return fill(f, width, v.facetChoices(f)) }
	decision := 12
	if !suggested {
		decision = 0
	}
	t.List, t.Frozen = true, 1
	t.Columns = append([]Column{
		fill(FieldDecision, decision, verdictWords), fill(FieldChange, decision*2, codes),
		fill(FieldAlso, 24, codes), fill(FieldNew, 20, nil), fill(FieldMemo, 28, nil), fill(FieldCondensed, 30, nil),
		{Title: v.t("Code"), Width: 22, Long: true, Hidden: !suggested},
		{Title: v.t("Said before"), Width: 26, Long: true},
		{Title: v.t("Meaning unit"), Width: 54, Long: true},
		{Title: v.t("Evidence"), Width: 36, Long: true, Hidden: !suggested},
		facet(FieldHolder, 13), facet(FieldVoice, 10), facet(FieldWhen, 9), facet(FieldPhase, 9),
		{Title: v.t("Confidence"), Width: 11, Hidden: !suggested},
	}, v.where()...)
	for _, f := range []Field{FieldUnit, FieldScheme, FieldCode, FieldCoder, FieldWas} {
		t.Columns = append(t.Columns, Column{Title: v.t(string(f)), Hidden: true})
	}
}

func (v *View) verdictWords() []string {
	list := make([]string, len(verdicts))
	for i, w := range verdicts {
		list[i] = v.t(string(w))
	}
	return list
}

// CodeNames returns the names of the codebook's codes, as the review offers them: a
// name that two codes share has the code's id behind it.
func (v *View) CodeNames() []string {
	times := map[string]int{}
	for i, n := range v.book.nodes {
		if v.book.leaf(i) {
			times[n.Name]++
		}
	}
	var names []string
	for i, n := range v.book.nodes {
		switch {
		case !v.book.leaf(i):
		case times[n.Name] > 1:
			names = append(names, n.Name+" ("+n.ID+")")
		default:
			names = append(names, n.Name)
		}
	}
	return names
}

// reviewCells is one row of the review; g is nil for a unit without a suggestion.
func (v *View) reviewCells(room []Cell, u int, g *given) []Cell {
	x := &v.units[u]
	condensed := ""
	if x.reading != nil {
		condensed = x.reading.Condensed
	}
	own, memo := v.own(g)
	facets := v.toDecide(g)
	cells := append(room, words(v.t(own)), Cell{}, Cell{}, Cell{}, words(memo), words(condensed))
	if g == nil {
		cells = append(cells, Cell{}, words(v.saidBefore(u)), words(v.quote(u)), Cell{})
	} else {
		cells = append(cells, words(v.book.nodes[g.node].Name), words(v.saidBefore(u)), v.quoteWithEvidence(g), words(v.allEvidence(g)))
	}
	cells = append(cells, v.facetCells(facets)...)
	code, confidence := "", Cell{}
	if g != nil {
		code, confidence = v.book.nodes[g.node].ID, decimal(g.confidence())
	}
	cells = v.whereCells(append(cells, confidence), u)
	was := Was{v.t(own), Fingerprint(condensed), facets}
	return append(cells, words(x.ID), words(v.book.id), words(code), words(v.options.Reviewer), words(was.String()))
}

// toDecide is the facets as the reviewer has decided them, else as suggested.
func (v *View) toDecide(g *given) analysis.Facets {
	switch {
	case g == nil:
		return analysis.Facets{}
	case g.by(v.options.Reviewer) != nil:
		return g.by(v.options.Reviewer).Facets
	case g.machine != nil:
		return g.machine.Facets
	}
	return analysis.Facets{}
}

// Fingerprint tells whether a text is the one that was exported.
func Fingerprint(s string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(s), " ")))
	return hex.EncodeToString(sum[:4])
}

// own is what the reviewer has decided before, as a verdict, and noted.
func (v *View) own(g *given) (verdict, memo string) {
	if g == nil || v.options.Reviewer == "" {
		return "", ""
	}
	c := g.by(v.options.Reviewer)
	switch {
	case c == nil:
		return "", ""
	case c.Changed: // to be decided again
		return "", c.Memo
	}
	return string(VerdictOf(c.Status)), c.Memo
}

// allEvidence is the words for and against, each with its polarity; the indicators
// stand in the list of suggestions.
func (v *View) allEvidence(g *given) string {
	var lines []string
	if c := g.by(v.options.Reviewer); c != nil && c.Changed {
		lines = append(lines, v.t("the words have changed since the decision"))
	}
	for _, m := range v.memos()[v.units[g.unit].ID] {
		lines = append(lines, v.t("Memo")+" ("+m.Who+"): "+m.Text)
	}
	for _, e := range g.evidence() {
		line := v.side(e) + ": “" + v.evidenceWords(g.unit, e) + "”"
		if len(e.Spans) == 0 { // reasons that are not words of the text
			line = v.side(e) + ": " + e.Rule
		}
		if e.Polarity != "" && e.Polarity != language.Affirmed {
			line += " · " + v.t(string(e.Polarity))
		}
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// saidLength is how many bytes of the talk before a unit the review shows.
const saidLength = 160

// saidBefore is the end of what was said right before a unit, in its own turn or the
// turn before it.
func (v *View) saidBefore(u int) string {
	x := &v.units[u]
	d := v.docs[x.doc]
	turn := d.Turns[x.Turn]
	before := text.Span{Start: turn.Span.Start, End: x.Spans[0].Start}.Trim(d.Text)
	label := ""
	if before.Empty() && x.Turn > 0 {
		turn = d.Turns[x.Turn-1]
		before = turn.Span
		label = d.Speaker(turn).Label
	}
	said := tail(before.Of(d.Text), saidLength)
	if label != "" && said != "" {
		return label + ": " + said
	}
	return said
}

// tail returns the end of s, from the beginning of a word on.
func tail(s string, length int) string {
	if len(s) <= length {
		return s
	}
	s = s[len(s)-length:]
	if blank := strings.IndexAny(s, " \n"); blank >= 0 {
		s = s[blank+1:]
	}
	return "… " + strings.ToValidUTF8(s, "")
}
