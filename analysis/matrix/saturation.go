package matrix

import (
	"math"
	"slices"

	"cocode/analysis"
)

// How saturation is judged: after a base of interviews, runs of some more must bring
// at most a share of new codes (Guest, Namey & Chen 2020).
const (
	baseSize  = 4
	runLength = 2
	threshold = 0.05
)

// saturation is how many codes are new in each interview, in the order of the study,
// and how many any order would have shown on average.
func saturation(v *View, t *Table) {
	kinds := v.saturationKinds()
	t.Frozen = 2
	t.Columns = []Column{{Title: v.t("Number"), Width: 9}, {Title: v.t("Interview"), Width: 22}}
	var values []int
	for _, k := range kinds {
		t.Columns = append(t.Columns, Column{Title: v.t("%s: new", k.name), Width: 16}, Column{Title: v.t("%s: so far", k.name), Width: 16},
			Column{Title: v.t("%s: in any order", k.name), Width: 18})
	}
	body := make([]Row, len(v.docs))
	for d := range v.docs {
		body[d].Cells = []Cell{number(d + 1), words(v.docs[d].Name).to(v.toInterview(d))}
	}
	for i, k := range kinds {
		k.add(body)
		values = append(values, 3+3*i, 4+3*i)
		t.Notes = append(t.Notes, v.saturationNote(k))
	}
	t.Rows = rows(body)
	t.Notes = append(t.Notes, v.t("In any order: the mean over all orders of the interviews (Coleman 1981), so that the curve does not depend on who came first."))
	t.Charts = []Chart{v.saturationChart(values, len(body))}
}

func (v *View) saturationChart(values []int, n int) Chart {
	return Chart{Kind: Lines, Title: v.t("Codes found so far"), Names: 0, Values: values, Rows: n,
		Alt:    v.t("Line chart: how many codes have been found after each interview, in the order of the study and in the mean of all orders."),
		XTitle: v.t("Interviews"), YTitle: v.t("Codes")}
}

// discovery is in which interviews each of a kind of codes occurs.
type discovery struct {
	name  string
	found [][]bool // by code and interview, codes that occur only
	docs  int
}

// saturationKinds are the codes of the codebook, and the inductive subcategories.
func (v *View) saturationKinds() []discovery {
	var kinds []discovery
	if hasBook(v) {
		y := v.count(v.book, v.ofBook(v.inDocument), Units, len(v.docs))
		kinds = append(kinds, discover(v.t("Codes of the codebook"), v.book, y))
	}
	if hasOpen(v) {
		tree, entries := v.open.without(analysis.LevelCode, v.ofOpen(v.inDocument))
		y := v.count(tree, entries, Units, len(v.docs))
		kinds = append(kinds, discover(v.t("Inductive subcategories"), tree, y))
	}
	return kinds
}

func discover(name string, t *tree, y *tally) discovery {
	k := discovery{name: name, docs: y.columns}
	for i := range t.nodes {
		if !t.leaf(i) || y.total(i) == 0 {
			continue
		}
		found := make([]bool, y.columns)
		for d := range found {
			found[d] = y.of(i, d) > 0
		}
		k.found = append(k.found, found)
	}
	return k
}

// fresh returns how many codes are new in each interview.
func (k discovery) fresh() []int {
	n := make([]int, k.docs)
	for _, f := range k.found {
		n[slices.Index(f, true)]++
	}
	return n
}

func (k discovery) add(body []Row) {
	sum := 0
	for d, n := range k.fresh() {
		sum += n
		body[d].Cells = append(body[d].Cells, number(n), number(sum), decimal(k.expected(d+1)))
	}
}

// expected is how many codes n interviews show in the mean over all choices of n:
// Σ 1 - C(N-k, n)/C(N, n) over codes that occur in k of N interviews (Coleman 1981,
// Mathematical Biosciences 54, 191-215).
func (k discovery) expected(n int) float64 {
	sum := 0.0
	for _, f := range k.found {
		in := 0
		for _, yes := range f {
			if yes {
				in++
			}
		}
		sum += 1 - missed(k.docs, in, n)
	}
	return sum
}

// missed is the chance that n of all interviews hold none of the in that have a code.
func missed(all, in, n int) float64 {
	if n > all-in {
		return 0
	}
	log := 0.0
	for i := range n {
		log += math.Log(float64(all-in-i)) - math.Log(float64(all-i))
	}
	return math.Exp(log)
}

// reached returns after how many interviews a run brought at most the threshold of
// new codes, measured against those of the base; 0 if none did.
func (k discovery) reached() int {
	fresh := k.fresh()
	base := 0
	for d, n := range fresh {
		if d < baseSize {
			base += n
		}
	}
	if base == 0 {
		return 0
	}
	for end := baseSize + runLength; end <= k.docs; end++ {
		run := 0
		for _, n := range fresh[end-runLength : end] {
			run += n
		}
		if float64(run) <= threshold*float64(base) {
			return end - runLength
		}
	}
	return 0
}

func (v *View) saturationNote(k discovery) string {
	if n := k.reached(); n > 0 {
		return k.name + ": " + v.t("saturation at %d+%d interviews: base size %d, run length %d, at most %d %% new (Guest, Namey & Chen 2020).",
			n, runLength, baseSize, runLength, int(threshold*100))
	}
	return k.name + ": " + v.t("no saturation: with base size %d and run length %d more than %d %% stays new (Guest, Namey & Chen 2020).",
		baseSize, runLength, int(threshold*100))
}
