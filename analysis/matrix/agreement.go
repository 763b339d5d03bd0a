package matrix

import (
	"slices"

	"cocode/analysis"
	"cocode/analysis/agreement"
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
		v.t("Compared are the units that two or more coders have looked at. A code counts as given where it is accepted; where a coder is unsure, the value is missing."),
		v.t("All codes: Krippendorff's alpha of sets of codes with the MASI distance (Passonneau 2006). Each code: share of pairs that agree, kappa (Conger 1980; Cohen 1960 for two), Krippendorff's alpha, Gwet's AC1."),
		v.t("From and to: between them lie 95 % of 10,000 resamples of alpha (Hayes & Krippendorff 2007, seed 1)."),
	}
}

// comparison is what several persons made of the units that they have in common.
type comparison struct {
	coders []string
	units  []int           // looked at by two or more
	seen   []map[int]bool  // by coder
	given  map[choice]bool // accepted codes
	unsure map[choice]bool
}

type choice struct{ coder, unit, node int }

func (v *View) comparison() comparison {
	c := comparison{coders: v.coders(), given: map[choice]bool{}, unsure: map[choice]bool{}}
	c.seen = make([]map[int]bool, len(c.coders))
	for i := range c.seen {
		c.seen[i] = map[int]bool{}
	}
	for _, s := range v.Seen {
		u, known := v.unitAt[s.Unit]
		if i := slices.Index(c.coders, s.Coder); i >= 0 && known {
			c.seen[i][u] = true
		}
	}
	for i := range v.given {
		c.add(&v.given[i], v.Seen == nil)
	}
	for u := range v.units {
		if c.looked(u) > 1 {
			c.units = append(c.units, u)
		}
	}
	return c
}

// add takes in what persons gave to a unit. Where it is not known what they have
// seen, a decision on a unit says that they have seen it.
func (c *comparison) add(g *given, unknown bool) {
	for _, p := range g.persons {
		i := slices.Index(c.coders, p.Coder)
		if unknown {
			c.seen[i][g.unit] = true
		}
		switch p.Status {
		case analysis.Accepted:
			c.given[choice{i, g.unit, g.node}] = true
		case analysis.Unsure:
			c.unsure[choice{i, g.unit, g.node}] = true
		}
	}
}

// looked returns how many coders have looked at a unit.
func (c *comparison) looked(u int) int {
	n := 0
	for _, s := range c.seen {
		if s[u] {
			n++
		}
	}
	return n
}

// setsRow compares the sets of codes that coders gave.
func (v *View) setsRow(c comparison) Row {
	sets := v.codeSets(c)
	coded := make([]int, len(c.coders))
	for _, row := range sets {
		for k, set := range row {
			if len(set) > 0 {
				coded[k]++
			}
		}
	}
	r := v.agreementStart(v.t("All codes"), c, coded)
	r.Kind = Total
	table, err := agreement.NewSetTable(c.coders, sets)
	if err != nil {
		return r
	}
	alpha := agreement.Alpha(table, agreement.MASI)
	low, high := limits(table, agreement.MASI)
	r.Cells = append(r.Cells, coefficient(agreement.PercentPairs(table), Percent), Cell{}, coefficient(alpha, Decimal), low, high, Cell{}, v.reason(alpha))
	return r
}

// codeSets returns the codes that each coder gave each unit in common: nil where the
// coder has not looked at the unit.
func (v *View) codeSets(c comparison) [][][]string {
	type place struct{ coder, unit int }
	given := map[place][]string{}
	for i := range v.given {
		g := &v.given[i]
		for k := range c.coders {
			if c.given[choice{k, g.unit, g.node}] {
				given[place{k, g.unit}] = append(given[place{k, g.unit}], v.book.nodes[g.node].ID)
			}
		}
	}
	sets := make([][][]string, len(c.units))
	for i, u := range c.units {
		sets[i] = make([][]string, len(c.coders))
		for k := range c.coders {
			if c.seen[k][u] {
				sets[i][k] = append([]string{}, given[place{k, u}]...)
			}
		}
	}
	return sets
}

func (v *View) agreementStart(name string, c comparison, coded []int) Row {
	r := Row{Cells: []Cell{words(name), number(len(c.units))}}
	for _, n := range coded {
		r.Cells = append(r.Cells, number(n))
	}
	return r
}

// codeRow compares coders on one code: given or not.
func (v *View) codeRow(c comparison, node int) Row {
	values := make([][]string, len(c.units))
	coded := make([]int, len(c.coders))
	for i, u := range c.units {
		values[i] = make([]string, len(c.coders))
		for k := range c.coders {
			at := choice{k, u, node}
			switch {
			case !c.seen[k][u] || c.unsure[at]:
			case c.given[at]:
				values[i][k] = "1"
				coded[k]++
			default:
				values[i][k] = "0"
			}
		}
	}
	r := v.agreementStart(v.book.nodes[node].Name, c, coded)
	table, err := agreement.NewTable(c.coders, values)
	if err != nil {
		return r
	}
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
