package matrix

import (
	"cmp"
	"slices"

	"cocode/analysis"
)

// How many quotes are shown of each code, and how many words a quote needs and may
// have to stand alone in a paper.
const (
	typicalQuotes  = 3
	deviantQuotes  = 2
	shortestQuote  = 5
	longestQuote   = 80
	enoughToDiffer = 5 // units with a code, below which none is called deviant
)

// quotes is, for each code, the quotes most like the rest and those least like it.
func quotes(v *View, t *Table) {
	t.List, t.Frozen = true, 2
	t.Columns = slices.Concat([]Column{
		{Title: v.t("Subcategory"), Width: 20, Long: true}, {Title: v.t("Code"), Width: 24, Long: true},
		{Title: v.t("Kind"), Width: 12}, {Title: v.t("Quote"), Width: 84, Long: true},
	}, v.where(), []Column{
		{Title: v.t("Likeness"), Width: 10}, {Title: v.t("Status"), Width: 12}, {Title: v.t("Unit"), Hidden: true},
	})
	like := v.like()
	var body []Row
	for first := 0; first < len(v.given) && v.given[first].counts; {
		last := first
		for last < len(v.given) && v.given[last].counts && v.given[last].node == v.given[first].node {
			last++
		}
		typical, deviant := v.pick(first, last, like)
		for _, i := range typical {
			body = append(body, v.quoteRow(i, v.t("typical"), like[i]))
		}
		for _, i := range deviant {
			body = append(body, v.quoteRow(i, v.t("deviant"), like[i]))
		}
		first = last
	}
	t.Rows = rows(body)
}

func (v *View) quoteRow(i int, kind string, like float64) Row {
	g := &v.given[i]
	cells := []Cell{words(v.book.name(g.node, analysis.LevelSubcategory)),
		words(v.book.nodes[g.node].Name).to(v.back("categories", g.node, g.unit)), words(kind), v.quoteWithEvidence(g)}
	cells = v.whereCells(cells, g.unit)
	return Row{Cells: append(cells, decimal(like), words(v.t(string(g.status))), words(v.units[g.unit].ID))}
}

// pick chooses among the entries from first up to last, which have one code: the
// most typical and the most deviant, from as many participants as there are.
func (v *View) pick(first, last int, like []float64) (typical, deviant []int) {
	var fit []int
	for i := first; i < last; i++ {
		if n := v.units[v.given[i].unit].wordCount; n >= shortestQuote && n <= longestQuote {
			fit = append(fit, i)
		}
	}
	slices.SortStableFunc(fit, func(a, b int) int {
		return cmp.Or(compareBool(v.given[b].status == analysis.Accepted, v.given[a].status == analysis.Accepted), cmp.Compare(like[b], like[a]))
	})
	used := map[int]bool{}
	typical = v.spread(fit, typicalQuotes, used)
	if last-first >= enoughToDiffer {
		slices.SortStableFunc(fit, func(a, b int) int { return cmp.Compare(like[a], like[b]) })
		deviant = v.spread(fit, deviantQuotes, used)
	}
	return typical, deviant
}

// spread takes n of a list in its order, each of another participant first, and
// marks their units as used.
func (v *View) spread(list []int, n int, used map[int]bool) []int {
	var taken []int
	said := map[int]bool{}
	for _, again := range []bool{false, true} {
		for _, i := range list {
			u := v.given[i].unit
			if len(taken) == n || used[u] || said[v.units[u].person] && !again {
				continue
			}
			used[u], said[v.units[u].person] = true, true
			taken = append(taken, i)
		}
	}
	return taken
}
