package matrix

import (
	"cocode/analysis"
	"cocode/analysis/agreement"
	"cocode/analysis/doublecoding"
)

// agreementTable is how far the persons who coded the same units agree, on the sets
// of codes and on each code.
func agreementTable(v *View, t *Table) {
	c := v.comparison()
	t.Columns, t.Frozen = []Column{{Title: v.t("Code"), Width: 38}, {Title: v.t("Units"), Width: 8}}, 1
	for _, name := range c.coders {
		t.Columns = append(t.Columns, Column{Title: name, Group: v.t("Units with the code"), Width: 14, Long: true})
	}
	t.Columns = append(t.Columns, Column{Title: v.t("Agreement"), Width: 11}, Column{Title: v.t("Kappa"), Width: 9},
		Column{Title: v.t("Alpha"), Width: 9}, Column{Title: v.t("95 % from"), Width: 9}, Column{Title: v.t("95 % to"), Width: 9}, Column{Title: "AC1", Width: 9}, Column{Title: v.t("Note"), Width: 44, Long: true})
	body := []Row{v.setsRow(c)}
	codes, _ := v.leaves()
	accepted := v.acceptedBy()
	for _, node := range codes {
		r := v.codeRow(c, node)
		for i, coder := range c.coders {
			if n := &r.Cells[2+i]; n.Number > 0 {
				n.Link = accepted[acceptance{coder, node}]
			}
		}
		body = append(body, r)
	}
	t.Rows = rows(body)
	t.Notes = []string{
		v.t("Compared are the units that two or more coders have looked at. A code counts as given where it is accepted; where a coder is unsure, or has not come to a suggestion yet, the value is missing. A code that a coder is unsure of is left out of the unit's sets of codes."),
		v.t("All codes: Krippendorff's alpha of sets of codes with the MASI distance (Passonneau 2006). Each code: share of pairs that agree, kappa (Conger 1980; Cohen 1960 for two), Krippendorff's alpha, Gwet's AC1."),
		v.t("From and to: between them lie 95 % of 10,000 resamples of alpha (Hayes & Krippendorff 2007, seed 1)."),
	}
}

// comparison is what several persons made of the units that they have in common.
type comparison struct {
	coders []string
	items  []doublecoding.Item // that say anything of agreement
}

func (v *View) compareCoders() comparison {
	c := comparison{coders: v.coders()}
	m := doublecoding.Material{Scheme: analysis.NewIndex(&v.Deductive), Codings: v.Codings, Seen: v.seenBy()}
	for i := range v.Data.Documents {
		d := &v.Data.Documents[i]
		m.Documents = append(m.Documents, doublecoding.Document{Document: &d.Document, Units: d.Units})
	}
	c.items = doublecoding.Shared(m.Items(doublecoding.Units, c.coders, analysis.LevelCode))
	return c
}

// seenBy returns, by coder, the units looked at as a whole. Where that is not known, a
// decision on a unit says so.
func (v *View) seenBy() map[string][]string {
	seen := map[string][]string{}
	for _, s := range v.Seen {
		seen[s.Coder] = append(seen[s.Coder], s.Unit)
	}
	for i := range v.given {
		for _, p := range v.given[i].persons {
			if v.Seen == nil {
				seen[p.Coder] = append(seen[p.Coder], p.Unit)
			}
		}
	}
	return seen
}

// setsRow compares the sets of codes that coders gave.
func (v *View) setsRow(c comparison) Row {
	coded := make([]int, len(c.coders))
	for _, item := range c.items {
		for k, set := range item.Sets() {
			if len(set) > 0 {
				coded[k]++
			}
		}
	}
	table, err := doublecoding.Sets(c.items, c.coders)
	if err != nil {
		return v.agreementStart(v.t("All codes"), 0, coded)
	}
	r := v.agreementStart(v.t("All codes"), agreement.Summarize(table).Paired, coded)
	r.Kind = Total
	alpha := agreement.Alpha(table, agreement.MASI)
	low, high := limits(table, agreement.MASI)
	r.Cells = append(r.Cells, coefficient(agreement.PercentPairs(table), Percent), Cell{}, coefficient(alpha, Decimal), low, high, Cell{}, v.reason(alpha))
	return r
}

func (v *View) agreementStart(name string, units int, coded []int) Row {
	r := Row{Cells: []Cell{words(name), number(units)}}
	for _, n := range coded {
		r.Cells = append(r.Cells, number(n))
	}
	return r
}

// codeRow compares coders on one code: given or not.
func (v *View) codeRow(c comparison, node int) Row {
	n := v.book.nodes[node]
	coded := make([]int, len(c.coders))
	for _, item := range c.items {
		for k, a := range item.Answers(n.ID) {
			if a == doublecoding.Yes {
				coded[k]++
			}
		}
	}
	table, err := doublecoding.Binary(c.items, c.coders, n.ID)
	if err != nil {
		return v.agreementStart(n.Name, 0, coded)
	}
	r := v.agreementStart(n.Name, agreement.Summarize(table).Paired, coded)
	alpha := agreement.Alpha(table, agreement.Nominal)
	low, high := limits(table, agreement.Nominal)
	r.Cells = append(r.Cells, coefficient(agreement.PercentPairs(table), Percent), coefficient(agreement.Conger(table), Decimal),
		coefficient(alpha, Decimal), low, high, coefficient(agreement.Gwet(table, agreement.Unweighted), Decimal), v.reason(alpha))
	return r
}

// limits are those of alpha, between which 95 % of 10,000 resamples lie (Hayes &
// Krippendorff 2007); the seed is the usual one of the command agreement.
func limits(t *agreement.Table, d agreement.Distance) (low, high Cell) {
	c := agreement.BootstrapAlpha(t, d, agreement.Options{Seed: 1})
	if !c.OK {
		return Cell{}, Cell{}
	}
	return Cell{Kind: Decimal, Number: round(c.Low)}, Cell{Kind: Decimal, Number: round(c.High)}
}

// coefficient is the value of a coefficient, blank where it is undefined.
func coefficient(r agreement.Result, kind CellKind) Cell {
	if !r.OK {
		return Cell{}
	}
	return Cell{Kind: kind, Number: round(r.Value)}
}

// reason says why there is no alpha.
func (v *View) reason(r agreement.Result) Cell {
	switch {
	case r.OK:
		return Cell{}
	case r.Reason == agreement.NoVariation:
		return words(v.t("no variation: all values are the same"))
	case r.Reason == agreement.NoPairs:
		return words(v.t("no unit was coded by two coders"))
	}
	return words(r.Reason)
}

func hasTwoCoders(v *View) bool { return hasBook(v) && len(v.coders()) > 1 }
